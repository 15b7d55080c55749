"""Errors between Lineup and the disk or keyring of this computer."""

from enum import auto

from desktop_app.domain.errors.base import LineupError, Why


class StorageReason(Why):
    """Why something cannot be stored on this computer."""

    DISK_FULL = auto()
    READ_ONLY = auto()
    NO_LOCKS = auto()
    NO_SHARED_MEMORY = auto()
    DISK_FULL_OR_FAILING = auto()
    NOT_OPENED = auto()
    NOT_WRITABLE = auto()
    OTHER = auto()
    OTHER_VERSION = auto()
    RENEWED_ELSEWHERE = auto()
    LOCK_NOT_WRITABLE = auto()
    ALREADY_RUNNING = auto()


class PlaceReason(Why):
    """Why a folder or file of Lineup's own cannot be used."""

    NO_HOME = auto()
    IS_A_FOLDER = auto()
    IS_NO_FILE = auto()
    IS_A_FILE = auto()
    LEADS_NOWHERE = auto()
    NO_PERMISSION = auto()
    DISK_READ_ONLY = auto()
    DISK_FULL = auto()
    QUOTA_USED = auto()
    NAME_TOO_LONG = auto()
    LINKS_IN_A_CIRCLE = auto()
    NO_LOCKS = auto()
    OTHER = auto()


class KeyringReason(Why):
    """Why a keyring, or the file in its place, cannot be used, or does not hold what it should."""

    NOTHING_HELD = auto()
    OTHER_SIGN_IN = auto()
    OTHER_KEY = auto()
    OTHER_ENTRY = auto()
    INCOMPLETE = auto()
    FORGETFUL = auto()
    TOO_LONG = auto()
    TOO_SLOW = auto()
    WAITS_FOR_PASSWORD = auto()
    LOCKED = auto()
    PROMPT_CLOSED = auto()
    NOT_USABLE = auto()
    STOPPED = auto()
    NO_REASON = auto()
    CAME_BACK_DIFFERENT = auto()
    STILL_THERE = auto()
    CHOICE_NOT_USABLE = auto()
    IN_VARIABLE = auto()
    IN_FILE = auto()
    NAMED = auto()
    UNNAMED = auto()
    TURNED_OFF = auto()
    CHOICE_NOT_READABLE = auto()
    NOT_INSTALLED = auto()
    NOT_WORKING = auto()


class SignInFileReason(Why):
    """Why the file with sign-ins, which a passphrase protects, cannot be used."""

    EXISTS = auto()
    NOT_THERE = auto()
    LOCKED = auto()
    NOT_A_FILE = auto()
    TOO_LARGE = auto()
    OTHER_CONTENTS = auto()
    BUSY = auto()
    NOT_USABLE = auto()
    NO_ROOM = auto()
    OTHER_PASSPHRASE = auto()
    CHANGED_PASSPHRASE = auto()
    DAMAGED = auto()
    TOO_NEW = auto()
    COSTS = auto()
    NOT_ENOUGH_MEMORY = auto()


class StorageError(LineupError):
    """Something between us and this computer's disk or keyring."""


class DatabaseDamaged(StorageError):
    """The database cannot be read. It is set aside at the next start, never deleted."""


class DiskFull(StorageError):
    """The disk takes no more data: full, or read-only."""


class PlaceUnusable(DiskFull):
    """A folder or file in which Lineup keeps something cannot be used."""


class FileUnwritable(StorageError):
    """A file that the person named cannot be written. What it held before is still in it."""


class DatabaseBusy(StorageError):
    """Another process holds the database."""


class ProfileHeld(DatabaseBusy):
    """Another run of the program uses the profile."""


class DatabaseTooNew(StorageError):
    """A later version of the program wrote the database; this one leaves it alone."""


class KeyringError(StorageError):
    """Something between us and the keyring."""


class NoKeyring(KeyringError):
    """No keyring is there, or it forgets what it is given."""


class KeyringUnknown(NoKeyring):
    """The system's keyring is one that Lineup does not know and the person did not allow."""

    def __init__(self, name: str) -> None:
        super().__init__(name=name)
        self.name = name


class KeyringForbidden(NoKeyring):
    """A configuration of the keyring library, which Lineup did not write, names a keyring that cannot be used."""


class KeyringSilent(KeyringError):
    """The keyring did not answer in time: it hangs, or was stopped. Nothing is known to be lost."""


class KeyringLocked(KeyringError):
    """The keyring is locked. `dismissed`: its person closed the prompt; else the prompt is still open."""

    def __init__(self, why: Why | None = None, *, dismissed: bool = False) -> None:
        super().__init__(why)
        self.dismissed = dismissed


class SignInsLocked(KeyringLocked):
    """Secrets are in a file whose passphrase was not given yet."""


class WrongPassphrase(KeyringError):
    """The file of secrets has another one."""


class SignInsDamaged(KeyringError):
    """The file of secrets cannot be read, whatever the passphrase."""


class KeyringLost(KeyringError):
    """Secrets that were stored in the keyring are gone or incomplete."""


class RestoreUnfinished(StorageError):
    """A part of a restored backup is not in its place yet. The next start goes on with it."""
