"""An answer's way from its arrival in the widgets' thread to painted rows, beside the same rows without posters and
marks.

Four services answer one after the other with 50 titles each; marks are looked up beside the window in 20 lists of 500
titles, and painted in a frame of their own. In processor time of the widgets' thread: other programs may have the
machine at the same moment.
"""

import asyncio
import os
import statistics
import time
from collections.abc import Iterator
from dataclasses import replace

import qasync
from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from desktop_app.accounts import Library
from desktop_app.domain.account import AccountId
from desktop_app.domain.all_lists import OpenList
from desktop_app.domain.queues import Item, Queue, QueueRef, Title, TitleId
from desktop_app.sandbox import posters as drawn
from desktop_app.ui.details.title_finder import TitleFinder
from desktop_app.ui.posters.supply import Posters
from desktop_app.ui.queue.delegate import Posters as Painter
from desktop_app.ui.search.panel import SearchPanel
from desktop_app.ui.search.sections import Catalogue, SearchProgress, Section
from tests.benchmarks.examples import long_queue
from tests.benchmarks.measure import Figure

SERVICES = 4
TITLES = 50
LISTS = 20
RUNS = 50


def figures() -> Iterator[Figure]:
    if not os.environ.get("DISPLAY"):
        return
    app = QApplication.instance() or QApplication([])
    loop = qasync.QEventLoop(app)
    asyncio.set_event_loop(loop)
    loop.run_until_complete(_answers(0, _posters(), marks=True))  # fonts are loaded, and the lists learned
    _wall.clear()
    bare, ours = loop.run_until_complete(_both())
    loop.close()
    yield Figure(
        f"an answer of {TITLES} titles to painted rows, p99",
        _p99(ours) * 1000,
        "ms",
        f"at most 16 (median {statistics.median(ours) * 1000:.1f});"
        f" without posters and marks {_p99(bare) * 1000:.1f} ms (median {statistics.median(bare) * 1000:.1f});"
        f" by the wall's clock {_p99(_wall) * 1000:.1f} ms",
    )


async def _both() -> tuple[list[float], list[float]]:
    """Without and with all, in turns."""
    bare, ours = [], []
    for run in range(1, RUNS + 1):
        bare += await _answers(run, _plain(), marks=False)
        ours += await _answers(run, _posters(), marks=True)
    return bare, ours


async def _answers(run: int, posters: Painter, *, marks: bool) -> list[float]:
    """Seconds of each service's answer, the last first: every one is put above those that are there."""
    panel = SearchPanel(posters)
    panel.resize(QSize(296, 760))
    panel.show()
    catalogues = [Catalogue(f"{n}", f"Service {n}", "S", "#555", AccountId(f"{n}")) for n in range(SERVICES)]
    panel.begin([Section(catalogue) for catalogue in catalogues])
    await asyncio.sleep(0)
    panel.repaint()
    took = []
    for catalogue in reversed(catalogues):
        section = Section(catalogue, SearchProgress.FOUND, _titles(f"{run} {catalogue.key}"))
        started, began = time.thread_time(), time.perf_counter()
        panel.put(section)
        panel.results.viewport().repaint()
        seconds = time.thread_time() - started
        if marks:
            _wall.append(time.perf_counter() - began)
        if marks:
            found = await _WHEREABOUTS.find_each(section.titles, "9", _LISTS, {})
            started = time.thread_time()
            said = {title_id: f"already in {len(places)} lists" for title_id, places in found.items()}
            panel.model.mark(section.key, said)
            panel.results.viewport().repaint()
            seconds = max(seconds, time.thread_time() - started)
        took.append(seconds)
        await asyncio.sleep(0.03)  # posters come
    panel.close()
    panel.deleteLater()
    return took


def _titles(key: str) -> tuple[Title, ...]:
    return tuple(
        replace(item.title, id=TitleId(f"{key}/{place}"), poster=f"https://pictures.example/{key}/{place}.png")
        for place, item in enumerate(long_queue(TITLES).items)
    )


def _posters() -> Painter:
    picture = drawn.poster("1", 110)

    async def fetch(_address: str) -> bytes:
        await asyncio.sleep(0.002)
        return picture

    return Posters(fetch, asyncio.ensure_future)


def _plain() -> Painter:
    pixmap = QPixmap(36, 52)
    pixmap.fill()
    return lambda _item, _size, _dpr: pixmap


def _list(number: int) -> OpenList:
    items = (Item(replace(item.title, id=TitleId(f"{number}/{item.id}"))) for item in long_queue(500).items)
    return OpenList(QueueRef(AccountId("ada"), f"{number}"), "8", Queue(tuple(items)))


_WHEREABOUTS = TitleFinder(Library())
_wall: list[float] = []
_LISTS = [_list(number) for number in range(LISTS)]


def _p99(took: list[float]) -> float:
    return sorted(took)[int(len(took) * 0.99) - 1]
