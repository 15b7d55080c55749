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
from desktop_app.ui.shell.garbage import Collector
from tests.benchmarks.examples import long_queue
from tests.benchmarks.measure import Figure, longest_turn
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
    Collector(app)
    still, whole = zip(*(_look(app, page, look) for look in LOOKS), strict=True)
    page.close()
    name = f"{COUNT:,} titles are sorted or grouped"
    yield Figure(f"longest stand-still while {name}", max(still) * 1000, "ms", "processor time, a look each")
    yield Figure(f"longest until {name}", max(whole) * 1000, "ms", "processor time, a look each")


def shuffled(queue: Queue) -> Queue:
    """By chance, and each title with an end of its own, so that there is something to sort."""
    chance, items = Random(4), list(queue.items)
    chance.shuffle(items)
    ends = (NOW + chance.randrange(-90, 90) * 86_400 for _ in items)
    dated = (replace(i, title=replace(i.title, available_until=end)) for i, end in zip(items, ends, strict=True))
    return queue.with_items(tuple(dated))


def _look(app: QCoreApplication, page: QueuePage, look: Look) -> tuple[float, float]:
    """Seconds of processor time: the longest stand-still, and all of it."""
    began = time.thread_time()
    page.model.set_look(look, NOW)
    first = time.thread_time() - began
    longest = longest_turn(app.processEvents, lambda: page.model.is_looking)
    return max(first, longest), time.thread_time() - began
