"""Proposals on what to watch next, and the actions on them."""

from collections.abc import Callable, Collection, Container, Sequence
from functools import partial

from PySide6.QtCore import QDateTime, QObject, QRandomGenerator

from desktop_app.domain.all_lists import MergedTitle, Stand, only_in
from desktop_app.domain.edits import Edge, Move
from desktop_app.domain.queues import QueueRef, TitleId
from desktop_app.domain.recommendations import Mood, Reason, Recommendation, recommend
from desktop_app.ui.all_lists import words
from desktop_app.ui.all_lists.whats_next import Proposal, WhatsNextPanel
from desktop_app.ui.all_lists.words import ListLabel
from desktop_app.ui.queue.undoable_action import Undoable
from desktop_app.ui.shell.message_stack import Kind
from desktop_app.ui.workspace import Workspace
from desktop_app.workers import Workers


class Recommender(QObject):
    """Three at a time, and none twice before all were there."""

    def __init__(self, workspace: Workspace, where: Callable[[QueueRef], ListLabel]) -> None:
        window, go = workspace.window, workspace.screen.go_to
        super().__init__(window)
        self._library = workspace.library
        self._labels = workspace.labels
        self._tasks = workspace.tasks
        self._window = window
        self._where = where
        self._workers = Workers("proposing", skips_cancelled=True)
        self._titles: Sequence[MergedTitle] = ()
        self._done: Collection[TitleId] = ()
        self._shown: set[TitleId] = set()
        self._seed = QRandomGenerator.global_().generate()
        self.panel = WhatsNextPanel(workspace.posters)
        self.panel.hide()
        self.panel.mood_changed.connect(self._begin_anew)
        self.panel.others_requested.connect(self.others)
        self.panel.opened.connect(lambda pick: go(pick.stand.ref, pick.stand.item_id))
        self.panel.fronted.connect(self.move_to_front)
        self.panel.closed.connect(lambda: window.panes.close_beside(self.panel))

    def know(self, titles: Sequence[MergedTitle], done: Collection[TitleId]) -> None:
        """Take over the titles there are now, and those of them that were watched or rated."""
        self._titles, self._done = titles, done

    def open(self) -> None:
        """Open the panel with three proposals; if it is open already, with other ones."""
        if self.panel.isVisible():
            self.others()
            return
        self._window.panes.show_beside(self.panel)
        self.panel.others.setFocus()
        self.others()

    def others(self) -> None:
        self._seed += 1
        self._tasks.start(self._propose(self.panel.mood))

    def _begin_anew(self) -> None:
        self._shown.clear()
        self.others()

    async def _propose(self, mood: Mood) -> None:
        found = await self._workers.run(partial(self._picks, mood, {*self._done, *self._shown}, self._library.refs))
        if self._shown and not found:
            self._shown.clear()  # all were there: from the beginning
            found = await self._workers.run(partial(self._picks, mood, self._done, self._library.refs))
        self._shown.update(pick.merged.title.id for pick in found)
        self.panel.show_proposals([self._proposal(pick) for pick in found if pick.stand.ref in self._library])

    def _picks(self, mood: Mood, done: Container[TitleId], there: Collection[QueueRef]) -> tuple[Recommendation, ...]:
        """Pick titles, in a worker, from lists that are still there: they may have been gathered long ago."""
        titles = only_in(self._titles, frozenset(there))
        return recommend(titles, mood, done, QDateTime.currentSecsSinceEpoch(), self._seed)

    def _proposal(self, pick: Recommendation) -> Proposal:
        added = pick.stand.added
        year = QDateTime.fromSecsSinceEpoch(added).date().year() if added is not None else None
        front = self._movable(pick)
        why = words.why(pick, self._where(pick.stand.ref), year)
        return Proposal(pick, why, self._where(front.ref).words if front is not None else "")

    # --- to the top -----------------------------------------------------------------------------------------------

    def _movable(self, pick: Recommendation) -> Stand | None:
        """A list in which the pick can be moved to the top, that of the reason first; None if there is none."""
        stands = () if pick.reason is Reason.FIRST else (pick.stand, *pick.merged.stands)
        return next((stand for stand in stands if self._may_be_moved(stand)), None)

    def _may_be_moved(self, stand: Stand) -> bool:
        if stand.ref not in self._library:
            return False
        view = self._library[stand.ref].state.view
        fixed = self._labels.heading(stand.ref).order_fixed or view.sorted_by
        return not fixed and bool(view.place_of(stand.item_id))

    def move_to_front(self, pick: Recommendation) -> None:
        """Move a pick to the top of its list, by an edit that can be undone like any other."""
        stand = self._movable(pick)
        page = self._window.panes.page_of(stand.ref) if stand is not None else None
        if stand is None or page is None:
            return
        if page.history.perform((Move((stand.item_id,), Edge.TOP),)):
            lead = f"“{pick.merged.title.name}” is at the top of {self._where(stand.ref).words}."
            action = Undoable(f"Move {pick.merged.title.name}", (page.history,))
            action.offer(self._window.message_bar, Kind.OK, lead)
