"""Which of a service's titles is wanted."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from desktop_app.domain.interchange.wanted import Line, Wanted
from desktop_app.domain.queues import Title, TitleId


class Fit(Enum):
    """How sure it is that the title is the one that is wanted."""

    EXACT = "the same title"
    DOUBTFUL = "the same name"
    HERE = "in the list"
    UNFIT = "of a kind that the list does not take"
    MISSING = "not found"
    UNKNOWN = "not looked up yet"


@dataclass(frozen=True, slots=True)
class Match:
    """What a line means. `title` is None where nothing was found; `why` says more, where there is more.

    `register`: whose key told, empty where it was the service's own. `candidates`: all that it may be, where it is
    doubtful; `title` is one of them.
    """

    line: Line
    fit: Fit
    title: Title | None = None
    why: str = ""
    register: str = ""
    candidates: tuple[Title, ...] = ()


MOST_CANDIDATES = 10
OTHER_KEYS = "Other keys differ"
_KINDS = {"tv": "show", "series": "show", "film": "movie"}
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

    def match(self, line: Line) -> Match | None:
        """The title that has one of the wanted keys, the service's own first; None where none is known."""
        wanted = line.wanted
        if wanted.service == self._service and (title := self._by_id.get(TitleId(wanted.key))) is not None:
            return Match(line, Fit.EXACT, title)
        keys = _keys(wanted.ids, wanted.kind)
        found = next(((self._by_key[key], key[0]) for key in keys if key in self._by_key), None)
        return found_by_key(line, *found) if found is not None else None


def found_by_key(line: Line, title: Title, register: str) -> Match:
    """The title that has the key, unless another register says that it is another one."""
    wanted, told = (dict(_by_register(ids, kind)) for ids, kind in _both(line.wanted, title))
    if any(wanted[each] != told[each] for each in wanted.keys() & told.keys()):
        return Match(line, Fit.DOUBTFUL, title, OTHER_KEYS, register, (title,))
    return Match(line, Fit.EXACT, title, register=register)


def match_among(line: Line, found: Sequence[Title], service: str) -> Match:
    """What a search for the name tells: the title with the wanted key, or those that are called so, all doubtful."""
    match = Known(found, service).match(line)
    if match is not None:
        return match
    same = candidates(line.wanted, found)
    return Match(line, Fit.DOUBTFUL, same[0], candidates=same) if same else Match(line, Fit.MISSING)


def candidates(wanted: Wanted, found: Iterable[Title]) -> tuple[Title, ...]:
    """Those of the name, and of the year where one is wanted; first those of the same kind, in the order found."""
    kind = plain_kind(wanted.kind)
    same = [title for title in found if _is_called(title, wanted)]
    return tuple(sorted(same, key=lambda title: bool(kind) and plain_kind(title.kind) != kind))[:MOST_CANDIDATES]


def plain_kind(kind: str) -> str:
    """One word for each kind, whoever says it."""
    return _KINDS.get(kind, kind)


def _both(wanted: Wanted, title: Title) -> tuple[tuple[tuple[tuple[str, str], ...], str], ...]:
    """Their keys, each with the kind; a kind that nobody says is the other's."""
    return (wanted.ids, wanted.kind or title.kind), (title.ids, title.kind or wanted.kind)


def _by_register(ids: Iterable[tuple[str, str]], kind: str) -> Iterable[tuple[str, tuple[str, str]]]:
    return ((register, (value, of)) for register, value, of in _keys(ids, kind))


def _keys(ids: Iterable[tuple[str, str]], kind: str) -> Iterable[tuple[str, str, str]]:
    kind = plain_kind(kind)
    for register, value in ids:
        if register == "imdb":
            yield register, value, ""
        elif register in _NUMBERED and kind:
            yield register, value, kind


def _is_called(title: Title, wanted: Wanted) -> bool:
    """The name, and the year where one is wanted."""
    same = bool(wanted.name) and _plain(title.name) == _plain(wanted.name)
    return same and (wanted.year is None or title.year == wanted.year)


def _plain(name: str) -> str:
    """Without accents, marks and capitals. A name of nothing but marks stays as it is."""
    letters = "".join(mark for mark in unicodedata.normalize("NFKD", name).casefold() if mark.isalnum())
    return letters or name
