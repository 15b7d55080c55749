"""Python's garbage, collected in the thread of the widgets alone.

Any thread that allocates may start a collection, and whatever Qt object stands in a cycle then dies in that thread:
the program crashes, seldom and far from the cause. So the automatic collection is off, and a timer does its work.
"""

import gc

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer

SOONEST, LATEST = 1_000, 16_000
"""Milliseconds between two looks: soon while garbage is made, ever later while none is, so that who rests can rest."""

NOTICED = 10
"""Milliseconds."""


class Collector(QObject):
    """Collects for as long as the application lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=SOONEST, timerType=Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        self._timer.setInterval(SOONEST if collect_if_due() else min(2 * self._timer.interval(), LATEST))


def collect_if_due() -> bool:
    """The oldest generation whose threshold was passed, as the automatic collection would; False where none was.

    Where it takes so long that a person could notice, what survived it is most of all a long list: that is not gone
    through again.
    """
    counts, thresholds = gc.get_count(), gc.get_threshold()
    due = next((generation for generation in (2, 1, 0) if counts[generation] > thresholds[generation]), None)
    if due is not None:
        took = QElapsedTimer()
        took.start()
        gc.collect(due)
        if took.elapsed() > NOTICED:
            gc.freeze()
    return due is not None
