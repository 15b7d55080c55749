"""Typing into the filter of 100,000 titles: the longest time in which the window stands still."""

import os
import time
from collections.abc import Iterator

from PySide6.QtWidgets import QApplication

from tests.benchmarks.examples import long_queue
from tests.benchmarks.measure import Figure
from tests.benchmarks.opening import looked_at

COUNT = 100_000
TYPED = ("d", "di", "dir", "99", "999", "9999", "")


def figures() -> Iterator[Figure]:
    if not os.environ.get("DISPLAY"):
        return
    app = QApplication.instance() or QApplication([])
    page = looked_at(long_queue(COUNT))
    page.show()
    app.processEvents()
    longest = 0.0
    for needle in TYPED:
        started = time.thread_time()
        page.header.filter.setText(needle)
        while page.model.is_looking or page.model.needle != needle:
            app.processEvents()
            now = time.thread_time()
            longest, started = max(longest, now - started), now
        longest = max(longest, time.thread_time() - started)
    page.close()
    yield Figure(
        f"longest stand-still while {COUNT:,} titles are filtered", longest * 1000, "ms", "processor time, once a key"
    )
