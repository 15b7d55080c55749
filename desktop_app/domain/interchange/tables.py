"""CSV read: our own, Trakt's, Letterboxd's, and any whose header names titles as these do."""

import csv
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from desktop_app.domain.errors import FileUnreadable
from desktop_app.domain.interchange.rows import foreign, objection, own
from desktop_app.domain.interchange.wanted import MOST, Contents, Line, Mistake

_ALIASES = {"name": "title", "title type": "type", "const": "imdb_id", "imdbid": "imdb_id", "tmdbid": "tmdb_id"}
"""What others call our columns, in small letters."""

_OWN = frozenset({"title", "service", "key"})
_TRAKT = frozenset({"title", "type", "trakt_id"})
_LETTERBOXD = (frozenset({"title", "letterboxd uri"}), frozenset({"position", "title", "url"}))
_NAMING = frozenset({"title", "key", "imdb_id", "tmdb_id", "tvdb_id", "trakt_id"})
"""A header has one of these."""

_PREAMBLE = "letterboxd list export"
"""A list of Letterboxd's begins with a small table about the list; that of its titles begins with "Position"."""

_PREAMBLE_ROWS = 20


def read_table(text: str) -> Contents:
    """Raises `FileUnreadable` where there is no header that names titles, or there are too many lines."""
    rows, columns = _headed(text)
    is_ours = frozenset(columns) >= _OWN
    lines: list[Line] = []
    mistakes: list[Mistake] = []
    for number, row, wrong in rows:
        if not wrong and not any(row):
            continue
        if len(lines) + len(mistakes) == MOST:
            raise FileUnreadable(f"It holds more than {MOST:,} titles.")
        if what := wrong or objection(columns, row):
            mistakes.append(Mistake(number, what))
        else:
            cells = dict(zip(columns, row, strict=False))
            lines.append(Line(number, own(cells) if is_ours else foreign(cells)))
    return Contents(_form(frozenset(columns)), tuple(lines), tuple(mistakes))


_Rows = Iterator[tuple[int, list[str], str]]
"""The line in which each begins, its cells, and why it could not be taken apart."""


def _headed(text: str) -> tuple[_Rows, tuple[str, ...]]:
    """What follows the header, and its columns, by the mark between cells that makes sense of it."""
    for mark in ",;\t":
        rows = _rows(text, mark)
        columns = _columns(next((row for _, row, _ in rows if any(row)), []))
        if columns and columns[0].startswith(_PREAMBLE):
            heads = (_columns(row) for _, row, _ in islice(rows, _PREAMBLE_ROWS))
            columns = next((head for head in heads if head[:1] == ("position",)), ())
        if not _NAMING.isdisjoint(columns):
            return rows, columns
    raise FileUnreadable("Its first line should name the columns: “title” (or “name”) and “year”, or “imdb_id”.")


def _rows(text: str, mark: str) -> _Rows:
    reader = csv.reader(StringIO(text, newline=""), delimiter=mark, strict=True)
    while True:
        number = reader.line_num + 1
        try:
            yield number, next(reader), ""
        except StopIteration:
            return
        except csv.Error:
            yield number, [], "The quotation marks do not fit: a cell that has one is put in two, and its own doubled."


def _columns(header: list[str]) -> tuple[str, ...]:
    names = (cell.strip().lower() for cell in header)
    return tuple(_ALIASES.get(name, name) for name in names)


def _form(columns: frozenset[str]) -> str:
    if columns >= _OWN:
        return "Lineup’s CSV"
    if columns >= _TRAKT:
        return "Trakt’s CSV"
    return "Letterboxd’s CSV" if any(columns >= theirs for theirs in _LETTERBOXD) else "CSV"
