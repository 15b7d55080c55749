"""Opening a list of 100,000 titles from the disk: how long until it is painted, and how much memory it takes."""

import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from desktop_app.domain.account import AccountId
from desktop_app.domain.queues import Item, Queue, QueueRef, Title
from desktop_app.storage.snapshots import Snapshot, Snapshots
from desktop_app.sync.state import Health, QueueState
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.queue.session import ListHeading
from desktop_app.ui.shell.garbage import Collector
from desktop_app.workers import Workers
from tests.benchmarks.examples import long_queue
from tests.benchmarks.measure import Figure, seconds

COUNT = 100_000
REF = QueueRef(AccountId("a"), "instant")


def figures() -> Iterator[Figure]:
    """In a process of its own: memory that was used once is seldom given back."""
    if not os.environ.get("DISPLAY") or not Path("/proc/self/statm").exists():
        return
    path = Path(tempfile.mkdtemp()) / "cache.db"
    snapshots = Snapshots(path, Workers("snapshots"))
    asyncio.run(snapshots.save(REF, Snapshot(long_queue(COUNT), 1.0)))
    snapshots.close()
    command = [sys.executable, "-m", "tests.benchmarks.opening", str(path)]
    runs = [json.loads(subprocess.run(command, check=True, timeout=60, capture_output=True).stdout) for _ in range(3)]
    took, busy, more = (sorted(run[name] for run in runs)[1] for name in ("seconds", "processor", "megabytes"))
    yield Figure(f"{COUNT:,} titles from cache.db to the painted table", took, "s", "at most 1.0")
    yield Figure(f"{COUNT:,} titles from cache.db to the painted table, processor time", busy, "s", "of all threads")
    yield Figure(f"{COUNT:,} titles in memory, over an empty window", more, "MB", "at most 150")
    took, more = (sorted(run[name] for run in runs)[1] for name in ("seconds to read all", "megabytes with all"))
    yield Figure(f"to read all of {COUNT:,} titles, as a search through them does", took, "s", "once")
    yield Figure(f"{COUNT:,} titles in memory, all read, over an empty window", more, "MB", "at most 150")


def main(path: Path) -> None:
    app = QApplication([])
    Collector(app)
    page = QueuePage(_Session(), ListHeading("Instant queue", "Netflix", "Ada"))
    page.resize(900, 700)
    painted = _Painted(page.view.viewport())
    page.show()
    painted.wait(app)
    before = _megabytes()
    snapshots = Snapshots(path, Workers("snapshots"))

    async def show_list() -> None:
        """Answers nothing: asyncio.run writes out what its coroutine answers, which takes a second."""
        snapshot = await snapshots.load(REF)
        assert snapshot is not None
        page.show_state(_state(snapshot.queue))

    def open_list() -> None:
        asyncio.run(show_list())
        painted.wait(app)

    busy = time.process_time()
    took = seconds(open_list)
    busy = time.process_time() - busy
    assert page.model.rowCount() == COUNT
    more = _megabytes() - before
    all_read = seconds(page.model.view.line.read)
    figures = {"seconds": took, "processor": busy, "megabytes": more}
    with_all = {"seconds to read all": all_read, "megabytes with all": _megabytes() - before}
    print(json.dumps(figures | with_all))
    sys.stdout.flush()
    os._exit(0)


def looked_at(queue: Queue) -> QueuePage:
    """A page of its own, over no core."""
    page = QueuePage(_Session(), ListHeading("Instant queue", "Netflix", "Ada"))
    page.show_state(_state(queue))
    return page


def _state(queue: Queue) -> QueueState:
    return QueueState(REF, queue, loaded=True, health=Health.IN_STEP)


def _megabytes() -> float:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


class _Session:
    """A list that is only looked at."""

    def __init__(self) -> None:
        self.state = _state(long_queue(20))

    def submit(self, edits: object, step: object = None) -> None: ...
    def item_of(self, title: Title) -> Item:
        return Item(title)

    def keep_step(self, step: object) -> None: ...
    def take_back(self, action: int) -> tuple[()]:
        return ()

    def refresh(self) -> None: ...
    def decide(self, entry_id: object, *, keep: bool) -> None: ...


class _Painted(QObject):
    def __init__(self, viewport: QObject) -> None:
        super().__init__(viewport)
        self._seen = False
        viewport.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self._seen = self._seen or event.type() is QEvent.Type.Paint
        return False

    def wait(self, app: QApplication) -> None:
        """Until the next paint is over."""
        self._seen = False
        while not self._seen:
            app.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
