from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.account import AccountId
from desktop_app.domain.queues import QueueRef
from desktop_app.tour.buttons import button
from desktop_app.ui.shell.message_bar import AROUND, UNDER, MessageBar
from desktop_app.ui.shell.message_card import ActionButton, MessageCard
from desktop_app.ui.shell.message_stack import Action, Kind, Message, Place
from desktop_app.ui.style.theme import Theme, colors
from desktop_app.ui.widgets.label import Label

ERROR = Message(Kind.ERROR, "Your last change couldn’t be saved.", "Free up some space, then do it again.")
INFO = Message(Kind.INFO, "Netflix changed this queue at 12:04.", "Your 2 moves were kept.")
OK = Message(Kind.OK, "Sent.")
NOIR = QueueRef(AccountId("ada"), "noir")


def question(lead: str = "Keep Sherlock Jr. on this list?", chosen: list[str] | None = None) -> Message:
    said = chosen if chosen is not None else []
    keep = Action("Keep", lambda: said.append("Keep"), is_safe=True)
    return Message(Kind.QUESTION, lead, actions=(keep, Action("Remove", lambda: said.append("Remove"))))


ASKED_FOR = Message(Kind.WARNING, "Delete Noir?", actions=(Action("Delete", lambda: None),), asks=True)


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme) -> Iterator[MessageBar]:
    del theme
    window = QWidget()
    window.resize(1000, 600)
    bar = MessageBar()
    column = QVBoxLayout(window)
    field = QLineEdit()
    others = [QPushButton("All my lists"), field, QPushButton("Link an account")]  # Qt itself goes on to the next
    for each in others:
        column.addWidget(each)
    column.addStretch(1)
    column.addWidget(bar)
    window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    yield bar
    window.close()
    QTest.qWait(0)  # what goes with the window, such as the ring of the keyboard, goes before it


def field_of(bar: MessageBar) -> QLineEdit:
    field = bar.window().findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    return field


def cards(bar: MessageBar) -> list[MessageCard]:
    """From below."""
    seen = [card for card in bar.findChildren(MessageCard) if card.isVisible()]
    return sorted(seen, key=lambda card: -card.mapTo(bar, card.rect().topLeft()).y())


def text_of(bar: MessageBar) -> str:
    return " ".join(words.text() for words in cards(bar)[0].findChildren(Label))


def labels_of(bar: MessageBar) -> list[str]:
    """Of the front card's answers, from the left."""
    return [each.text() for each in sorted(cards(bar)[0].buttons, key=lambda each: each.x())]


def timer_of(bar: MessageBar) -> QTimer:
    timer = bar.findChild(QTimer)
    assert isinstance(timer, QTimer)
    return timer


def test_it_is_hidden_without_a_message(bar: MessageBar) -> None:
    assert not bar.isVisible()
    bar.show_message(INFO)
    assert bar.isVisible()
    bar.dismiss()
    assert not bar.isVisible()


def test_it_says_what_happened_and_to_a_screen_reader_too(bar: MessageBar, announced: list[str]) -> None:
    bar.show_message(ERROR)
    assert ERROR.lead in text_of(bar)
    assert cards(bar)[0].accessibleName() == f"Error: {ERROR.lead} {ERROR.text}"
    assert announced == [cards(bar)[0].accessibleName()]


def test_words_of_a_service_are_not_taken_for_markup(bar: MessageBar) -> None:
    bar.show_message(Message(Kind.INFO, "<img src=x>", "<a href=x>here</a>"))
    for words in cards(bar)[0].findChildren(Label):
        assert words.textFormat() is Qt.TextFormat.PlainText


def test_a_name_cannot_turn_the_words_around_it(bar: MessageBar) -> None:
    bar.show_message(Message(Kind.INFO, "“\u202elmot.exe” describes it.", "\u2067x\0", (Action("\u202eno", bar.hide),)))
    assert "“lmot.exe” describes it." in text_of(bar)
    assert cards(bar)[0].accessibleName() == "“lmot.exe” describes it. x"
    assert [button.text() for button in bar.findChildren(ActionButton)] == ["no"]


def test_an_endless_text_is_not_read_aloud_to_its_end(bar: MessageBar) -> None:
    bar.show_message(Message(Kind.INFO, "W" * 100_000, "x" * 100_000))
    assert len(cards(bar)[0].accessibleName()) < 2_000


