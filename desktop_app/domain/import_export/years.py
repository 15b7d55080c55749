"""Years as files tell them: alone, as the first of a span, or within a date."""

import re
import unicodedata

_EARLIEST, _LATEST = 1870, 2100
_WITHIN = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d|2100)(?!\d)")
_COMPACT = re.compile(r"(1[89]\d\d|20\d\d)(?:0[1-9]|1[0-2])[0-3]\d")
"""A date without marks between its parts: `19630512`."""

_GROUPED = re.compile(r"([12])[.,’'\u00a0\u202f ](\d{3})(?:[.,]0+)?")
"""A year as a spreadsheet writes numbers: `1,963`."""

_LONGEST = 100
"""Characters of a cell that may be about a year."""


def year_of(cell: str) -> int | None:
    """Return the first year of a cell such as `1975–1979`, `1963.0` or `1949-08-31`; None where it tells none."""
    cell = cell.strip()
    if len(cell) == 4 and cell.isascii() and cell.isdigit():
        return _plausible(int(cell))
    if not cell or len(cell) > _LONGEST:
        return None
    cell = cell if cell.isascii() else _western(cell)
    if found := _WITHIN.search(cell) or _COMPACT.fullmatch(cell):
        return _plausible(int(found[1]))
    found = _GROUPED.fullmatch(cell)
    return _plausible(int(found[1] + found[2])) if found else None


def own_year(cell: str) -> int | None:
    """Return the year of a cell that Lineup wrote, any number from 1 to 9999; others are read as `year_of` does."""
    cell = cell.strip()
    if cell.isascii() and cell.isdigit() and len(cell) <= 4:
        return int(cell) or None
    return year_of(cell)


def _plausible(year: int) -> int | None:
    return year if _EARLIEST <= year <= _LATEST else None


def _western(cell: str) -> str:
    """Digits of every script as those from 0 to 9."""
    return "".join(str(unicodedata.digit(mark)) if mark.isdecimal() else mark for mark in cell)
