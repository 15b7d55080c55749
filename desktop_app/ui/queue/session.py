"""What a page wants of an open queue."""

from typing import Protocol

from desktop_app.domain.edits import Edit
from desktop_app.domain.pending_edits import Entry, EntryId
from desktop_app.domain.undo_step import UndoStep
from desktop_app.sync.state import QueueState


class QueueSession(Protocol):
    """One open queue. Nothing here waits: what follows later comes as `QueuePage.show_state`."""

    @property
    def state(self) -> QueueState:
        """This moment of the queue."""
        ...

    def submit(self, edits: tuple[Edit, ...], step: UndoStep | None = None) -> None:
        """Take the edits as one action of the person: when it returns they are safe. Raises `LineupError`.

        `step` is kept with them: how the way back stands afterwards.
        """
        ...

    def keep_step(self, step: UndoStep) -> None:
        """The way back changed, and the queue did not. Raises `LineupError`."""
        ...

    def take_back(self, action: int) -> tuple[Entry, ...]:
        """Let go what was not sent yet of one action (an entry's `group`); what was let go. Raises `LineupError`."""
        ...

    def refresh(self) -> None:
        """Begin to read the queue from the service."""
        ...

    def decide(self, entry_id: EntryId, *, keep: bool) -> None:
        """Answer a question: send the change once more, or let it go. Raises `LineupError`."""
        ...
