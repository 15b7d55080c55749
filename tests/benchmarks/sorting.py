"""Sorting and grouping 100,000 titles: the longest time in which the window stands still, and how long it takes."""

import os
import time
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from desktop_app.domain.look import PLAIN, SORTS, Look
from desktop_app.domain.queues import Queue
from desktop_app.ui.queue.page import QueuePage
from tests.benchmarks.examples import long_queue
from tests.benchmarks.measure import Figure
from tests.benchmarks.opening import looked_at

COUNT = 100_000
NOW = 1_700_000_000
LOOKS = [look for order in SORTS for look in (Look().by(order), Look().by(order).grouped(in_groups=True), PLAIN)]


def figures() -> Iterator[Figure]:
    if not os.environ.get("DISPLAY"):
        return
    app = QApplication.instance() or QApplication([])
    page = looked_at(shuffled(long_queue(COUNT)))
    page.show()
    app.processEvents()
    still, whole = zip(*(_look(app, page, look) for look in LOOKS), strict=True)
    page.close()
    name = f"{COUNT:,} titles are sorted or grouped"
    yield Figure(f"longest stand-still while {name}", max(still) * 1000, "ms", "a look each")
    yield Figure(f"longest until {name}", max(whole) * 1000, "ms", "a look each")


def shuffled(queue: Queue) -> Queue:
    """By chance, and each title with an end of its own, so that there is something to sort."""
    chance, items = Random(4), list(queue.items)
    chance.shuffle(items)
    ends = (NOW + chance.randrange(-90, 90) * 86_400 for _ in items)
    dated = (replace(i, title=replace(i.title, available_until=end)) for i, end in zip(items, ends, strict=True))
    return queue.with_items(tuple(dated))


def _look(app: QCoreApplication, page: QueuePage, look: Look) -> tuple[float, float]:
    """Seconds: the longest stand-still, and all of it."""
    began = started = time.perf_counter()
    longest = 0.0
    page.model.set_look(look, NOW)
    while page.model.is_looking:
        app.processEvents()
        now = time.perf_counter()
        longest, started = max(longest, now - started), now
    app.processEvents()
    now = time.perf_counter()
    return max(longest, now - started), now - began
