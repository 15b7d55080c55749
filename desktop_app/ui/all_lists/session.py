"""All lists as one queue that the queue's page can show: its order is the person's, and travels nowhere."""

from collections.abc import Callable, Mapping

from desktop_app.domain.account import AccountId
from desktop_app.domain.all_lists import MergedTitle
from desktop_app.domain.edits import Edit
from desktop_app.domain.order import replay
from desktop_app.domain.pending_edits import Entry, EntryId
from desktop_app.domain.queues import Item, Queue, QueueRef, Title, TitleId
from desktop_app.domain.undo_step import UndoStep
from desktop_app.sync.state import Health, QueueState

OVERVIEW = QueueRef(AccountId(""), "overview")
"""No account has this list."""


class OverviewSession:
    """A `QueueSession` over all lists: moves change the view at once, and are told to `moved`."""

    def __init__(self, moved: Callable[[], None], refresh: Callable[[], None]) -> None:
        self._moved = moved
        self._refresh = refresh
        self._state = QueueState(OVERVIEW)
        self.titles: Mapping[TitleId, MergedTitle] = {}

    @property
    def state(self) -> QueueState:
        return self._state

    def show(self, queue: Queue, titles: Mapping[TitleId, MergedTitle]) -> None:
        """Take over the queue that was gathered from the lists."""
        self.titles = titles
        self._put(queue)

    def submit(self, edits: tuple[Edit, ...], step: UndoStep | None = None) -> None:
        del step  # the way back is as long as the run
        self._put(replay(self._state.view, edits))
        self._moved()

    def keep_step(self, step: UndoStep) -> None:
        """Forget the step: undo steps in this view do not outlive the run."""

    def take_back(self, action: int) -> tuple[Entry, ...]:
        del action  # nothing waits to be sent
        return ()

    def item_of(self, title: Title) -> Item:
        return Item(title)

    def refresh(self) -> None:
        self._refresh()

    def decide(self, entry_id: EntryId, *, keep: bool) -> None:
        """Ignore the answer: in this view changes never raise questions."""

    def _put(self, queue: Queue) -> None:
        self._state = QueueState(OVERVIEW, queue, loaded=True, health=Health.IN_STEP)
