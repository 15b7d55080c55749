"""The title that a row of a table, or an object of a tree, names."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from desktop_app.domain.errors import Cause, LineReason
from desktop_app.domain.import_export.columns import HELD, Columns
from desktop_app.domain.import_export.formula_guard import unguarded
from desktop_app.domain.import_export.ids import FoundId, id_in, id_of
from desktop_app.domain.import_export.imported_title import ID_NAMESPACES, ImportedTitle
from desktop_app.domain.import_export.kinds import EPISODE, MOVIE, PERSON, SEASON, SHOW, plain_kind
from desktop_app.domain.import_export.names import LONGEST, cleaned, with_year
from desktop_app.domain.import_export.years import own_year, year_of

NO_TITLE = Cause(LineReason.NO_TITLE)
Told = Callable[[str], Iterable[str]]
"""A function that returns a row's cells under a role of `columns`, the likeliest first."""

_ID = "_id"
_SOURCES = {"themoviedb": "tmdb", "thetvdb": "tvdb"}
_PART_OF_A_SHOW = re.compile(
    r"(?P<show>\S.*?): +(?:(?:season|series|part|volume|vol\.|book|chapter|collection|staffel|teil|saison|partie"
    r"|temporada|parte|capítulo|stagione|seizoen|sæson|säsong|sezon|kausi) +\S+"
    r"|(?:limited|mini)[ -]?series|miniserie|minisérie|specials): +\S.*",
    re.IGNORECASE,
)
"""An episode as Netflix's viewing history names it: `The Prisoner: Season 1: Arrival`."""


def own(columns: Sequence[str], row: Sequence[str]) -> ImportedTitle | Cause:
    """Return the title of a row that `writing` wrote, to the last space, or what is wrong with it."""
    if any(row[len(columns) :]):
        return _too_long(row, columns)
    told = {column: unguarded(cell) for column, cell in zip(columns, row, strict=False)}
    ids = tuple((column.removesuffix(_ID), cell) for column, cell in told.items() if column.endswith(_ID) and cell)
    name, kind, part, key = (told.get(column, "") for column in ("title", "type", "part", "key"))
    if not (name.strip() or key.strip() or any(value.strip() for _, value in ids)):
        return NO_TITLE
    return ImportedTitle(name, own_year(told.get("year", "")), kind, part, ids, told.get("service", ""), key)


def foreign(columns: Columns, row: Sequence[str]) -> ImportedTitle | Cause:
    """Return the title of a row that another program wrote, or what is wrong with it."""
    if columns.names and any(row[len(columns.names) :]):
        return _moved(row) or _too_long(row, columns.names)
    return imported_title_from(partial(columns.cells, row)) or NO_TITLE


def imported_title_from(told: Told, usual_kind: str = "") -> ImportedTitle | None:
    """Return the title that is told of; None where it is none. `usual_kind`: of titles that do not say their kind."""
    name = _name(told)
    ids, kind = _ids(told)
    if kind != PERSON:
        said = next((plain_kind(cell) for cell in told("type")), "")
        kind = said if said in {SEASON, EPISODE} else kind or said or usual_kind
    year = _year(told)
    bare, behind = with_year(name)
    if behind is not None and year in {None, behind}:
        name, year = bare, behind
    if not name and not ids:
        return None
    season = _number(told("season"))
    if season and kind in {SEASON, EPISODE, SHOW, ""}:
        return _part_of(ImportedTitle(name, year, SHOW, ids=ids), season, told)
    found = _PART_OF_A_SHOW.fullmatch(name) if ":" in name and not ids else None
    show = ImportedTitle(found["show"], kind=SHOW) if found is not None and kind in {"", SHOW, EPISODE} else None
    return ImportedTitle(name, year, kind, ids=ids, show=show)


def season_of(show: ImportedTitle, season: str, name: str = "", ids: tuple[tuple[str, str], ...] = ()) -> ImportedTitle:
    """Return a season as Trakt calls it: by its name where it has one, as the specials have, else by its number."""
    name = name or ("Specials" if season == "0" else f"Season {season}")
    return ImportedTitle(", ".join(part for part in (show.name, name) if part), None, SEASON, ids=ids, show=show)


