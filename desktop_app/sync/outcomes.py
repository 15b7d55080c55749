"""Actions that can follow for a list, and the outcomes of requests. Pure values."""

from dataclasses import dataclass

from desktop_app.domain.errors import RateLimited, ServiceError, StorageError
from desktop_app.domain.pending_edits import Entry
from desktop_app.domain.queues import Queue
from desktop_app.domain.service import Sent
from desktop_app.sync.reads import Told

# --- what is done next -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class GoOn:
    """See at once what the list needs next."""


@dataclass(frozen=True, slots=True)
class Keep:
    """Keep the list as it was read for the next start, then go on."""

    read: Queue


@dataclass(frozen=True, slots=True)
class Read:
    """Read the list, after so many seconds."""

    after: float = 0.0


@dataclass(frozen=True, slots=True)
class Send:
    """Send a batch in one request. `waiting`: the same entries as they were before they departed."""

    waiting: tuple[Entry, ...]
    batch: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Wait:
    """Do nothing about the list for so many seconds, unless somebody does not want to wait."""

    seconds: float


@dataclass(frozen=True, slots=True)
class WaitUntil:
    """Do nothing about the list before that moment, in Unix seconds, unless somebody does not want to wait."""

    moment: float


@dataclass(frozen=True, slots=True)
class Retry:
    """Try again after about so many seconds: a guess, to be spread so that not all programs come back at once."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Limited:
    """The service named the time for which it wants no call about any list of the account."""

    limit: RateLimited


@dataclass(frozen=True, slots=True)
class SignIn:
    """The account's person must sign in again; nothing is tried before."""


@dataclass(frozen=True, slots=True)
class Stop:
    """End of the work on a list: nothing is left to do, or another try would fail the same way."""


Then = GoOn | Keep | Read | Send | Wait | WaitUntil | Retry | Limited | SignIn | Stop

# --- what came of a request --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Taken:
    """The service has done what was sent, and says how the list stands."""

    request: Send
    sent: Sent

    @property
    def is_proven(self) -> bool:
        """A yes without an entity-tag proves nothing: a captive portal says yes to everything."""
        return self.sent.queue.etag is not None or bool(self.sent.remark)


@dataclass(frozen=True, slots=True)
class Fault:
    """A request did not succeed, or a change could not be committed. `request`: what was sent; None for a read."""

    error: ServiceError | StorageError
    request: Send | None = None


Outcome = Told | Taken | Fault
