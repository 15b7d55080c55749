"""A core that keeps its queue in memory."""

from desktop_app.domain.edits import Edit
from desktop_app.domain.errors import DiskFull
from desktop_app.domain.order import replay
from desktop_app.domain.pending_edits import Entry, EntryId, EntryState
from desktop_app.domain.queues import Item, Queue, Title
from desktop_app.domain.undo_step import UndoStep
from desktop_app.sync.state import QueueState
from tests.ui.queue.examples import names, state


class Core:
    """Takes every edit, as long as the disk has room."""

    def __init__(self, view: Queue) -> None:
        self.state: QueueState = state(view)
        self.full = False
        self.refreshed = 0
        self.taken_back: list[int] = []
        self.steps: dict[int, UndoStep] = {}
        self.decided: list[tuple[EntryId, bool]] = []

    def submit(self, edits: tuple[Edit, ...], step: UndoStep | None = None) -> None:
        if step is not None:
            self.keep_step(step)
        elif self.full:
            raise DiskFull
        self.state = state(replay(self.state.view, edits))

    def keep_step(self, step: UndoStep) -> None:
        if self.full:
            raise DiskFull
        self.steps[step.number] = step

    def take_back(self, action: int) -> tuple[Entry, ...]:
        self.taken_back.append(action)
        return tuple(e for e in self.state.entries if e.group == action and e.state is EntryState.PENDING)

    def item_of(self, title: Title) -> Item:
        return Item(title)

    def refresh(self) -> None:
        self.refreshed += 1

    def decide(self, entry_id: EntryId, *, keep: bool) -> None:
        self.decided.append((entry_id, keep))

    def elsewhere(self, *edits: Edit) -> None:
        """Somebody else does something."""
        self.state = state(replay(self.state.view, edits))

    @property
    def order(self) -> list[str]:
        return names(self.state.view.items)
