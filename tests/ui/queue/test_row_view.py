"""Row heights, the grip, the states and the hint, in the real window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QPushButton

from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.credential_store import SessionStore
from desktop_app.tour.hands import until
from desktop_app.ui.queue.cells import QueueColumn
from desktop_app.ui.queue.news import News
from desktop_app.ui.queue.row_size import RowSize
from desktop_app.ui.queue.row_size_choice import RowSizeChoice
from desktop_app.ui.queue.view import QueueView
from desktop_app.ui.row_view.controller import DRAG_TO_MOVE
from desktop_app.ui.style.theme import Theme
from tests.ui.stage import Stage, stage


def size_of(on: Stage) -> RowSize:
    return on.page.view.row_layout.size


def choose(on: Stage, size: RowSize) -> None:
    choice = on.page.findChild(RowSizeChoice)
    assert isinstance(choice, RowSizeChoice)
    choice._actions[size].trigger()


def move_mouse(view: QueueView, to: QPoint) -> None:
    nothing, spot = Qt.MouseButton.NoButton, QPointF(to)
    event = QMouseEvent(QEvent.Type.MouseMove, spot, spot, nothing, nothing, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view.viewport(), event)


async def test_each_list_keeps_its_row_height(theme: Theme, sandbox: Sandbox, tmp_path: Path) -> None:
    store = SessionStore()
    async with stage(tmp_path, sandbox, store=store) as on:
        ref = await on.link()
        choose(on, RowSize.COMPACT)
        assert on.page.view.rowHeight(0) == 48
        other = next(each for each in on.program.workspace.library.refs if each != ref)
        on.program.workspace.screen.choose(other)
        assert size_of(on) is RowSize.COMFORTABLE
        await on.tasks.finished()

    async with stage(tmp_path, sandbox, store=store) as on:
        await until(lambda: on.program.workspace.kept_view.is_loaded and on.window.page is not None, "what was kept")
        on.program.workspace.screen.choose(ref)
        assert size_of(on) is RowSize.COMPACT
        assert on.page.view.rowHeight(0) == 48


async def test_another_height_leaves_the_top_row_at_the_top(theme: Theme, sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        view = on.page.view
        view.verticalScrollBar().setValue(20 * view.rowHeight(0))
        choose(on, RowSize.COMPACT)
        assert view.rowAt(0) == 20
        choose(on, RowSize.COMFORTABLE)
        assert view.rowAt(0) == 20


async def test_a_hand_opens_over_the_grip_alone(theme: Theme, sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        view = on.page.view
        grip = view.row_layout.areas().grip.center()
        over = QPoint(round(grip.x()), view.rowViewportPosition(1) + round(grip.y()))
        move_mouse(view, over)
        assert view.viewport().cursor().shape() is Qt.CursorShape.OpenHandCursor

        move_mouse(view, over + QPoint(200, 0))
        assert view.viewport().cursor().shape() is Qt.CursorShape.ArrowCursor

        on.page.header.filter.setText("the")
        move_mouse(view, over)
        assert view.viewport().cursor().shape() is Qt.CursorShape.ArrowCursor


@pytest.mark.parametrize("mirrored", [False, True])
async def test_the_grip_is_painted_on_the_row_under_the_mouse(
    theme: Theme, sandbox: Sandbox, tmp_path: Path, mirrored: bool
) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        view = on.page.view
        view.setLayoutDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
        view.clearSelection()

        def inks() -> set[str]:
            picture = view.viewport().grab().toImage()
            area = view.row_layout.areas().grip.translated(QPointF(0, view.rowViewportPosition(1))).toRect()
            spots = (QPoint(x, y) for x in range(area.left(), area.right()) for y in range(area.top(), area.bottom()))
            return {picture.pixelColor(spot).name() for spot in spots}

        view.row_painter.hovered = -1
        assert len(inks()) == 1
        view.row_painter.hovered = 1
        assert len(inks()) > 1


async def test_the_hint_stays_until_it_is_closed_or_a_title_was_dragged(
    theme: Theme, sandbox: Sandbox, tmp_path: Path
) -> None:
    store = SessionStore()
    async with stage(tmp_path, sandbox, store=store) as on:
        ref = await on.link()
        hint = on.page.header.drag_hint
        await until(hint.isVisible, "the hint")
        assert hint.text == DRAG_TO_MOVE
        button = hint.findChild(QPushButton)
        assert isinstance(button, QPushButton)
        button.click()
        assert not hint.isVisible()
        await on.tasks.finished()

    async with stage(tmp_path, sandbox, store=store) as on:
        await until(lambda: on.program.workspace.kept_view.is_loaded and on.window.page is not None, "what was kept")
        on.program.workspace.screen.choose(ref)
        assert not on.page.header.drag_hint.isVisible()


async def test_the_first_drag_ends_the_hint(theme: Theme, sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        await until(on.page.header.drag_hint.isVisible, "the hint")
        on.page.view.dragged.emit()
        assert not on.page.header.drag_hint.isVisible()


async def test_a_change_that_arrived_says_so_for_a_while(theme: Theme, sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        moved = on.state.view.ids[0]
        on.page.view.choose(moved)
        on.page.view.move_down()
        await until(lambda: on.page.model.seen(1).news is News.SENT, "the row to say that it was sent")
        assert on.page.model.index(1, QueueColumn.STATE).data(Qt.ItemDataRole.ToolTipRole) == "Sent"
        await until(lambda: on.page.model.seen(1).news is None, "it to be over")
