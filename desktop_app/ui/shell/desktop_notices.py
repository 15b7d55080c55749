"""Notices on the desktop: by the notification service on Linux, elsewhere by Qt's tray icon."""

import sys
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.style.icons import application_icon
from desktop_app.workers import Workers

ANSWER_WITHIN = 3.0
"""Seconds."""

_SERVICE = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"
_DESKTOP_ENTRY = "io.github.lineup.Lineup"


class NoNotices(Exception):
    """Raised where the desktop shows no notices. The words are for people."""


class Desktop(Protocol):
    """A place outside the window for short texts. They may name titles, never secrets."""

    async def show(self, title: str, text: str) -> None:
        """Show a notice. Raises `NoNotices`."""
        ...

    async def check(self) -> None:
        """Look whether notices can be shown. Raises `NoNotices`."""
        ...


class FreedesktopNotices:
    """The specification of freedesktop.org, in a thread: the bus may be slow, or there may be none.

    QtDBus cannot write the unsigned number that `Notify` wants, so jeepney does, which comes with the keyring.
    """

    def __init__(self) -> None:
        self._workers = Workers("notices")

    async def show(self, title: str, text: str) -> None:
        hints = {"desktop-entry": ("s", _DESKTOP_ENTRY)}
        body: tuple[object, ...] = ("Lineup", 0, _DESKTOP_ENTRY, title, _escaped(text), [], hints, -1)
        await self._workers.run(lambda: _ask("Notify", "susssasa{sv}i", body))

    async def check(self) -> None:
        await self._workers.run(lambda: _ask("GetServerInformation", "", ()))


def _ask(method: str, signature: str, body: tuple[object, ...]) -> None:
    from jeepney import DBusAddress, MessageType, new_method_call  # noqa: PLC0415 - most runs tell nothing
    from jeepney.io.blocking import open_dbus_connection  # noqa: PLC0415 - the same

    address = DBusAddress(_PATH, bus_name=_SERVICE, interface=_SERVICE)
    call = new_method_call(address, method, signature or None, body)
    try:
        with open_dbus_connection(bus="SESSION") as bus:
            answer = bus.send_and_get_reply(call, timeout=ANSWER_WITHIN)
    except Exception:  # noqa: BLE001 - no bus, a closed socket, no answer in time: it comes to the same
        raise NoNotices("This desktop’s notification service cannot be reached.") from None
    if answer.header.message_type is not MessageType.method_return:
        raise NoNotices("This desktop shows no notices: there is no notification service.")


def _escaped(text: str) -> str:
    """The text without markup, which a notification's text may hold, whatever a title is called."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class TrayNotices(QObject):
    """Notices on Windows and macOS: by a tray icon, which is there only from the first notice on.

    A click on a notice or on the icon brings the window forward, where the notice can be read and acted on.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._icon: QSystemTrayIcon | None = None

    async def check(self) -> None:
        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            raise NoNotices("This desktop shows no notices.")

    async def show(self, title: str, text: str) -> None:
        await self.check()
        if self._icon is None:
            self._icon = self._made_icon()
            self._icon.show()
        self._icon.showMessage(title, text, application_icon())

    def _made_icon(self) -> QSystemTrayIcon:
        icon, menu = QSystemTrayIcon(application_icon(), self), QMenu(self._window)
        menu.addAction("&Open Lineup", self._window.come_forward)
        menu.addAction("&Quit", self._window.close)
        icon.setToolTip("Lineup")
        icon.setContextMenu(menu)
        icon.activated.connect(self._answer_click)
        icon.messageClicked.connect(self._window.come_forward)
        return icon

    def _answer_click(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        """A click with the right button opens the menu, which is not to be covered."""
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self._window.come_forward()


def desktop_of_this_system(window: MainWindow) -> Desktop:
    """The way that fits."""
    return FreedesktopNotices() if sys.platform == "linux" else TrayNotices(window)
