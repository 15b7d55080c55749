"""What happens during a drag: keys and the wheel, other buttons, titles and lists that go, and data of others."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QGuiApplication, QWheelEvent
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from desktop_app.tour.hands import LEFT, NO_KEYS
from desktop_app.ui.queue import words
from desktop_app.ui.queue.model import QueueModel
from desktop_app.ui.queue.view import QueueView
from desktop_app.ui.widgets import carriage
from desktop_app.ui.widgets.carriage import carrying_from, running
from desktop_app.ui.widgets.drag_card import Load, Sign, Verdict, card_over
from desktop_app.ui.widgets.drag_rules import MOVE
from desktop_app.ui.widgets.titles_mime import TITLES, CarriedTitles, encode
from tests.ui.queue.drag_desk import Desk, desk
from tests.ui.queue.examples import OTHER_REF, film, queue, state

__all__ = ["desk"]  # a fixture

ANY = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
END = QPoint(160, 200)


def press(desk: Desk, key: Qt.Key) -> Callable[[], None]:
    """Press a key while something is carried."""
    return lambda: QTest.keyClick(desk.view.windowHandle(), key)


def turn(desk: Desk, notches: int) -> None:
    """Turn the wheel towards the person."""
    spot = QPointF(END)
    turned = QWheelEvent(
        spot,
        desk.view.mapToGlobal(spot),
        QPoint(),
        QPoint(0, -120 * notches),
        LEFT,
        NO_KEYS,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QGuiApplication.sendEvent(desk.view.windowHandle(), turned)


@pytest.mark.parametrize(
    ("key", "row"), [(Qt.Key.Key_End, 55), (Qt.Key.Key_PageDown, 12), (Qt.Key.Key_Home, 4)], ids=["End", "Page", "Home"]
)
def test_keys_scroll_while_something_is_carried(desk: Desk, key: Qt.Key, row: int) -> None:
    desk.model.show(state(queue(range(60))))

    desk.drag_onto(0, END, press(desk, key))

    assert desk.order.index(0) in range(row - 2, row + 3)
    assert len(desk.asked) == 1


def test_the_wheel_scrolls_while_something_is_carried(desk: Desk) -> None:
    desk.model.show(state(queue(range(60))))

    desk.drag_onto(0, END, lambda: turn(desk, 10))

    assert desk.view.verticalScrollBar().value() == 30 * desk.view.verticalScrollBar().singleStep()
    assert desk.order.index(0) > 15


def right_click(desk: Desk) -> None:
    QTest.mousePress(desk.view.windowHandle(), Qt.MouseButton.RightButton, NO_KEYS, END)
    QTest.mouseRelease(desk.view.windowHandle(), Qt.MouseButton.RightButton, NO_KEYS, END)


@pytest.mark.parametrize("cancel", [right_click, lambda desk: press(desk, Qt.Key.Key_Escape)()], ids=["right", "Esc"])
def test_a_right_click_or_escape_cancels_without_a_word(desk: Desk, cancel: Callable[[Desk], None]) -> None:
    refused = QSignalSpy(desk.view.drag_refused)

    desk.drag_onto(0, END, lambda: cancel(desk))

    assert (desk.asked, refused.count(), desk.view.carried) == ([], 0, ())
    assert running() is None


def test_a_list_that_leaves_the_screen_ends_the_drag_and_that_is_said(desk: Desk) -> None:
    refused = QSignalSpy(desk.view.drag_refused)

    desk.drag_onto(0, END, desk.view.hide)

    assert desk.asked == []
    assert [refused.at(at) for at in range(refused.count())] == [[carriage.LEFT_SCREEN]]


def test_a_drop_that_itself_covers_the_list_is_no_drag_that_came_to_nothing(desk: Desk) -> None:
    refused = QSignalSpy(desk.view.drag_refused)

    with carrying_from(desk.view, Load("Charade")) as drag:
        drag.landed = desk.view
        desk.view.hide()  # a preview opens over it

    assert (drag.given_up, drag.said_no, refused.count()) == ("", "", 0)


def test_a_minimized_window_ends_the_drag(desk: Desk) -> None:
    refused = QSignalSpy(desk.view.drag_refused)

    desk.drag_onto(0, END, desk.view.showMinimized)

    assert desk.asked == []
    assert refused.at(0) == [carriage.LEFT_SCREEN]


def test_a_title_that_went_meanwhile_is_promised_no_place(desk: Desk) -> None:
    said: list[Verdict | None] = []
    refused = QSignalSpy(desk.view.drag_refused)

    def go() -> None:
        said.append(card_over(desk.view).verdict)
        desk.model.show(state(queue(range(1, 6))))
        said.append(card_over(desk.view).verdict)
        assert desk.view._anchor() is None

    desk.drag_onto(0, END, go)

    assert said == [MOVE, Verdict(Sign.REFUSED, words.NO_LONGER_HERE)]
    assert desk.asked == []
    assert refused.at(0) == [words.NO_LONGER_HERE]


def test_over_its_own_place_no_move_is_promised(desk: Desk) -> None:
    said: list[Verdict | None] = []
    own = QPoint(160, 40)

    desk.drag_onto(0, own, lambda: said.append(card_over(desk.view).verdict))

    assert (said, desk.asked) == ([None], [])


def test_the_drop_tells_which_titles_it_moved(desk: Desk) -> None:
    dropped = QSignalSpy(desk.view.dropped_here)

    desk.drag(0, 3)

    assert dropped.at(0) == [(film(0).id,)]


# --- without a display ------------------------------------------------------------------------------------------------


@pytest.fixture
def view(qtbot: QtBot) -> QueueView:
    model = QueueModel("Netflix")
    model.show(state(queue(range(6))))
    view = QueueView(model)
    qtbot.addWidget(view)
    view.resize(640, 420)
    with qtbot.waitExposed(view):
        view.show()
    return view


def held_over(view: QueueView, data: QMimeData, keys: Qt.KeyboardModifier = NO_KEYS) -> QDragMoveEvent:
    over = QDragMoveEvent(END, ANY, data, LEFT, keys)
    view.dragMoveEvent(over)
    return over


FORGED = [b"", b"{", b'{"titles": [1], "queue": null}', b"\xff\xfe", b'{"titles": [], "queue": null, "found_by": null}']


@pytest.mark.parametrize("raw", FORGED)
def test_forged_titles_are_promised_nothing(view: QueueView, raw: bytes) -> None:
    data = QMimeData()
    data.setData(TITLES, raw)

    over = held_over(view, data)

    assert not over.isAccepted()
    assert view._anchor() is None
    assert card_over(view).verdict == Verdict(Sign.REFUSED, words.NOT_TITLES)


def test_who_knows_better_refuses_titles_from_elsewhere_with_a_reason(view: QueueView) -> None:
    no = Verdict(Sign.REFUSED, "These titles come from another Lineup.")
    view.judge = lambda _carried, _moves: no
    dropped = QSignalSpy(view.queue_model.dropped)
    data = encode(CarriedTitles((film(9).id,), OTHER_REF), ["Charade"])

    over = held_over(view, data)
    view.dropEvent(QDropEvent(QPointF(END), ANY, data, LEFT, NO_KEYS))

    assert not over.isAccepted()
    assert (view._anchor(), dropped.count()) == (None, 0)


@pytest.mark.parametrize(
    ("keys", "sign"), [(NO_KEYS, Sign.COPY), (Qt.KeyboardModifier.ShiftModifier, Sign.MOVE)], ids=["plain", "Shift"]
)
def test_titles_from_elsewhere_are_copied_or_with_shift_moved(
    view: QueueView, keys: Qt.KeyboardModifier, sign: Sign
) -> None:
    dropped = QSignalSpy(view.queue_model.dropped)
    data = encode(CarriedTitles((film(9).id,), OTHER_REF), ["Charade"])

    held_over(view, data, keys)
    verdict = card_over(view).verdict
    view.dropEvent(QDropEvent(QPointF(END), ANY, data, LEFT, keys))

    assert verdict is not None
    assert verdict.sign is sign
    assert dropped.at(0)[0].leaves is (sign is Sign.MOVE)


def test_a_saved_title_says_why_it_cannot_be_dragged(view: QueueView) -> None:
    model = view.queue_model
    model.show(state(queue((0,), (1,))))
    refused = QSignalSpy(view.drag_refused)
    start = view.visualRect(model.index(2, 1)).center()

    QTest.mousePress(view.viewport(), LEFT, NO_KEYS, start)
    for far in (6, 14, 30):
        QTest.mouseMove(view.viewport(), start + QPoint(0, far))
    QTest.mouseRelease(view.viewport(), LEFT, NO_KEYS, start)

    assert [refused.at(at) for at in range(refused.count())] == [
        ["A saved title has no place in the list until it can be watched."]
    ]
