"""The answers of several services as one list of rows: a section each, in an order that does not change. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from desktop_app.domain.account import AccountId
from desktop_app.domain.queues import Title
from desktop_app.ui.queue.words import joined


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The catalogue of one service, asked through one account; `letter` and `colour` make its tile.

    `key` is one for all accounts at the service's server: they have the same keys for the same titles.
    """

    key: str
    name: str
    letter: str
    colour: str
    account: AccountId


class SearchProgress(Enum):
    """The progress of a search in one catalogue."""

    SEARCHING = "searching"
    FOUND = "found"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Section:
    """The answer of one catalogue. `says` is the sentence of an error, `remedy` the word for mending it."""

    catalogue: Catalogue
    progress: SearchProgress = SearchProgress.SEARCHING
    titles: tuple[Title, ...] = ()
    says: str = ""
    remedy: str = ""

    @property
    def key(self) -> str:
        return self.catalogue.key

    @property
    def count(self) -> str:
        """The count behind the service's name; empty while it is not known."""
        return f"{len(self.titles):,}" if self.progress is SearchProgress.FOUND else ""

    @property
    def note(self) -> str:
        """The text in the place of titles."""
        match self.progress:
            case SearchProgress.SEARCHING:
                return "Searching…"
            case SearchProgress.FOUND:
                return "Nothing found"
            case SearchProgress.FAILED:
                return self.says


@dataclass(frozen=True, slots=True)
class SectionHeading:
    """The row over a section."""

    section: Section


@dataclass(frozen=True, slots=True)
class SectionNote:
    """The row of a section without titles."""

    section: Section


@dataclass(frozen=True, slots=True)
class FoundTitle:
    """A title that was found."""

    catalogue: Catalogue
    title: Title


Row = SectionHeading | SectionNote | FoundTitle


def body_of(section: Section) -> tuple[Row, ...]:
    """The rows under the heading: the titles, or a single note."""
    if section.titles:
        return tuple(FoundTitle(section.catalogue, title) for title in section.titles)
    return (SectionNote(section),)


def summary(sections: Sequence[Section]) -> str:
    """All sections in one line, also those out of sight: `28 found · Trakt, TMDB searching`."""
    if not sections:
        return ""
    parts = [f"{sum(len(section.titles) for section in sections):,} found"]
    for progress in (SearchProgress.SEARCHING, SearchProgress.FAILED):
        names = ", ".join(section.catalogue.name for section in sections if section.progress is progress)
        parts.append(f"{names} {progress.value}" if names else "")
    return joined(parts)
