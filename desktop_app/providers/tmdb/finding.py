"""A title by the key that somebody gave it (contract 7: details, and finding by the ids of others)."""

from desktop_app.domain.errors import NotThere, Refused
from desktop_app.domain.queues import Title
from desktop_app.providers.tmdb.addresses import Key
from desktop_app.providers.tmdb.calls import Calls
from desktop_app.providers.tmdb.images import Images
from desktop_app.providers.tmdb.parsing import title_of
from desktop_app.providers.trees import many

_KINDS = {"movie": "movie", "show": "tv"}
_OTHERS = frozenset({"imdb", "tvdb"})
_FOUND = (("movie", "movie_results"), ("tv", "tv_results"), ("episode", "tv_episode_results"))


async def find_by_id(calls: Calls, images: Images, register: str, key: str, kind: str) -> tuple[Title, ...]:
    """Return all that have that key. Raises `ServiceError`."""
    if register == "tmdb" and kind in _KINDS:
        return await _own(calls, images, Key(_KINDS[kind], key)) if key.isascii() and key.isdigit() else ()
    if register not in _OTHERS or not (key.isascii() and key.isalnum()):
        return ()
    tree = await calls.get(f"/find/{key}", (("external_source", f"{register}_id"),))
    titles = (title_of(row, of_kind, images) for of_kind, name in _FOUND for row in many(tree, name))
    return tuple(title for title in titles if title is not None and kind in {"", title.kind})


async def _own(calls: Calls, images: Images, key: Key) -> tuple[Title, ...]:
    try:
        title = title_of(await calls.get(key.path), key.kind, images)
    except (NotThere, Refused):
        return ()
    return () if title is None else (title,)
