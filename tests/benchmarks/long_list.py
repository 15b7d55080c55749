"""A list of 100,000 titles: from the drop to the painted row, and how long the window stands still meanwhile."""

import asyncio
import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import qasync
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.hands import until
from desktop_app.ui.shell.garbage import Collector
from tests.benchmarks.bare_table import BareTable
from tests.benchmarks.examples import long_queue
from tests.benchmarks.measure import Figure
from tests.benchmarks.memory import Memory
from tests.core import put_in_place, queue_of
from tests.list_steps import read
from tests.ui.stage import Stage, stage

COUNT = 100_000
DROPS = 200
QUIET = 0.2
"""Seconds until what follows a drop is over: it is written to the cache."""

STILL = 2.0
"""Seconds after a drop in which the window is watched."""

Took = tuple[float, float]
"""Seconds, and seconds of processor: on a machine with others on it the second is the fairer one."""


def figures() -> Iterator[Figure]:
    if not os.environ.get("DISPLAY"):
        return
    app = QApplication.instance() or QApplication([])
    QGuiApplication.setQuitOnLastWindowClosed(False)
    collector = Collector(app)
    loop = qasync.QEventLoop(app)
    asyncio.set_event_loop(loop)
    with Sandbox() as sandbox:
        ours, bare, block = loop.run_until_complete(_in_turns(sandbox))
    loop.close()
    collector.deleteLater()
    for what, took, beside in zip(
        ("", ", processor time"), zip(*ours, strict=True), zip(*bare, strict=True), strict=True
    ):
        yield from _compared(f"drop to painted row at {COUNT:,}{what}", took, beside)
    yield Figure(
        f"longest stand-still in the {STILL:.0f} s after a drop", block * 1000, "ms", "the loop asked every millisecond"
    )


def _compared(what: str, ours: Sequence[float], bare: Sequence[float]) -> Iterator[Figure]:
    yield Figure(f"{what}, p99", _p99(ours) * 1000, "ms", f"at most 16 (median {_ms(_median(ours))})")
    against = f"a bare QTableView over a Python list, at most 3 (median {_ms(_median(bare))}, p99 {_ms(_p99(bare))})"
    yield Figure(what, _median(ours) / _median(bare), "x", against)


def _p99(took: Sequence[float]) -> float:
    return sorted(took)[int(len(took) * 0.99) - 1]


def _median(took: Sequence[float]) -> float:
    return sorted(took)[len(took) // 2]


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


async def _in_turns(sandbox: Sandbox) -> tuple[list[Took], list[Took], float]:
    """One drop here, one on the bare table, and so on: whatever else the machine does falls on both."""
    sandbox.netflix.faults.limit_per_second(None)
    async with stage(Path(tempfile.mkdtemp()), sandbox) as on:
        ref = await on.link()
        service = Memory(long_queue(COUNT))
        connected = await on.accounts.library.linked(ref.account).service()
        put_in_place(on.accounts, ref.account, replace(connected, lists=service))
        queue = queue_of(on.accounts, ref)
        assert queue is not None
        read(queue, service.queue, time.time())
        await until(lambda: on.is_in_step, "the list to be in step")
        table = _bare_table(on.page.view.viewport().size())
        turns = [(await _drop(on), await _drop_on(table, on)) for _ in range(DROPS)]
        table.close()
        ours, bare = map(list, zip(*turns, strict=True))
        return ours, bare, max([await _longest_block(on) for _ in range(3)])


async def _drop(on: Stage) -> Took:
    """A row in sight goes five rows further down, somewhere in the list; then the service answers."""
    view, model = on.page.view, on.page.model
    row = random.randrange(COUNT - 20)
    view.verticalScrollBar().setValue(row * view.rowHeight(0))
    await until(lambda: on.is_in_step, "the drop before to be sent")
    await asyncio.sleep(0.05)
    ids = model.ids_at([row + 1])
    return await painted(view.viewport(), lambda: model.request(ids, model.anchor_at(row + 6, ids)))


async def _longest_block(on: Stage) -> float:
    watch = Watch()
    await _drop(on)
    await asyncio.sleep(STILL)
    return watch.longest


def _bare_table(size: QSize) -> BareTable:
    """With as much room for its rows as ours has."""
    table = BareTable(long_queue(COUNT))
    table.resize(size)
    table.show()
    table.resize(size + size - table.viewport().size())
    return table


async def _drop_on(table: BareTable, on: Stage) -> Took:
    """The same on the bare table, once ours has nothing left to do: its thread would take the time of this one."""
    await until(lambda: on.is_in_step, "the drop before to be sent")
    row = random.randrange(COUNT - 20)
    table.scrollTo(table.model().index(row, 0), table.ScrollHint.PositionAtTop)
    await asyncio.sleep(QUIET)
    return await painted(table.viewport(), partial(table.rows.move, row + 1, row + 6))


class _Paints(QObject):
    """Hears of the first paint."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.over: asyncio.Future[Took] = asyncio.get_running_loop().create_future()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.UpdateRequest and not self.over.done():
            QTimer.singleShot(0, self._tell)
        return False

    def _tell(self) -> None:
        if not self.over.done():
            self.over.set_result(_now())


async def painted(widget: QWidget, act: Callable[[], object]) -> Took:
    """From the act until the window is painted anew."""
    QCoreApplication.sendPostedEvents()
    paints = _Paints(widget)
    widget.window().installEventFilter(paints)
    started = _now()
    act()
    over = await paints.over
    widget.window().removeEventFilter(paints)
    paints.deleteLater()
    return over[0] - started[0], over[1] - started[1]


def _now() -> Took:
    return time.perf_counter(), time.thread_time()


class Watch:
    """The longest time in which no event was served."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now