def test_later_good_news_replaces_earlier(bar: MessageBar) -> None:
    bar.show_message(INFO)
    bar.show_message(OK)
    assert bar.message == OK
    bar.dismiss()
    assert bar.message is None


def test_an_error_stays_in_front_of_news_until_it_is_closed(bar: MessageBar) -> None:
    bar.show_message(ERROR)
    bar.show_message(INFO)
    assert bar.message == ERROR
    bar.dismiss()
    assert bar.message == INFO


def test_what_the_person_asks_for_is_in_front_of_an_old_error(bar: MessageBar) -> None:
    bar.show_message(ERROR)
    bar.show_message(ASKED_FOR)
    assert bar.message == ASKED_FOR
    bar.dismiss()
    assert bar.message == ERROR


def test_a_message_of_another_list_shows_when_that_is_opened(bar: MessageBar, announced: list[str]) -> None:
    of_noir = Message(Kind.ERROR, "An error.", about=NOIR)
    bar.show_message(of_noir)
    before = bar.message
    bar.go_to(Place(NOIR))

    assert before is None
    assert bar.message is of_noir
    assert announced == ["Error: An error."], "said when it is shown, and only then"


def test_an_action_closes_the_card_and_then_is_done(bar: MessageBar) -> None:
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
    cross = cards(bar)[0].close_button
    assert cross is not None
    with qtbot.waitSignal(bar.dismissed):
        QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()


# --- questions ---------------------------------------------------------------------------------------------------


def test_a_question_has_no_cross_and_its_safe_answer_is_last(bar: MessageBar) -> None:
    bar.show_message(question())
    assert cards(bar)[0].close_button is None
    QTest.qWait(0)
    assert labels_of(bar) == ["Later", "Remove", "Keep"]


def test_a_question_never_takes_the_keyboard_and_f8_brings_it_to_the_answer_that_loses_nothing(bar: MessageBar) -> None:
    bar.show_message(question())
    assert field_of(bar).hasFocus()
    bar.take_keyboard()
    assert button(bar, "Keep").hasFocus()


def test_the_answer_that_loses_nothing_to_what_was_asked_for_is_cancel(bar: MessageBar) -> None:
    bar.show_message(ASKED_FOR)
    bar.take_keyboard()
    assert labels_of(bar) == ["Cancel", "Delete"]
    QTest.keyClick(button(bar, "Cancel"), Qt.Key.Key_Return)
    assert bar.message is None


@pytest.mark.parametrize("way", ["mouse", "space", "return", "escape", "later", "withdrawn"])
def test_after_an_answer_the_keyboard_is_where_it_was(bar: MessageBar, way: str) -> None:
    chosen: list[str] = []
    asked = question(chosen=chosen)
    bar.show_message(ERROR)
    bar.show_message(asked)
    if way != "mouse":
        bar.take_keyboard()
    match way:
        case "mouse":
            QTest.mouseClick(button(bar, "Keep"), Qt.MouseButton.LeftButton)
        case "withdrawn":
            bar.withdraw(asked)
        case "later":
            QTest.keyClick(button(bar, "Later"), Qt.Key.Key_Space)
        case _:
            keys = {"space": Qt.Key.Key_Space, "return": Qt.Key.Key_Return, "escape": Qt.Key.Key_Escape}
            QTest.keyClick(button(bar, "Keep"), keys[way])

    assert field_of(bar).hasFocus()
    assert chosen == (["Keep"] if way in ("mouse", "space", "return") else [])
    assert bar.message == ERROR


def test_the_list_gets_the_keyboard_where_nothing_else_can(qtbot: QtBot, bar: MessageBar) -> None:
    bar.show_message(question())
    bar.take_keyboard()
    field_of(bar).hide()
    with qtbot.waitSignal(bar.keyboard_free):
        bar.dismiss()


def test_a_card_in_use_makes_way_only_for_what_the_person_asks_for(bar: MessageBar) -> None:
    bar.show_message(ERROR)
    bar.take_keyboard()
    bar.show_message(question())
    while_used = bar.message
    bar.show_message(ASKED_FOR)

    assert while_used == ERROR, "no answer comes under the key that was meant for another"
    assert bar.message == ASKED_FOR


