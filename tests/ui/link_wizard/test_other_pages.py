"""The browser's page, the failure's and the last one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.tour.buttons import button
from desktop_app.ui.link_wizard.frame import WizardFrame
from desktop_app.ui.link_wizard.pages.avatar import initials
from desktop_app.ui.link_wizard.pages.before_page import Permission
from desktop_app.ui.link_wizard.pages.browser_page import HINT, BrowserPage
from desktop_app.ui.link_wizard.pages.clock_line import ClockLine
from desktop_app.ui.link_wizard.pages.failed_page import ClockPicture, FailedPage, Failure
from desktop_app.ui.link_wizard.pages.linked_page import LinkedPage


def shown(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]


def test_browser_page_hears_what_was_pasted_and_enter_stays_in_its_box(qtbot: QtBot) -> None:
    frame, page = WizardFrame(), BrowserPage()
    qtbot.addWidget(frame)
    frame.show_page(page)
    frame.set_buttons("Continue", True, True)
    frame.open()
    box = page.findChild(QLineEdit)
    assert box is not None
    assert not button(page, "Use it").isEnabled()

    QTest.keyClicks(box, " http://127.0.0.1/x ")
    with qtbot.assertNotEmitted(frame.primary_pressed), qtbot.waitSignal(page.pasted) as heard:
        QTest.keyClick(box, Qt.Key.Key_Return)
    assert heard.args == ["http://127.0.0.1/x"]


def test_browser_page_offers_the_other_way_only_after_a_while(qtbot: QtBot) -> None:
    page = BrowserPage()
    qtbot.addWidget(page)
    page.show()
    assert HINT not in shown(page)
    page.show_hint(HINT, "Sign in in this window instead")
    assert HINT in shown(page)
    with qtbot.waitSignals([page.instead_pressed, page.open_again]):
        button(page, "Sign in in this window instead").click()
        button(page, "Open the page again").click()
    page.reset()
    assert HINT not in shown(page)


def test_failure_shows_what_it_knows_and_no_more(qtbot: QtBot) -> None:
    page = FailedPage()
    qtbot.addWidget(page)
    page.show()
    clock = ClockPicture("12:04:02", "12:18:07", "+14 min 05 s")
    page.show_failure(Failure("Refused", "With 401.", "The clock is ahead", clock, "Set it.", "Try again", "Details"))
    assert {"Refused", "With 401.", "Likely cause", "The clock is ahead", "What to do", "Set it."} <= set(shown(page))
    line = page.findChild(ClockLine)
    assert line is not None
    assert "Apart: +14 min 05 s" in line.accessibleName()
    assert not page.grab().isNull()
    with qtbot.waitSignals([page.primary_pressed, page.secondary_pressed]):
        button(page, "Try again").click()
        button(page, "Details").click()

    page.show_failure(Failure("Gone", "Later, perhaps."))
    assert shown(page) == ["Gone", "Later, perhaps."]
    assert not line.isVisibleTo(page)


def test_enter_on_a_failure_presses_its_own_primary(qtbot: QtBot) -> None:
    frame, page = WizardFrame(), FailedPage()
    qtbot.addWidget(frame)
    page.show_failure(Failure("Refused", "", primary="Try again"))
    frame.open()
    frame.show_page(page)
    frame.set_buttons(None, True, True)
    with qtbot.waitSignal(page.primary_pressed), qtbot.assertNotEmitted(frame.back_pressed):
        QTest.keyClick(button(page, "Try again"), Qt.Key.Key_Return)


@pytest.mark.parametrize(("difference", "behind"), [("+1 s", False), ("-1 s", True), ("−1 s", True)])
def test_clock_knows_which_side_it_is_on(difference: str, behind: bool) -> None:
    assert ClockPicture("a", "b", difference).behind is behind


def test_linked_page_says_how_the_account_will_be_shown(qtbot: QtBot) -> None:
    page = LinkedPage()
    qtbot.addWidget(page)
    page.show_person("Ada Lovelace", "ada_l · free account", "Netflix")
    assert (page.label, page.caption) == ("Ada", "Shown as “Netflix · Ada” among your accounts")

    edit = page.findChild(QLineEdit)
    assert edit is not None
    edit.setText("  Home   television ")
    assert (page.label, page.caption) == ("Home television", "Shown as “Netflix · Home television” among your accounts")
    edit.clear()
    assert page.label == "Ada"


def test_linked_page_lists_what_was_granted_and_where_it_is_kept(qtbot: QtBot) -> None:
    page = LinkedPage()
    qtbot.addWidget(page)
    page.set_granted((Permission("Your lists", "Read, reorder"),))
    assert "Limits of this account" not in shown(page)
    page.set_limits((Permission("131 of 250", "As told today"),))
    page.set_kept("Kept in your keyring", "Renews itself")
    assert {"Your lists", "131 of 250", "Limits of this account", "Kept in your keyring"} <= set(shown(page))


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Ada Lovelace", "AL"), ("ada_l", "AL"), ("Ada King of Lovelace", "AL"), ("x", "X"), ("", "")],
)
def test_initials(name: str, expected: str) -> None:
    assert initials(name) == expected
