"""Pages of a title at IMDb, TMDB and TheTVDB, by the ids that services tell."""

import re
from urllib.parse import quote

from desktop_app.domain.queues import Title

NAMES = {"imdb": "IMDb", "tmdb": "TMDB", "tvdb": "TVDB", "trakt": "Trakt"}
"""Names for people, by the names in `Title.ids`."""

_IMDB = re.compile(r"tt\d{1,12}")
_TMDB = {"movie": "movie", "film": "movie", "show": "tv", "tv": "tv", "series": "tv"}
_TVDB = {"movie": "movie", "film": "movie", "show": "series", "tv": "series", "series": "series", "episode": "episode"}


def pages_of(title: Title) -> tuple[tuple[str, str], ...]:
    """Name and address of each. A key that does not look like one, or that needs a kind we do not know, has none."""
    ids = dict(title.ids)
    found = []
    if _IMDB.fullmatch(ids.get("imdb", "")):
        found.append(("IMDb", f"https://www.imdb.com/title/{ids['imdb']}/"))
    if _is_number(ids.get("tmdb", "")) and title.kind in _TMDB:
        found.append(("TMDB", f"https://www.themoviedb.org/{_TMDB[title.kind]}/{quote(ids['tmdb'])}"))
    if _is_number(ids.get("tvdb", "")) and title.kind in _TVDB:
        found.append(("TVDB", f"https://thetvdb.com/dereferrer/{_TVDB[title.kind]}/{quote(ids['tvdb'])}"))
    return tuple(found)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 12