def test_a_question_comes_to_the_front_once_the_keyboard_has_left(qtbot: QtBot, bar: MessageBar) -> None:
    asked = question()
    bar.show_message(ERROR)
    bar.take_keyboard()
    bar.show_message(asked)
    field_of(bar).setFocus()
    qtbot.waitUntil(lambda: bar.message is asked)


# --- the others behind it ----------------------------------------------------------------------------------------


def more_of(bar: MessageBar) -> QPushButton:
    return bar._more


def test_the_others_are_folded_behind_the_front_card(bar: MessageBar) -> None:
    bar.show_message(ERROR)
    assert not more_of(bar).isVisible()
    bar.show_message(question())
    bar.show_message(INFO)

    assert more_of(bar).isVisible()
    assert more_of(bar).text().strip() == "2 more"
    assert more_of(bar).accessibleName() == "2 more. Show the other messages"
    assert len(cards(bar)) == 1


def test_unfolding_by_key_is_said(bar: MessageBar, announced: list[str]) -> None:
    bar.show_message(question())
    bar.show_message(INFO)
    announced.clear()
    bar.fold_or_unfold()
    bar.fold_or_unfold()
    assert announced == ["Other messages shown", "Other messages hidden"]

    more_of(bar).setFocus()
    announced.clear()
    bar.fold_or_unfold()
    assert not announced, "the button says it itself"


def test_they_unfold_upward_and_escape_folds_them(qtbot: QtBot, bar: MessageBar) -> None:
    for message in (OK, ERROR, question("First?"), question("Second?")):
        bar.show_message(message)
    QTest.mouseClick(more_of(bar), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(cards(bar)) == 4)
    QTest.qWait(0)
    assert [card.message.lead for card in cards(bar)] == ["Second?", "First?", ERROR.lead, OK.lead]

    bar.take_keyboard()
    QTest.keyClick(button(cards(bar)[0], "Keep"), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(cards(bar)) == 1)
    assert bar.message is not None
    assert bar.message.lead == "Second?"


def test_unfolded_they_take_at_most_half_of_the_height(qtbot: QtBot, bar: MessageBar) -> None:
    for number in range(30):
        bar.show_message(question(f"Question {number}?"))
    bar.fold_or_unfold()
    qtbot.waitUntil(lambda: len(cards(bar)) == 30)
    assert bar._others.height() <= bar.window().height() // 2


def test_unfolded_cards_that_have_room_do_not_scroll(qtbot: QtBot, bar: MessageBar) -> None:
    bar.window().resize(700, 900)
    for kind in (Kind.ERROR, Kind.OK, Kind.QUESTION):
        bar.show_message(Message(kind, kind.name, "Check your connection, and then try again. " * 3))

    bar.fold_or_unfold()

    area = bar.findChild(QScrollArea)
    assert area is not None
    inside = area.widget()
    assert inside is not None
    qtbot.waitUntil(lambda: area.height() > 0 and inside.height() == area.viewport().height())


@pytest.mark.parametrize("words", [("Moved to 2", ""), ("", "Moved to 2")], ids=["lead", "text"])
def test_words_of_one_line_stand_at_the_height_of_its_button(
    qtbot: QtBot, bar: MessageBar, words: tuple[str, str]
) -> None:
    bar.show_message(Message(Kind.OK, *words, actions=(Action("Undo", lambda: None),)))
    card = cards(bar)[0]
    line = next(label for label in card.findChildren(Label) if label.text() == "Moved to 2")

    def middle(widget: QWidget) -> int:
        return widget.mapTo(card, widget.rect().center()).y()

    qtbot.waitUntil(lambda: abs(middle(line) - middle(card.buttons[0])) <= 1)


def test_an_answer_to_one_of_the_others_leaves_the_front(bar: MessageBar) -> None:
    chosen: list[str] = []
    bar.show_message(question("First?", chosen))
    bar.show_message(question("Second?"))
    bar.fold_or_unfold()
    other = next(card for card in cards(bar) if card.message.lead == "First?")
    QTest.mouseClick(button(other, "Remove"), Qt.MouseButton.LeftButton)

    assert chosen == ["Remove"]
    assert [message.lead for message in bar.messages] == ["Second?"]


