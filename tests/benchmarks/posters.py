"""Scrolling a list of 10,000 titles whose posters come while it is scrolled, beside the same list without any.

In processor time of the widgets' thread: other programs may have the machine at the same moment.
"""

import asyncio
import os
import time
from collections.abc import Iterator
from dataclasses import replace

import qasync
from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from desktop_app.domain.queues import Item, Queue
from desktop_app.sandbox import posters as drawn
from desktop_app.ui.posters.supply import Posters
from desktop_app.ui.queue.model import QueueModel
from desktop_app.ui.queue.view import QueueView
from desktop_app.ui.queue.visible_posters import VisiblePosters
from tests.benchmarks.examples import long_queue
from tests.benchmarks.measure import Figure
from tests.ui.queue.examples import state

COUNT = 10_000
FRAMES = 400
STEP = 72
"""Pixels a frame: one and a half rows, a quick hand at the wheel."""

FRAME = 0.016


def figures() -> Iterator[Figure]:
    if not os.environ.get("DISPLAY"):
        return
    app = QApplication.instance() or QApplication([])
    loop = qasync.QEventLoop(app)
    asyncio.set_event_loop(loop)
    bare = loop.run_until_complete(_frames(with_posters=False))
    ours = loop.run_until_complete(_frames(with_posters=True))
    loop.close()
    yield Figure(
        f"a frame of scrolling {COUNT:,} rows with posters, p99",
        _p99(ours) * 1000,
        "ms",
        f"at most 16 (median {_median(ours) * 1000:.1f}); without posters {_p99(bare) * 1000:.1f} ms"
        f" (median {_median(bare) * 1000:.1f})",
    )


async def _frames(*, with_posters: bool) -> list[float]:
    """Seconds of each frame: what is due is done, then the step is painted."""
    pictures = [drawn.poster(str(number), 110) for number in range(40)]
    fetched = 0

    async def fetch(_address: str) -> bytes:
        nonlocal fetched
        fetched += 1
        await asyncio.sleep(0.002)
        return pictures[fetched % len(pictures)]

    plain = QPixmap(56, 80)
    plain.fill()
    posters = Posters(fetch, asyncio.ensure_future)
    model = QueueModel("Netflix")
    view = QueueView(model, posters if with_posters else lambda _item, _size, _dpr: plain)
    if with_posters:
        in_sight = VisiblePosters(view)
        in_sight.passed.connect(posters.let_go)
        posters.arrived.connect(in_sight.repaint)
    view.resize(QSize(728, 700))
    model.show(state(_with_posters(long_queue(COUNT))))
    view.show()
    await asyncio.sleep(0.3)
    took = [await _frame(view) for _ in range(FRAMES)]
    view.close()
    view.deleteLater()
    return took


async def _frame(view: QueueView) -> float:
    """The step, its painting, and whatever came in the rest of the frame."""
    over = time.perf_counter() + FRAME
    started = time.thread_time()
    bar = view.verticalScrollBar()
    bar.setValue(bar.value() + STEP)
    view.repaint()
    QCoreApplication.sendPostedEvents()
    while time.perf_counter() < over:  # noqa: ASYNC110 - a frame is a time
        await asyncio.sleep(0.002)
    return time.thread_time() - started


def _with_posters(queue: Queue) -> Queue:
    items = tuple(
        Item(replace(item.title, poster=f"https://pictures.example/{place}.png"), item.added)
        for place, item in enumerate(queue.items)
    )
    return Queue(items, etag="1")


def _p99(took: list[float]) -> float:
    return sorted(took)[int(len(took) * 0.99) - 1]


def _median(took: list[float]) -> float:
    return sorted(took)[len(took) // 2]
