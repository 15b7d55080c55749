"""The list on the screen: the one that was asked for, the first of an account just linked, or any."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal

from desktop_app.accounts import Library, LiveList
from desktop_app.domain.account import AccountId
from desktop_app.domain.queues import ItemId, QueueRef
from desktop_app.sync.state import AlreadyThere, Event, QueueState
from desktop_app.ui.labels import Labels
from desktop_app.ui.queue.delegate import Posters
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.sidebar.pane import SourcesPane
from desktop_app.ui.widgets.carriage import Carriage, running


class ShownList(QObject):
    """Keeps one list on the screen. Each list gets its page when it is wanted, and takes it along when it ends."""

    page_made = Signal(object, object)
    """QueuePage, QueueRef: nobody serves it yet."""

    chosen = Signal(object)
    """QueueRef: it is on the screen now."""

    def __init__(
        self, library: Library, labels: Labels, window: MainWindow, sidebar: SourcesPane, posters: Posters
    ) -> None:
        super().__init__(window)
        self._library = library
        self._labels = labels
        self._window = window
        self._sidebar = sidebar
        self._posters = posters
        self._wanted: QueueRef | None = None
        self._awaited: AccountId | None = None
        self.before_drag: QueueRef | None = None
        """The list in which a drag began that has opened another one; None while there is no such drag."""

        sidebar.tree.rested_on.connect(self._open_under_drag)
        library.list_opened.connect(self._add)
        library.list_changed.connect(self._make_page_for_what_is_there, first=True)
        library.list_ended.connect(self._drop)

    @property
    def current(self) -> QueueRef | None:
        """The list that is shown; None where no list is."""
        return self._window.current

    @property
    def shown(self) -> LiveList | None:
        """The list on the screen as an object; None if there is none."""
        ref = self._window.current
        return self._library.list(ref) if ref is not None else None

    def begin_with(self, ref: QueueRef | None) -> None:
        """Show this list as soon as it is there."""
        self._wanted = ref

    def choose(self, ref: QueueRef) -> None:
        """Show a list, and read it if that was not done yet."""
        page, live = self._window.panes.page_of(ref), self._library.list(ref)
        self._awaited = None
        self._wanted = ref if page is None else None
        if page is not None and live is not None:
            self._library.list_wanted.emit(live)
            self._window.panes.show_page(ref)
            self._sidebar.choose(ref)
            self.chosen.emit(ref)
            if not self._sidebar.tree.has_keyboard:  # who leafs through lists goes on from there
                self.give_keyboard()

    def give_keyboard(self) -> None:
        """Put the keyboard on the titles of the list on the screen."""
        if self._window.page is not None:
            self._window.page.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_under_drag(self, ref: QueueRef) -> None:
        """Show the list that a drag rests on. The person is brought back unless the drag ends in it."""
        drag, current = running(), self._window.current
        if drag is None or current is None or ref == current or ref not in self._library:
            return
        if self.before_drag is None:
            self.before_drag = current
            drag.over.connect(partial(self._end_drag, drag))
        with drag.allowing_to_hide():
            self.choose(ref)
        if self._window.page is not None and not drag.is_seen:
            drag.look_at(self._window.page.view)

    def _end_drag(self, drag: Carriage) -> None:
        """Show the list in which a drag began, unless what was carried has landed in the one that is shown now."""
        before, self.before_drag = self.before_drag, None
        page = self._window.page
        is_there = page is not None and drag.landed in (page, page.view)
        if before is not None and page is not None and not (is_there or page.is_covered):
            self.choose(before)

    def choose_account(self, account_id: AccountId) -> None:
        """Show the first list of an account that was just linked, now or as soon as it is known.

        Whoever signed in once more may have given another permission: what is there already is read again.
        """
        account = self._library.account(account_id)
        if account is None or not account.lists:
            self._awaited = account_id
        else:
            self.choose(account.lists[0].ref)
            account.lists[0].refresh()

    def bring(self, account_id: AccountId) -> None:
        """Show the first list of an account, unless one of its lists is shown, or no list at all."""
        shown, account = self._window.current, self._library.account(account_id)
        if shown is not None and shown.account != account_id and account is not None and account.lists:
            self.choose(account.lists[0].ref)

    def go_to(self, ref: QueueRef, item_id: ItemId) -> None:
        """Show a list, and select the title in it."""
        self.choose_titles(ref, (item_id,))

    def choose_titles(self, ref: QueueRef, ids: tuple[ItemId, ...]) -> None:
        """Show a list, and select these titles in it."""
        if ref in self._library:
            self.choose(ref)
            self.select(ref, ids)

    def select(self, ref: QueueRef, ids: tuple[ItemId, ...]) -> None:
        """Select these rows of a list, whether it is on the screen or not."""
        page = self._window.panes.page_of(ref)
        if page is not None:
            page.view.choose_all(ids)

    def undo(self, ref: QueueRef) -> None:
        """Undo the last action in a list."""
        page = self._window.panes.page_of(ref)
        if page is not None:
            page.history.undo()

    # --- lists come and go ---------------------------------------------------------------------------------------

    def _add(self, opened: LiveList) -> None:
        """Let a list that was opened be chosen; the first one is shown."""
        ref, wanted = opened.ref, self._wanted
        self._window.panes.add_page(ref, partial(self._made_page, opened))
        if ref == wanted or ref.account == self._awaited:
            self.choose(ref)
        elif self._window.panes.is_empty and (wanted is None or self._library.info(wanted) is None):
            self.choose(ref)
            self._wanted = wanted  # its account's lists may still be on their way

    def _made_page(self, shown: LiveList) -> QueuePage:
        page = QueuePage(shown, self._labels.heading(shown.ref), self._posters)
        page.history.restore(shown.steps)
        shown.changed.connect(page.hear, first=True)
        self.page_made.emit(page, shown.ref)
        return page

    def _make_page_for_what_is_there(self, changed: LiveList, _state: QueueState, event: Event | None) -> None:
        """Make the page of a list that was read, if it has none, with the steps read before."""
        if isinstance(event, AlreadyThere) and changed.ref not in self._window.panes.pages:
            page = self._window.panes.page_of(changed.ref)
            if page is not None:
                page.history.find(event.items)

    def _drop(self, ended: LiveList) -> None:
        """Remove the page of a list that is gone, and show another list of its account if there is one."""
        was_shown = ended.ref == self._window.current
        self._window.panes.drop_page(ended.ref)
        if was_shown and not ended.account.is_over:
            self.choose_account(ended.ref.account)
