"""Gathering the titles of all lists, 60,000 of them: the longest time in which the window stands still."""

import asyncio
import os
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import qasync
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop_app.domain.edits import Edge, Move
from desktop_app.domain.order import apply
from desktop_app.domain.queues import Queue
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.hands import until
from desktop_app.ui.all_lists.controller import AllListsController
from desktop_app.ui.shell.garbage import Collector
from tests.benchmarks.examples import long_queue
from tests.benchmarks.measure import Figure
from tests.benchmarks.memory import Memory
from tests.core import put_in_place, queue_of
from tests.list_steps import read
from tests.ui.stage import Stage, stage

COUNT = 60_000


def figures() -> Iterator[Figure]:
    if not os.environ.get("DISPLAY"):
        return
    app = QApplication.instance() or QApplication([])
    QGuiApplication.setQuitOnLastWindowClosed(False)
    collector = Collector(app)
    loop = qasync.QEventLoop(app)
    asyncio.set_event_loop(loop)
    with Sandbox() as sandbox:
        first, again = loop.run_until_complete(_gathered(sandbox))
    loop.close()
    collector.deleteLater()
    against = "processor time of all threads between two turns"
    yield Figure(f"longest stand-still while {COUNT:,} titles are gathered", first * 1000, "ms", against)
    yield Figure("the same, after one of them was moved in its list", again * 1000, "ms", against)


async def _gathered(sandbox: Sandbox) -> tuple[float, float]:
    sandbox.netflix.faults.limit_per_second(None)
    async with stage(Path(tempfile.mkdtemp()), sandbox) as on:
        ref = await on.link()
        assert on.program is not None
        service = Memory(_known_elsewhere(long_queue(COUNT)))
        connected = await on.accounts.library.linked(ref.account).service()
        put_in_place(on.accounts, ref.account, replace(connected, lists=service))
        queue = queue_of(on.accounts, ref)
        assert queue is not None
        read(queue, service.queue, time.time())
        view = on.program.features.all_lists
        await until(lambda: on.is_in_step, "the list to be in step")
        first = await _longest_turn(view, on)
        read(queue, apply(queue.state.view, Move((service.queue.ids[500],), Edge.TOP)), time.time())
        return first, await _longest_turn(view, on)


async def _longest_turn(view: AllListsController, on: Stage) -> float:
    """From the wish until all is painted."""
    found: list[object] = []
    view._gathering.found.connect(found.append)
    watch = Turns()
    view.open()
    view._want()
    await until(lambda: found, "the titles")
    QCoreApplication.sendPostedEvents()
    await asyncio.sleep(0.2)
    watch.stop()
    assert len(view.session.state.view.items) >= COUNT
    return watch.longest


def _known_elsewhere(queue: Queue) -> Queue:
    """Nine of ten with the key of a register."""
    return queue.with_items(
        tuple(
            replace(item, title=replace(item.title, ids=(("imdb", f"tt{at:07}"),))) if at % 10 else item
            for at, item in enumerate(queue.items)
        )
    )


class Turns:
    """The longest turn of Qt's loop, in processor time of all threads: one that holds Python's lock holds up all."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.process_time()
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    def stop(self) -> None:
        self._turn()
        self._timer.stop()

    def _turn(self) -> None:
        now = time.process_time()
        self.longest, self._last = max(self.longest, now - self._last), now
