"""The window about health, with real keys, over the real core and a real sandbox."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.hands import until
from desktop_app.ui.health.window import HealthWindow
from tests.ui.stage import Stage, refresh, stage


async def opened(on: Stage) -> HealthWindow:
    on.window.activateWindow()
    await until(on.window.isActiveWindow, "the window before the person")
    QTest.keySequence(on.window, QKeySequence("Ctrl+Shift+H"))
    assert on.program is not None
    window = on.program.features.health.window
    assert window is not None
    await until(window.isActiveWindow, "the health window before the person")
    return window


async def test_accounts_and_requests_are_told_and_copied(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        window = await opened(on)
        account = on.accounts.all[0]
        card = window.cards[account.id]
        assert "answers" in card.text
        assert "just now" in card.text
        assert window.table.model().rowCount() == on.accounts.transports.ledger.count > 4

        window.copy.click()
        told = QGuiApplication.clipboard().text()
        assert "/users/{id}/queues/instant" in told
        hidden = (account.label, account.person.user_id, sandbox.netflix.client_key)
        assert not [word for word in (*hidden, *sandbox.netflix.state.access_tokens) if word in told]

        window.table.setFocus()
        focus = QApplication.focusWidget()
        assert isinstance(focus, QWidget)
        QTest.keyClick(focus, Qt.Key.Key_Down)
        assert window.selected_rows == [1]
        QTest.keySequence(focus, QKeySequence(QKeySequence.StandardKey.Copy))
        assert QGuiApplication.clipboard().text() == told.splitlines()[-2]
        QTest.keyClick(window, Qt.Key.Key_Escape)
        assert not window.isVisible()


async def test_it_follows_what_happens(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        window = await opened(on)
        card = next(iter(window.cards.values()))
        before = window.table.model().rowCount()
        sandbox.netflix.faults.fail_next(503, 10)
        refresh(on)
        await until(lambda: "Not available (503), GET /users/{id}/queues/instant" in card.text, "the failure")
        assert window.table.model().rowCount() > before


async def test_an_unlinked_account_goes(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        ref = await on.link()
        window = await opened(on)
        await on.accounts.unlink(ref.account)
        assert on.program is not None
        on.program.features.health.show_now()
        assert window.cards == {}
        names = [window.table.model().index(0, 1).data()]
        assert names == ["unlinked"]
