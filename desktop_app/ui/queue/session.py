"""An open list as its page needs it: the session, and the words that name the list."""

from dataclasses import dataclass
from typing import Protocol

from desktop_app.domain.edits import Edit
from desktop_app.domain.pending_edits import Entry, EntryId
from desktop_app.domain.queues import Item, Title
from desktop_app.domain.undo_step import UndoStep
from desktop_app.sync.state import QueueState
from desktop_app.ui.queue import words


class QueueSession(Protocol):
    """The open queue of a page. Nothing here waits: later news come as `QueuePage.show_state`."""

    @property
    def state(self) -> QueueState:
        """The present state of the queue."""
        ...

    def submit(self, edits: tuple[Edit, ...], step: UndoStep | None = None) -> None:
        """Take the edits as one action of the person: when it returns they are safe. Raises `LineupError`.

        `step` is kept with them: how the way back stands afterwards.
        """
        ...

    def keep_step(self, step: UndoStep) -> None:
        """Keep a step that changed while the queue did not. Raises `LineupError`."""
        ...

    def take_back(self, action: int) -> tuple[Entry, ...]:
        """Let go what was not sent yet of one action (an entry's `group`); what was let go. Raises `LineupError`."""
        ...

    def item_of(self, title: Title, /) -> Item:
        """The item as which a title is added: a new one each time where the list takes a title again."""
        ...

    def refresh(self) -> None:
        """Begin to read the queue from the service."""
        ...

    def decide(self, entry_id: EntryId, *, keep: bool) -> None:
        """Answer a question: send the change once more, or let it go. Raises `LineupError`."""
        ...


@dataclass(frozen=True, slots=True)
class ListHeading:
    """The name of a list on its page: `Instant queue`, of `Netflix`, `Ada (sandbox)`. `note` is a peculiarity.

    `facts` are lines about it. `fixed` says why titles can be neither added nor removed, `order_fixed` why they cannot
    be moved.
    """

    title: str
    service: str
    account: str
    note: str = ""
    facts: tuple[str, ...] = ()
    fixed: str = ""
    order_fixed: str = ""

    @property
    def quiet(self) -> str:
        """The words behind the title."""
        return words.joined((self.service, self.account, self.note))
