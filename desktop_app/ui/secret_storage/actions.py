"""Ways to another place of secrets, and what their buttons say."""

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


class Way(Enum):
    """A way that a person can take."""

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
    Way.UNLOCK: "Unlock…",
    Way.RETRY: "Try again",
    Way.ASK: "Unlock the keyring…",
    Way.FILE: "Keep in a file…",
    Way.ALLOW: "Use this keyring",
    Way.KEYRING: "Move to the keyring",
    Way.CHANGE: "Change passphrase…",
    Way.FORGET: "Forget all sign-ins…",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """The place of secrets now. `error`: why that place does not work."""

    in_file: bool
    error: KeyringError | None = None
    keyring_is_there: bool = False
    is_makeshift: bool = False
    """Whether secrets are in a keyring that Lineup does not know and the person allowed, or in memory."""


def ways_out(error: KeyringError) -> tuple[Way, ...]:
    """The ways that help against the error, the best first."""
    match error:
        case SignInsLocked():
            return (Way.UNLOCK,)
        case SignInsDamaged():
            return (Way.FORGET,)
        case KeyringUnknown():
            return (Way.FILE, Way.ALLOW)
        case NoKeyring():
            return (Way.FILE, Way.RETRY)
        case KeyringLocked(dismissed=True):
            return (Way.ASK,)
        case KeyringLost() | WrongPassphrase():
            return ()
        case _:
            return (Way.RETRY,)


def ways_of(at: Standing) -> tuple[Way, ...]:
    """The ways that lead on from there."""
    if at.error is not None:
        locked = (Way.FORGET,) if isinstance(at.error, SignInsLocked) else ()
        return (*ways_out(at.error), *locked)
    if at.in_file:
        return (*((Way.KEYRING,) if at.keyring_is_there else ()), Way.CHANGE, Way.FORGET)
    return (Way.FILE,) if at.is_makeshift else ()
