"""The way back: orders that a list had before each run of edits. Also asks `AwayController` to tell what is new."""

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject

from desktop_app.domain.account import AccountId
from desktop_app.domain.edits import Edit
from desktop_app.domain.errors import LineupError
from desktop_app.domain.queues import QueueRef, TitleId
from desktop_app.storage.history import History, KeptOrder
from desktop_app.sync.state import Health, QueueState
from desktop_app.ui.arrange.offers import Past
from desktop_app.ui.away.controller import AwayController
from desktop_app.ui.sentences.details import detail_of
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.message_bar import Kind, Message
from desktop_app.ui.shell.tasks import Tasks

RUN = 600.0
"""Seconds without an edit after which the next one begins a new run, whose order before it is kept."""


class OrderHistoryController(QObject):
    """Keeps the order before each run of edits, and brings one back."""

    def __init__(
        self,
        history: History,
        tasks: Tasks,
        clock: Callable[[], float],
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self.history = history
        self._tasks = tasks
        self._clock = clock
        self._window = window
        self._say = window.message_bar.show_message
        self._orders: dict[QueueRef, tuple[KeptOrder, ...]] = {}
        self._last_edit: dict[QueueRef, float] = {}
        self.visits = AwayController(history, tasks, clock, window)

    def orders(self, ref: QueueRef) -> tuple[KeptOrder, ...]:
        """The orders that a list had, latest first."""
        return self._orders.get(ref, ())

    def past(self, ref: QueueRef) -> Past:
        """The same, for the arranging that brings one of them back."""
        return Past(partial(self.orders, ref), self._clock)

    def before_edit(self, state: QueueState, edits: Sequence[Edit]) -> None:
        """An edit is about to be made: the first of a run keeps the order as it stands."""
        now = self._clock()
        if now - self._last_edit.get(state.ref, 0.0) > RUN:
            self._tasks.start(self._keep(state.ref, state.view.ids, now))
        self._last_edit[state.ref] = now
        self.visits.before_edit(state.ref, edits)

    def hear(self, state: QueueState) -> None:
        """A list changed."""
        if state.health is Health.IN_STEP and state.ref not in self._orders:
            self._orders[state.ref] = ()
            self._tasks.start(self._load(state.ref))
        self.visits.hear(state)

    def own_data_changed(self) -> None:
        """Earlier orders came from elsewhere."""
        for ref in self._orders:
            self._tasks.start(self._load(ref))

    def forget_unlinked(self, linked: Collection[AccountId]) -> None:
        """Accounts went: so does what was remembered of their lists."""
        gone = {ref for ref in self._orders if ref.account not in linked}
        self.visits.forget(gone)
        for ref in gone:
            del self._orders[ref]
        for account in {ref.account for ref in gone}:
            self._tasks.start(self._forget(account))

    def keep(self, is_there: Callable[[QueueRef], bool]) -> None:
        """Lists went, their account did not: what was remembered of them is there when they come back."""
        self.visits.keep(is_there)

    async def close(self) -> None:
        """The program ends."""
        await self.visits.close()

    async def _forget(self, account: AccountId) -> None:
        with suppress(LineupError):  # its lists never come back: what is left is let go after thirty days
            await self.history.forget(account)

    async def _load(self, ref: QueueRef) -> None:
        with suppress(LineupError):  # an order that cannot be read is not offered
            self._orders[ref] = await self.history.orders(ref)

    async def _keep(self, ref: QueueRef, ids: tuple[TitleId, ...], now: float) -> None:
        try:
            await self.history.keep(ref, ids, now)
            self._orders[ref] = await self.history.orders(ref)
        except LineupError as error:
            self._say(Message(Kind.WARNING, "The order before this change could not be kept.", detail_of(error)))
