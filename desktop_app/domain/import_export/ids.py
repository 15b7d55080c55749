"""Ids of titles, found in cells by how they look."""

import re
from dataclasses import dataclass

from desktop_app.domain.import_export.kinds import PERSON, plain_kind


@dataclass(frozen=True, slots=True)
class FoundId:
    """The key of a title in an id namespace such as `imdb`; `kind` where the cell tells it, as addresses do."""

    namespace: str
    key: str
    kind: str = ""


_LONGEST = 400
"""Characters of a cell that may hold a key: addresses are long."""

_SHORTEST = 6

_IMDB = re.compile(r"(?:[tT]{2}|[nN][mM])\d{5,12}")
_IMDB_ADDRESS = re.compile(
    r"(?i)(?:https?:)?(?://)?(?:[a-z]+\.)?imdb\.com/(?:[a-z-]+/)*((?:tt|nm)\d{5,12})(?![0-9a-z]).*"
)
_TMDB_ADDRESS = re.compile(
    r"(?i)(?:https?:)?(?://)?(?:www\.)?(?:themoviedb|tmdb)\.org/(movie|tv|person)/(\d+)(?:-[^/?#]*)?(/season)?.*"
)
_TVDB_ADDRESS = re.compile(r"(?i)(?:https?:)?(?://)?(?:www\.)?thetvdb\.com/\S*?[?&]id=(\d+)(?!\d).*")
_TVDB_PATH = re.compile(
    r"(?i)(?:https?:)?(?://)?(?:www\.)?thetvdb\.com/(?:dereferrer/)?(series|movie|movies|episode)/(\d+)(?:[/?#].*)?"
)
_PREFIXED = re.compile(
    r"(?i)(?:com\.plexapp\.agents\.)?(imdb|tmdb|themoviedb|tvdb|thetvdb|trakt)(?:id)?(?::/{0,2}|-|=)"
    r"(?:(movie|tv|show|series)[/:-])?((?:tt|nm)?\d+)(?:[?#].*)?"
)
_NUMBERED = re.compile(r"(?i)(?:(movie|tv|show|series)[/:-])?(\d{1,12})(?:\.0+)?")
_NAMES = {"themoviedb": "tmdb", "thetvdb": "tvdb"}
_YEAR = 4
_SHORTEST_IMDB = 7
"""Digits: IMDb fills its numbers up with noughts."""


def id_in(cell: str) -> FoundId | None:
    """Return the key that a cell holds beyond doubt: `tt0041959`, `tmdb:603`, or the address of a title."""
    cell = cell.strip()
    if len(cell) < _SHORTEST or len(cell) > _LONGEST:
        return None
    if _IMDB.fullmatch(cell):
        return _imdb(cell)
    if "." in cell or "/" in cell:
        if found := _IMDB_ADDRESS.fullmatch(cell):
            return _imdb(found[1])
        if found := _TMDB_ADDRESS.fullmatch(cell):
            return None if found[3] else FoundId("tmdb", found[2], plain_kind(found[1]))
        if found := _TVDB_PATH.fullmatch(cell):
            return FoundId("tvdb", found[2], plain_kind(found[1]))
        if found := _TVDB_ADDRESS.fullmatch(cell):
            return FoundId("tvdb", found[1])
    return _prefixed(cell)


def id_of(cell: str, namespace: str) -> FoundId | None:
    """Return the key in a column that should hold those of `namespace`, as a bare number or as `id_in` finds it."""
    cell = cell.strip()
    found = _NUMBERED.fullmatch(cell)
    if found is None:
        return id_in(cell)
    number = found[2].lstrip("0")
    if not number:
        return None
    if namespace == "imdb":  # a shorter number is more likely a year that slipped into the column
        return FoundId("imdb", f"tt{number.zfill(_SHORTEST_IMDB)}") if len(found[2]) > _YEAR else None
    return FoundId(namespace, number, plain_kind(found[1] or ""))


def _imdb(key: str) -> FoundId:
    return FoundId("imdb", key.lower(), PERSON if key[0] in "nN" else "")


def _prefixed(cell: str) -> FoundId | None:
    found = _PREFIXED.fullmatch(cell)
    if found is None:
        return None
    namespace = _NAMES.get(found[1].lower(), found[1].lower())
    if namespace == "imdb":
        return _imdb(found[3]) if found[3][:2].lower() in {"tt", "nm"} else id_of(found[3], namespace)
    return FoundId(namespace, found[3], plain_kind(found[2] or "")) if found[3].isdigit() else None
