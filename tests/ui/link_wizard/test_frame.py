"""The wizard's window: its buttons, its keys, and one word of farewell."""

import gc
import weakref

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop_app.providers.provider import Method
from desktop_app.tour.buttons import button
from desktop_app.ui.link_wizard.frame import WizardFrame
from desktop_app.ui.link_wizard.header import BusyLine
from desktop_app.ui.link_wizard.pages.embedded_page import EmbeddedPage
from desktop_app.ui.link_wizard.pages.page_sheet import PageSheet
from desktop_app.ui.link_wizard.ways import WORDS
from desktop_app.ui.widgets.label import Label


@pytest.fixture
def frame(qtbot: QtBot) -> WizardFrame:
    frame = WizardFrame()
    qtbot.addWidget(frame)
    frame.set_heading("N", "#9C3D3D", "Link Netflix", "in this window")
    frame.set_buttons("Continue", True, True)
    frame.show_page(page())
    frame.open()
    frame.activateWindow()  # shortcuts are those of the active window
    qtbot.waitActive(frame)
    return frame


def page() -> QWidget:
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.addWidget(QLineEdit())
    return made


@pytest.mark.parametrize("way", ["button", "escape", "close"])
def test_cancelled_exactly_once(frame: WizardFrame, way: str) -> None:
    said: list[None] = []
    frame.cancelled.connect(lambda: said.append(None))

    if way == "button":
        QTest.mouseClick(button(frame, "Cancel"), Qt.MouseButton.LeftButton)
    elif way == "escape":
        QTest.keyClick(frame, Qt.Key.Key_Escape)
    else:
        frame.close()
    frame.close()
    frame.reject()

    assert len(said) == 1
    assert not frame.isVisible()


def test_accepted_is_not_cancelled(frame: WizardFrame) -> None:
    said: list[None] = []
    frame.cancelled.connect(lambda: said.append(None))
    frame.accept()
    frame.close()
    assert not said


def test_cancelling_can_be_heard_again_after_opening_again(frame: WizardFrame, qtbot: QtBot) -> None:
    frame.accept()
    frame.open()
    with qtbot.waitSignal(frame.cancelled):
        frame.close()


def test_enter_in_a_field_presses_the_primary(frame: WizardFrame, qtbot: QtBot) -> None:
    edit = frame.findChild(QLineEdit)
    assert edit is not None
    with qtbot.waitSignal(frame.primary_pressed):
        QTest.keyClick(edit, Qt.Key.Key_Return)


def test_disabled_or_absent_primary_is_not_pressed(frame: WizardFrame, qtbot: QtBot) -> None:
    frame.set_primary_enabled(False)
    with qtbot.assertNotEmitted(frame.primary_pressed):
        QTest.keyClick(frame, Qt.Key.Key_Return)
    frame.set_buttons(None, True, True)
    with qtbot.assertNotEmitted(frame.primary_pressed), qtbot.assertNotEmitted(frame.cancelled):
        QTest.keyClick(frame, Qt.Key.Key_Return)


def test_back(frame: WizardFrame, qtbot: QtBot) -> None:
    with qtbot.waitSignal(frame.back_pressed):
        QTest.mouseClick(button(frame, "Back"), Qt.MouseButton.LeftButton)


def test_pages_come_and_go_and_the_window_keeps_its_size(frame: WizardFrame, qtbot: QtBot) -> None:
    size, first, second = frame.size(), frame.page, page()
    assert first is not None
    second.setMinimumHeight(2000)
    frame.show_page(second)
    frame.show_strip(True)
    assert frame.page is second
    assert frame.size() == size
    qtbot.waitUntil(lambda: not isValid(first))


def test_a_page_is_as_tall_as_its_words_are_at_its_width(frame: WizardFrame, qtbot: QtBot) -> None:
    """And not as they would be in the narrowest window, which would have it scrolled for nothing."""
    page = QWidget()
    layout = QVBoxLayout(page)
    for _ in range(10):
        layout.addWidget(Label("Read them, change their order, add and remove titles. " * 3, wraps=True))
    frame.show_page(page)
    qtbot.wait_exposed(frame)
    room = page.parentWidget()
    assert room is not None
    assert page.heightForWidth(page.width()) < room.height() < page.minimumSizeHint().height()
    assert page.height() == room.height()


def test_never_larger_than_the_screen(frame: WizardFrame) -> None:
    room = frame.screen().availableSize()
    assert frame.width() <= room.width()
    assert frame.height() <= room.height()


