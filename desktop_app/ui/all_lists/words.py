"""Names of lists in a view over all of them, and the sentences of that view. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop_app.domain.recommendations import Reason, Recommendation
from desktop_app.ui.queue.words import counted, day, length

TITLE = "All my lists"
KEPT_HERE = "This order is kept here, the services’ own lists stay as they are."
FIXED = "Titles are added and removed in the lists themselves."
STILL_READING = "Some lists are still being read: an order made now would not be about all titles."


@dataclass(frozen=True, slots=True)
class ListLabel:
    """A list: the tile of its service, its name, and whose it is where one service has several accounts."""

    letter: str
    colour: str
    title: str
    service: str

    @property
    def words(self) -> str:
        """The list with its service: `Watchlist (Trakt)`."""
        return f"{self.title} ({self.service})"


@dataclass(frozen=True, slots=True)
class ListPosition:
    """A place of a title. `number` is one-based, None where it is saved without one."""

    where: ListLabel
    number: int | None

    @property
    def words(self) -> str:
        """The place in words: `Watchlist (Trakt), no. 3`."""
        return f"{self.where.words}, {f'no. {self.number:,}' if self.number is not None else 'saved'}"


def tip(marks: Iterable[ListPosition]) -> str:
    """The places of a title for its tooltip, line by line."""
    return "\n".join(mark.words for mark in marks)


def spoken(marks: Iterable[ListPosition]) -> str:
    """The places of a title, read out: `in Watchlist (Trakt), no. 3; Instant (Netflix), no. 1`."""
    return f"in {'; '.join(mark.words for mark in marks)}"


def progress(done: int, total: int, now: str) -> str:
    """The progress of reading: `3 of 7 lists read, now Noir (Trakt)…`."""
    return f"{done} of {counted(total, 'list')} read{f', now {now}…' if now else ''}"


def shortfall(done: int, total: int, failures: Sequence[tuple[str, str]]) -> str:
    """The lists that could not be read: `6 of 7 lists read. Watchlist (TMDB): TMDB cannot be reached.`."""
    said = " ".join(f"{where}: {why}" for where, why in failures)
    return f"{done} of {counted(total, 'list')} read. {said}"


def why(pick: Recommendation, where: ListLabel, year_of_adding: int | None) -> str:
    """The reason for a pick, as its card says it."""
    title = pick.merged.title
    match pick.reason:
        case Reason.LEAVING:
            return f"Leaves on {day(title.available_until)}"
        case Reason.FIRST:
            return f"First in {where.words}"
        case Reason.SEVERAL:
            return f"In {len({stand.ref for stand in pick.merged.stands})} of your lists"
        case Reason.SHORT:
            return f"Short: {length(title.runtime)}"
        case Reason.WAITED:
            return f"In {where.words} since {year_of_adding}"
        case Reason.WELL_RATED:
            return f"Well rated: {title.average_rating:.1f} of 5"
        case Reason.LISTED:
            return f"In {where.words}"
