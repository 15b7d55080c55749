"""Addresses of pictures (contract 7): TMDB tells their beginning, and which sizes there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from desktop_app.auth.signing import Clock
from desktop_app.domain.errors import BadAnswer, NotThere, Refused, ServerFault
from desktop_app.domain.hosts import picture_address
from desktop_app.providers.tmdb.calls import Calls
from desktop_app.providers.trees import Tree, one, text

POSTER, PORTRAIT = "w342", "w185"
KEPT_FOR = 3 * 86400.0
"""Seconds: TMDB wants to be asked every few days at most."""


@dataclass(frozen=True, slots=True)
class Images:
    """The documented place, or the one that was told."""

    base: str = "https://image.tmdb.org/t/p/"
    poster_size: str = POSTER

    def poster(self, row: Tree) -> str:
        """Empty where there is none."""
        return self._address(self.poster_size, text(row, "poster_path") or text(row, "still_path"))

    def portrait(self, path: str) -> str:
        return self._address(PORTRAIT, path)

    def _address(self, size: str, path: str) -> str:
        return f"{self.base}{size}{quote(path)}" if path.startswith("/") else ""


class ImagePlaces:
    """Image configuration as known to an account. `clock` tells Unix seconds."""

    def __init__(self, calls: Calls, clock: Clock) -> None:
        self._calls = calls
        self._clock = clock
        self._images = Images()
        self._asked_at: float | None = None

    async def known(self) -> Images:
        """Image configuration as last told, or the documented one: no list waits for its pictures."""
        now = self._clock()
        if self._asked_at is None or not 0 <= now - self._asked_at < KEPT_FOR:
            self._asked_at = now
            try:
                self._images = images_of(await self._calls.get("/configuration"), self._calls.api)
            except (BadAnswer, NotThere, Refused, ServerFault):
                self._asked_at = None
        return self._images


def images_of(configuration: Tree, api: str) -> Images:
    """Image settings in a configuration. Pictures come over HTTPS, unless an emulator on this computer serves them."""
    told = one(configuration, "images")
    base = text(told, "secure_base_url")
    sizes = told.get("poster_sizes")
    size = _size(sizes) if isinstance(sizes, list) else POSTER
    return Images(base, size) if _is_trusted(base, api) else Images(poster_size=size)


def _is_trusted(base: str, api: str) -> bool:
    return base.endswith("/") and picture_address(base, api) == base


def _size(sizes: Sequence[object]) -> str:
    return POSTER if POSTER in sizes else "original"
