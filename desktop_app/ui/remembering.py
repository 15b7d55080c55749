"""The way back, and what happened while the person was away."""

from collections.abc import Callable

from PySide6.QtCore import QDateTime, QLocale, QObject

from desktop_app.domain.errors import LineupError
from desktop_app.domain.merging import Difference, difference
from desktop_app.domain.queues import Queue, QueueRef, TitleId
from desktop_app.storage.history import History
from desktop_app.sync.state import Health, QueueState
from desktop_app.ui.message_bar import Action, Kind, Message
from desktop_app.ui.messages import counted
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
        say: Callable[[Message], None],
        show: Callable[[QueueRef, tuple[TitleId, ...]], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._history = history
        self._tasks = tasks
        self._clock = clock
        self._say = say
        self._show = show
        self._last_edit: dict[QueueRef, float] = {}
        self._latest: dict[QueueRef, Queue] = {}
        self._greeted: set[QueueRef] = set()

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

    async def look(self) -> None:
        """The person has seen the lists as they stand now: they leave the window, or the program."""
        for ref, view in self._latest.items():
            await self._history.see(ref, view, self._clock())

    def left(self) -> None:
        """The window is no longer before the person."""
        self._tasks.start(self._quietly_look())

    async def _quietly_look(self) -> None:
        try:
            await self.look()
        except LineupError:
            return  # what was seen is a comfort, not a promise

    async def _keep(self, ref: QueueRef, ids: tuple[TitleId, ...], now: float) -> None:
        try:
            await self._history.keep(ref, ids, now)
        except LineupError as error:
            self._say(Message(Kind.WARNING, "The order before this change could not be kept.", str(error)))

    async def _greet(self, ref: QueueRef, view: Queue) -> None:
        try:
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


def moment(when: float) -> str:
    """A day and a time, in the person's own way of writing them."""
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(round(when)), QLocale.FormatType.ShortFormat)
