"""The way back, and what happened while the person was away."""

from collections.abc import Callable, Collection
from contextlib import suppress
from functools import partial

from PySide6.QtCore import QDateTime, QLocale, QObject

from desktop_app.domain.account import AccountId
from desktop_app.domain.errors import LineupError
from desktop_app.domain.merging import Difference, difference
from desktop_app.domain.queues import Queue, QueueRef, TitleId
from desktop_app.storage.history import History, KeptOrder
from desktop_app.sync.state import Health, QueueState
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.message_bar import Action, Kind, Message
from desktop_app.ui.messages import counted
from desktop_app.ui.queue.arrange.offers import Past
from desktop_app.ui.tasks import Tasks

RUN = 600.0
"""Seconds without an edit after which the next one begins a new run, whose order before it is kept."""


class Remembering(QObject):
    """Keeps the order before each run of edits, and what was last seen of each list."""

    def __init__(
        self,
        history: History,
        tasks: Tasks,
        clock: Callable[[], float],
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self._history = history
        self._tasks = tasks
        self._clock = clock
        self._window = window
        self._say = window.message_bar.show_message
        self._orders: dict[QueueRef, tuple[KeptOrder, ...]] = {}
        self._last_edit: dict[QueueRef, float] = {}
        self._latest: dict[QueueRef, Queue] = {}
        self._greeted: set[QueueRef] = set()
        self._is_over = False
        window.deactivated.connect(self.left)

    def orders(self, ref: QueueRef) -> tuple[KeptOrder, ...]:
        """The orders that a list had, latest first."""
        return self._orders.get(ref, ())

    def past(self, ref: QueueRef) -> Past:
        """The same, for the arranging that brings one of them back."""
        return Past(partial(self.orders, ref), self._clock)

    def before_edit(self, state: QueueState) -> None:
        """An edit is about to be made: the first of a run keeps the order as it stands."""
        now = self._clock()
        if now - self._last_edit.get(state.ref, 0.0) > RUN:
            self._tasks.start(self._keep(state.ref, state.view.ids, now))
        self._last_edit[state.ref] = now

    def hear(self, state: QueueState) -> None:
        """A list changed. The first time that the service has told it, compare with what was last seen."""
        if state.health is not Health.IN_STEP:
            return
        self._latest[state.ref] = state.view
        if state.ref not in self._greeted:
            self._greeted.add(state.ref)
            self._tasks.start(self._greet(state.ref, state.view))

    def forget_unlinked(self, linked: Collection[AccountId]) -> None:
        """Accounts went: so does what was remembered of their lists."""
        for account in {ref.account for ref in self._latest}.difference(linked):
            self._latest = {ref: view for ref, view in self._latest.items() if ref.account != account}
            self._tasks.start(self._forget(account))

    async def _forget(self, account: AccountId) -> None:
        with suppress(LineupError):  # its lists never come back: what is left is let go after thirty days
            await self._history.forget(account)

    async def look(self) -> None:
        """The person has seen the lists as they stand now: they leave the window, or the program."""
        for ref, view in tuple(self._latest.items()):
            await self._history.see(ref, view, self._clock())

    def left(self) -> None:
        """The window is no longer before the person."""
        if not self._is_over:
            self._tasks.start(self.look_quietly())

    async def close(self) -> None:
        """The program ends: the person has seen what there is."""
        self._is_over = True
        await self.look_quietly()

    async def look_quietly(self) -> None:
        """The same; a history that cannot be written holds nothing up."""
        try:
            await self.look()
        except LineupError:
            return  # what was seen is a comfort, not a promise

    async def _keep(self, ref: QueueRef, ids: tuple[TitleId, ...], now: float) -> None:
        try:
            await self._history.keep(ref, ids, now)
            self._orders[ref] = await self._history.orders(ref)
        except LineupError as error:
            self._say(Message(Kind.WARNING, "The order before this change could not be kept.", str(error)))

    async def _greet(self, ref: QueueRef, view: Queue) -> None:
        try:
            self._orders[ref] = await self._history.orders(ref)
            seen = await self._history.seen(ref)
        except LineupError:
            return
        changed = difference(seen[0], view) if seen else Difference()
        if seen and changed:
            self._say(self._away(ref, changed, seen[1]))

    def _away(self, ref: QueueRef, changed: Difference, since: float) -> Message:
        there = (*changed.added, *changed.moved)
        actions = (Action("Show", lambda: self._show(ref, there)),) if there else ()
        words = ", ".join(
            counted(len(ids), f"title {verb}", f"titles {verb}")
            for verb, ids in (("added", changed.added), ("moved", changed.moved), ("removed", changed.removed))
            if ids
        )
        return Message(Kind.INFO, "While you were away:", f"{words} since {moment(since)}.", actions)

    def _show(self, ref: QueueRef, ids: tuple[TitleId, ...]) -> None:
        page = self._window.desk.page_of(ref)
        if page is not None:
            page.view.choose_all(ids)


def moment(when: float) -> str:
    """A day and a time, in the person's own way of writing them."""
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(round(when)), QLocale.FormatType.ShortFormat)
