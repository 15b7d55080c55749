"""Posters for the rows that are painted: the drawn one at once, the service's own when it has come."""

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QPixmap, QPixmapCache

from desktop_app.domain.errors import LineupError
from desktop_app.domain.queues import Item
from desktop_app.ui.poster_art import placeholder

AT_ONCE = 4
"""Pictures under way at a time."""

LATEST = 60
"""Wanted pictures that are remembered; what was scrolled past long ago is not fetched."""


class Posters(QObject):
    """Fetches what was asked for, last asked first, and says when there is something new to paint."""

    arrived = Signal()

    def __init__(
        self,
        fetch: Callable[[str], Coroutine[Any, Any, bytes]],
        start: Callable[[Coroutine[Any, Any, None]], object],
    ) -> None:
        super().__init__()
        self._fetch = fetch
        self._start = start
        self._wanted: dict[str, None] = {}
        self._under_way: set[str] = set()
        self._failed: set[str] = set()

    def __call__(self, item: Item, size: QSize, dpr: float) -> QPixmap:
        """The poster in that size (logical pixels), or the drawn one while it is not there."""
        title = item.title
        if not title.poster or title.poster in self._failed:
            return placeholder(title.name, size, dpr, title.kind)
        found = QPixmap()
        key = f"{title.poster}@{size.width()}x{size.height()}x{dpr}"
        if QPixmapCache.find(key, found):
            return found
        picture = QPixmap()
        if not QPixmapCache.find(title.poster, picture):
            self._want(title.poster)
            return placeholder(title.name, size, dpr, title.kind)
        scaled = _cut(picture, size, dpr)
        QPixmapCache.insert(key, scaled)
        return scaled

    def _want(self, address: str) -> None:
        self._wanted.pop(address, None)
        self._wanted[address] = None
        while len(self._wanted) > LATEST:
            del self._wanted[next(iter(self._wanted))]
        self._next()

    def _next(self) -> None:
        while self._wanted and len(self._under_way) < AT_ONCE:
            address, _ = self._wanted.popitem()
            if address not in self._under_way:
                self._under_way.add(address)
                self._start(self._load(address))

    async def _load(self, address: str) -> None:
        try:
            picture = QPixmap()
            if picture.loadFromData(await self._fetch(address)):
                QPixmapCache.insert(address, picture)
                self.arrived.emit()
            else:
                self._failed.add(address)
        except LineupError:
            self._failed.add(address)
        finally:
            self._under_way.discard(address)
            self._next()


def _cut(picture: QPixmap, size: QSize, dpr: float) -> QPixmap:
    """Filled to the size, the overhang cut away evenly."""
    pixels = size * dpr
    filled = picture.scaled(
        pixels, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
    left, top = (filled.width() - pixels.width()) // 2, (filled.height() - pixels.height()) // 2
    cut = filled.copy(left, top, pixels.width(), pixels.height())
    cut.setDevicePixelRatio(dpr)
    return cut
