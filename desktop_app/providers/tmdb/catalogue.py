"""TMDB's catalogue: titles found by words, and by the key that somebody gave them (contract 7)."""

from desktop_app.domain.errors import NotThere, Refused
from desktop_app.domain.queues import Title
from desktop_app.providers.tmdb.addresses import Key
from desktop_app.providers.tmdb.calls import Calls
from desktop_app.providers.tmdb.images import ImagePlaces, Images
from desktop_app.providers.tmdb.parser import title_of
from desktop_app.providers.trees import many

_KINDS = {"movie": "movie", "show": "tv"}
_OTHERS = frozenset({"imdb", "tvdb"})
_FOUND = (("movie", "movie_results"), ("tv", "tv_results"), ("episode", "tv_episode_results"))


class Catalogue:
    """TMDB's catalogue. Every method raises `ServiceError`."""

    def __init__(self, calls: Calls, places: ImagePlaces) -> None:
        self._calls = calls
        self._places = places

    async def search(self, term: str) -> tuple[Title, ...]:
        """Films and TV; people are found too, and passed over."""
        if not term.strip():
            return ()
        found = await self._calls.get("/search/multi", (("query", term.strip()), ("include_adult", "false")))
        images = await self._places.known()
        titles = (title_of(row, "", images) for row in many(found, "results"))
        return tuple({title.id: title for title in titles if title is not None}.values())

    async def find_by_id(self, namespace: str, key: str, kind: str) -> tuple[Title, ...]:
        """Find titles by TMDB's own number, which needs a kind, or by an id of IMDb or TheTVDB."""
        images = await self._places.known()
        if namespace == "tmdb" and kind in _KINDS:
            return await self._own(Key(_KINDS[kind], key), images) if key.isascii() and key.isdigit() else ()
        if namespace not in _OTHERS or not (key.isascii() and key.isalnum()):
            return ()
        tree = await self._calls.get(f"/find/{key}", (("external_source", f"{namespace}_id"),))
        titles = (title_of(row, of_kind, images) for of_kind, name in _FOUND for row in many(tree, name))
        return tuple(title for title in titles if title is not None and kind in {"", title.kind})

    async def _own(self, key: Key, images: Images) -> tuple[Title, ...]:
        try:
            title = title_of(await self._calls.get(key.path), key.kind, images)
        except (NotThere, Refused):
            return ()
        return () if title is None else (title,)
