"""The orders that a list had before each run of edits, and the way back to them."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from desktop_app.accounts import LiveAccount, LiveList
from desktop_app.domain.account import AccountId
from desktop_app.domain.backups import PastOrder
from desktop_app.domain.edits import Edit
from desktop_app.domain.errors import LineupError
from desktop_app.domain.queues import ItemId, QueueRef
from desktop_app.signals import Attachments
from desktop_app.sync.state import Event, Health, QueueState
from desktop_app.ui.own_files import RestoreOffer
from desktop_app.ui.sentences.details import detail_of
from desktop_app.ui.shell.message_stack import Kind, Message
from desktop_app.ui.workspace import Feature, Workspace

RUN = 600.0
"""Seconds without an edit after which the next one begins a new run, whose order before it is kept."""


@dataclass(frozen=True, slots=True)
class OrderHistory:
    """The orders that a list had, latest first, and the clock that they were kept by (Unix seconds)."""

    orders: Callable[[], tuple[PastOrder, ...]]
    clock: Callable[[], float]


@dataclass(slots=True)
class _Orders:
    """The kept orders of a list, and when the person last edited it (Unix seconds)."""

    kept: tuple[PastOrder, ...] = ()
    is_read: bool = False
    last_edit: float = 0.0


class OrderHistoryController(Feature):
    """Keeps the order before each run of edits, and brings one back."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.window)
        self._library = workspace.library
        self._history = workspace.history
        self._tasks = workspace.tasks
        self._clock = workspace.clock
        self._window = workspace.window
        workspace.own_files.restored.connect(self._read_again)
        self._say = workspace.say
        self._pasts: Attachments[LiveList, _Orders] = Attachments(lambda _: _Orders())
        library = workspace.library
        library.before_edit.connect(self._before_edit)
        library.list_changed.connect(self._hear)
        library.account_ended.connect(self._leave)

    def orders(self, ref: QueueRef) -> tuple[PastOrder, ...]:
        """The orders that a list had, latest first."""
        live = self._library.list(ref)
        return self._pasts.of(live).kept if live is not None else ()

    def past(self, ref: QueueRef) -> OrderHistory:
        """The earlier orders of a list, for arranging it in one of them."""
        return OrderHistory(partial(self.orders, ref), self._clock)

    def _before_edit(self, edited: LiveList, state: QueueState, _edits: tuple[Edit, ...]) -> None:
        """Keep the list's order as it stands before the first edit of a run."""
        now, past = self._clock(), self._pasts.of(edited)
        if now - past.last_edit > RUN:
            self._tasks.start(self._keep(edited, state.view.ids, now))
        past.last_edit = now

    def _hear(self, changed: LiveList, state: QueueState, _event: Event | None) -> None:
        """Load the kept orders of a list once the list has been read."""
        past = self._pasts.of(changed)
        if state.health is Health.IN_STEP and not past.is_read:
            past.is_read = True
            self._tasks.start(self._load(changed))

    def _read_again(self, _restored: RestoreOffer) -> None:
        """Earlier orders came from elsewhere."""
        for live in self._library.lists:
            if self._pasts.of(live).is_read:
                self._tasks.start(self._load(live))

    def _leave(self, account: LiveAccount) -> None:
        """Forget the orders of an account's lists, because the account went."""
        self._tasks.start(self._forget(account.id))

    async def _forget(self, account: AccountId) -> None:
        with suppress(LineupError):  # its lists never come back: what is left is let go after thirty days
            await self._history.forget(account)

    async def _load(self, live: LiveList) -> None:
        with suppress(LineupError):  # an order that cannot be read is not offered
            self._pasts.of(live).kept = await self._history.orders(live.ref)

    async def _keep(self, live: LiveList, ids: tuple[ItemId, ...], now: float) -> None:
        try:
            await self._history.keep(live.ref, ids, now)
            self._pasts.of(live).kept = await self._history.orders(live.ref)
        except LineupError as error:
            lead = "The order before this change could not be saved."
            self._say(Message(Kind.WARNING, lead, detail_of(error), about=live.ref))
