"""Tables as text read: CSV of Lineup and of others, with a header or with keys alone."""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, islice

from desktop_app.domain.errors import Cause, FileReason, FileUnreadable
from desktop_app.domain.import_export.columns import SAMPLE, columns_of, headless, table_form
from desktop_app.domain.import_export.csv_rows import Row, Rows
from desktop_app.domain.import_export.imported_title import MOST, Contents, ImportedTitle, Line, Mistake
from desktop_app.domain.import_export.ratings import highest_of, rating_place
from desktop_app.domain.import_export.rows import foreign, own

_OWN = frozenset({"title", "service", "key"})
_MARKS = ",;\t|"
_SEPARATOR_LINE = re.compile(r"\ufeff?\"?sep=([^\s\"]|\t)\"?(?:\r\n|\r|\n)", re.IGNORECASE)
"""The first line that Excel writes, and obeys, to name the separator: `sep=;`."""

_PREAMBLE = "letterboxd list export"
"""A list of Letterboxd's begins with a small table about the list; that of its titles begins with "Position"."""

_PREAMBLE_ROWS = 20


def read_table(text: str) -> Contents | None:
    """Return what the table holds; None where nothing in it names titles. Raises `FileUnreadable` for too many rows."""
    marks, above = _MARKS, 0
    if said := _SEPARATOR_LINE.match(text):
        marks, text, above = said[1], text[said.end() :], 1
    for mark in marks:
        rows = Rows(text, mark)
        header = _header(rows)
        found = _own_contents(rows, header.cells, above) or _foreign_contents(rows, header, above)
        if found is not None:
            return found
    return None


def _header(rows: Rows) -> Row:
    header = next((row for row in rows if any(row.cells)), Row(1, []))
    if header.cells and header.cells[0].strip().lower().startswith(_PREAMBLE):
        heads = (row for row in islice(rows, _PREAMBLE_ROWS))
        return next((head for head in heads if head.cells[:1] == ["Position"]), Row(1, []))
    return header


def _own_contents(rows: Rows, header: Sequence[str], above: int) -> Contents | None:
    columns = tuple(name.strip().lower() for name in header)
    if not frozenset(columns) >= _OWN:
        return None
    rows.width, rows.is_trusted = len(columns), True
    return _contents("Lineup’s CSV", rows, above, lambda cells: own(columns, cells), header)


def _foreign_contents(rows: Rows, header: Row, above: int) -> Contents | None:
    if (alone := headless(header.cells)) is not None:
        return _contents("List of ids", chain((header,), rows), above, lambda cells: foreign(alone, cells))
    rows.width = len(header.cells)
    first = list(islice(rows, SAMPLE))
    columns = columns_of(header.cells, [row.cells for row in first])
    if not columns.names_titles:
        return None
    form, every = table_form(header.cells), chain(first, rows)
    return _contents(form, every, above, lambda cells: foreign(columns, cells), header.cells, columns.unused)


def _contents(
    form: str,
    rows: Iterable[Row],
    above: int,
    read: Callable[[Sequence[str]], ImportedTitle | Cause],
    names: Sequence[str] = (),
    unused: tuple[str, ...] = (),
) -> Contents:
    """Read each row. `above`: how many lines stand before the first that `rows` count; `names`: of the columns."""
    rated = rating_place(names)
    lines: list[Line] = []
    mistakes: list[Mistake] = []
    for row in rows:
        if not row.wrong and not any(row.cells):
            continue
        if len(lines) + len(mistakes) == MOST:
            raise FileUnreadable(FileReason.TOO_MANY_TITLES, limit=MOST)
        found = row.wrong or read(row.cells)
        if isinstance(found, ImportedTitle):
            rating = row.cells[rated] if rated is not None and rated < len(row.cells) else ""
            lines.append(Line(row.number + above, found, rating))
        else:
            mistakes.append(Mistake(row.number + above, found))
    column = names[rated].strip() if rated is not None else ""
    highest = highest_of(form, column, [line.rating for line in lines])
    return Contents(form, tuple(lines), tuple(mistakes), "Line", unused, column, highest)