def test_details_unfold_inside_and_copy(frame: WizardFrame) -> None:
    frame.details.add("POST /oauth/request_token", "200 OK", "oauth_token=abcd••••••")
    frame.details.add("GET /users/current", "401", "refused")
    assert not frame.details.isVisible()

    QTest.mouseClick(button(frame, "Details"), Qt.MouseButton.LeftButton)
    assert frame.details.isVisible()
    QTest.mouseClick(frame.details.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert copied == frame.details.text
    assert copied.splitlines()[0] == "POST /oauth/request_token  200 OK"
    assert "GET /users/current  401\nrefused" in copied

    frame.details.clear()
    assert frame.details.text == ""


def test_busy_is_shown_after_a_moment_and_no_longer_than_it_lasts(frame: WizardFrame, qtbot: QtBot) -> None:
    busy = frame.findChild(BusyLine)
    assert busy is not None
    frame.set_busy(True)
    assert not busy.is_moving
    qtbot.waitUntil(lambda: busy.is_moving)
    frame.set_busy(False)
    assert not busy.is_moving


@pytest.fixture
def web(frame: WizardFrame, qtbot: QtBot) -> EmbeddedPage:
    """A page of a service, whose view keeps every key to itself."""
    page = EmbeddedPage()
    page.first.bar.offer_instead(WORDS[Method.BROWSER])
    page.first.set_view(Greedy())
    frame.show_page(page)
    frame.activateWindow()
    qtbot.waitActive(frame)
    return page


class Greedy(QPlainTextEdit):
    """As a page whose script takes all keys."""

    def event(self, event: QEvent) -> bool:
        return True if event.type() is QEvent.Type.KeyPress else super().event(event)


def test_escape_leaves_a_page_that_keeps_keys_to_itself(frame: WizardFrame, web: EmbeddedPage, qtbot: QtBot) -> None:
    view = web.findChild(Greedy)
    assert view is not None
    view.setFocus()
    web.first.show_saying("id.example", "Are you sure?")
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert web.saying == ""
    assert frame.isVisible(), "it closed what the page said"
    web.first.passkey.ask_pin("Type the PIN.")
    with qtbot.waitSignal(web.first.passkey.cancelled):
        QTest.keyClick(web.first.passkey.pin, Qt.Key.Key_Escape)
    web.first.passkey.finish()
    with qtbot.waitSignal(frame.cancelled):
        QTest.keyClick(view, Qt.Key.Key_Escape)


def test_escape_closes_a_pop_up_first(frame: WizardFrame, web: EmbeddedPage, qtbot: QtBot) -> None:
    pop_up = PageSheet()
    pop_up.set_view(Greedy())
    web.add(pop_up)
    with qtbot.waitSignal(pop_up.bar.close_pressed), qtbot.assertNotEmitted(frame.cancelled):
        QTest.keyClick(frame, Qt.Key.Key_Escape)


@pytest.mark.parametrize(("key", "held"), [(Qt.Key.Key_F6, "none"), (Qt.Key.Key_Tab, "control")])
def test_keys_lead_out_of_a_page_that_keeps_tab_to_itself(
    frame: WizardFrame, web: EmbeddedPage, key: Qt.Key, held: str
) -> None:
    view = web.findChild(Greedy)
    assert view is not None
    on = Qt.KeyboardModifier.ControlModifier if held == "control" else Qt.KeyboardModifier.NoModifier
    view.setFocus()
    QTest.keyClick(view, key, on)
    assert frame.focusWidget() is button(frame, "Details")
    QTest.keyClick(frame.focusWidget(), key, on)
    assert web.bar.isAncestorOf(frame.focusWidget())
    QTest.keyClick(frame.focusWidget(), key, on)
    assert frame.focusWidget() is view
    back = Qt.Key.Key_Backtab if key is Qt.Key.Key_Tab else key
    QTest.keyClick(view, back, on | Qt.KeyboardModifier.ShiftModifier)
    assert web.bar.isAncestorOf(frame.focusWidget())


def test_what_a_page_is_about_is_said(frame: WizardFrame, qtbot: QtBot, announced: list[str]) -> None:
    announced.clear()
    passed_by, failed = page(), page()
    passed_by.setAccessibleName("Nobody sees it")
    frame.show_page(passed_by)
    frame.show_page(failed)
    failed.setAccessibleName("Netflix said no")
    failed.setAccessibleDescription("Start again.")

    qtbot.waitUntil(lambda: bool(announced))
    assert announced == ["in this window. Netflix said no. Start again."]


def test_nothing_keeps_a_window_that_is_closed(qapp: QApplication) -> None:
    frame = WizardFrame()
    frame.show()
    held = weakref.ref(frame)
    frame.close()
    del frame

    gc.collect()

    assert held() is None
