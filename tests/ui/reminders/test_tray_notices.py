"""Notices by a tray icon, on Windows and macOS: shown, clicked, and the icon's menu."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSystemTrayIcon

from desktop_app.ui.shell.desktop_notices import NoNotices, TrayNotices
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.style.theme import Theme

# Qt's own words where it was built for X11 and runs on another platform.
pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)

Reason = QSystemTrayIcon.ActivationReason


@pytest.fixture
def window(theme: Theme) -> Iterator[MainWindow]:
    """A window that the person has put away."""
    window = MainWindow()
    window.showMinimized()
    yield window
    window.deleteLater()


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """A desktop with a tray, and what it is told to show."""
    told: list[tuple[str, str]] = []
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda _, title, text, _icon: told.append((title, text)))
    return told


async def icon_after_notice(window: MainWindow) -> QSystemTrayIcon:
    notices = TrayNotices(window)
    for title in ("“Charade” leaves", "“The Third Man” leaves"):
        await notices.show(title, "Tomorrow.")
    (icon,) = notices.findChildren(QSystemTrayIcon)
    return icon


async def test_one_icon_shows_every_notice(window: MainWindow, shown: list[tuple[str, str]]) -> None:
    await icon_after_notice(window)

    assert shown == [("“Charade” leaves", "Tomorrow."), ("“The Third Man” leaves", "Tomorrow.")]


async def test_a_click_on_a_notice_brings_the_window_forward(window: MainWindow, shown: list[tuple[str, str]]) -> None:
    icon = await icon_after_notice(window)

    icon.messageClicked.emit()

    assert not window.isMinimized()


@pytest.mark.parametrize("reason", [Reason.Trigger, Reason.DoubleClick, Reason.MiddleClick])
async def test_a_click_on_the_icon_brings_the_window_forward(
    window: MainWindow, shown: list[tuple[str, str]], reason: QSystemTrayIcon.ActivationReason
) -> None:
    icon = await icon_after_notice(window)

    icon.activated.emit(reason)

    assert not window.isMinimized()


async def test_the_menu_opens_the_window_or_quits(window: MainWindow, shown: list[tuple[str, str]]) -> None:
    icon = await icon_after_notice(window)
    asked: list[None] = []
    window.close_requested.connect(lambda: asked.append(None))
    actions: dict[str, QAction] = {action.text(): action for action in icon.contextMenu().actions()}

    icon.activated.emit(Reason.Context)
    assert window.isMinimized()
    actions["&Open Lineup"].trigger()
    assert not window.isMinimized()
    assert not asked
    actions["&Quit"].trigger()
    assert len(asked) == 1


async def test_without_a_tray_it_is_said(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)

    with pytest.raises(NoNotices):
        await TrayNotices(window).show("a", "b")
