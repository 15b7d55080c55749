"""A notice over a real session bus: what the notification service is really asked, and what is said where none is."""

import asyncio
import os
from collections.abc import Iterator

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVirtualObject

from desktop_app.ui.shell.desktop_notices import FreedesktopNotices, NoNotices

SERVICE, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"

pytestmark = pytest.mark.skipif(not os.environ.get("DBUS_SESSION_BUS_ADDRESS"), reason="needs a session bus")


class Notifications(QDBusVirtualObject):
    """Stands in for the desktop's own."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[str, str, list[object]]] = []

    def introspect(self, path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        self.asked.append((message.member(), message.signature(), list(message.arguments())))
        return bool(connection.send(message.createReply([1])))


@pytest.fixture
def service(qapp: object) -> Iterator[Notifications]:
    bus, notifications = QDBusConnection.sessionBus(), Notifications()
    assert bus.registerVirtualObject(PATH, notifications)
    if not bus.registerService(SERVICE):
        pytest.skip("this desktop has a notification service of its own")
    yield notifications
    bus.unregisterService(SERVICE)
    bus.unregisterObject(PATH)


async def test_the_service_is_asked_as_the_specification_has_it(service: Notifications) -> None:
    async with asyncio.timeout(60):
        await FreedesktopNotices().check()
        await FreedesktopNotices().show("“Q & A” leaves", "Until <3 Dec> & no longer.")
    (asked_first, _, _), (member, signature, arguments) = service.asked
    assert asked_first == "GetServerInformation"
    assert (member, signature) == ("Notify", "susssasa{sv}i")
    assert arguments[:5] == [
        "Lineup",
        0,
        "io.github.lineup.Lineup",
        "“Q & A” leaves",
        "Until &lt;3 Dec&gt; &amp; no longer.",
    ]
    assert arguments[7] == -1


async def test_where_there_is_no_service_it_is_said() -> None:
    if QDBusConnection.sessionBus().interface().isServiceRegistered(SERVICE).value():
        pytest.skip("this desktop has a notification service of its own")

    with pytest.raises(NoNotices, match="no notification service"):
        await FreedesktopNotices().show("a", "b")
    with pytest.raises(NoNotices, match="no notification service"):
        await FreedesktopNotices().check()


async def test_where_there_is_no_bus_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
    with pytest.raises(NoNotices, match="cannot be reached"):
        await FreedesktopNotices().show("a", "b")
