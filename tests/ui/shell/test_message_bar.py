from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.tour.buttons import button
from desktop_app.ui.shell.message_bar import AROUND, Action, ActionButton, Kind, Message, MessageBar
from desktop_app.ui.style.theme import colors
from desktop_app.ui.widgets.label import Label

ERROR = Message(Kind.ERROR, "Your last change could not be kept.", "Make room and do it again.")
INFO = Message(Kind.INFO, "Netflix changed this queue at 12:04.", "Your 2 moves were kept.")


@pytest.fixture
def bar(qtbot: QtBot) -> Iterator[MessageBar]:
    window = QWidget()
    window.resize(600, 400)
    bar = MessageBar()
    column = QVBoxLayout(window)
    column.addWidget(bar)
    column.addStretch(1)
    window.show()
    yield bar
    window.close()


def text_of(bar: MessageBar) -> str:
    words = bar.findChild(Label)
    assert words is not None
    return words.text()


def test_it_is_hidden_without_a_message(bar: MessageBar) -> None:
    assert not bar.isVisible()
    bar.show_message(INFO)
    assert bar.isVisible()
    bar.dismiss()
    assert not bar.isVisible()


def test_it_says_what_happened_and_to_a_screen_reader_too(bar: MessageBar) -> None:
    bar.show_message(ERROR)
    assert ERROR.lead in text_of(bar)
    assert bar.accessibleName() == f"Error: {ERROR.lead} {ERROR.text}"


def test_words_of_a_service_are_not_taken_for_markup(bar: MessageBar) -> None:
    bar.show_message(Message(Kind.INFO, "<img src=x>", "<a href=x>here</a>"))
    assert "<img" not in text_of(bar)
    assert "<a" not in text_of(bar)


def test_a_name_cannot_turn_the_words_around_it(bar: MessageBar) -> None:
    bar.show_message(Message(Kind.INFO, "“\u202elmot.exe” describes it.", "\u2067x\0", (Action("\u202eno", bar.hide),)))
    assert "“lmot.exe” describes it." in text_of(bar)
    assert bar.accessibleName() == "“lmot.exe” describes it. x"
    assert [button.text() for button in bar.findChildren(ActionButton)] == ["no"]


def test_an_endless_text_is_not_read_aloud_to_its_end(bar: MessageBar) -> None:
    bar.show_message(Message(Kind.INFO, "W" * 100_000, "x" * 100_000))
    assert len(bar.accessibleName()) < 2_000


def test_a_later_message_replaces_an_earlier_one(bar: MessageBar) -> None:
    bar.show_message(INFO)
    bar.show_message(Message(Kind.OK, "Sent."))
    assert bar.message == Message(Kind.OK, "Sent.")
    bar.dismiss()
    assert bar.message is None


def test_an_error_stays_until_it_is_closed(bar: MessageBar) -> None:
    bar.show_message(ERROR)
    bar.show_message(INFO)
    assert bar.message == ERROR
    bar.dismiss()
    assert bar.message == INFO


def test_what_the_person_asks_for_is_in_front_of_an_old_error(bar: MessageBar) -> None:
    question = Message(Kind.WARNING, "Unlink Ada, Far?", actions=(Action("Unlink", lambda: None),), asks=True)
    bar.show_message(ERROR)
    bar.show_message(question)
    assert bar.message == question
    bar.dismiss()
    assert bar.message == ERROR


def test_a_question_that_was_left_makes_room_for_what_is_asked_next(bar: MessageBar) -> None:
    questions = [Message(Kind.WARNING, f"Delete list {number}?", asks=True) for number in range(2)]
    bar.show_message(ERROR)
    for question in questions:
        bar.show_message(question)
    assert bar.message == questions[1]
    bar.dismiss()
    assert bar.message == ERROR


def test_the_same_error_again_replaces_the_first(bar: MessageBar) -> None:
    again = Message(Kind.ERROR, ERROR.lead, "Still no room.")
    bar.show_message(ERROR)
    bar.show_message(again)
    assert bar.message == again
    bar.dismiss()
    assert bar.message is None


def test_an_action_closes_the_bar_and_then_is_done(bar: MessageBar) -> None:
    seen: list[bool] = []
    bar.show_message(Message(Kind.INFO, "Removed.", actions=(Action("Undo", lambda: seen.append(bar.isVisible())),)))
    QTest.mouseClick(button(bar, "Undo"), Qt.MouseButton.LeftButton)
    assert seen == [False]


