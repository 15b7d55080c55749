"""Posters for painted rows: the drawn one at once, the service's own when it has come."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap

from desktop_app.domain.errors import LineupError, OutcomeUnknown, RateLimited, Unreachable
from desktop_app.domain.queues import Item
from desktop_app.ui.posters.art import placeholder
from desktop_app.ui.posters.decoder import DECODING, decoded

AT_ONCE = 4
"""Pictures under way at a time."""

LATEST = 60
"""Wanted pictures that are remembered; what was asked for long ago is not fetched."""

MEMORY = 32 * 1024 * 1024
"""Bytes of pixels that are held."""

AGAIN_AFTER = 60.0
"""Seconds until a server is asked again that did not answer."""

FRAME = 16
"""Milliseconds in which pictures that come one by one are told of together."""


@dataclass(frozen=True, slots=True)
class _Cut:
    """A poster at one size, in pixels of the screen."""

    address: str
    width: int
    height: int
    dpr: float


class Posters(QObject):
    """Fetches what was asked for, last asked first, and says when there is something new to paint.

    Bytes become pixels in a worker, at the size in which they are painted: the widgets' thread only hands them over.
    """

    arrived = Signal(object)
    """frozenset[str]: the addresses of posters that can be painted now."""

    def __init__(
        self,
        fetch: Callable[[str], Coroutine[Any, Any, bytes]],
        start: Callable[[Coroutine[Any, Any, None]], "asyncio.Task[None]"],
    ) -> None:
        super().__init__()
        self._fetch = fetch
        self._start = start
        self._wanted: OrderedDict[str, set[_Cut]] = OrderedDict()
        self._under_way: dict[str, asyncio.Task[None]] = {}
        self._failed: set[str] = set()
        self._painted: OrderedDict[_Cut, QPixmap] = OrderedDict()
        self._held = 0
        self._new: set[str] = set()
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.setInterval(FRAME)
        self._telling.timeout.connect(self._tell)

    def __call__(self, item: Item, size: QSize, dpr: float) -> QPixmap:
        """The poster in this size (logical pixels), or the drawn one until it is there."""
        title = item.title
        if not title.poster or title.poster in self._failed:
            return placeholder(title.name, size, dpr, title.kind)
        cut = _Cut(title.poster, round(size.width() * dpr), round(size.height() * dpr), dpr)
        found = self._painted.get(cut)
        if found is None:
            self._want(cut)
            return placeholder(title.name, size, dpr, title.kind)
        self._painted.move_to_end(cut)
        return found

    def let_go(self, addresses: Iterable[str]) -> None:
        """Stop fetching posters that scrolled out of sight, and cancel those under way."""
        for address in addresses:
            self._wanted.pop(address, None)
            task = self._under_way.pop(address, None)
            if task is not None:
                task.cancel()
        self._next()

    @property
    def under_way(self) -> frozenset[str]:
        """The addresses that are being asked."""
        return frozenset(self._under_way)

    def _want(self, cut: _Cut) -> None:
        self._wanted.setdefault(cut.address, set()).add(cut)
        self._wanted.move_to_end(cut.address)
        while len(self._wanted) > LATEST:
            self._wanted.popitem(last=False)
        self._next()

    def _next(self) -> None:
        waiting = [address for address in reversed(self._wanted) if address not in self._under_way]
        for address in waiting[: AT_ONCE - len(self._under_way)]:
            self._under_way[address] = self._start(self._load(address))

    async def _load(self, address: str) -> None:
        """Fetch a poster and cut it to every size that was asked for."""
        try:
            data = await self._fetch(address)
            while cuts := self._wanted.pop(address, None):
                for cut in cuts:
                    pixels = QSize(cut.width, cut.height)
                    self._hold(cut, await DECODING.run(lambda pixels=pixels: decoded(data, pixels)))  # type: ignore[misc]
        except LineupError as error:
            self._fail(address, error)
        del self._under_way[address]  # one that was let go was cancelled, and is not there
        self._next()

    def _hold(self, cut: _Cut, image: QImage) -> None:
        """Keep a poster in memory; the least recently painted ones make room."""
        picture = QPixmap.fromImage(image)
        picture.setDevicePixelRatio(cut.dpr)
        self._painted[cut] = picture
        self._held += cut.width * cut.height * 4
        while self._held > MEMORY and len(self._painted) > 1:
            old, _ = self._painted.popitem(last=False)
            self._held -= old.width * old.height * 4
        self._new.add(cut.address)
        if not self._telling.isActive():
            self._telling.start()

    def _tell(self) -> None:
        new, self._new = frozenset(self._new), set()
        self.arrived.emit(new)

    def _fail(self, address: str, error: LineupError) -> None:
        """Note a failed poster. After a failed connection it is asked for again some time; else never."""
        self._wanted.pop(address, None)
        self._failed.add(address)
        if isinstance(error, Unreachable | OutcomeUnknown | RateLimited):
            asyncio.get_running_loop().call_later(AGAIN_AFTER, self._failed.discard, address)
