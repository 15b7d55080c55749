"""One row of a table: what is wrong with it, or the title that it names."""

from collections.abc import Mapping, Sequence

from desktop_app.domain.interchange.guarding import unguarded
from desktop_app.domain.interchange.wanted import REGISTERS, Wanted, shortened

_KINDS = {"film": "movie", "tv": "show", "series": "show", "tv series": "show", "tv mini series": "show"}
"""What others call a kind, in small letters."""

_ID = "_id"


def objection(columns: Sequence[str], row: Sequence[str]) -> str:
    """What is wrong, and what was expected; empty where nothing is."""
    if any(row[len(columns) :]):
        return (
            f"It has {len(row)} cells, the header {len(columns)}: a cell with a comma in it is put in quotation marks."
        )
    cells = dict(zip(columns, row, strict=False))
    year = cells.get("year", "").strip()
    if year and _year(year) is None:
        return f"“{shortened(year)}” is no year: a number such as 1949 was expected."
    names = ("title", "key", *(column for column in columns if column.endswith(_ID)))
    return "" if any(cells.get(name, "").strip() for name in names) else "It names no title."


def own(cells: Mapping[str, str]) -> Wanted:
    """A row as `writing` writes it, to the last space."""
    told = {column: unguarded(cell) for column, cell in cells.items()}
    ids = tuple((column.removesuffix(_ID), cell) for column, cell in told.items() if column.endswith(_ID) and cell)
    name, kind, part = told.get("title", ""), told.get("type", ""), told.get("part", "")
    return Wanted(name, _year(told.get("year", "")), kind, part, ids, told.get("service", ""), told.get("key", ""))


def foreign(cells: Mapping[str, str]) -> Wanted:
    """A row of others. Trakt writes the series into the columns of an episode, and the episode behind them."""
    told = {column: cell.strip() for column, cell in cells.items()}
    name, kind = told.get("title", ""), told.get("type", "").lower()
    kind, season = _KINDS.get(kind, kind), told.get("season_number", "")
    if kind == "season":
        return Wanted(f"{name}, Season {season}", kind=kind)
    if kind == "episode" and told.get("episode_number"):
        part = f"S{season:0>2}E{told['episode_number']:0>2} · {name}"
        return Wanted(told.get("episode_title", ""), kind=kind, part=part, ids=_ids(told, "episode_"))
    return Wanted(name, _year(told.get("year", "")), kind, ids=_ids(told))


def _ids(told: Mapping[str, str], prefix: str = "") -> tuple[tuple[str, str], ...]:
    found = ((register, told.get(f"{prefix}{register}{_ID}", "")) for register in REGISTERS)
    return tuple((register, value) for register, value in found if value)


def _year(cell: str) -> int | None:
    """None where it is none."""
    cell = cell.strip()
    return int(cell) if cell.isascii() and cell.isdigit() and len(cell) <= 4 and int(cell) else None