# --- good news goes ----------------------------------------------------------------------------------------------


def test_good_news_goes_by_itself(bar: MessageBar) -> None:
    bar.show_message(OK)
    timer = timer_of(bar)
    assert timer.isActive()
    assert timer.interval() == 8_000
    timer.timeout.emit()
    assert bar.message is None


def test_the_only_undo_stays_longer(bar: MessageBar) -> None:
    bar.show_message(Message(Kind.OK, "Removed.", actions=(Action("Undo", bar.hide, is_undo=True),)))
    assert timer_of(bar).interval() == 20_000


def test_it_waits_while_the_keyboard_is_on_it(qtbot: QtBot, bar: MessageBar) -> None:
    bar.show_message(OK)
    bar.take_keyboard()
    qtbot.waitUntil(lambda: not timer_of(bar).isActive())
    field_of(bar).setFocus()
    qtbot.waitUntil(timer_of(bar).isActive)


def test_errors_and_questions_stay(bar: MessageBar) -> None:
    for message in (ERROR, question(), ASKED_FOR, Message(Kind.WARNING, "Not all of it.")):
        bar.show_message(message)
        assert not timer_of(bar).isActive()
        bar.dismiss()


def test_news_behind_a_question_is_not_lost_unseen(bar: MessageBar) -> None:
    bar.show_message(OK)
    bar.show_message(question())
    assert not timer_of(bar).isActive()
    bar.dismiss()
    assert bar.message == OK
    assert timer_of(bar).isActive()


# --- its look ----------------------------------------------------------------------------------------------------


def test_a_long_text_wraps_and_is_not_cut_off(qtbot: QtBot, bar: MessageBar) -> None:
    bar.show_message(Message(Kind.WARNING, "Long.", "Many words stand here. " * 24))
    words = cards(bar)[0].findChildren(Label)[1]
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))
    assert words.height() > 2 * words.fontMetrics().height()


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_is_painted(bar: MessageBar, kind: Kind) -> None:
    bar.show_message(Message(kind, "Lead."))
    assert not bar.grab().isNull()


def test_the_card_floats_and_leaves_no_margin_when_it_goes(bar: MessageBar, qtbot: QtBot) -> None:
    bar.show_message(INFO)
    qtbot.waitExposed(bar)
    picture = bar.grab().toImage()
    ground, middle = colors().base, picture.height() // 2
    assert picture.pixelColor(1, middle) == ground
    assert picture.pixelColor(picture.width() - 2, middle) == ground
    assert picture.pixelColor(picture.width() // 2, picture.height() - 2) == ground
    assert picture.pixelColor(AROUND + 4, middle) == colors().message
    card = cards(bar)[0].geometry()
    assert (card.left(), bar.width() - 1 - card.right(), bar.height() - 1 - card.bottom()) == (AROUND, AROUND, UNDER)
    bar.dismiss()
    assert not bar.isVisible()


def test_the_next_card_peeks_out_in_its_own_color(bar: MessageBar, qtbot: QtBot) -> None:
    bar.show_message(ERROR)
    bar.show_message(question())
    qtbot.waitUntil(lambda: cards(bar)[0].y() >= 12)
    picture = bar.grab().toImage()
    assert picture.pixelColor(picture.width() // 2, cards(bar)[0].y() - 6) == colors().err_fill


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


@pytest.mark.parametrize(("width", "under"), [(1000, False), (600, True), (420, True)])
def test_buttons_do_not_squeeze_the_words(qtbot: QtBot, bar: MessageBar, width: int, under: bool) -> None:
    actions = (Action("Keep in a file somewhere", lambda: None), Action("Use this keyring anyway", lambda: None))
    bar.show_message(Message(Kind.ERROR, "Lineup doesn’t know the keyring.", "It may be read by others.", actions))
    bar.window().resize(width, 600)
    card = cards(bar)[0]
    words = card.findChildren(Label)[1]
    place = words.geometry
    qtbot.waitUntil(lambda: all((each.x() > place().right()) is not under for each in card.buttons))
    qtbot.waitUntil(lambda: not under or all(each.y() >= place().bottom() for each in card.buttons))
    qtbot.waitUntil(lambda: words.width() >= 200)
    assert labels_of(bar) == [action.label for action in actions]
