"""A list of a linked account, as an object that lives and ends."""

import asyncio
from collections.abc import Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from desktop_app.domain.budgets import Purse
from desktop_app.domain.capacity import check_capacity
from desktop_app.domain.edits import Edit
from desktop_app.domain.errors import CallReason, NotThere
from desktop_app.domain.pending_edits import Entry, EntryId
from desktop_app.domain.queues import Item, ItemId, QueueRef, Title
from desktop_app.domain.service import Capabilities, ListInfo
from desktop_app.domain.undo_step import UndoStep
from desktop_app.signals import Signal
from desktop_app.storage.snapshots import Snapshot
from desktop_app.sync.open_queue import OpenQueue
from desktop_app.sync.state import Event, QueueState

if TYPE_CHECKING:
    from desktop_app.accounts.account import LiveAccount

OLD = 60.0
"""Seconds after which somebody may well have changed a list."""

PAINTED = 0.02
"""Seconds: the screen shows an edit before it is sent."""


class LiveList:
    """A list that is known to the program, with everything that a person can do with it.

    The list ends when it is deleted, or with its account; after that nothing is heard of it.
    """

    def __init__(
        self, account: "LiveAccount", ref: QueueRef, steps: Sequence[UndoStep], snapshot: Snapshot | None
    ) -> None:
        """`steps` and `snapshot`: the undo history that earlier runs left, and the list as it was last known.

        Raises `StorageError` where the journal cannot be read.
        """
        self.account = account
        self.ref = ref
        self.steps = steps
        self.is_over = False
        library = account.library
        self.changed: Signal[QueueState, Event | None] = Signal(partial(library.list_changed.emit, self))
        """Emitted with the list as it now stands, and what happened to it."""

        self.before_edit: Signal[QueueState, tuple[Edit, ...]] = Signal(partial(library.before_edit.emit, self))
        """Emitted with the list as it stands, and what the person is about to do to it."""

        self.ended: Signal[LiveList] = Signal(library.list_ended.emit)
        self.queue = OpenQueue(ref, account.shared.journal, self._hear, snapshot)
        """The list as the account's sync reads and writes it."""

    @property
    def state(self) -> QueueState:
        """The list as it stands, for the screen."""
        return self.queue.state

    @property
    def info(self) -> ListInfo | None:
        """Description of the list by the service; None if the service no longer has it."""
        return self.account.info(self.ref.name)

    @property
    def capabilities(self) -> Capabilities:
        """Capabilities of the list's service."""
        found = self.account.capabilities
        assert found is not None  # a list is there only when its account's lists are known
        return found

    @property
    def is_served(self) -> bool:
        """Whether the list is read and written, and not only shown as it was last known."""
        return self.account.link.serves(self.queue)

    @property
    def age(self) -> float | None:
        """Seconds since the service last told the whole list; None where it never did."""
        read_at = self.state.read_at
        return None if read_at is None else self.account.shared.clock() - read_at

    @property
    def is_old(self) -> bool:
        """Whether it was last read so long ago that somebody may well have changed it."""
        age = self.age
        return age is None or age > OLD

    def next_try_in(self) -> float | None:
        """Seconds until the list is tried again without anybody's doing; None where that is not planned."""
        planned = self.state.next_try_at
        return None if planned is None else planned - self.account.shared.clock()

    def name_of(self, item_id: ItemId) -> str:
        """Name of the title, also where an edit has removed it; empty if it is unknown."""
        item = self.queue.state.view.find(item_id) or self.queue.held.base.find(item_id)
        return item.title.name if item is not None else ""

    def item_of(self, title: Title) -> Item:
        """The item as which a title is added: a new one each time where the list takes a title again."""
        return Item(title, own_id=f"new:{uuid4().hex}") if self.capabilities.takes_doubles else Item(title)

    # --- what a person does --------------------------------------------------------------------------------------

    def submit(self, edits: tuple[Edit, ...], step: UndoStep | None = None) -> None:
        """Take the edits as one action: they are safe when this returns. `step`: how undoing stands afterwards.

        Raises `ListFixed`, `NoRoom`, `StorageError`; then nothing was done.
        """
        self._check(edits)
        self.before_edit.emit(self.state, edits)
        self.queue.submit(edits, step)
        asyncio.get_event_loop().call_later(PAINTED, self.account.wake)

    def keep_step(self, step: UndoStep) -> None:
        """Undoing stands otherwise, and the list does not. Raises `StorageError`."""
        self.queue.keep_step(step)

    def take_back(self, action: int) -> tuple[Entry, ...]:
        """Let go and return what was not sent yet of one action. Raises `StorageError`."""
        return self._freed(self.queue.take_back(action))

    def decide(self, entry_id: EntryId, *, keep: bool) -> None:
        """Answer a question: send the edit once more, or let it go. Raises `StorageError`."""
        self.queue.decide(entry_id, keep=keep)
        self.account.wake()

    def drop(self, ids: Collection[EntryId]) -> tuple[Entry, ...]:
        """Let go and return these edits, but for those under way. Raises `StorageError`."""
        return self._freed(self.queue.drop(ids))

    @property
    def purse(self) -> Purse | None:
        """Units that are left today for this list; None where the service counts none, or that is not known yet."""
        meter = self.account.link.meter
        return meter.purse if meter is not None else None

    def try_now(self) -> None:
        """Read the list and send what waits, if it is served, even if we count that the service's day is spent."""
        self.account.link.try_now(self.queue)

    def refresh(self) -> None:
        """Read the list soon, if it is served."""
        self.account.link.refresh(self.queue)

    def believe_empty(self) -> None:
        """The person says that the list is really empty."""
        self.queue.believe_empty()
        self.account.wake()

    def _freed(self, gone: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """Look again at what the list waits for: less waits now."""
        if gone:
            self.account.wake()
        return gone

    def _check(self, edits: Sequence[Edit]) -> None:
        """Check that the service will take the edits. Raises `ListFixed`, `NoRoom`, `NotThere`."""
        if self.is_over:
            raise NotThere(CallReason.LIST_GONE)
        info, state = self.info, self.state
        if info is not None:
            check_capacity(info, self.capabilities, state.view, edits, 0 if state.loaded else info.count or 0)

    # --- inside --------------------------------------------------------------------------------------------------

    def _hear(self, state: QueueState, event: Event | None) -> None:
        """Something happened to the list: tell whoever listens."""
        if not self.is_over:
            self.changed.emit(state, event)

    def end(self) -> None:
        """The list is gone."""
        if not self.is_over:
            self.is_over = True
            try:
                self.ended.emit(self)
            finally:
                for signal in (self.changed, self.before_edit, self.ended):
                    signal.clear()