def test_an_action_may_show_the_next_message(bar: MessageBar) -> None:
    bar.show_message(Message(Kind.INFO, "Removed.", actions=(Action("Undo", lambda: bar.show_message(INFO)),)))
    QTest.mouseClick(button(bar, "Undo"), Qt.MouseButton.LeftButton)
    assert bar.message == INFO
    assert bar.isVisible()


def test_it_closes_with_its_cross(qtbot: QtBot, bar: MessageBar) -> None:
    bar.show_message(ERROR)
    cross = bar.findChild(QToolButton)
    assert cross is not None
    with qtbot.waitSignal(bar.dismissed):
        QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()


def test_a_long_text_wraps_and_is_not_cut_off(qtbot: QtBot, bar: MessageBar) -> None:
    bar.show_message(Message(Kind.WARNING, "Long.", "Many words stand here. " * 12))
    words = bar.findChild(Label)
    assert words is not None
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))
    assert words.height() > 2 * words.fontMetrics().height()


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_is_painted(bar: MessageBar, kind: Kind) -> None:
    bar.show_message(Message(kind, "Lead."))
    assert not bar.grab().isNull()


def test_the_panel_floats_and_leaves_no_margin_when_it_goes(bar: MessageBar, qtbot: QtBot) -> None:
    bar.show_message(INFO)
    qtbot.waitExposed(bar)
    picture = bar.grab().toImage()
    ground, middle = colors().base, picture.height() // 2
    assert picture.pixelColor(3, middle) == ground
    assert picture.pixelColor(picture.width() - 4, middle) == ground
    assert picture.pixelColor(picture.width() // 2, picture.height() - 4) == ground
    assert picture.pixelColor(AROUND + 4, middle) == colors().message
    bar.dismiss()
    assert not bar.isVisible()


def test_an_endless_name_leaves_room_for_the_list(bar: MessageBar) -> None:
    endless = "W" * 10_000
    bar.show_message(Message(Kind.INFO, endless, endless, (Action(endless, bar.hide),)))
    assert bar.minimumSizeHint().width() <= 1_000
    bar.resize(1_000, bar.heightForWidth(1_000))
    assert bar.height() < 400


def test_what_is_no_longer_so_is_withdrawn_wherever_it_stands(bar: MessageBar) -> None:
    bar.show_message(INFO)
    bar.withdraw(Message(Kind.INFO, INFO.lead, INFO.text))  # another one, which says the same
    said = [bar.message]
    bar.show_message(ERROR)
    bar.withdraw(INFO)
    said.append(bar.message)
    bar.dismiss()
    said.append(bar.message)
    bar.show_message(INFO)
    bar.withdraw(INFO)

    assert [*said, bar.message] == [INFO, ERROR, None, None]
    assert not bar.isVisible()


@pytest.mark.parametrize(("width", "under"), [(1000, False), (420, True)])
def test_buttons_do_not_squeeze_the_words(bar: MessageBar, width: int, under: bool) -> None:
    actions = (Action("Keep in a file somewhere", lambda: None), Action("Use this keyring anyway", lambda: None))
    bar.show_message(Message(Kind.ERROR, "Lineup doesn’t know the keyring.", "It may be read by others.", actions))
    bar.window().resize(width, 400)
    QTest.qWait(0)
    words = bar.findChild(Label)
    buttons = [b for b in bar.findChildren(QPushButton) if b.isVisible()]

    assert words is not None
    assert [button.text() for button in sorted(buttons, key=lambda each: each.x())] == [a.label for a in actions]
    assert all((button.y() >= words.geometry().bottom()) is under for button in buttons)
    assert words.width() >= 200


def test_what_is_aside_comes_behind_everything_else(bar: MessageBar) -> None:
    aside = Message(Kind.ERROR, "“DVD queue”: Netflix refused that.", is_aside=True)
    other = Message(Kind.ERROR, "“At sea”: Trakt refused that.", is_aside=True)
    for message in (aside, INFO, other, ERROR):
        bar.show_message(message)
    seen = []
    while bar.message is not None:
        seen.append(bar.message)
        bar.dismiss()

    assert seen == [ERROR, aside, other]


def test_what_is_aside_replaces_no_message(bar: MessageBar) -> None:
    bar.show_message(INFO)
    bar.show_message(Message(Kind.ERROR, "“DVD queue”: Netflix refused that.", is_aside=True))

    assert bar.message == INFO
