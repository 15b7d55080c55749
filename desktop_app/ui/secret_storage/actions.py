"""Ways to another place of secrets, and the words of their buttons."""

from dataclasses import dataclass
from enum import Enum

from desktop_app.domain.errors import (
    KeyringError,
    KeyringLocked,
    KeyringLost,
    KeyringUnknown,
    NoKeyring,
    SignInsDamaged,
    SignInsLocked,
    WrongPassphrase,
)


class StorageAction(Enum):
    """The actions that lead to another place of secrets, or to the same one again."""

    UNLOCK = "unlock"
    RETRY = "retry"
    ASK = "ask"
    """Have the keyring ask for its password once more."""

    FILE = "file"
    ALLOW = "allow"
    KEYRING = "keyring"
    CHANGE = "change"
    FORGET = "forget"


WORDS = {
    StorageAction.UNLOCK: "Unlock…",
    StorageAction.RETRY: "Try again",
    StorageAction.ASK: "Unlock the keyring…",
    StorageAction.FILE: "Keep in a file…",
    StorageAction.ALLOW: "Use this keyring",
    StorageAction.KEYRING: "Move to the keyring",
    StorageAction.CHANGE: "Change passphrase…",
    StorageAction.FORGET: "Forget all sign-ins…",
}


@dataclass(frozen=True, slots=True)
class StorageState:
    """The present place of secrets. `error`: why that place does not work."""

    in_file: bool
    error: KeyringError | None = None
    keyring_is_there: bool = False
    is_makeshift: bool = False
    """Whether secrets are in a keyring that Lineup does not know and the person allowed, or in memory."""


def ways_out(error: KeyringError) -> tuple[StorageAction, ...]:
    """The ways that help against the error, the best first."""
    match error:
        case SignInsLocked():
            return (StorageAction.UNLOCK,)
        case SignInsDamaged():
            return (StorageAction.FORGET,)
        case KeyringUnknown():
            return (StorageAction.FILE, StorageAction.ALLOW)
        case NoKeyring():
            return (StorageAction.FILE, StorageAction.RETRY)
        case KeyringLocked(dismissed=True):
            return (StorageAction.ASK,)
        case KeyringLost() | WrongPassphrase():
            return ()
        case _:
            return (StorageAction.RETRY,)


def ways_of(at: StorageState) -> tuple[StorageAction, ...]:
    """The ways that lead on from there."""
    if at.error is not None:
        locked = (StorageAction.FORGET,) if isinstance(at.error, SignInsLocked) else ()
        return (*ways_out(at.error), *locked)
    if at.in_file:
        return (*((StorageAction.KEYRING,) if at.keyring_is_there else ()), StorageAction.CHANGE, StorageAction.FORGET)
    return (StorageAction.FILE,) if at.is_makeshift else ()
