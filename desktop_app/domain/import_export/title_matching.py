"""Matching a line of a file to a service's title."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from desktop_app.domain.import_export.imported_title import ImportedTitle, Line
from desktop_app.domain.import_export.kinds import plain_kind
from desktop_app.domain.import_export.names import folded, with_year
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
    """The title that a line means. `title` is None where nothing was found; `why` explains, where there is more to say.

    `namespace`: that of the deciding key, empty where it was the service's own. `candidates`: all that it may be, where
    it is doubtful; `title` is one of them.
    """

    line: Line
    fit: Fit
    title: Title | None = None
    why: str = ""
    namespace: str = ""
    candidates: tuple[Title, ...] = ()


MOST_CANDIDATES = 10
OTHER_KEYS = "Other keys differ"
OTHER_YEAR = "Same name, other year"
KIND_UNKNOWN = "Film or series?"
_NUMBERED = frozenset({"tmdb", "tvdb", "trakt"})
"""Namespaces that number films and series each from one: their keys say nothing without a kind."""


class Known:
    """Titles that the service has told, by their keys."""

    def __init__(self, titles: Iterable[Title], service: str) -> None:
        """`service`: the provider's id, as `ImportedTitle.service` says it."""
        self._service = service
        self._by_id: dict[TitleId, Title] = {}
        self._by_key: dict[tuple[str, str, str], Title] = {}
        for title in titles:
            self._by_id[title.id] = title
            self._by_key.update(dict.fromkeys(_keys(title.ids, title.kind), title))

    def match(self, line: Line) -> Match | None:
        """The title that has one of the wanted keys, the service's own first; None where none is known for certain."""
        wanted = line.wanted
        if wanted.service == self._service and (title := self._by_id.get(TitleId(wanted.key))) is not None:
            return Match(line, Fit.EXACT, title)
        keys = _keys(wanted.ids, wanted.kind)
        found = next(((self._by_key[key], key[0]) for key in keys if key in self._by_key), None)
        return found_by_key(line, (found[0],), found[1]) if found is not None else None


def found_by_key(line: Line, titles: Sequence[Title], namespace: str) -> Match:
    """Match the line to the titles that have its key.

    The match is sure, unless another namespace names another title, or titles of two kinds have the key.
    """
    kind = plain_kind(line.wanted.kind)
    fitting = [title for title in titles if kind and _kind_of(title) == kind] or titles
    if len(fitting) > 1 or (namespace in _NUMBERED and not kind):
        return _of_either_kind(line, fitting, namespace)
    return _of_one(line, fitting[0], namespace)


def _of_one(line: Line, title: Title, namespace: str) -> Match:
    wanted, told = (dict(_by_namespace(ids, kind)) for ids, kind in _both(line.wanted, title))
    if any(wanted[each] != told[each] for each in wanted.keys() & told.keys()):
        return Match(line, Fit.DOUBTFUL, title, OTHER_KEYS, namespace, (title,))
    return Match(line, Fit.EXACT, title, namespace=namespace)


def _of_either_kind(line: Line, titles: Sequence[Title], namespace: str) -> Match:
    """A key that may be a film's or a series': the name tells which, where it is that of one of them alone."""
    any_year = replace(line.wanted, year=None)
    called = [title for title in titles if is_called(title, any_year)]
    if len(called) == 1:
        return _of_one(line, called[0], namespace)
    ordered = tuple(sorted(titles, key=lambda title: (title not in called, _years_apart(title, line.wanted))))
    return Match(line, Fit.DOUBTFUL, ordered[0], KIND_UNKNOWN, namespace, ordered)


def match_among(line: Line, found: Sequence[Title], service: str) -> Match:
    """Match the line among search results: the title with the wanted key, or all titles of that name, as doubtful."""
    match = Known(found, service).match(line)
    if match is not None:
        return match
    same = candidates(line.wanted, found)
    if not same:
        return Match(line, Fit.MISSING)
    why = OTHER_YEAR if _years_apart(same[0], line.wanted) else ""
    return Match(line, Fit.DOUBTFUL, same[0], why, candidates=same)


def candidates(wanted: ImportedTitle, found: Iterable[Title]) -> tuple[Title, ...]:
    """Return the titles of that name, where a year is wanted those of that year or a year beside it.

    The right year comes first, then the right kind, then the order found.
    """
    kind = plain_kind(wanted.kind)
    same = [title for title in found if is_called(title, wanted)]
    ordered = sorted(same, key=lambda title: (_years_apart(title, wanted), bool(kind) and _kind_of(title) != kind))
    return tuple(ordered[:MOST_CANDIDATES])


def is_called(title: Title, wanted: ImportedTitle) -> bool:
    """Whether the title has the name, and the year that is wanted or one beside it: releases come after premieres."""
    year = wanted.year or with_year(wanted.name)[1]
    if not wanted.name or (year and title.year and abs(year - title.year) > 1):
        return False
    return folded(title.name) == folded(wanted.name)


def _years_apart(title: Title, wanted: ImportedTitle) -> int:
    year = wanted.year or with_year(wanted.name)[1]
    return abs(year - title.year) if year and title.year else 0


def _kind_of(title: Title) -> str:
    return plain_kind(title.kind)


def _both(wanted: ImportedTitle, title: Title) -> tuple[tuple[tuple[tuple[str, str], ...], str], ...]:
    """Their keys, each with the kind; a kind that nobody says is the other's."""
    wanted_kind, title_kind = plain_kind(wanted.kind), _kind_of(title)
    return (wanted.ids, wanted_kind or title_kind), (title.ids, title_kind or wanted_kind)


def _by_namespace(ids: Iterable[tuple[str, str]], kind: str) -> Iterable[tuple[str, tuple[str, str]]]:
    return ((namespace, (value, of)) for namespace, value, of in _keys(ids, kind))


def _keys(ids: Iterable[tuple[str, str]], kind: str) -> Iterable[tuple[str, str, str]]:
    kind = plain_kind(kind)
    for namespace, value in ids:
        if namespace == "imdb":
            yield namespace, value, ""
        elif namespace in _NUMBERED and kind:
            yield namespace, value, kind
