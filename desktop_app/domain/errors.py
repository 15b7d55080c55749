"""The one tree of errors. The interface turns each type into a sentence; decide by type, never by message.

LineupError
├── ServiceError                    something between us and a service
│   ├── Unreachable                 no connection: nothing was sent
│   │   ├── ServiceClosed           somebody answers there, but not the service
│   │   ├── TlsFault                no secure connection: `host` and `reason` say why
│   │   └── AuthoritiesUnreadable   nobody can be trusted: a file of authorities is missing or broken
│   ├── OutcomeUnknown              sent, but no answer: a write may have happened
│   │   └── ServerFault             5xx
│   ├── BadAnswer                   not what the contract says: broken, hostile or too large
│   │   └── Interposed              something in front of the service answered: a hotel's page, a proxy's
│   ├── SuddenlyEmpty               an empty list where we knew titles: not believed unasked
│   ├── StaleRead                   the service goes on showing a state older than our last write
│   ├── IncompleteRead              the service left entries out, however often it was asked
│   │   └── IncompleteLists         lists themselves: one that is missing is no deleted one
│   ├── TooLong                     a list of more titles than are read
│   ├── RateLimited                 wait; `until_tomorrow` where the day's quota is spent
│   ├── PreconditionFailed          the list changed since we read it
│   ├── Refused                     the service understood and will not
│   │   ├── LimitReached            the account may keep no more
│   │   └── MembersOnly             only for those who pay
│   ├── LedAway                     an answer from elsewhere is promised: nothing was done
│   ├── NotThere                    the list is gone, or hidden
│   ├── ApplicationRefused          the application is no longer taken
│   ├── AccountLocked               by the service: nothing is asked for this account any more
│   ├── PermissionMissing           the account was linked without a permission that this needs
│   ├── SignInAgain                 the token credentials are no longer taken
│   │   └── KeyRefused              the key that the person typed is not taken, or no longer
│   └── LinkError                   while signing in
│       ├── InvalidSignature        wrong secret, or a space in it
│       ├── ClockSkewed             the clocks disagree
│       ├── UnknownApplication      wrong application key
│       │   └── InvalidClient       wrong key or secret, the service does not say which
│       ├── ApplicationNameMissing  the sign-in page wants a name that the service did not send
│       ├── RequestExpired          the temporary credentials are too old, or used
│       ├── InvalidGrant            the code, or the refresh token, is too old, used or not for us
│       ├── ConsentRefused          the person (or the service) said no
│       │   └── NotApproved         or said nothing yet: the service does not tell which
│       ├── PasswordRefused         the name and the password do not belong together
│       ├── SignInAbandoned         page closed, wizard cancelled
│       │   └── OtherPerson         somebody else signed in than was meant, and is not wanted
│       └── ForeignRedirect         what came back belongs to another attempt
│           └── UnprovenRedirect    or says nothing of which it belongs to
├── ListFixed                       the person may not change the list: nothing was done
├── NoRoom                          the list holds as many titles as it may: nothing was done
├── StorageError
│   ├── DatabaseDamaged
│   ├── DiskFull                    or read-only
│   │   └── PlaceUnusable           a folder or file of Lineup's own, for whatever reason
│   ├── FileUnwritable              a file that the person named
│   ├── RestoreUnfinished           a part of a backup is still to be taken over, at the next start
│   ├── DatabaseBusy                another process holds it
│   │   └── ProfileHeld             another Lineup does
│   ├── DatabaseTooNew              written by a later version of the program
│   └── KeyringError
│       ├── NoKeyring
│       │   ├── KeyringUnknown      there is one, which nobody vouches for
│       │   └── KeyringForbidden    a configuration of the keyring library names one that cannot be used
│       ├── WrongPassphrase
│       ├── SignInsDamaged
│       ├── KeyringSilent           no answer in time
│       ├── KeyringLocked           its prompt is open, or was dismissed
│       │   └── SignInsLocked       the file of secrets is locked
│       └── KeyringLost             what was stored there is gone
├── SettingsError                   the settings file cannot be read
├── DescriptionError                a file that describes a service has mistakes
├── FileUnreadable                  a file is no list that could be imported
└── BackupUnreadable                a file is no backup that could be restored
"""

from collections.abc import Collection
from enum import Enum

from desktop_app.domain.clocks import agree, is_absurd


class LineupError(Exception):
    """Anything that a person should be told. `str()` never holds a secret."""


class ServiceError(LineupError):
    """Something between us and a service. `status` is the HTTP status, where there was an answer."""

    def __init__(self, message: str = "", *, status: int | None = None) -> None:
        super().__init__(message)
        self.status = status


class Unreachable(ServiceError):
    """No connection could be made; nothing was sent."""


class ServiceClosed(Unreachable):
    """Somebody answers at the service's address, but knows none of its calls: it has moved out."""