def episode_of(
    show: ImportedTitle, season: str, episode: str, name: str = "", ids: tuple[tuple[str, str], ...] = ()
) -> ImportedTitle:
    """Return an episode with the place that it has in its series."""
    place = f"S{season:0>2}E{episode:0>2}"
    if not name:
        return ImportedTitle(f"{show.name} {place}".strip(), None, EPISODE, ids=ids, show=show)
    return ImportedTitle(name, None, EPISODE, " · ".join(part for part in (place, show.name) if part), ids, show=show)


def _part_of(show: ImportedTitle, season: str, told: Told) -> ImportedTitle:
    """Trakt and TMDB write the series into the columns of a season or an episode, and the part behind it."""
    if episode := _number(told("episode")):
        name = next((cleaned(cell[:LONGEST]) for cell in told("episode title")), "")
        return episode_of(show, season, episode, name, _ids(told, "episode ")[0])
    return season_of(show, season, ids=_ids(told, "season ")[0])


def _too_long(row: Sequence[str], header: Sequence[str]) -> Cause:
    return Cause(LineReason.TOO_MANY_CELLS, {"count": len(row), "total": len(header)})


def _moved(row: Sequence[str]) -> ImportedTitle | None:
    """The title of a row whose cells stand in other columns than they should, where an IMDb id says it all the same."""
    found = {held.key for cell in row if (held := id_in(cell)) is not None and held.namespace == "imdb"}
    return ImportedTitle("", ids=(("imdb", found.pop()),)) if len(found) == 1 else None


def _name(told: Told) -> str:
    names = (cleaned(unguarded(cell[:LONGEST])) for cell in told("title"))
    return next(filter(None, names), "")


def _year(told: Told) -> int | None:
    years = (year_of(cell) for role in ("year", "released") for cell in told(role))
    return next((year for year in years if year is not None), None)


def _number(cells: Iterable[str]) -> str:
    """The number of a season or an episode, as plain figures: `01.0` is 1."""
    found = next((re.fullmatch(r"0*(\d{1,5})(?:\.0+)?", cell.strip()) for cell in cells), None)
    return found[1] if found is not None else ""


def _ids(told: Told, prefix: str = "") -> tuple[tuple[tuple[str, str], ...], str]:
    """The keys, and the kind that they tell."""
    found: dict[str, FoundId] = {}
    for namespace in ID_NAMESPACES:
        for cell in told(prefix + namespace):
            _put(found, id_of(cell, namespace))
    if not prefix and "imdb" not in found:
        for each in _hidden_ids(told):
            _put(found, each)
    kinds = [each.kind for each in found.values() if each.kind]
    kind = PERSON if PERSON in kinds else kinds[0] if kinds else ""
    return tuple([(namespace, found[namespace].key) for namespace in ID_NAMESPACES if namespace in found]), kind


def _put(found: dict[str, FoundId], each: FoundId | None) -> None:
    """Keep the first id of each namespace."""
    if each is not None:
        found.setdefault(each.namespace, each)


def _hidden_ids(told: Told) -> Iterable[FoundId | None]:
    """Keys in columns that say only with others, or not at all, whose keys they hold."""
    for kind in (MOVIE, SHOW):
        for cell in told(f"tmdb {kind}"):
            if (found := id_of(cell, "tmdb")) is not None:
                yield FoundId(found.namespace, found.key, kind)
    for source, cell in zip(told("source"), told("media id"), strict=False):
        namespace = source.strip().lower()
        namespace = _SOURCES.get(namespace, namespace)
        if namespace in ID_NAMESPACES:
            yield id_of(cell, namespace)
    has_title = any(told("title"))
    for cell in told(HELD):  # of people only where nothing else is named: a film's line may link its director
        found = id_in(cell)
        if found is not None and not (has_title and found.kind == PERSON):
            yield found
