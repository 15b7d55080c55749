"""What results say."""

from desktop_app.domain.queues import Title
from desktop_app.ui.queue import words
from desktop_app.ui.search.sections import Heading, Note, Result, Row

_FILM = "Film"


def facts(title: Title) -> str:
    """`1949 · Film · 1 h 44`; between films and series of several services the kind must be told."""
    return words.joined((str(title.year or ""), _kind(title), words.length(title.runtime)))


def name_of(row: Row | None) -> str:
    """The row in a word or two."""
    match row:
        case Result(title=title):
            return title.name
        case Heading(section=section):
            return section.catalogue.name
        case Note(section=section):
            return section.note
        case None:
            return ""


def tip(row: Row | None, mark: str) -> str:
    """All of a result, which a narrow pane cuts."""
    if not isinstance(row, Result):
        return ""
    return "\n".join(line for line in (row.title.name, facts(row.title), *mark.split(words.DOT)) if line)


def sentence(row: Row | None, mark: str) -> str:
    """The row, read out: `Charade, 1963, Film, 1 hour 53 minutes, Netflix, already in Instant queue`."""
    parts: tuple[str, ...] = ()
    match row:
        case Result(catalogue=catalogue, title=title):
            year, length = str(title.year or ""), words.spoken_length(title.runtime)
            parts = (title.name, year, _kind(title), length, catalogue.name, mark.replace(words.DOT, ", "))
        case Heading(section=section):
            parts = (section.catalogue.name, f"{section.count or section.progress.value}")
        case Note(section=section):
            parts = (section.catalogue.name, section.note, f"Return: {section.remedy}" if section.remedy else "")
    return ", ".join(part for part in parts if part)


def _kind(title: Title) -> str:
    return words.what(title).replace(words.DOT, " ") or (_FILM if title.kind in ("movie", "film") else "")
