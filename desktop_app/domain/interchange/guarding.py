"""Cells that a spreadsheet would run as formulas, made harmless and brought back exactly.

An apostrophe goes before whatever a formula begins with (OWASP, "CSV Injection"): at the start of the cell, and behind
each mark inside of it that a spreadsheet may take for the one between cells, for which it is depends on the person's
country. Where an apostrophe stood there before it gets another one, or reading would take it away.
"""

import re

_STARTS = "=+\\-@\t\r\n＝＋－＠"
"""Characters that begin a formula, as the inside of a character class."""

_SEPARATORS = ";|\t\r\n"
"""Characters that part cells for some spreadsheet; a comma does not count, for a cell that has one is quoted."""

_PLACE = rf"(\A|[{_SEPARATORS}])([\" \u00a0]*)"
"""Pattern of the places where a cell begins for some reader, with what readers take off its front."""

_UNGUARDED = re.compile(rf"{_PLACE}(?='*[{_STARTS}]|(?<![\s\S])'')")
_GUARDED = re.compile(rf"{_PLACE}'(?='*[{_STARTS}]|(?<=\A')')")


def guarded(cell: str) -> str:
    """Make `cell` text for every spreadsheet, whichever mark it takes for the one between cells."""
    return _UNGUARDED.sub(r"\1\2'", cell)


def unguarded(cell: str) -> str:
    """Undo `guarded`, exactly."""
    return _GUARDED.sub(r"\1\2", cell)
