"""A table on the screen and a mouse, for drags. They need a display: the offscreen platform cannot drag."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QTimer
from PySide6.QtGui import QDrag, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from desktop_app.domain.edits import Anchor, Move
from desktop_app.domain.order import apply
from desktop_app.domain.queues import ItemId
from desktop_app.tour.hands import LEFT, NO_KEYS, carry, spot_at
from desktop_app.ui.queue.model import QueueModel
from desktop_app.ui.queue.row_size import RowSize
from desktop_app.ui.queue.view import QueueView
from tests.ui.queue.examples import queue, state

SELECT_ROW = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


class Desk:
    """A table on the screen, whose wishes are granted at once, and a mouse."""

    def __init__(self, view: QueueView) -> None:
        self.view = view
        self.model = view.queue_model
        self.asked: list[Move] = []
        self.model.reorder_requested.connect(self._grant)

    def _grant(self, ids: tuple[ItemId, ...], anchor: Anchor) -> None:
        assert self.model.state is not None
        self.asked.append(Move(ids, anchor))
        self.model.show(state(apply(self.model.state.view, self.asked[-1])))

    @property
    def order(self) -> list[int]:
        return [int(row.item.id.removeprefix("movies/")) for row in self.model.rows]

    @property
    def chosen(self) -> list[int]:
        return [self.order[row] for row in self.view.chosen_rows()]

    def choose(self, *rows: int) -> None:
        self.view.selectionModel().clear()
        for row in rows:
            self.view.selectionModel().select(self.model.index(row, 0), SELECT_ROW)

    def drag(self, row: int, gap: int, *, into: int = 6) -> None:
        """Take a row and let go a little above or below a gap."""
        height = self.view.rowViewportPosition(gap) if gap < len(self.order) else self.view.viewport().height() - 6
        self.drag_onto(row, self._at(height + (into if gap == 0 else -into if gap < len(self.order) else 0)))

    def drag_onto(self, row: int, spot: QPoint, on_the_way: Callable[[], None] | None = None) -> None:
        """Take a row and let go somewhere in the window."""
        watchdog = QTimer(self.view, singleShot=True, interval=10_000)
        watchdog.timeout.connect(QDrag.cancel)
        watchdog.start()
        carry(self.view.window(), self._at(self.view.rowViewportPosition(row) + 24), spot, on_the_way)
        watchdog.stop()

    def drag_and_hold(self, row: int, y: int, *, until: int) -> None:
        """Take a row and keep still at a height until the table has scrolled so far."""
        start = self._at(self.view.rowViewportPosition(row) + 24)
        QTimer.singleShot(0, partial(self._hold, self._at(y), until))
        window = self.view.windowHandle()
        watchdog = QTimer(self.view, singleShot=True, interval=4000)
        watchdog.timeout.connect(QDrag.cancel)
        watchdog.start()
        QTest.mousePress(window, LEFT, NO_KEYS, start)
        QTest.mouseMove(window, start + QPoint(0, 14))

    def _hold(self, spot: QPoint, until: int) -> None:
        window, scrolled = self.view.windowHandle(), self.view.verticalScrollBar().value()
        if scrolled >= until:
            QTest.mouseRelease(window, LEFT, NO_KEYS, spot)
            return
        if self.view.carried:
            QTest.mouseMove(window, spot + QPoint(scrolled % 2, 0))
        QTimer.singleShot(20, partial(self._hold, spot, until))

    def _at(self, y: int) -> QPoint:
        return spot_at(self.view, y)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    if QGuiApplication.platformName() != "xcb":
        pytest.skip("a real drag needs a display (Xvfb will do): the offscreen platform cannot drag")
    model = QueueModel("Netflix")
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show(state(queue(range(6))))
    view = QueueView(model)
    view.row_layout.set_size(RowSize.COMPACT)
    qtbot.addWidget(view)
    view.resize(640, 420)
    with qtbot.waitExposed(view):
        view.show()
    yield Desk(view)
    tester.deleteLater()
