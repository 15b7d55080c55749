"""Painting, as far as a test can see it. For the rest there are eyes."""

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.domain.edits import Edge
from desktop_app.domain.queues import Item
from desktop_app.ui.queue.drop_place import gap_at, gap_y
from desktop_app.ui.queue.model import QueueModel
from desktop_app.ui.queue.view import QueueView
from desktop_app.ui.widgets.drag_card import others
from tests.ui.queue.examples import film, lost, queue, refused, state, waiting


class Pictures:
    """Remembers which posters were asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, QSize]] = []

    def __call__(self, item: Item, size: QSize, dpr: float) -> QPixmap:
        self.asked.append((item.title.name, size))
        return QPixmap(size * dpr)


@pytest.fixture
def pictures() -> Pictures:
    return Pictures()


@pytest.fixture
def view(qtbot: QtBot, pictures: Pictures) -> QueueView:
    model = QueueModel("Netflix")
    model.show(state(queue(range(8), saved=[9]), waiting(2), refused(3), lost(10, Edge.TOP)))
    view = QueueView(model, pictures)
    qtbot.addWidget(view)
    view.resize(640, 300)
    with qtbot.waitExposed(view):
        view.show()
    return view


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("width", [300, 640, 1200])
def test_every_kind_of_row_is_painted(view: QueueView, direction: Qt.LayoutDirection, width: int) -> None:
    view.setLayoutDirection(direction)
    view.resize(width, 700)
    view.selectAll()

    assert not view.grab().isNull()


def test_only_rows_in_sight_ask_for_posters(view: QueueView, pictures: Pictures) -> None:
    view.queue_model.show(state(queue(range(500))))
    pictures.asked.clear()

    view.grab()

    assert 0 < len({name for name, _size in pictures.asked}) < 10
    assert {(size.width(), size.height()) for _name, size in pictures.asked} == {(56, 84)}


@pytest.mark.parametrize(("y", "gap"), [(-5, 0), (2, 0), (49, 0), (51, 1), (100, 1), (151, 2)])
def test_the_nearest_gap_is_meant(view: QueueView, y: int, gap: int) -> None:
    assert gap_at(view, y, view.queue_model.last_gap) == gap


def test_nothing_is_put_among_the_saved_titles(view: QueueView) -> None:
    view.resize(640, 1200)

    assert gap_at(view, 1180, view.queue_model.last_gap) == 9
    assert gap_y(view, 9) == 9 * 100


@pytest.mark.parametrize(
    ("count", "text"), [(1, ""), (2, "and Rosencrantz & Guildenstern Are Dead"), (4, "and 3 other titles")]
)
def test_the_card_says_what_else_is_carried(count: int, text: str) -> None:
    assert others(tuple(film(number) for number in range(count))) == text


def test_a_click_on_decide_asks(view: QueueView, qtbot: QtBot) -> None:
    spot = view.visualRect(view.queue_model.index(0, 3)).center()

    with qtbot.waitSignal(view.decide_requested):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)


def test_the_ring_is_for_the_keyboard(view: QueueView, qtbot: QtBot) -> None:
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)

    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(100, 120))
    by_mouse = view.ringed
    QTest.keyClick(view, Qt.Key.Key_Down)

    assert by_mouse == -1
    assert view.ringed == 2
