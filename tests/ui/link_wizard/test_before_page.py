"""Ways to sign in, chosen with mouse or keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.link_wizard.frame import WizardFrame
from desktop_app.ui.link_wizard.pages.before_page import (
    BeforePage,
    MethodChoice,
    OptionalPermission,
    Permission,
    SignInNotice,
)
from desktop_app.ui.link_wizard.pages.choice_card import ChoiceCard
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.tick_box import SIDE, TickBox

CHOICES = (
    MethodChoice("code", "phone", "With a code", "Enter a short code.", recommended=True),
    MethodChoice("browser", "browser-window", "In my browser", "Uses what it knows."),
    MethodChoice(
        "here", "embedded-window", "In this window", "The page.", disabled_reason="No browser part is installed."
    ),
)


@pytest.fixture
def before(qtbot: QtBot) -> BeforePage:
    before = BeforePage()
    qtbot.addWidget(before)
    before.resize(860, 600)
    before.set_choices(CHOICES, "code")
    before.show()
    before.activateWindow()
    qtbot.waitActive(before)
    return before


def cards(before: BeforePage) -> list[ChoiceCard]:
    return [card for card in before.findChildren(ChoiceCard) if card.isVisible()]


def test_begins_with_the_choice_it_is_given(before: BeforePage) -> None:
    assert before.choice == "code"
    assert "Recommended" in cards(before)[0].accessibleDescription()


def test_the_whole_card_can_be_clicked(before: BeforePage, qtbot: QtBot) -> None:
    card = cards(before)[1]
    with qtbot.waitSignal(before.chosen) as heard:
        QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(card.width() - 4, card.height() - 4))
    assert heard.args == ["browser"]
    assert before.choice == "browser"


def test_arrow_keys_choose(before: BeforePage, qtbot: QtBot) -> None:
    cards(before)[0].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(cards(before)[0].hasFocus)
    with qtbot.waitSignal(before.chosen):
        QTest.keyClick(cards(before)[0], Qt.Key.Key_Down)
    assert before.choice == "browser"
    QTest.keyClick(cards(before)[1], Qt.Key.Key_Up)
    assert before.choice == "code"


def test_enter_on_a_card_presses_the_primary(qtbot: QtBot) -> None:
    frame, page = WizardFrame(), BeforePage()
    qtbot.addWidget(frame)
    page.set_choices(CHOICES, "browser")
    frame.show_page(page)
    frame.set_buttons("Continue", True, True)
    frame.open()
    focused = frame.focusWidget()
    assert isinstance(focused, ChoiceCard)
    assert focused.choice.id == "browser"
    with qtbot.waitSignal(frame.primary_pressed), qtbot.assertNotEmitted(frame.back_pressed):
        QTest.keyClick(focused, Qt.Key.Key_Return)


def test_what_cannot_be_chosen_says_why(before: BeforePage) -> None:
    card = cards(before)[2]
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert before.choice == "code"
    assert card.accessibleDescription() == "No browser part is installed."


def test_new_choices_take_the_place_of_the_old(before: BeforePage, qtbot: QtBot) -> None:
    before.set_choices(CHOICES[:2], "browser")
    assert before.choice == "browser"
    qtbot.waitUntil(lambda: len(cards(before)) == 2)


def test_asked_is_a_plain_list(before: BeforePage) -> None:
    before.set_asked((Permission("Your lists", "Read and change them."),), "One permission covers it.")
    shown = [label.text() for label in before.findChildren(QLabel) if label.isVisible()]
    assert {"What Lineup will ask for", "Your lists", "Read and change them.", "One permission covers it."} <= set(
        shown
    )


def test_notices_are_said_as_text_and_their_action_is_heard(before: BeforePage, qtbot: QtBot) -> None:
    before.set_notices((SignInNotice("keyring", "warning", "Locked <i>", "Open it & go on.", "Unlock…"),))
    assert any("Locked &lt;i&gt;" in label.text() for label in before.findChildren(QLabel))
    with qtbot.waitSignal(before.notice_pressed) as heard:
        QTest.mouseClick(before.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert heard.args == ["keyring"]
    before.set_notices(())
    assert not any(label.text() == "Good to know first" and label.isVisible() for label in before.findChildren(QLabel))


def test_what_is_optional_is_ticked_by_the_person_alone(before: BeforePage) -> None:
    before.set_asked((Permission("Your shows", "See them."),), "")
    before.set_optional(
        (OptionalPermission("private", "Private ones", "Those, too."), OptionalPermission("email", "Address", "")),
        ("email",),
    )
    boxes = before.findChildren(QCheckBox)
    assert [box.isVisible() for box in boxes] == [True, True]
    assert before.ticked == ("email",)
    boxes[0].click()
    boxes[1].click()
    assert before.ticked == ("private",)


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
def test_a_box_that_is_not_ticked_can_be_seen(qtbot: QtBot, theme: Theme, scheme: Qt.ColorScheme) -> None:
    theme.force(scheme)
    box = TickBox("Private shows")
    qtbot.addWidget(box)
    picture = box.grab().toImage()
    middle = picture.height() // 2
    lights = [picture.pixelColor(x, middle).lightness() for x in range(SIDE)]
    assert max(lights) - min(lights) > 60
    theme.force(Qt.ColorScheme.Unknown)


@pytest.mark.parametrize("pressed", ["mouse", "space"])
@pytest.mark.parametrize("count", [1, 2])
def test_a_way_that_is_chosen_stays_chosen(before: BeforePage, qtbot: QtBot, count: int, pressed: str) -> None:
    before.set_choices(CHOICES[:count], "code")
    qtbot.waitUntil(lambda: len(cards(before)) == count)
    card = cards(before)[0]

    for _ in range(2):
        if pressed == "mouse":
            QTest.mouseClick(card, Qt.MouseButton.LeftButton)
        else:
            QTest.keyClick(card, Qt.Key.Key_Space)

        assert before.choice == "code"


def test_a_notice_that_comes_later_is_said_once(before: BeforePage, announced: list[str]) -> None:
    first = SignInNotice("a", "warning", "This computer’s clock is wrong.", "14 minutes ahead.")
    later = SignInNotice("b", "error", "There is no keyring.", "")
    before.set_notices((first,))
    before.set_notices((first, later))
    before.set_notices((first, later))

    assert announced == ["This computer’s clock is wrong. 14 minutes ahead.", "There is no keyring."]
