"""Python's garbage, collected in the thread of the widgets alone.

Any thread that allocates may start a collection, and whatever Qt object stands in a cycle then dies in that thread:
the program crashes, seldom and far from the cause. So the automatic collection is off, and a timer does its work.
"""

import gc
from time import thread_time_ns

from PySide6.QtCore import QObject, Qt, QTimer

SOONEST, LATEST = 1_000, 16_000
"""Milliseconds between two looks: soon while garbage is made, ever later while none is, so that who rests can rest."""

NOTICED = 10_000_000
"""Nanoseconds of this thread's own work: a collection that is interrupted by other programs is none that takes long."""

LONG_LIST = 75_000
"""Number of new objects that outlived the last look, from which they are set aside: a long list, the loaded program."""

_OLDEST = 2


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

    Where all generations take so long that a person could notice, what survived is most of all a long list: that is not
    gone through again. After a younger one, what is dead among the older would be kept for ever. What is so much that
    came at once is not gone through even once: a fifth of a second in which nothing moves is worse than the few objects
    that died in the same moment, and are kept.
    """
    counts, thresholds = gc.get_count(), gc.get_threshold()
    if counts[0] > LONG_LIST:
        gc.freeze()
        return True
    due = next((generation for generation in (_OLDEST, 1, 0) if counts[generation] > thresholds[generation]), None)
    if due is not None:
        begun = thread_time_ns()
        gc.collect(due)
        if due == _OLDEST and thread_time_ns() - begun > NOTICED:
            gc.freeze()
    return due is not None
