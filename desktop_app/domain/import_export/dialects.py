"""CSV with the columns of other programs, for those who bring their list there."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from desktop_app.domain.import_export.formula_guard import guarded
from desktop_app.domain.import_export.imported_title import ImportedTitle
from desktop_app.domain.import_export.kinds import EPISODE, MOVIE, PERSON, SHOW, plain_kind

LETTERBOXD = ("Title", "Year", "imdbID", "tmdbID")
"""Columns that Letterboxd imports (letterboxd.com/about/importing-data); its TMDB ids are those of films."""

IMDB = (
    *("Position", "Const", "Created", "Modified", "Description", "Title", "Original Title", "URL", "Title Type"),
    *("IMDb Rating", "Runtime (mins)", "Year", "Genres", "Num Votes", "Release Date", "Directors"),
    *("Your Rating", "Date Rated"),
)
"""Columns that IMDb writes when a list is exported, and that many programs read."""

_KINDS = {MOVIE: "Movie", SHOW: "TV Series", EPISODE: "TV Episode"}


def as_letterboxd(titles: Iterable[ImportedTitle]) -> bytes:
    """Write the table that Letterboxd imports: UTF-8 with a header."""
    return _table(LETTERBOXD, (_letterboxd_row(title) for title in titles))


def as_imdb(titles: Iterable[ImportedTitle]) -> bytes:
    """Write the table as IMDb exports it; what Lineup does not know of a title stays empty."""
    return _table(IMDB, (_imdb_row(position, title) for position, title in enumerate(titles, 1)))


def _letterboxd_row(title: ImportedTitle) -> Sequence[str]:
    ids = dict(title.ids)
    is_film = plain_kind(title.kind) == MOVIE
    return title.name, _year(title), ids.get("imdb", ""), ids.get("tmdb", "") if is_film else ""


def _imdb_row(position: int, title: ImportedTitle) -> Sequence[str]:
    key, kind = dict(title.ids).get("imdb", ""), plain_kind(title.kind)
    folder = "name" if kind == PERSON else "title"
    told = {
        "Position": str(position),
        "Const": key,
        "Title": title.name,
        "Original Title": title.name,
        "URL": f"https://www.imdb.com/{folder}/{key}/" if key else "",
        "Title Type": _KINDS.get(kind, ""),
        "Year": _year(title),
    }
    return [told.get(column, "") for column in IMDB]


def _year(title: ImportedTitle) -> str:
    return "" if title.year is None else str(title.year)


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    written = StringIO(newline="")
    out = csv.writer(written)
    out.writerow(header)
    out.writerows([guarded(cell) for cell in row] for row in rows)
    return written.getvalue().encode(errors="replace")
