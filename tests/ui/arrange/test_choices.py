"""Choosing by what to arrange: second keys, earlier orders, with the keys and the mouse alone."""

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.arrangement import Arrangement, Key, Order
from desktop_app.domain.queues import ItemId
from desktop_app.ui.arrange.choices import AS_IT_STANDS, Choices
from desktop_app.ui.arrange.earlier_orders import EarlierOrder
from tests.ui.queue.examples import queue

NOW = queue(range(6))
YESTERDAY = EarlierOrder(NOW.ids[::-1], "yesterday 18:04", "before 3 moves")
TODAY = EarlierOrder(NOW.ids[1:], "today 9:10", "before 1 addition")


@pytest.fixture
def choices(qtbot: QtBot) -> Choices:
    choices = Choices()
    qtbot.addWidget(choices)
    choices.resize(900, 40)
    choices.offer(Order, (TODAY, YESTERDAY), NOW)
    choices.start(Order.YEAR)
    with qtbot.waitExposed(choices):
        choices.show()
    return choices


def in_menu(*keys: Qt.Key) -> None:
    """Press these keys in the menu that the next line opens."""

    def press() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for key in keys:
            QTest.keyClick(menu, key)

    QTimer.singleShot(0, press)


def top(button: QWidget, choices: Choices) -> int:
    return button.mapTo(choices, QPoint(0, 0)).y()


def test_the_keys_choose_what_parts_the_equal_ones(choices: Choices, qtbot: QtBot) -> None:
    assert choices.then[0].accessibleName() == f"Then by: {AS_IT_STANDS}"
    choices.then[0].setFocus()
    in_menu(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    with qtbot.waitSignal(choices.changed):
        QTest.keyClick(choices.then[0], Qt.Key.Key_Space)

    assert choices.arrangement == Arrangement(Key(Order.YEAR), (Key(Order.TITLE),), choices.arrangement.seed)
    assert choices.then[0].accessibleName() == "Then by: Title, A to Z"
    assert choices.then[0].text().startswith("Title ")
    assert choices.sentence == "By year, oldest first, then title, A to Z"
    assert choices.action == "Arrange by year, then title"


def test_a_click_opens_the_menu_and_another_chooses(choices: Choices, qtbot: QtBot) -> None:
    def click() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(menu.actions()[-2]).center())

    QTimer.singleShot(0, click)
    with qtbot.waitSignal(choices.changed):
        QTest.mouseClick(choices.by, Qt.MouseButton.LeftButton)

    assert choices.arrangement.first.order is Order.EARLIER
    assert choices.arrangement.earlier == TODAY.ids


def test_no_key_stands_behind_itself(choices: Choices) -> None:
    choices.start(Order.YEAR, (Key(Order.TITLE),))
    assert not any("Year" in action.text() for action in choices.then[0].menu_of.actions())

    choices._choose(Order.TITLE)

    assert choices.arrangement.then == ()
    assert any("Year" in action.text() for action in choices.then[0].menu_of.actions())


def test_the_second_key_outlives_another_first_one(choices: Choices) -> None:
    choices.start(Order.YEAR, (Key(Order.TITLE, descending=True),))
    choices._choose(Order.LENGTH)

    assert choices.sentence == "By length, shortest first, then title, Z to A"
    assert choices.then[0].text().startswith("Title, Z to A")


def test_a_third_key_comes_behind_the_second(choices: Choices) -> None:
    assert not choices.then[1].isVisible()
    choices.start(Order.YEAR, (Key(Order.LENGTH),))
    assert choices.then[1].isVisible()

    choices.then[1].menu_of.actions()[1].trigger()
    assert choices.sentence == "By year, oldest first, then length, shortest first, then title, A to Z"

    choices._go_on(0, Key(Order.TITLE, descending=True))
    assert choices.arrangement.then == (Key(Order.TITLE, descending=True),)
    assert not choices.then[1].isVisible()


def test_without_the_second_key_the_third_takes_its_place(choices: Choices) -> None:
    choices.start(Order.YEAR, (Key(Order.TITLE), Key(Order.LENGTH)))
    choices.then[0].menu_of.actions()[0].trigger()

    assert choices.arrangement.then == (Key(Order.LENGTH),)
    assert choices.then[0].text().startswith("Length ")


@pytest.mark.parametrize("order", [Order.SHUFFLE, Order.REVERSE, Order.EARLIER])
def test_what_leaves_nothing_equal_has_no_second_key(choices: Choices, order: Order) -> None:
    choices.start(order)

    assert not choices.then[0].isVisible()
    assert not choices.way.isVisible()
    assert choices.again.isVisible() is (order is Order.SHUFFLE)


def test_the_earlier_orders_say_when_they_were_and_what_they_would_change(choices: Choices) -> None:
    choices.start(Order.EARLIER)
    offered = [action.text() for action in choices.which.menu_of.actions()]

    assert offered == [
        "Today 9:10, before 1 addition · as it stands now",
        "Yesterday 18:04, before 3 moves · 5 moves to bring it back",
    ]
    assert choices.which.text().startswith("Today 9:10 ")

    choices.which.menu_of.actions()[1].trigger()

    assert choices.arrangement.earlier == YESTERDAY.ids
    assert choices.sentence == "The order of yesterday 18:04"
    assert choices.action == "Bring back the order of yesterday 18:04"


def test_only_what_can_be_had_is_offered(choices: Choices) -> None:
    choices.offer((Order.TITLE, Order.YEAR), (), NOW)
    choices.start(Order.TITLE)

    assert [action.text() for action in choices.by.menu_of.actions()] == ["Title", "Year"]


def test_a_narrow_window_has_two_rows_and_cuts_nothing_off(choices: Choices, qtbot: QtBot) -> None:
    choices.start(Order.ADDED, (Key(Order.OWN_RATING), Key(Order.LENGTH, descending=True)))
    one_row = choices.sizeHint().height()
    choices.resize(choices.minimumSizeHint().width(), 120)

    assert choices.sizeHint().height() > one_row
    qtbot.waitUntil(lambda: top(choices.by, choices) < top(choices.then[0], choices))
    for button in (choices.by, choices.way, *choices.then):
        assert button.width() >= button.sizeHint().width()
        assert choices.rect().contains(button.mapTo(choices, button.rect().bottomRight()))


def test_an_order_that_is_not_among_the_offered_is_nobodys(choices: Choices) -> None:
    choices.put(Arrangement(Key(Order.EARLIER), earlier=(ItemId("x"),)))

    assert choices.earlier is None
