"""Asking by hand with real keys, over the real core and a real sandbox."""

import asyncio
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from desktop_app.domain.edits import Edge
from desktop_app.explorer.answer_text import LONGEST_SHOWN
from desktop_app.explorer.query import Query
from desktop_app.masking import DOTS
from desktop_app.sandbox.server import Sandbox
from desktop_app.sync.state import Health
from desktop_app.tour.buttons import buttons
from desktop_app.tour.hands import until
from desktop_app.ui.explorer.window import ExplorerWindow
from desktop_app.ui.shell.message_card import ActionButton
from desktop_app.ui.sidebar.accounts import SourceState
from tests.ui.stage import EMAIL, Stage, move, stage


async def opened(on: Stage) -> ExplorerWindow:
    """By the shortcut, from the list that the person is in."""
    await on.link()
    on.window.activateWindow()
    await until(on.window.isActiveWindow, "the window before the person")
    QTest.keySequence(on.page.view, QKeySequence("Ctrl+Shift+E"))
    assert on.program is not None
    window = on.program.features.explorer.window
    assert window is not None
    await until(window.isActiveWindow, "the explorer before the person")
    return window


def type_address(window: ExplorerWindow, text: str) -> None:
    window.question.address.setFocus()
    window.question.address.clear()
    QTest.keyClicks(window.question.address, text)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """To whatever has the keyboard."""
    focus = QApplication.focusWidget()
    assert isinstance(focus, QWidget)
    QTest.keyClick(focus, key, modifiers)


def asked_in_the_bar(window: ExplorerWindow) -> str:
    message = window.bar.message
    return message.lead if message else ""


def me(on: Stage) -> str:
    return f"/users/{on.accounts.all[0].person.user_id}"


async def answered(window: ExplorerWindow, status: str) -> None:
    await until(lambda: window.answer.words.startswith(status), f"the answer {status}, not {window.answer.words}")


