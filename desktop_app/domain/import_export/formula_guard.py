"""Cells that a spreadsheet would run as formulas, made harmless and brought back exactly.

An apostrophe goes before whatever a formula begins with (OWASP, "CSV Injection"): at the start of the cell, and behind
each mark inside of it that a spreadsheet may take for the one between cells, for which it is depends on the person's
country. Where an apostrophe stood there before it gets another one, or reading would take it away.
"""

import re

_STARTS = "=+\\-@\t\r\n＝＋－＠\ufe66\ufe62\ufe63\ufe6b"
"""Characters that begin a formula, as the inside of a character class."""

_SEPARATORS = ";|\t\r\n"
"""Characters that part cells for some spreadsheet; a comma does not count, for a cell that has one is quoted."""

_TAKEN_OFF = (
    r"\"\x00-\x08\x0b\x0c\x0e-\x20\x7f-\xa0\xad\u061c\u1680\u180e"
    r"\u2000-\u200f\u2028-\u202f\u205f-\u2069\u3000\ufeff"
)
"""Quotation marks, spaces of every kind and signs that nobody sees: some reader takes them off before it looks."""

_PLACE = rf"(\A|[{_SEPARATORS}])([{_TAKEN_OFF}]*)"
"""Pattern of the places where a cell begins for some reader, with what readers take off its front."""

_UNGUARDED = re.compile(rf"{_PLACE}(?='*[{_STARTS}]|(?<![\s\S])'')")
_GUARDED = re.compile(rf"{_PLACE}'(?='*[{_STARTS}]|(?<=\A')')")


def guarded(cell: str) -> str:
    """Make `cell` text for every spreadsheet, whichever mark it takes for the one between cells."""
    return _UNGUARDED.sub(r"\1\2'", cell)


def unguarded(cell: str) -> str:
    """Undo `guarded`, exactly."""
    return _GUARDED.sub(r"\1\2", cell) if "'" in cell else cell
