"""The program that wrote a file, recognized by columns that only its files have."""

from collections.abc import Iterable

from desktop_app.domain.import_export.columns import plain_name

_COLUMNS = (
    ("IMDb’s", ("const",)),
    ("IMDb’s", ("tconst",)),
    ("TMDB’s", ("tmdbid", "imdbid", "type", "name", "releasedate")),
    ("Simkl’s", ("simklid",)),
    ("Yamtrack’s", ("mediaid", "source", "mediatype")),
    ("Trakt’s", ("title", "type", "traktid")),
    ("Netflix’s", ("profilename", "titlename")),
    ("Netflix’s", ("profilename", "title", "duration")),
    ("Letterboxd’s", ("name", "letterboxduri")),
    ("Letterboxd’s", ("title", "letterboxduri")),
    ("Letterboxd’s", ("position", "name", "url")),
)
"""Programs and the columns by which their tables are recognized; the surer sign stands first."""

_NETFLIX_HISTORY = ("title", "date")


def table_form(header: Iterable[str]) -> str:
    """Return a name for people, such as `IMDb’s CSV`; `CSV` where no program is known by its columns."""
    names = tuple(filter(None, map(plain_name, header)))
    if names == _NETFLIX_HISTORY:
        return "Netflix’s CSV"
    return next((f"{whose} CSV" for whose, columns in _COLUMNS if set(columns) <= set(names)), "CSV")
