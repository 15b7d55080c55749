"""While the person was away: what changed since they last saw a list, marked on its rows until they leave it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from PySide6.QtCore import QDateTime, QLocale
from PySide6.QtGui import QAction, QKeySequence

from desktop_app.accounts import LiveList
from desktop_app.domain.edits import Edit, touched
from desktop_app.domain.errors import LineupError
from desktop_app.domain.merging import Difference
from desktop_app.domain.queues import ItemId, Queue, QueueRef
from desktop_app.signals import Attachments
from desktop_app.storage.history import Since
from desktop_app.sync.state import Event, Health, QueueState
from desktop_app.ui.queue.news import NewsOf, news_of
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.shell.message_stack import Action, Kind, Message
from desktop_app.ui.shell.messages import counted
from desktop_app.ui.workspace import Feature, Workspace

JUST_BACK = 30.0
"""Seconds after coming back to the window in which what a read brings still happened while the person was away."""

NAMED = 3
"""Titles that went, by their names."""


@dataclass(slots=True)
class _Known:
    """Facts of a list in this run: whether its service told it, and the titles that the person's edits touched."""

    is_read: bool = False
    own: set[ItemId] = field(default_factory=set)


@dataclass(slots=True)
class Visit:
    """The time during which a list is before the person.

    `is_compared`: what changed since the last visit is known, so that this one may take its place. `left` is the list
    as it stood when the window was last left, `back_at` when the person came back to it.
    """

    live: LiveList
    is_compared: bool = False
    left: Queue | None = None
    back_at: float = 0.0
    news: NewsOf = field(default_factory=dict)


