"""The way back: orders that a list had before each run of edits."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from desktop_app.accounts import LiveList
from desktop_app.domain.account import AccountId
from desktop_app.domain.backups import PastOrder
from desktop_app.domain.edits import Edit
from desktop_app.domain.errors import LineupError
from desktop_app.domain.queues import QueueRef, TitleId
from desktop_app.sync.state import Event, Health, QueueState
from desktop_app.ui.shell.message_bar import Kind, Message
from desktop_app.ui.workspace import Feature, Workspace

RUN = 600.0
"""Seconds without an edit after which the next one begins a new run, whose order before it is kept."""


@dataclass(frozen=True, slots=True)
class Past:
    """The orders that a list had, latest first, and the clock that they were kept by (Unix seconds)."""

    orders: Callable[[], tuple[PastOrder, ...]]
    clock: Callable[[], float]


class OrderHistoryController(Feature):
    """Keeps the order before each run of edits, and brings one back."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.window)
        self._accounts = workspace.accounts
        self._history = workspace.history
        self._tasks = workspace.tasks
        self._clock = workspace.clock
        self._window = workspace.window
        self._say = workspace.say
        self._orders: dict[QueueRef, tuple[PastOrder, ...]] = {}
        self._last_edit: dict[QueueRef, float] = {}
        workspace.accounts.library.before_edit.connect(self._before_edit)

    def orders(self, ref: QueueRef) -> tuple[PastOrder, ...]:
        """The orders that a list had, latest first."""
        return self._orders.get(ref, ())

    def past(self, ref: QueueRef) -> Past:
        """The same, for the arranging that brings one of them back."""
        return Past(partial(self.orders, ref), self._clock)

    def _before_edit(self, _edited: LiveList, state: QueueState, _edits: tuple[Edit, ...]) -> None:
        """An edit is about to be made: the first of a run keeps the order as it stands."""
        now = self._clock()
        if now - self._last_edit.get(state.ref, 0.0) > RUN:
            self._tasks.start(self._keep(state.ref, state.view.ids, now))
        self._last_edit[state.ref] = now

    def hear(self, state: QueueState, event: Event | None) -> None:
        """A list changed."""
        del event
        if state.health is Health.IN_STEP and state.ref not in self._orders:
            self._orders[state.ref] = ()
            self._tasks.start(self._load(state.ref))

    def own_data_changed(self) -> None:
        """Earlier orders came from elsewhere."""
        for ref in self._orders:
            self._tasks.start(self._load(ref))

    def accounts_changed(self) -> None:
        """Accounts went: so does what was remembered of their lists."""
        linked = {account.id for account in self._accounts.all}
        gone = {ref for ref in self._orders if ref.account not in linked}
        for ref in gone:
            del self._orders[ref]
        for account in {ref.account for ref in gone}:
            self._tasks.start(self._forget(account))

    async def _forget(self, account: AccountId) -> None:
        with suppress(LineupError):  # its lists never come back: what is left is let go after thirty days
            await self._history.forget(account)

    async def _load(self, ref: QueueRef) -> None:
        with suppress(LineupError):  # an order that cannot be read is not offered
            self._orders[ref] = await self._history.orders(ref)

    async def _keep(self, ref: QueueRef, ids: tuple[TitleId, ...], now: float) -> None:
        try:
            await self._history.keep(ref, ids, now)
            self._orders[ref] = await self._history.orders(ref)
        except LineupError as error:
            self._say(Message(Kind.WARNING, "The order before this change could not be kept.", str(error)))
