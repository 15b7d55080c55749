"""The texts around the rows of the shown list: sidebar, headings, status line, and the hint while no list is shown."""

from PySide6.QtCore import QObject, QTimer

from desktop_app.accounts import LiveAccount
from desktop_app.domain.queues import QueueRef
from desktop_app.ui.sentences.accounts import store_in_words
from desktop_app.ui.workspace import Workspace

AROUND = 20
"""Milliseconds after a list changed until what stands around its rows says so: the rows are painted first."""


class WindowTexts(QObject):
    """Refreshes the names of accounts and lists, and the state of the shown list."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.window)
        self._window = workspace.window
        self._sidebar = workspace.sidebar
        self._welcome = workspace.welcome
        self._accounts = workspace.accounts
        self._library = workspace.library
        self._labels = workspace.labels
        self._soon = QTimer(self, singleShot=True, interval=AROUND)
        self._soon.timeout.connect(self._show)
        library = workspace.library
        library.list_changed.connect(self._show_soon)
        library.lists_changed.connect(self._show_names)
        library.follow_accounts(self._follow)

    def begin(self) -> None:
        """Say who is linked."""
        self._show_all_names()
        self.show_accounts()

    def show_state(self, ref: QueueRef) -> None:
        """Show the state of the list on the screen in the status line."""
        session = self._library[ref]
        self._window.status.show_state(session.state, self._labels.service(ref), session.next_try_in)

    def show_accounts(self) -> None:
        """Show the panes, or the cards while nobody is linked, and the foot while no list is shown."""
        if self._accounts.all:
            self._window.show_panes()
        else:
            self._welcome.show()
        if self._window.page is None:
            place = store_in_words(self._accounts.credentials.place)
            kept = f"Sign-ins are stored in {place}" if place else "No place for sign-ins yet"
            self._window.status.show_nothing("" if self._accounts.all else "No accounts yet", kept)

    def _show_soon(self, *_what: object) -> None:
        """Refresh the texts shortly, once for all changes until then."""
        if not self._soon.isActive():
            self._soon.start()

    def _follow(self, account: LiveAccount) -> None:
        self._show_names(account)
        self.show_accounts()

    def _show_names(self, _account: LiveAccount) -> None:
        self._show_all_names()

    def _show_all_names(self) -> None:
        """Show the names of accounts and lists over their pages and in the sidebar."""
        panes = self._window.panes
        for ref, page in panes.pages.items():
            page.set_heading(self._labels.heading(ref))
        self._sidebar.show_accounts(self._labels.sources())
        self._say_what_to_choose()

    def _show(self) -> None:
        shown = self._window.current
        if shown is not None and shown in self._library:
            self.show_state(shown)
        self._sidebar.show_accounts(self._labels.sources())

    def _say_what_to_choose(self) -> None:
        """Say what to do while no list is on the screen: there may be none at all."""
        catalogues = [account.catalogue for account in self._accounts.library.accounts]
        nothing = bool(catalogues) and all(catalogue is not None and not catalogue.lists for catalogue in catalogues)
        can_make = any(catalogue is not None and catalogue.list_editing is not None for catalogue in catalogues)
        can_come = not all(self._accounts.provider(one.provider).profile.described for one in self._accounts.all)
        self._window.panes.say_what_to_choose(nothing_there=nothing, can_make=can_make, can_come=can_come)