class TlsReason(Enum):
    """Why there is no secure connection. The value is for those who look at details."""

    EXPIRED = "certificate has expired"
    NOT_YET_VALID = "certificate is not valid yet"
    SELF_SIGNED = "certificate is self-signed"
    UNKNOWN_ISSUER = "certificate is of an unknown authority"
    OTHER_HOST = "certificate is for another host"
    REVOKED = "certificate was revoked"
    WEAK = "certificate or key is too weak"
    UNTRUSTED = "certificate is not trusted"
    CLIENT_CERTIFICATE = "server wants a client certificate"
    OLD_PROTOCOL = "no common version of TLS"
    NOT_TLS = "server does not speak TLS"
    HANDSHAKE = "handshake failed"


class TlsFault(Unreachable):
    """No secure connection could be made to `host`, a server's name or a proxy's; nothing was sent."""

    def __init__(self, host: str, reason: TlsReason) -> None:
        super().__init__(f"No secure connection to {host}: {reason.value}.")
        self.host = host
        self.reason = reason


class AuthoritiesUnreadable(Unreachable):
    """Authorities cannot be read, so that no server can be trusted; nothing was sent.

    `source` is the file or folder, empty where their text stands in a description. `variable` of the environment names
    it, empty where a description does.
    """

    def __init__(self, source: str, variable: str = "") -> None:
        super().__init__(f"No certificates can be read from {source or 'the description'}.")
        self.source = source
        self.variable = variable


INSECURE = (TlsFault, AuthoritiesUnreadable)
"""Kinds of which the network is innocent: a server could not prove who it is."""


class OutcomeUnknown(ServiceError):
    """The request went out and no usable answer came back. A write may have happened: read before sending again."""


class ServerFault(OutcomeUnknown):
    """5xx."""


class BadAnswer(ServiceError):
    """The answer is not what the contract says, is hostile, or is too large to be one."""


class Interposed(BadAnswer):
    """Something in front of the service answered: a hotel's page, a proxy's. Nothing is said of what was asked.

    `address`: where a browser meets the same, empty where nobody knows.
    """

    def __init__(self, message: str = "", *, status: int | None = None, address: str = "") -> None:
        super().__init__(message, status=status)
        self.address = address


class SuddenlyEmpty(ServiceError):
    """The list came back empty although we knew titles in it: shown to the person before it is believed."""


class StaleRead(ServiceError):
    """Reads lag behind writes: the service goes on showing a state that we know is past."""


class IncompleteRead(ServiceError):
    """The service's pages left `missing` entries out, and told others twice or not at all: no order can be written."""

    def __init__(self, missing: int) -> None:
        super().__init__(f"{missing} missing")
        self.missing = missing


class IncompleteLists(IncompleteRead):
    """The service left `missing` of the account's lists out."""


class TooLong(ServiceError):
    """The list holds `count` titles, or more; `most` are read of such a list."""

    def __init__(self, count: int, most: int) -> None:
        super().__init__(f"{count} titles, of which {most} could be read")
        self.count = count
        self.most = most


class RateLimited(ServiceError):
    """The service wants us to wait. `retry_after` in seconds."""

    def __init__(self, message: str = "", *, retry_after: float = 1.0, until_tomorrow: bool = False) -> None:
        super().__init__(message, status=403)
        self.retry_after = retry_after
        self.until_tomorrow = until_tomorrow


class PreconditionFailed(ServiceError):
    """The guard held: the list changed since we last read it (RFC 9110 section 15.5.13)."""


class Refused(ServiceError):
    """The service understood the request and will not do it.

    `said`: why, in the service's own words, where it gave a reason; else the message is what Lineup knows. `titles`:
    those that it is about, where the request was about several and not all were refused.
    """

    def __init__(
        self, message: str = "", *, status: int | None = None, titles: Collection[str] = (), said: str = ""
    ) -> None:
        super().__init__(f"It says: {said}" if said else message, status=status)
        self.titles = titles
        self.said = said


class LimitReached(Refused):
    """The account has as much as it may have. The message names the limit, where it is known."""


class MembersOnly(Refused):
    """The service does that only for those who pay. The message says where."""


class LedAway(ServiceError):
    """The answer points to another address (RFC 9110 section 15.4); nothing was done. The message is the address."""


class NotThere(ServiceError):
    """The list was deleted, or may no longer be seen."""


class ApplicationRefused(ServiceError):
    """The service no longer takes the application, whoever is signed in: deleted, or not approved."""


class AccountLocked(ServiceError):
    """The service locked or closed the account: only its support can help, and it must not be called."""


class PermissionMissing(ServiceError):
    """The account was linked without a permission that this needs. `scope` is its name at the service."""

    def __init__(self, scope: str, *, status: int | None = None) -> None:
        super().__init__(scope, status=status)
        self.scope = scope


class SignInAgain(ServiceError):
    """The service no longer takes the account's token credentials."""


class KeyRefused(SignInAgain):
    """The service does not take the key that stands for the person's account: mistyped, or replaced by another."""


class LinkError(ServiceError):
    """Linking did not come to its end. Nothing was stored."""