class AwayController(Feature):
    """Marks what changed in a list since the person last saw it, and remembers each list as they leave it."""

    def __init__(self, workspace: Workspace) -> None:
        window = workspace.window
        super().__init__(window)
        self._screen = workspace.screen
        self._history = workspace.history
        self._tasks = workspace.tasks
        self._clock = workspace.clock
        self._window = window
        self._known: Attachments[LiveList, _Known] = Attachments(lambda _: _Known())
        self._visit: Visit | None = None
        self._is_over = False
        self.seen_action = self._made_action()
        library = workspace.library
        library.before_edit.connect(self._before_edit)
        library.list_changed.connect(self._hear)
        library.list_ended.connect(self._leave)
        window.panes.page_shown.connect(self._come_to)
        window.activated.connect(self._come_back)
        window.deactivated.connect(self._leave_window)
        window.menus.show_in("List", "seen", lambda: (self.seen_action,) if window.page is not None else ())

    @property
    def visit(self) -> Visit | None:
        """The visit to the list on the screen; None while there is none."""
        return self._visit

    def _before_edit(self, edited: LiveList, _state: QueueState, edits: Iterable[Edit]) -> None:
        """Keep the person's own edits out of the news, and take what changes from now on as seen."""
        if self._visit is not None and self._visit.live is edited:
            self._visit.back_at = 0.0
        self._known.of(edited).own.update(item_id for edit in edits for item_id in touched(edit))

    def _hear(self, changed: LiveList, state: QueueState, _event: Event | None) -> None:
        """Begin the visit of a list once its service has told it, or compare again soon after a return."""
        if state.health is not Health.IN_STEP:
            return
        self._known.of(changed).is_read = True
        visit = self._visit
        if state.ref != self._window.current:
            return
        if visit is None or visit.live is not changed:
            self._begin(changed)
        elif visit.left is not None and self._clock() < visit.back_at + JUST_BACK:
            self._compare_again(visit)

    def _leave(self, ended: LiveList) -> None:
        """Count a list that is gone as seen; after an account went, remember nothing of its lists."""
        if self._visit is not None and self._visit.live is ended:
            if ended.account.is_over:
                self._visit = None
            else:
                self._end()

    async def look(self) -> None:
        """Keep the shown list as the person sees it now. Raises `StorageError`."""
        view = self._view_of(self._visit) if self._visit is not None else None
        if self._visit is not None and view is not None:
            await self._history.see(self._visit.live.ref, view, self._clock())

    async def close(self) -> None:
        """Keep what was seen, because the program ends."""
        self._is_over = True
        await self._look_quietly()

    # --- coming and going ----------------------------------------------------------------------------------------

    def _come_to(self, _page: QueuePage) -> None:
        """Begin a visit of the list that is on the screen now."""
        shown = self._screen.shown
        if shown is None or (self._visit is not None and self._visit.live is shown):
            return
        self._end()
        if self._known.of(shown).is_read:
            self._begin(shown)

    def _begin(self, live: LiveList) -> None:
        self._end()
        self._visit = Visit(live)
        self._tasks.start(self._compare(self._visit))

    def _end(self) -> None:
        """End the visit, remove its marks, and keep the list as it was seen."""
        visit, view = self._visit, self._view_of(self._visit) if self._visit is not None else None
        if visit is None:
            return
        self._visit = None
        self._known.of(visit.live).own.clear()
        self._mark(visit, {})
        if view is not None:
            self._tasks.start(self._see(visit.live.ref, view))

    def _leave_window(self) -> None:
        """Keep the list as it was seen; its marks stay, because the person may come back."""
        visit = self._visit
        view = self._view_of(visit) if visit is not None else None
        if visit is not None and view is not None and not self._is_over:
            visit.left = view
            self._known.of(visit.live).own.clear()
            self._tasks.start(self._see(visit.live.ref, view))

    def _come_back(self) -> None:
        visit = self._visit
        if visit is not None and visit.left is not None:
            visit.back_at = self._clock()
            self._compare_again(visit)

    def _compare_again(self, visit: Visit) -> None:
        view = self._view_of(visit)
        if view is not None and visit.left is not None and view.ids != visit.left.ids:
            visit.left = view
            self._tasks.start(self._compare(visit))

    def mark_all_seen(self) -> None:
        """Remove all marks, because the person says that they have seen them."""
        visit = self._visit
        if visit is not None:
            self._mark(visit, {})
            self._tasks.start(self._look_quietly())

    # --- what is remembered --------------------------------------------------------------------------------------

    def _view_of(self, visit: Visit) -> Queue | None:
        """The list as the person sees it; None while it may not replace what they saw before."""
        return visit.live.state.view if visit.is_compared else None

    async def _compare(self, visit: Visit) -> None:
        try:
            since = await self._history.since(visit.live.ref, visit.live.state.view)
        except LineupError:
            since = None  # what was seen is a comfort, not a promise
        visit.is_compared = True
        if since is not None and self._visit is visit:
            self._tell(visit, replace(since, changed=_without(since.changed, self._known.of(visit.live).own)))

    async def _look_quietly(self) -> None:
        try:
            await self.look()
        except LineupError:
            return  # the same: a history that cannot be written holds nothing up

    async def _see(self, ref: QueueRef, view: Queue) -> None:
        try:
            await self._history.see(ref, view, self._clock())
        except LineupError:
            return  # the same

    # --- what is told --------------------------------------------------------------------------------------------

    def _tell(self, visit: Visit, since: Since) -> None:
        if not since.changed:
            return
        self._mark(visit, {**visit.news, **news_of(since.changed)})
        there = (*since.changed.added, *since.changed.moved)
        show = (Action("Show", partial(self._screen.select, visit.live.ref, there)),) if there else ()
        told = Message(Kind.INFO, "While you were away:", in_words(since), show, about=visit.live.ref)
        self._window.message_bar.show_message(told)

    def _mark(self, visit: Visit, news: NewsOf) -> None:
        visit.news = news
        self.seen_action.setEnabled(bool(news) and self._visit is visit)
        page = self._window.panes.pages.get(visit.live.ref)
        if page is not None:
            page.model.show_news(news)

    def _made_action(self) -> QAction:
        action = QAction("Mark all as &seen", self._window)
        action.setShortcut(QKeySequence("Ctrl+Shift+M"))
        action.setStatusTip("Take away the marks of what changed since your last visit")
        action.setEnabled(False)
        action.triggered.connect(self.mark_all_seen)
        self._window.addAction(action)
        return action


def in_words(since: Since) -> str:
    """The changes of a visit: `1 title added, 2 titles removed since 12:04. Gone: Charade, Playtime.`."""
    changed = since.changed
    words = ", ".join(
        counted(len(ids), f"title {verb}", f"titles {verb}")
        for verb, ids in (("added", changed.added), ("moved", changed.moved), ("removed", changed.removed))
        if ids
    )
    gone = f" Gone: {_some(since.gone)}." if since.gone else ""
    return f"{words} since {moment(since.seen_at)}.{gone}"


def moment(when: float) -> str:
    """A day and a time, written as the person's system does."""
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(round(when)), QLocale.FormatType.ShortFormat)


def _some(names: Sequence[str]) -> str:
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")


def _without(changed: Difference, own: set[ItemId]) -> Difference:
    added, removed, moved = (
        tuple(item_id for item_id in ids if item_id not in own)
        for ids in (changed.added, changed.removed, changed.moved)
    )
    return Difference(added, removed, moved)
