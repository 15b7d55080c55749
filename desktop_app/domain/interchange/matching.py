"""Which of a service's titles a file means."""

import unicodedata
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from desktop_app.domain.interchange.wanted import Line, Wanted
from desktop_app.domain.queues import Title, TitleId


class Fit(Enum):
    """How sure it is that the title is the one that is wanted."""

    EXACT = "the same title"
    DOUBTFUL = "the same name"
    HERE = "in the list"
    MISSING = "not found"
    UNKNOWN = "not looked up yet"


@dataclass(frozen=True, slots=True)
class Match:
    """What a line of the file means. `title` is None where nothing was found; `why` says more, where there is more."""

    line: Line
    fit: Fit
    title: Title | None = None
    why: str = ""


_KINDS = {"tv": "show", "series": "show"}
_NUMBERED = frozenset({"tmdb", "tvdb", "trakt"})
"""Registers that number films and series each from one: their keys say nothing without a kind."""


class Known:
    """Titles that the service has told, by their keys."""

    def __init__(self, titles: Iterable[Title], service: str) -> None:
        """`service`: the provider's id, as `Wanted.service` says it."""
        self._service = service
        self._by_id: dict[TitleId, Title] = {}
        self._by_key: dict[tuple[str, str, str], Title] = {}
        for title in titles:
            self._by_id[title.id] = title
            self._by_key.update(dict.fromkeys(_keys(title.ids, title.kind), title))

    def find(self, wanted: Wanted) -> Title | None:
        """The title that has one of the wanted keys, the service's own first."""
        if wanted.service == self._service and (title := self._by_id.get(TitleId(wanted.key))) is not None:
            return title
        keys = _keys(wanted.ids, wanted.kind)
        return next((self._by_key[key] for key in keys if key in self._by_key), None)


def match_among(line: Line, found: Sequence[Title], service: str) -> Match:
    """What a search for the name tells: the title with the wanted key, or one that is called so, which is doubtful."""
    title = Known(found, service).find(line.wanted)
    if title is not None:
        return Match(line, Fit.EXACT, title)
    same = next((title for title in found if _is_called(title, line.wanted)), None)
    return Match(line, Fit.DOUBTFUL, same) if same is not None else Match(line, Fit.MISSING)


def settled(matches: Iterable[Match], here: Container[TitleId]) -> tuple[Match, ...]:
    """Each title once: what is in the list, or stands further up in the file, is not to be added."""
    seen: set[TitleId] = set()
    told = []
    for match in matches:
        if match.title is not None and match.title.id in here:
            told.append(replace(match, fit=Fit.HERE))
        elif match.title is not None and match.title.id in seen:
            told.append(replace(match, fit=Fit.HERE, why="Further up in this file"))
        else:
            told.append(match)
            seen.update((match.title.id,) if match.title is not None else ())
    return tuple(told)


def _keys(ids: Iterable[tuple[str, str]], kind: str) -> Iterable[tuple[str, str, str]]:
    kind = _KINDS.get(kind, kind)
    for register, value in ids:
        if register == "imdb":
            yield register, value, ""
        elif register in _NUMBERED and kind:
            yield register, value, kind


def _is_called(title: Title, wanted: Wanted) -> bool:
    """The name, and the year where the file says one."""
    same = bool(wanted.name) and _plain(title.name) == _plain(wanted.name)
    return same and (wanted.year is None or title.year == wanted.year)


def _plain(name: str) -> str:
    """Without accents, marks and capitals. A name of nothing but marks stays as it is."""
    letters = "".join(mark for mark in unicodedata.normalize("NFKD", name).casefold() if mark.isalnum())
    return letters or name
