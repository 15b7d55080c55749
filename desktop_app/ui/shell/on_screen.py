"""Which list is on the screen: the one that is wanted, the first of an account that was just linked, or any."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal

from desktop_app.domain.account import AccountId
from desktop_app.domain.queues import QueueRef, TitleId
from desktop_app.domain.undo_step import UndoStep
from desktop_app.ui.open_lists import OpenLists
from desktop_app.ui.queue.delegate import Posters
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.sidebar.tree import SourcesPane


class OnScreen(QObject):
    """Lists come one after another; each gets its page when it is wanted."""

    page_made = Signal(object, object)
    """QueuePage, QueueRef: nobody serves it yet."""

    chosen = Signal(object)
    """QueueRef: it is on the screen now."""

    def __init__(self, lists: OpenLists, window: MainWindow, sidebar: SourcesPane, posters: Posters) -> None:
        super().__init__(window)
        self._lists = lists
        self._window = window
        self._sidebar = sidebar
        self._posters = posters
        self._wanted: QueueRef | None = None
        self._awaited: AccountId | None = None

    @property
    def current(self) -> QueueRef | None:
        """The list that is shown; None where no list is."""
        return self._window.current

    def begin_with(self, ref: QueueRef | None) -> None:
        """The list to be shown as soon as it is there."""
        self._wanted = ref

    def add(self, ref: QueueRef, steps: Sequence[UndoStep]) -> None:
        """A list can be chosen, with what can be undone in it. The first one is."""
        self._window.panes.add_page(ref, partial(self._made_page, ref, steps))
        wanted = self._wanted
        if ref == wanted or ref.account == self._awaited:
            self.choose(ref)
        elif self._window.panes.is_empty and (wanted is None or self._lists.info(wanted) is None):
            self.choose(ref)
            self._wanted = wanted  # its account's lists may still be on their way

    def choose(self, ref: QueueRef) -> None:
        """Put a list on the screen, and read it where that was not done yet."""
        page = self._window.panes.page_of(ref)
        self._awaited = None
        self._wanted = ref if page is None else None
        if page is not None:
            self._lists.list_wanted.emit(ref)
            self._window.panes.show_page(ref)
            self._sidebar.choose(ref)
            self.chosen.emit(ref)
            page.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_account(self, account_id: AccountId) -> None:
        """The first list of an account that was just linked, now or as soon as it is known. Whoever signed in once more
        may have given another permission: what is there already is read again.
        """
        first = next((ref for ref in self._lists.refs if ref.account == account_id), None)
        if first is not None:
            self.choose(first)
            self._lists[first].refresh()
        else:
            self._awaited = account_id

    def go_to(self, ref: QueueRef, title_id: TitleId) -> None:
        """Another list, and the title in it."""
        self.choose_titles(ref, (title_id,))

    def choose_titles(self, ref: QueueRef, ids: tuple[TitleId, ...]) -> None:
        """Another list, and these titles in it."""
        if ref in self._lists:
            self.choose(ref)
            self.select(ref, ids)

    def select(self, ref: QueueRef, ids: tuple[TitleId, ...]) -> None:
        """These rows of a list, on the screen or not."""
        page = self._window.panes.page_of(ref)
        if page is not None:
            page.view.choose_all(ids)

    def undo(self, ref: QueueRef) -> None:
        """What was done last in a list."""
        page = self._window.panes.page_of(ref)
        if page is not None:
            page.history.undo()

    def _made_page(self, ref: QueueRef, steps: Sequence[UndoStep]) -> QueuePage:
        page = QueuePage(self._lists[ref], self._lists.heading(ref), self._posters)
        page.history.restore(steps)
        self.page_made.emit(page, ref)
        return page
