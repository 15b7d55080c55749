"""Titles as a file names them, and the result of reading a file."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.domain.errors import Cause
from desktop_app.domain.queues import Title

LARGEST = 20_000_000
"""Bytes of a file that is read."""

MOST = 100_000
"""Titles of a file that is read."""

MOST_LINES = 1_000_000
"""Lines of a table or a text that is read: a title may take several."""

ID_NAMESPACES = ("imdb", "tmdb", "tvdb", "trakt")
"""Id namespaces that files carry for certain, in the order of their columns; others follow behind these."""


@dataclass(frozen=True, slots=True)
class ImportedTitle:
    """A title as a file names it. `key` is its `TitleId` at `service`, a provider's id; both empty where unknown.

    `ids` are sorted as the columns of a file are: `ID_NAMESPACES` first, then by name. `show`: the series that a season
    or an episode is a part of, which may be found where the part is not.
    """

    name: str
    year: int | None = None
    kind: str = ""
    part: str = ""
    ids: tuple[tuple[str, str], ...] = ()
    service: str = ""
    key: str = ""
    show: "ImportedTitle | None" = None


@dataclass(frozen=True, slots=True)
class Line:
    """`number` is the one-based line of the file (JSON: which title of it); `rating` is the person's, as written."""

    number: int
    wanted: ImportedTitle
    rating: str = ""


@dataclass(frozen=True, slots=True)
class Mistake:
    """A line that says no title. `cause`: what is wrong, and what was expected."""

    number: int
    cause: Cause


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents of a file. `form` is a name for people, such as "Letterboxd’s CSV"; `unit` is what numbers count.

    `unused` are the names of columns that do not tell which title is meant; that of the person's ratings,
    `rating_column`, is one of them. `rating_highest`: how high the ratings go, 0 where the file has none.
    """

    form: str
    lines: tuple[Line, ...]
    mistakes: tuple[Mistake, ...] = ()
    unit: str = "Line"
    unused: tuple[str, ...] = ()
    rating_column: str = ""
    rating_highest: int = 0


def imported_title_of(title: Title, service: str) -> ImportedTitle:
    """The title as a file of ours names it."""
    known = dict(title.ids)
    ids = tuple((namespace, known[namespace]) for namespace in columns_of(known) if known.get(namespace))
    return ImportedTitle(title.name, title.year or None, title.kind, title.part, ids, service, title.id)


def contents_of(titles: Iterable[Title], service: str = "") -> Contents:
    """Titles of another list, to be found here. `service`: the provider, where it is the same one as here; the keys of
    another say nothing.
    """
    lines = (Line(number, imported_title_of(title, service)) for number, title in enumerate(titles, 1))
    return Contents("", tuple(lines), unit="No.")


def columns_of(namespaces: Iterable[str]) -> tuple[str, ...]:
    """Id namespaces in the order in which files have their columns."""
    return (*ID_NAMESPACES, *sorted(set(namespaces) - set(ID_NAMESPACES)))


def shortened(words: str) -> str:
    """Text of a file, shortened to at most 40 characters for quoting."""
    return words if len(words) <= 40 else f"{words[:39]}…"
