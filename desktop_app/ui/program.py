"""Joins the shell and the features: what the core tells comes up as rows, names and words, told to each in turn."""

from collections.abc import Collection

from PySide6.QtCore import QObject, QTimer

from desktop_app.accounts import LiveAccount, LiveList
from desktop_app.domain.account import AccountId
from desktop_app.domain.errors import KeyringError
from desktop_app.domain.queues import QueueRef
from desktop_app.sync.state import AlreadyThere, Event, QueueState
from desktop_app.ui.features import Features
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.secret_storage.ways import Way
from desktop_app.ui.shell.around_rows import AroundRows
from desktop_app.ui.shell.auto_refresh import AutoRefresh
from desktop_app.ui.shell.list_menus import add_list_menus
from desktop_app.ui.shell.list_messages import ListMessages
from desktop_app.ui.shell.message_bar import Kind, Message
from desktop_app.ui.shell.messages import CLOCK_RIGHT
from desktop_app.ui.workspace import Workspace


class Program(QObject):
    """One window over one core."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.window)
        self.workspace = workspace
        self._window = workspace.window
        self._accounts = workspace.accounts
        self._lists = workspace.lists
        self._around = AroundRows(workspace)
        add_list_menus(workspace.window, workspace.sidebar)
        self.features = Features(workspace)
        self._telling = ListMessages(workspace)
        self.auto_refresh = AutoRefresh(workspace.lists, workspace.window, workspace.refresh_minutes)
        self._connect()

    def start(self, first: QueueRef | None = None) -> None:
        """Show who is linked, and open their lists; `first` is the one to be shown, as soon as it is there."""
        self.workspace.screen.begin_with(first)
        self.accounts_changed()
        for feature in self.features:
            feature.begin()

    async def close(self) -> None:
        """The program ends, and nothing begins by itself any more: the loop that would run it goes, too."""
        for timer in self._window.findChildren(QTimer):
            timer.stop()
        for feature in self.features:
            await feature.close()

    def _connect(self) -> None:
        window, screen = self._window, self.workspace.screen
        library = self._accounts.library
        library.list_opened.connect(self._add_list)
        library.list_changed.connect(self.hear)
        library.lists_changed.connect(self._follow_lists)
        for signal in (library.account_opened, library.account_changed, library.account_ended):
            signal.connect(self._follow_account)
        screen.page_made.connect(self._serve)
        screen.chosen.connect(self._show_chosen)
        self.workspace.sidebar.queue_chosen.connect(screen.choose)
        window.status.retry_pressed.connect(self._retry)
        window.activated.connect(self._come_back)
        self._accounts.clocks.on_right = self._tell_clock_is_right

    # --- what the core tells -------------------------------------------------------------------------------------

    def accounts_changed(self) -> None:
        """An account was linked, renamed, unlinked, or must sign in again."""
        self.workspace.sign_ins.follow_accounts()
        self._show_names()
        self._around.show_accounts()
        for feature in self.features:
            feature.accounts_changed()
        self._telling.follow(self._accounts.all)

    def _show_names(self) -> None:
        for feature in self.features:
            feature.names_changed()
        self._around.show_names()

    def _follow_account(self, _account: LiveAccount) -> None:
        self.accounts_changed()

    def _follow_lists(self, _account: LiveAccount) -> None:
        self._show_names()

    def hear(self, _changed: LiveList, state: QueueState, event: Event | None) -> None:
        """A list changed, or something happened to it: its rows say so first."""
        page = self._window.panes.pages.get(state.ref)
        if isinstance(event, AlreadyThere):
            page = self._window.panes.page_of(state.ref)  # made now where it was not yet, from steps read before this
            if page is not None:
                page.history.find(event.items)
        if page is not None:
            page.show_state(state)
            if page is self._window.page:
                self.auto_refresh.arm()
        self._around.show_soon()
        for feature in self.features:
            feature.hear(state, event)
        self._telling.hear(state, event)

    def _tell_clock_is_right(self) -> None:
        self.workspace.say(Message(Kind.INFO, CLOCK_RIGHT))

    def keyring_changed(self) -> None:
        """Secrets can be had that could not: ask again for what failed for want of them."""
        self.refresh()
        for feature in self.features:
            feature.keyring_changed()
        if self._window.page is None:
            self.accounts_changed()

    def own_data_changed(self, accounts: Collection[AccountId]) -> None:
        """Take over data of this computer that were replaced from a backup, also those of these accounts."""
        for account in self._accounts.library:
            if account.id in accounts:
                account.own_data_changed()
        for feature in self.features:
            feature.own_data_changed()

    # --- lists ---------------------------------------------------------------------------------------------------

    def _add_list(self, opened: LiveList) -> None:
        self.workspace.screen.add(opened.ref, opened.steps)
        self.hear(opened, opened.state, None)

    def _serve(self, page: QueuePage, ref: QueueRef) -> None:
        """A page was made: join to it what works on it."""
        page.drag_refused.connect(self._telling.refuse_drag)
        page.failed.connect(self._telling.report)
        page.told.connect(self._telling.tell)
        page.history.told.connect(self._telling.tell)
        for feature in self.features:
            feature.serve(page, ref)

    def _show_chosen(self, ref: QueueRef) -> None:
        self._around.show_state(ref)
        self.auto_refresh.arm()
        for feature in self.features:
            feature.shown(ref)

    # --- what the person wants -----------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the shown list again, try what waits, and see which lists there are."""
        if self._window.current is not None:
            self._telling.ask_anew(self._window.current)
            self._lists[self._window.current].refresh()
        for feature in self.features:
            feature.refresh()

    def _retry(self) -> None:
        """Try again at once, because the person does not want to wait: a keyring is asked anew, too."""
        ref, safekeeping = self._window.current, self.workspace.outside.safekeeping
        if safekeeping is not None and ref is not None and isinstance(self._lists[ref].state.trouble, KeyringError):
            safekeeping.act(Way.RETRY)
        else:
            self.refresh()

    def _come_back(self) -> None:
        """The person came back to the window: what is old is read again."""
        ref = self._window.current
        if ref is not None and self._lists[ref].is_old:
            self.refresh()
        self.auto_refresh.arm()
