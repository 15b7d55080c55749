"""Adding of search results: the lists that take them, the place, and titles that are dropped."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject

from desktop_app.domain.account import Account
from desktop_app.domain.edits import Anchor, Edge
from desktop_app.domain.queues import QueueRef, Title, TitleId
from desktop_app.ui.import_export.copy_controller import CopyController
from desktop_app.ui.queue import move_anchors
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.queue.position import PositionDialog
from desktop_app.ui.queue.spoken_changes import outcome
from desktop_app.ui.queue.undoable_action import Undoable
from desktop_app.ui.search.destination import NOTHING_CHOSEN
from desktop_app.ui.search.panel import SearchPanel
from desktop_app.ui.search.sections import Catalogue
from desktop_app.ui.search.targets import Targets
from desktop_app.ui.shell.message_stack import Kind, Message
from desktop_app.ui.shell.messages import counted
from desktop_app.ui.sidebar.list_words import NO_LONGER
from desktop_app.ui.widgets.announcement import announce
from desktop_app.ui.widgets.titles_mime import CarriedTitles
from desktop_app.ui.workspace import Workspace

NOTHING = "Nothing was added."
NO_LIST = "No list takes these"


class ResultAdder(QObject):
    """Adds titles from the search panel. A list that is added to is read, and its waiting changes are sent."""

    def __init__(self, workspace: Workspace, carrying: CopyController, panel: SearchPanel) -> None:
        window = workspace.window
        super().__init__(window)
        self._accounts = workspace.accounts
        self._window = window
        self._carrying = carrying
        self._library = workspace.library
        self._panel = panel
        self._targets = Targets(self._library)
        panel.add_chosen.connect(self._add)
        panel.position_wanted.connect(self._ask_position)
        panel.catalogue_chosen.connect(self._show_targets)
        panel.destination.target_chosen.connect(self._targets.choose)
        window.panes.page_shown.connect(self._follow)
        workspace.sidebar.titles_dropped.connect(self._drop)

    def serve(self, page: QueuePage) -> None:
        """Take what is dropped into this page's table from the panel."""
        page.foreign_dropped.connect(self._drop_here)

    def lists_changed(self) -> None:
        """Offer the lists that there are now."""
        self._show_targets(self._panel.results.catalogue)

    def accounts_at(self, key: str) -> list[Account]:
        """The accounts whose lists take the titles of this catalogue."""
        return [account for account in self._accounts.all if self._library.id_namespace(account.id) == key]

    # --- into which list ------------------------------------------------------------------------------------------

    def _show_targets(self, catalogue: Catalogue | None) -> None:
        targets = self._targets.of(self.accounts_at(catalogue.key)) if catalogue is not None else ()
        otherwise = NO_LIST if catalogue is not None else NOTHING_CHOSEN
        self._panel.destination.show_targets(targets, self._targets.first(targets), otherwise)

    def _follow(self) -> None:
        """Choose the list on the screen as the one to add to."""
        if self._window.current is not None:
            self._targets.choose(self._window.current)
            self._show_targets(self._panel.results.catalogue)

    # --- adding ---------------------------------------------------------------------------------------------------

    def _add(self, titles: Sequence[Title], ref: QueueRef, after: Anchor, *, is_drop: bool = False) -> None:
        """Add titles as one action with one way back. If the list would refuse them, only say so."""
        page, live = self._window.panes.page_of(ref), self._library.list(ref)
        if page is None or live is None:
            self._window.message_bar.show_message(Message(Kind.INFO, NOTHING, NO_LONGER))
            return
        self._library.list_wanted.emit(live)
        before, put_in = page.model.view, page.add(titles, after)
        if not put_in:
            return
        ids = tuple(item.id for item in put_in)
        if page is self._window.page:
            page.view.choose_all(ids)
        if is_drop or page is not self._window.page:
            self._say_added(page, [item.title for item in put_in], " ".join(page.saved_words(titles) or ()))
        else:
            announce(page.view, outcome(before, page.model.view, ids))

    def _say_added(self, page: QueuePage, titles: Sequence[Title], more: str) -> None:
        many = f"{len(titles)} titles now stand" if len(titles) > 1 else f"“{titles[0].name}” now stands"
        lead = f"{many} in “{page.heading.title}”."
        what = titles[0].name if len(titles) == 1 else counted(len(titles), "title", "titles")
        action = Undoable(f"Add {what} to “{page.heading.title}”", (page.history,))
        self._carrying.undo_keys.be_about(action)
        action.offer(self._window.message_bar, Kind.OK, lead, more)

    def _ask_position(self, titles: Sequence[Title], ref: QueueRef) -> None:
        page = self._window.panes.page_of(ref)
        if page is None:
            return
        queue, ids = page.model.view, tuple(page.item_of(title).id for title in titles)
        there = sum(item_id in queue for item_id in ids)
        last, adds = len(queue.items) - there + 1, there < len(ids)
        dialog = PositionDialog(len(titles), 1, last, self._panel, adds=adds)
        dialog.chosen.connect(partial(self._add_at, titles, ref))
        dialog.open()

    def _add_at(self, titles: Sequence[Title], ref: QueueRef, position: int) -> None:
        page = self._window.panes.page_of(ref)
        anchor: Anchor = Edge.END
        if page is not None:
            ids = tuple(page.item_of(title).id for title in titles)
            anchor = move_anchors.at_position(page.model.view, ids, position)
        self._add(titles, ref, anchor)

    # --- dropping -------------------------------------------------------------------------------------------------

    def _drop(self, ref: QueueRef, carried: CarriedTitles, _move: bool) -> None:  # noqa: FBT001 - a signal's argument
        if carried.source is None:
            self._put_in(carried, ref, Edge.END)

    def _drop_here(self, carried: CarriedTitles, after: Anchor) -> None:
        if carried.source is None and self._window.current is not None:
            self._put_in(carried, self._window.current, after)

    def _put_in(self, carried: CarriedTitles, ref: QueueRef, after: Anchor) -> None:
        """Put dropped titles in: at their own service by their keys, at others as a copy."""
        if carried.account is None:
            return
        key = self._library.id_namespace(carried.account)
        titles = self._panel.model.titles(key, map(TitleId, carried.ids))
        if titles and key == self._library.id_namespace(ref.account):
            self._add(titles, ref, after, is_drop=True)
        elif titles:
            self._carrying.carry_titles(titles, key, ref, after)
