"""States of an open queue as the interface sees them, each an immutable picture, and events that just happened."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from desktop_app.domain.errors import LineupError
from desktop_app.domain.merging import Difference
from desktop_app.domain.pending_edits import Entry, EntryState
from desktop_app.domain.queues import Item, ItemId, Queue, QueueRef


class Health(Enum):
    """How we stand with the service about this queue."""

    NOT_READ = "not read yet"
    READING = "reading"
    SENDING = "sending"
    IN_STEP = "in step"
    INCOMPLETE = "incomplete"
    OFFLINE = "offline"
    LIMITED = "limited"
    SIGN_IN_AGAIN = "sign in again"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True)
class QueueState:
    """The state of an open queue at one moment.

    `view` is what to show: the service's last word with our open edits on top. `read_at` is when the service
    last told the whole queue, in Unix seconds. `trouble` says why `health` is not well; `next_try_at` is when the
    writer tries again by itself, in Unix seconds, where it has planned to. `dropped`: edits that were let go, of
    actions of which others were under way when the person last did something. `failed`: the trouble that the list was
    in, until it is read again.
    """

    ref: QueueRef
    view: Queue = field(default_factory=Queue)
    loaded: bool = False
    health: Health = Health.NOT_READ
    entries: tuple[Entry, ...] = ()
    read_at: float | None = None
    trouble: LineupError | None = None
    next_try_at: float | None = None
    dropped: tuple[Entry, ...] = ()
    failed: LineupError | None = None

    @property
    def questions(self) -> tuple[Entry, ...]:
        """The entries that a person must decide."""
        return tuple(e for e in self.entries if e.state is EntryState.NEEDS_DECISION)

    @property
    def waiting(self) -> int:
        """Number of changes that the service has not confirmed."""
        return sum(entry.is_open for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Merged:
    """Event: somebody else changed the queue; `kept` of our open edits still hold on top of that."""

    difference: Difference
    kept: int
    names: Mapping[ItemId, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """An edit needs a decision."""

    entry: Entry


@dataclass(frozen=True, slots=True)
class Failed:
    """A read or a write did not succeed; what waits goes on waiting."""

    error: LineupError


@dataclass(frozen=True, slots=True)
class Partly:
    """The service took an edit otherwise than it was meant: only some titles were added, for instance."""

    service_says: str


@dataclass(frozen=True, slots=True)
class AlreadyThere:
    """Titles were to be added that the list held already: no step of the person's takes them away."""

    items: tuple[Item, ...]


def already_there(items: tuple[Item, ...]) -> tuple[AlreadyThere, ...]:
    """The event, where there is anything to tell."""
    return (AlreadyThere(items),) if items else ()


Event = Merged | Asked | Failed | Partly | AlreadyThere
