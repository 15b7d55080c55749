"""Python's garbage, collected in the thread of the widgets alone.

Any thread that allocates may start a collection, and whatever Qt object stands in a cycle then dies in that thread:
the program crashes, seldom and far from the cause. So the automatic collection is off, and a timer does its work.
"""

import gc

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

EVERY = 1000
"""Milliseconds."""

NOTICED = 10
"""Milliseconds."""


class Collector(QObject):
    """Collects for as long as the application lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(collect_if_due)
        self._timer.start()


def collect_if_due() -> None:
    """The oldest generation whose threshold was passed, as the automatic collection would.

    Where it takes so long that a person could notice, what survived it is most of all a long list: that is not gone
    through again.
    """
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > thresholds[generation]:
            took = QElapsedTimer()
            took.start()
            gc.collect(generation)
            if took.elapsed() > NOTICED:
                gc.freeze()
            return
