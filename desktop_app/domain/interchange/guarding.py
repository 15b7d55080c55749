"""Cells that a spreadsheet would run as formulas, made harmless and brought back exactly.

A cell that begins as a formula does gets an apostrophe in front (OWASP, "CSV Injection"); so does one that looks as if
it had got one, or reading would take away an apostrophe that was there before.
"""

_STARTS = frozenset("=+-@\t\r\n＝＋－＠")
_MARK = "'"


def guarded(cell: str) -> str:
    """As it is written."""
    return _MARK + cell if (cell[:1] in _STARTS and cell) or _is_guarded(cell) else cell


def unguarded(cell: str) -> str:
    """The inverse."""
    return cell[1:] if _is_guarded(cell) else cell


def _is_guarded(cell: str) -> bool:
    return cell[:1] == _MARK and (cell[1:2] in _STARTS or cell[1:2] == _MARK)
