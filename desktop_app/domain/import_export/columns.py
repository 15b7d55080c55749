"""The roles of a table's columns, recognized by their names, or by their cells where the names say nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from desktop_app.domain.import_export.ids import id_in
from desktop_app.domain.import_export.years import year_of

HELD = "held"
"""The role of columns that hold keys, though their names do not say so."""

_ALIASES = {
    "title": "title name titlename movietitle filmtitle filmname moviename showtitle showname seriestitle seriesname"
    " tvshow movie film show primarytitle englishtitle titel titre título titulo titolo cleantitle originaltitle"
    " originalname",
    "year": "year releaseyear yearofrelease yearreleased movieyear startyear jahr année annee anno año ano",
    "released": "released releasedate firstaired firstairdate premiered premieredate airdate datereleased incinemas",
    "type": "type titletype mediatype kind itemtype contenttype",
    "imdb": "imdbid const imdb tconst imdbtitleid imdburl imdblink imdburi movieimdbid showimdbid",
    "tmdb": "tmdbid tmdb themoviedbid themoviedb moviedbid tmdburl tmdblink movietmdbid showtmdbid",
    "tmdb movie": "tmdbmovieid",
    "tmdb show": "tmdbtvid tmdbshowid",
    "tvdb": "tvdbid tvdb thetvdbid thetvdb tvdburl showtvdbid",
    "trakt": "traktid trakt traktmovieid traktshowid",
    "season": "seasonnumber",
    "episode": "episodenumber",
    "episode title": "episodetitle episodename",
    "season imdb": "seasonimdbid",
    "season tmdb": "seasontmdbid",
    "season tvdb": "seasontvdbid",
    "season trakt": "seasontraktid",
    "episode imdb": "episodeimdbid",
    "episode tmdb": "episodetmdbid",
    "episode tvdb": "episodetvdbid",
    "episode trakt": "episodetraktid",
    "order": "position rank",
    "media id": "mediaid",
    "source": "source",
}
"""Names that files use for each role, as `plain_name` makes them; the likeliest first."""

_ROLES = {alias: (role, rank) for role, names in _ALIASES.items() for rank, alias in enumerate(names.split())}
_NAMING = frozenset({"title", "imdb", "tmdb", "tmdb movie", "tmdb show", "tvdb", "trakt", "media id", HELD})
SAMPLE = 50
"""Rows that are looked at to find out what a column holds."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The places in a row of each role. `names` are those of the file; several columns may have the same role."""

    names: tuple[str, ...]
    places: Mapping[str, tuple[int, ...]]

    def cells(self, row: Sequence[str], role: str) -> Iterable[str]:
        """Return the row's cells in the columns of a role, the likeliest first, without the empty ones."""
        if (places := self.places.get(role)) is None:
            return ()
        if len(places) == 1:
            (place,) = places
            return (row[place],) if place < len(row) and row[place].strip() else ()
        return [row[place] for place in places if place < len(row) and row[place].strip()]

    @property
    def names_titles(self) -> bool:
        """Whether a row can say which title it means."""
        return not _NAMING.isdisjoint(self.places)

    @property
    def unused(self) -> tuple[str, ...]:
        """The names of the columns that are passed over."""
        used = {place for places in self.places.values() for place in places}
        return tuple(name.strip() for place, name in enumerate(self.names) if place not in used and name.strip())


@lru_cache(maxsize=4096)
def plain_name(name: str) -> str:
    """The name of a column without capitals, spaces and marks: `IMDb ID` is `imdbid`."""
    return "".join(mark for mark in name.casefold() if mark.isalnum())


def role_of(name: str) -> tuple[str, int]:
    """Return the role of a column of that name and its rank, 0 the likeliest; an empty role where it is unknown."""
    return _ROLES.get(plain_name(name), ("", 0))


def columns_of(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Columns:
    """Return what the columns are about, by their names and by the first of the rows behind them."""
    found: dict[str, list[tuple[int, int]]] = {}
    for place, name in enumerate(header):
        role, rank = role_of(name)
        role = role or (HELD if _holds_ids(place, rows) else "")
        if role:
            found.setdefault(role, []).append((rank, place))
    if "media id" in found and "source" not in found:
        del found["media id"]
    return Columns(tuple(header), {role: tuple(place for _, place in sorted(many)) for role, many in found.items()})


def headless(first: Sequence[str]) -> Columns | None:
    """Return the columns of a table without a header, by the keys in its first row; None where that has none."""
    held = tuple(place for place, cell in enumerate(first) if id_in(cell) is not None)
    if not held:
        return None
    places = {HELD: held}
    for place, cell in enumerate(first):
        if place not in held and cell.strip():
            role = "year" if year_of(cell) is not None else "" if cell.strip().isdigit() else "title"
            places.setdefault(role, (place,))
    return Columns((), places)


def _holds_ids(place: int, rows: Sequence[Sequence[str]]) -> bool:
    """Whether most cells of the column are keys."""
    cells = [row[place] for row in rows if place < len(row) and row[place].strip()]
    return bool(cells) and 2 * sum(id_in(cell) is not None for cell in cells) > len(cells)


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
