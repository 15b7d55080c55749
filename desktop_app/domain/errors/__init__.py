"""The one tree of errors: decide by type; the interface makes sentences.

An error is a kind (its type), `why` it was raised where the kind alone does not tell (a member of a `Why` of its
subject), and values. `ui/sentences` has the words of all of them; `str()` of an error is for logs.

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
├── BackupUnreadable                a file is no backup that could be restored
└── Unfit                           a value that a person typed, or wrote into a file, cannot be used
"""

from desktop_app.domain.errors.base import Cause, Details, Failure, LineupError, Values, Why, why_named
from desktop_app.domain.errors.descriptions import (
    DescriptionError,
    DescriptionMistake,
    DescriptionReason,
    DescriptionValue,
)
from desktop_app.domain.errors.files import (
    BackupReason,
    BackupUnreadable,
    FileReason,
    FileUnreadable,
    LineReason,
    SettingsError,
    SettingsReason,
)
from desktop_app.domain.errors.inputs import AddressReason, Expected, QueryReason, Unfit
from desktop_app.domain.errors.security import INSECURE, AuthoritiesUnreadable, TlsFault, TlsReason
from desktop_app.domain.errors.service_reasons import AnswerReason, CallReason, ListReason, PictureReason, RefusalReason
from desktop_app.domain.errors.services import (
    AccountLocked,
    ApplicationRefused,
    BadAnswer,
    IncompleteLists,
    IncompleteRead,
    Interposed,
    KeyRefused,
    LedAway,
    LimitReached,
    ListFixed,
    MembersOnly,
    NoRoom,
    NotThere,
    OutcomeUnknown,
    PermissionMissing,
    PreconditionFailed,
    RateLimited,
    Refused,
    ServerFault,
    ServiceClosed,
    ServiceError,
    SignInAgain,
    StaleRead,
    SuddenlyEmpty,
    TooLong,
    Unreachable,
)
from desktop_app.domain.errors.sign_in import (
    ApplicationNameMissing,
    ClockSkewed,
    ConsentRefused,
    ForeignRedirect,
    InvalidClient,
    InvalidGrant,
    InvalidSignature,
    LinkError,
    NotApproved,
    OtherPerson,
    PasswordRefused,
    RequestExpired,
    SignInAbandoned,
    SignInReason,
    UnknownApplication,
    UnprovenRedirect,
)
from desktop_app.domain.errors.storage import (
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseTooNew,
    DiskFull,
    FileUnwritable,
    KeyringError,
    KeyringForbidden,
    KeyringLocked,
    KeyringLost,
    KeyringReason,
    KeyringSilent,
    KeyringUnknown,
    NoKeyring,
    PlaceReason,
    PlaceUnusable,
    ProfileHeld,
    RestoreUnfinished,
    SignInFileReason,
    SignInsDamaged,
    SignInsLocked,
    StorageError,
    StorageReason,
    WrongPassphrase,
)

__all__ = [
    "INSECURE",
    "AccountLocked",
    "AddressReason",
    "AnswerReason",
    "ApplicationNameMissing",
    "ApplicationRefused",
    "AuthoritiesUnreadable",
    "BackupReason",
    "BackupUnreadable",
    "BadAnswer",
    "CallReason",
    "Cause",
    "ClockSkewed",
    "ConsentRefused",
    "DatabaseBusy",
    "DatabaseDamaged",
    "DatabaseTooNew",
    "DescriptionError",
    "DescriptionMistake",
    "DescriptionReason",
    "DescriptionValue",
    "Details",
    "DiskFull",
    "Expected",
    "Failure",
    "FileReason",
    "FileUnreadable",
    "FileUnwritable",
    "ForeignRedirect",
    "IncompleteLists",
    "IncompleteRead",
    "Interposed",
    "InvalidClient",
    "InvalidGrant",
    "InvalidSignature",
    "KeyRefused",
    "KeyringError",
    "KeyringForbidden",
    "KeyringLocked",
    "KeyringLost",
    "KeyringReason",
    "KeyringSilent",
    "KeyringUnknown",
    "LedAway",
    "LimitReached",
    "LineReason",
    "LineupError",
    "LinkError",
    "ListFixed",
    "ListReason",
    "MembersOnly",
    "NoKeyring",
    "NoRoom",
    "NotApproved",
    "NotThere",
    "OtherPerson",
    "OutcomeUnknown",
    "PasswordRefused",
    "PermissionMissing",
    "PictureReason",
    "PlaceReason",
    "PlaceUnusable",
    "PreconditionFailed",
    "ProfileHeld",
    "QueryReason",
    "RateLimited",
    "RefusalReason",
    "Refused",
    "RequestExpired",
    "RestoreUnfinished",
    "ServerFault",
    "ServiceClosed",
    "ServiceError",
    "SettingsError",
    "SettingsReason",
    "SignInAbandoned",
    "SignInAgain",
    "SignInFileReason",
    "SignInReason",
    "SignInsDamaged",
    "SignInsLocked",
    "StaleRead",
    "StorageError",
    "StorageReason",
    "SuddenlyEmpty",
    "TlsFault",
    "TlsReason",
    "TooLong",
    "Unfit",
    "UnknownApplication",
    "UnprovenRedirect",
    "Unreachable",
    "Values",
    "Why",
    "WrongPassphrase",
    "why_named",
]
