"""Rows of a table as text: quotation marks that do not fit cost their own line, not those behind it."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

from desktop_app.domain.errors import Cause, LineReason
from desktop_app.domain.import_export.imported_title import LARGEST

csv.field_size_limit(LARGEST)  # the size of the file is the limit: cells hold whole reviews

QUOTES = Cause(LineReason.QUOTES)


@dataclass(frozen=True, slots=True)
class Row:
    """`number` is the one-based line in which the row begins; `wrong` says why it could not be taken apart."""

    number: int
    cells: list[str]
    wrong: Cause | None = None


class Rows(Iterator[Row]):
    """Rows as RFC 4180 has them. A row for which that fails is one line, taken apart by what stands around its marks.

    Each stretch of text is read at most twice: one that begins with a stray mark ends at the next mark.
    """

    def __init__(self, text: str, mark: str) -> None:
        """`mark`: the character between cells."""
        self._lines = StringIO(text, newline="").readlines()
        self._at = 0
        self._mark = mark
        self._reader = csv.reader(_Feed(self), delimiter=mark, strict=True)
        self.width = 0
        """How many cells a row has, once the header is known."""

        self.is_trusted = False
        """Whether every row is as RFC 4180 has it, however many lines it takes."""

    def __next__(self) -> Row:
        start = self._at
        try:
            cells = next(self._reader)
        except csv.Error:
            return self._single(start)
        if self.width and not self.is_trusted and self._is_swallowing(start, len(cells)):
            return self._single(start)
        return Row(start + 1, cells)

    def next_line(self) -> str:
        """Return the next line. Raises `StopIteration` behind the last."""
        if self._at == len(self._lines):
            raise StopIteration
        self._at += 1
        return self._lines[self._at - 1]

    def _single(self, start: int) -> Row:
        """The line on its own, whatever follows."""
        self._at = start + 1
        cells = taken_apart(self._lines[start], self._mark)
        return Row(start + 1, cells, QUOTES if self.width and len(cells) != self.width else None)

    def _is_swallowing(self, start: int, count: int) -> bool:
        """Whether a stray mark made one row of several: each of its lines has the cells of a row by itself."""
        if self._at - start < 2:
            return count > self.width and '\\"' in self._lines[start]
        if count != self.width and self._is_row(start):
            return True
        inner = (at for at in range(start, self._at - 1) if self._lines[at].strip())
        return all(map(self._is_row, inner))

    def _is_row(self, at: int) -> bool:
        return len(taken_apart(self._lines[at], self._mark)) == self.width


class _Feed(Iterator[str]):
    """The lines for the CSV reader. Their position can be moved back, which a generator would not survive."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def __next__(self) -> str:
        return self._rows.next_line()


def taken_apart(line: str, mark: str) -> list[str]:
    """The cells of one line. A quotation mark ends a cell only where the cell does; a backslash before it is undone."""
    line = line.rstrip("\r\n")
    cells, at, may_close = [], 0, True
    while True:
        end = _closing(line, at + 1, mark) if may_close and line.startswith('"', at) else -1
        if end >= 0:
            cells.append(line[at + 1 : end].replace('\\"', '"').replace('""', '"'))
            at = end + 1
        else:
            may_close = may_close and not line.startswith('"', at)
            end = line.find(mark, at)
            end = len(line) if end < 0 else end
            cells.append(line[at:end].removeprefix('"'))
            at = end
        if at >= len(line):
            return cells
        at += 1


def _closing(line: str, at: int, mark: str) -> int:
    """Find the quotation mark that ends the cell; -1 where there is none."""
    while (at := line.find('"', at)) >= 0:
        behind = line[at + 1 : at + 2]
        if line[at - 1] == "\\":
            at += 1
        elif behind == '"':
            at += 2
        elif behind in ("", mark):
            return at
        else:
            at += 1
    return -1
