"""Sentences about search results, such as the lists in which a title stands already. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.queues import Title
from desktop_app.ui.queue import words
from desktop_app.ui.queue.words import joined
from desktop_app.ui.search.sections import FoundTitle, Row, SectionHeading, SectionNote

_FILM = "Film"


def facts(title: Title) -> str:
    """A result's facts: `1949 · Film · 1 h 44 min`; the kind tells films and series of several services apart."""
    return words.joined((str(title.year or ""), _kind(title), words.length(title.runtime)))


def name_of(row: Row | None) -> str:
    """The row in a word or two."""
    match row:
        case FoundTitle(title=title):
            return title.name
        case SectionHeading(section=section):
            return section.catalogue.name
        case SectionNote(section=section):
            return section.note
        case None:
            return ""


def tip(row: Row | None, mark: str) -> str:
    """The whole text of a result, which a narrow pane cuts."""
    if not isinstance(row, FoundTitle):
        return ""
    return "\n".join(line for line in (row.title.name, facts(row.title), *mark.split(words.DOT)) if line)


def sentence(row: Row | None, mark: str) -> str:
    """The row, read out: `Charade, 1963, Film, 1 hour 53 minutes, Netflix, already in Instant queue`."""
    parts: tuple[str, ...] = ()
    match row:
        case FoundTitle(catalogue=catalogue, title=title):
            year, length = str(title.year or ""), words.spoken_length(title.runtime)
            parts = (title.name, year, _kind(title), length, catalogue.name, mark.replace(words.DOT, ", "))
        case SectionHeading(section=section):
            parts = (section.catalogue.name, f"{section.count or section.progress.value}")
        case SectionNote(section=section):
            parts = (section.catalogue.name, section.note, f"Return: {section.remedy}" if section.remedy else "")
    return ", ".join(part for part in parts if part)


def _kind(title: Title) -> str:
    return words.what(title).replace(words.DOT, " ") or (_FILM if title.kind in ("movie", "film") else "")


@dataclass(frozen=True, slots=True)
class TitleLocation:
    """A list in which a title stands.

    `service` is empty where it is the one that found the title; `account` tells two of its accounts apart. A title
    that is `saved` there has no place in the order yet.
    """

    title: str
    service: str = ""
    account: str = ""
    is_saved: bool = False

    @property
    def name(self) -> str:
        """The list's name: `Noir`, `Noir (Ada)`, `Noir (Trakt)`."""
        where = self.service or self.account
        return f"{self.title} ({where})" if where else self.title


def mark_of(places: Sequence[TitleLocation]) -> str:
    """The lists of a title: `already in Watchlist, Noir · already saved in Instant queue · also in Films (TMDB)`."""
    own = ", ".join(place.name for place in places if not place.service and not place.is_saved)
    saved = ", ".join(place.name for place in places if not place.service and place.is_saved)
    elsewhere = ", ".join(place.name for place in places if place.service)
    told = (("already in", own), ("already saved in", saved), ("also in", elsewhere))
    return joined([f"{lead} {names}" for lead, names in told if names])
