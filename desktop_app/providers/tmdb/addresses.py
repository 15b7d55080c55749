"""Where lists and titles are found (contract 3 and 4)."""

from dataclasses import dataclass

from desktop_app.domain.errors import CallReason, ListReason, NotThere, RefusalReason, Refused
from desktop_app.domain.queues import TitleId

SHELVES = {
    "watchlist/movies": "Watchlist: films",
    "watchlist/tv": "Watchlist: TV",
    "favorite/movies": "Favourites: films",
    "favorite/tv": "Favourites: TV",
    "rated/movies": "Rated films",
    "rated/tv": "Rated TV",
    "rated/tv/episodes": "Rated episodes",
}
"""What everybody has, by the end of its path."""

RATED = ListReason.RATED
_KINDS = {"movies": "movie", "tv": "tv", "episodes": "episode"}
NEWEST_FIRST = (("sort_by", "created_at.desc"),)


@dataclass(frozen=True, slots=True)
class Address:
    """One list by its name: `watchlist/movies`, or `list/5861`, one that has a name of its own.

    Raises `NotThere` where it is none: no other word goes into a path.
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
        """What all its titles are, empty where kinds are mixed: rows of a shelf do not say it themselves."""
        return "" if self.is_own else _KINDS[self.name.rpartition("/")[2]]

    @property
    def path(self) -> str:
        """Of a list with a name of its own; a shelf is below its account."""
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
        """Of the title. Raises `Refused` where it is none that TMDB knows."""
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