async def test_a_question_its_answer_and_the_link_onward(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        window = await opened(on)
        assert window.question.account.currentText() == f"Netflix (sandbox) · {on.accounts.all[0].label}"
        type_address(window, f"{me(on)}?output=json")
        press(Qt.Key.Key_Return)
        await answered(window, "200 OK")
        assert '"user"' in window.answer.body.toPlainText()
        assert "content-type: " in window.answer.headers.toPlainText()
        request = window.answer.request.toPlainText()
        assert "Signature base string" in request
        assert "GET&http%3A%2F%2F127.0.0.1" in request
        assert not [token for token in sandbox.netflix.state.access_tokens if token in request]

        window.answer.body.setFocus()
        while window.answer.body.current is None or "queues" not in window.answer.body.current.address:
            press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        onward = window.answer.body.current.address
        press(Qt.Key.Key_Return)
        await until(lambda: len(window.history.entries) == 2, "the second answer")
        assert window.question.address.text() == onward
        assert window.answer.words.startswith("200 OK")
        assert window.answer.body.toPlainText().startswith("<?xml")


async def test_a_write_asks_once_and_shows_what_it_will_send(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        window = await opened(on)
        etag = on.state.view.etag or ""
        gone = on.served[0]
        window.question.show_query(Query("DELETE", f"{me(on)}/queues/instant/available/{gone}", (("etag", etag),)))
        window.question.address.setFocus()
        calls = on.accounts.transports.ledger.count
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        await until(lambda: "DELETE&" in window.answer.request.toPlainText(), "the signed request")
        assert asked_in_the_bar(window).startswith("DELETE may change something at Netflix (sandbox)")
        assert gone in sandbox.netflix.state.order(EMAIL, "instant")
        assert on.accounts.transports.ledger.count == calls

        focused = QApplication.focusWidget()
        assert isinstance(focused, ActionButton)
        assert focused.text() == "Cancel", "Return a second time loses nothing"
        press(Qt.Key.Key_Tab)
        press(Qt.Key.Key_Return)
        await answered(window, "200 OK")
        assert not asked_in_the_bar(window)
        assert gone not in sandbox.netflix.state.order(EMAIL, "instant")
        await until(lambda: gone not in on.shown, "the list to be read again")


async def test_who_says_no_to_a_write_sends_nothing(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        window = await opened(on)
        window.question.show_query(Query("POST", "/x", (), "a=1"))
        calls = on.accounts.transports.ledger.count
        window.question.send.click()
        await until(lambda: "POST&" in window.answer.request.toPlainText(), "the signed request")
        press(Qt.Key.Key_Escape)
        assert not asked_in_the_bar(window)
        assert window.isVisible()
        assert on.accounts.transports.ledger.count == calls
        press(Qt.Key.Key_Escape)
        assert not window.isVisible()


async def test_another_host_is_refused_in_words(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        window = await opened(on)
        calls = on.accounts.transports.ledger.count
        type_address(window, "https://evil.example/users")
        press(Qt.Key.Key_Return)
        await until(lambda: window.bar.message is not None, "the refusal")
        assert window.bar.message is not None
        assert window.bar.message.text.startswith("That is another host.")
        assert on.accounts.transports.ledger.count == calls


async def test_history_brings_a_question_back_without_its_secrets(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        window = await opened(on)
        window.question.show_query(Query("GET", "/catalog/titles", (("term", "noir"), ("token", "0123456789abcdef"))))
        window.question.send.click()
        await until(lambda: window.history.entries, "the answer")
        type_address(window, "/elsewhere")
        calls = on.accounts.transports.ledger.count
        window.history.list.setFocus()
        window.history.list.setCurrentRow(0)
        press(Qt.Key.Key_Return)
        assert window.question.query == Query("GET", "/catalog/titles", (("term", "noir"), ("token", f"0123{DOTS}")))
        assert on.accounts.transports.ledger.count == calls
        assert "89abcdef" not in repr(window.history.entries[0].query.params)


async def test_parameters_are_typed_into_a_table(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        window = await opened(on)
        params = window.question.params
        params.setFocus()
        for column, text in enumerate(("term", "charade")):
            params.setCurrentCell(0, column)
            editor = QApplication.focusWidget()
            assert isinstance(editor, QLineEdit)
            QTest.keyClicks(editor, text)
        type_address(window, "/catalog/titles")
        assert window.question.query.params == (("term", "charade"),)
        assert params.rowCount() == 2


async def test_curl_is_copied_without_secrets(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        window = await opened(on)
        type_address(window, me(on))
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        await until(window.answer.copy_curl.isEnabled, "the signed request")
        assert window.answer.words == "Signed, not sent"
        window.answer.copy_curl.click()
        command = QGuiApplication.clipboard().text()
        assert "curl -i" in command
        assert '"$AUTHORIZATION"' in command
        assert not [token for token in sandbox.netflix.state.access_tokens if token in command]


async def test_a_sign_in_that_ended_is_told_once_with_the_way_back(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        window = await opened(on)
        on.netflix.faults.revoke(EMAIL)
        type_address(window, me(on))
        press(Qt.Key.Key_Return)
        await answered(window, "401")
        await until(lambda: buttons(on.window.message_bar, "Sign in again"), "the way back")
        assert on.sidebar.model.accounts[0].state is SourceState.SIGN_IN_AGAIN

        on.window.message_bar.dismiss()
        move(on, 3, Edge.TOP)
        await until(lambda: on.state.health is Health.SIGN_IN_AGAIN, "the list to hear of it, too")
        assert not buttons(on.window.message_bar, "Sign in again")


async def test_the_sidebar_offers_it(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        on.window.menus["Account"].aboutToShow.emit()
        action = next(a for a in on.window.menus["Account"].actions() if "API" in a.text())
        assert action in on.sidebar.account_actions
        action.trigger()
        assert on.program is not None
        assert on.program.features.explorer.window is not None
        assert on.program.features.explorer.window.isVisible()


async def test_a_question_can_be_stopped(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        window = await opened(on)
        assert on.program is not None
        type_address(window, me(on))
        press(Qt.Key.Key_Return)
        assert window.answer.words == "Asking…"
        assert window.question.send.text() == "&Stop"
        await asyncio.sleep(0)
        window.question.send.click()
        await until(lambda: window.question.send.text() == "&Send", "the stop")
        assert window.answer.words == "Stopped"
        assert window.history.entries[0].status == 0


async def test_a_long_hostile_answer_is_shown_bounded_and_as_text(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        window = await opened(on)
        sandbox.netflix.faults.answer_next(b"<html><b>bold</b>" + b"[" * 7_900_000, "text/html")
        type_address(window, me(on))
        press(Qt.Key.Key_Return)
        await answered(window, "200 OK · 7.9 MB")
        text = window.answer.body.toPlainText()
        assert text.startswith("<html><b>bold</b>[[[")
        assert len(text) < LONGEST_SHOWN + 1000
        assert text.endswith("bytes is shown.)")


async def test_a_click_on_a_link_asks_it_and_only_links_that_are_seen_are_marked(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with stage(tmp_path, sandbox) as on:
        window = await opened(on)
        api = sandbox.netflix.api_address
        rows = ",".join(f'"{api}/users/{number}"' for number in range(2000))
        sandbox.netflix.faults.answer_next(f"[{rows}]".encode(), "application/json")
        type_address(window, "/x")
        press(Qt.Key.Key_Return)
        await answered(window, "200 OK")
        view = window.answer.body
        view.repaint()
        assert 5 < len(view.extraSelections()) < 100

        view.go_to_link(1)
        place = view.cursorRect().center()
        cursor = view.textCursor()
        cursor.clearSelection()
        view.setTextCursor(cursor)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place.x() - 4, place.y()))
        await until(lambda: len(window.history.entries) == 2, "the second answer")
        assert window.question.address.text() == f"{api}/users/0"


async def test_accounts_are_those_of_now(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        window = await opened(on)
        on.accounts.rename(on.accounts.all[0].id, "Mine")
        on.window.activateWindow()
        await until(on.window.isActiveWindow, "the window before the person")
        window.activateWindow()
        await until(lambda: window.question.account.currentText() == "Netflix (sandbox) · Mine", "the new name")