class InvalidSignature(LinkError):
    """The service computed another signature than we did."""


class ClockSkewed(LinkError):
    """The timestamp was refused. `ours` and `theirs` are Unix seconds, `theirs` from the answer's Date header."""

    def __init__(self, message: str = "", *, ours: float, theirs: float) -> None:
        super().__init__(message, status=401)
        self.ours = ours
        self.theirs = theirs

    @property
    def seconds(self) -> float:
        """How far this computer's clock is ahead; negative: behind."""
        return self.ours - self.theirs

    @property
    def is_theirs(self) -> bool:
        """Whether the service's clock must be the one that is wrong: it tells our time, or an impossible one."""
        return agree(self.ours, self.theirs) or is_absurd(self.theirs, self.ours)


class UnknownApplication(LinkError):
    """The service does not know the application key."""


class InvalidClient(UnknownApplication):
    """Client authentication failed (RFC 6749 section 5.2): the key or the secret is wrong. No token is lost by it."""


class ApplicationNameMissing(LinkError):
    """The service did not tell the application's name, which its sign-in page wants."""


class RequestExpired(LinkError):
    """The temporary credentials are too old or were used. One click starts again."""


class InvalidGrant(LinkError):
    """What was to be exchanged for a token is too old, revoked, used, or another's (RFC 6749 section 5.2)."""


class ConsentRefused(LinkError):
    """The person said no on the service's page."""


class NotApproved(ConsentRefused):
    """The service has no yes of the person: refused, or not answered yet."""


class PasswordRefused(LinkError):
    """The service does not know the name with that password. The message says so to the person."""


class SignInAbandoned(LinkError):
    """The page was closed, or nothing came back."""


class OtherPerson(SignInAbandoned):
    """The person who signed in is not the one that the account was meant for, and is not to be linked."""


class ForeignRedirect(LinkError):
    """What came back carries another token or state than was sent out (RFC 5849 section 2.2, RFC 6749 10.12)."""


class UnprovenRedirect(ForeignRedirect):
    """The answer carries no state at all, and came to an address that others know (RFC 9700 section 4.7)."""


class ListFixed(LineupError):
    """The list may not be changed so, whoever tries. The message says why; nothing was done."""


class NoRoom(LineupError):
    """The list may hold `largest` titles, `holds` so many, and was to take `wanted` more; nothing was done.

    `list_title` is the list's name.
    """

    def __init__(self, list_title: str, *, largest: int, holds: int, wanted: int) -> None:
        super().__init__(list_title)
        self.list_title = list_title
        self.largest = largest
        self.holds = holds
        self.wanted = wanted

    @property
    def fits(self) -> int:
        """How many of those wanted there is room for."""
        return max(self.largest - self.holds, 0)


class StorageError(LineupError):
    """Something between us and this computer's disk or keyring."""


class DatabaseDamaged(StorageError):
    """The database cannot be read. It is set aside at the next start, never deleted."""


class DiskFull(StorageError):
    """Nothing more can be written: full, or read-only."""


class PlaceUnusable(DiskFull):
    """A folder or file in which Lineup keeps something cannot be used. The message says where, why and what to do."""


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
    """There is none, or it forgets what it is given."""


class KeyringUnknown(NoKeyring):
    """The system's keyring is one that Lineup does not know and the person did not allow."""

    def __init__(self, name: str) -> None:
        super().__init__(f"It is called {name}.")
        self.name = name


class KeyringForbidden(NoKeyring):
    """A configuration of the keyring library, which Lineup did not write, names a keyring that cannot be used.

    The message says where and why.
    """


class KeyringSilent(KeyringError):
    """The keyring did not answer in time: it hangs, or was stopped. Nothing is known to be lost."""


class KeyringLocked(KeyringError):
    """The keyring is locked. `dismissed`: its person closed the prompt; else the prompt is still open."""

    def __init__(self, message: str = "", *, dismissed: bool = False) -> None:
        super().__init__(message)
        self.dismissed = dismissed


class SignInsLocked(KeyringLocked):
    """Secrets are in a file whose passphrase was not given yet."""


class WrongPassphrase(KeyringError):
    """The file of secrets has another one."""


class SignInsDamaged(KeyringError):
    """The file of secrets cannot be read, whatever the passphrase."""


class KeyringLost(KeyringError):
    """What was stored there is gone or incomplete."""


class SettingsError(LineupError):
    """The settings file cannot be read. The message names file, line and what was expected."""


class DescriptionError(LineupError):
    """A file does not describe a service. Each of `mistakes` names file, line, key and what was expected."""

    def __init__(self, *mistakes: str) -> None:
        super().__init__(" ".join(mistakes))
        self.mistakes = mistakes


class FileUnreadable(LineupError):
    """A file holds no list that can be imported. The message says what was expected."""


class BackupUnreadable(LineupError):
    """A file holds no backup that this version can restore. The message says why; nothing was changed."""


class RestoreUnfinished(StorageError):
    """A part of a restored backup is not in its place yet. The next start goes on with it."""
