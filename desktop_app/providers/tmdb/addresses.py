"""Paths of lists and titles (contract 3 and 4)."""

from dataclasses import dataclass

from desktop_app.domain.errors import CallReason, ListReason, NotThere, RefusalReason, Refused
from desktop_app.domain.queues import TitleId

SHELVES = {
    "watchlist/movies": "Watchlist: films",
    "watchlist/tv": "Watchlist: TV",
    "favorite/movies": "Favorites: films",
    "favorite/tv": "Favorites: TV",
    "rated/movies": "Rated films",
    "rated/tv": "Rated TV",
    "rated/tv/episodes": "Rated episodes",
}
"""Lists that everybody has, by the end of their path."""

RATED = ListReason.RATED
_KINDS = {"movies": "movie", "tv": "tv", "episodes": "episode"}
NEWEST_FIRST = (("sort_by", "created_at.desc"),)


@dataclass(frozen=True, slots=True)
class Address:
    """Address of a list, by name: `watchlist/movies`, or `list/5861` for a list that has a name of its own.

    Raises `NotThere` for any other name: no other word goes into a path.
    """

    name: str

    def __post_init__(self) -> None:
        number = self.name.removeprefix("list/")
        if self.name not in SHELVES and not (self.is_own and number.isascii() and number.isalnum()):
            raise NotThere(CallReason.NOT_A_LIST_THERE)

    @property
    def is_own(self) -> bool:
        return self.name.startswith("list/")

    @property
    def is_rated(self) -> bool:
        return self.name.startswith("rated/")

    @property
    def shelf(self) -> str:
        """`watchlist`, `favorite` or `rated`."""
        return self.name.partition("/")[0]

    @property
    def kind(self) -> str:
        """Kind of all titles of the list; empty if mixed. Rows of a shelf do not name their kind."""
        return "" if self.is_own else _KINDS[self.name.rpartition("/")[2]]

    @property
    def path(self) -> str:
        """Path of a list with a name of its own; a shelf is below its account."""
        return f"/{self.name}"


@dataclass(frozen=True, slots=True)
class Key:
    """A title's key, taken apart. Films and TV count from one each: `TitleId` is `movie:11`, `tv:11`, or
    `episode:1399/1/2`, which is the second of the first season.
    """

    kind: str
    number: str

    @property
    def title_id(self) -> TitleId:
        return TitleId(f"{self.kind}:{self.number}")

    @property
    def path(self) -> str:
        """Path of the title. Raises `Refused` for a title that TMDB cannot know."""
        numbers = self.number.split("/")
        if all(number.isascii() and number.isdigit() for number in numbers):
            match self.kind, numbers:
                case (("movie" | "tv"), [number]):
                    return f"/{self.kind}/{number}"
                case "episode", [show, season, number]:
                    return f"/tv/{show}/season/{season}/episode/{number}"
        raise Refused(RefusalReason.TITLE_NOT_KNOWN, titles=(self.title_id,))


def key_of(title_id: TitleId) -> Key:
    """The inverse of `Key.title_id`."""
    kind, _, number = title_id.partition(":")
    return Key(kind, number)
