"""A look at the system's keyring from outside: whether it answers and is open. Nobody is prompted by it."""

from __future__ import annotations

import sys
from contextlib import closing
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jeepney import Message
    from jeepney.io.blocking import DBusConnection

WITHIN = 1.0
"""Seconds for each of its few answers."""

_SERVICE, _PATH = "org.freedesktop.secrets", "/org/freedesktop/secrets"
_INTERFACE = "org.freedesktop.Secret"
_OF_SECRET_SERVICE = frozenset({"keyring.backends.SecretService.Keyring", "keyring.backends.libsecret.Keyring"})


class Access(Enum):
    """How a keyring stands."""

    OPEN = "open"
    LOCKED = "locked"
    SILENT = "silent"
    AWAY = "away"
    UNKNOWN = "unknown"
    """The keyring's state cannot be seen without asking it for a secret."""


def access_to(backend_name: str) -> Access:
    """How the backend of that whole name stands, within a few seconds. Raises nothing."""
    if not sys.platform.startswith("linux") or backend_name not in _OF_SECRET_SERVICE:
        return Access.UNKNOWN
    try:
        return _access_to_secret_service()
    except TimeoutError:
        return Access.SILENT
    except Exception:  # noqa: BLE001 - a bus that is gone, or answers nonsense
        return Access.AWAY


def _access_to_secret_service() -> Access:
    """The default collection of the Secret Service, which is not started for it."""
    from jeepney import DBus, DBusAddress, Properties, new_method_call  # noqa: PLC0415 - only in trouble
    from jeepney.io.blocking import open_dbus_connection  # noqa: PLC0415 - the same

    service = DBusAddress(_PATH, _SERVICE, f"{_INTERFACE}.Service")
    with closing(open_dbus_connection(bus="SESSION")) as bus:
        if not _answer(bus, DBus().NameHasOwner(_SERVICE))[0]:
            return Access.AWAY
        path = str(_answer(bus, new_method_call(service, "ReadAlias", "s", ("default",)))[0])
        if path == "/":
            return Access.AWAY
        collection = DBusAddress(path, _SERVICE, f"{_INTERFACE}.Collection")
        is_locked = _answer(bus, Properties(collection).get("Locked"))[0] == ("b", True)
        return Access.LOCKED if is_locked else Access.OPEN


def _answer(bus: DBusConnection, call: Message) -> tuple[object, ...]:
    """Reply to a D-Bus call. Raises `TimeoutError`, `DBusErrorResponse`."""
    from jeepney.wrappers import unwrap_msg  # noqa: PLC0415 - as above

    return unwrap_msg(bus.send_and_get_reply(call, timeout=WITHIN))  # type: ignore[no-any-return]
