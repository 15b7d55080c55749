"""The failures of keyrings as kinds of domain errors, never with what a keyring was given."""

import logging
from collections.abc import Callable
from typing import TypeVar

from desktop_app.domain.errors import KeyringError, KeyringLocked, KeyringReason, KeyringSilent, NoKeyring

T = TypeVar("T")
log = logging.getLogger(__name__)

_MISSING = KeyringReason.NOT_USABLE
_STOPPED = KeyringReason.STOPPED

# Names of classes, for most of these libraries are on some systems only.
_LOCKED = frozenset({"LockedException"})
_DISMISSED = frozenset({"KeyringLocked", "PromptDismissedException", "KeychainDenied", "SecAuthFailure"})
_ABSENT = frozenset({"NoKeyringError", "SecretServiceNotAvailableException"})
_HUNG_UP = frozenset({"ItemNotFoundException", "ConnectionResetError", "BrokenPipeError", "EOFError", "TimeoutError"})
"""A service that ends while it is asked takes its sessions and prompts with it."""

_NO_REPLY = ("NoReply", "Disconnected", "Timeout", "TimedOut", "NoServer")
_NOBODY = ("ServiceUnknown", "NameHasNoOwner", "Spawn.ExecFailed")
"""Ends of names of D-Bus errors."""

_INTERACTION_NOT_ALLOWED, _AUTHORIZATION_FAILED = -25308, -25293
"""Statuses of macOS: the keychain is locked and may not ask; a wrong password was typed."""

_NO_VAULT = frozenset({1058, 1062, 1312, 1722})
"""Windows' errors: its service is disabled, not started, not of this logon, or not there."""

_CANCELLED = "Cancelled by user"
"""KWallet's words, where an exception of its own would say it."""


def translated(call: Callable[[], T]) -> T:
    """The call's result. Raises `KeyringError`, not chained: a backend's exception may quote what it was given."""
    try:
        return call()
    except KeyringError:
        raise
    except Exception as error:  # noqa: BLE001 - backends raise what their system raises
        failure = failure_of(error)
    raise failure


def failure_of(error: BaseException) -> KeyringError:
    """The kind of what a backend raised, by the innermost cause that is known."""
    found = next((kind for each in _causes(error) if (kind := _kind_of(each)) is not None), None)
    if found is None:
        log.info("The keyring failed: %s", ", caused by ".join(type(each).__name__ for each in _causes(error)))
        return KeyringError(KeyringReason.NO_REASON)
    return found


def is_no_such_entry(error: Exception) -> bool:
    """Whether a backend that could not delete an entry means that there is none."""
    names = {type(each).__name__ for each in _causes(error)}
    return names <= {"PasswordDeleteError", "NotFound"} and _CANCELLED not in str(error)


def _causes(error: BaseException) -> list[BaseException]:
    """The innermost first."""
    found = list[BaseException]()
    at: BaseException | None = error
    while at is not None and at not in found:
        found.insert(0, at)
        at = at.__cause__ or at.__context__
    return found


def _kind_of(error: BaseException) -> KeyringError | None:
    name = type(error).__name__
    status = _status_of(error)
    if name in _LOCKED or status == _INTERACTION_NOT_ALLOWED:
        return KeyringLocked(KeyringReason.LOCKED)
    if name in _DISMISSED or status == _AUTHORIZATION_FAILED or (_is_keyrings(error) and _CANCELLED in str(error)):
        return KeyringLocked(KeyringReason.PROMPT_CLOSED, dismissed=True)
    of_bus = str(getattr(error, "name", "") or "")
    if name == "DBusException":  # dbus-python's, for KWallet
        of_bus = str(getattr(error, "get_dbus_name", str)())
    if name in _HUNG_UP or of_bus.endswith(_NO_REPLY):
        return KeyringSilent(_STOPPED)
    if name in _ABSENT or of_bus.endswith(_NOBODY) or getattr(error, "winerror", None) in _NO_VAULT:
        return NoKeyring(_MISSING)
    return None


def _status_of(error: BaseException) -> object:
    """The status that the keychain of macOS answers with."""
    return error.args[0] if error.args and type(error).__module__.endswith("macOS.api") else None


def _is_keyrings(error: BaseException) -> bool:
    return type(error).__module__ == "keyring.errors"
