"""Joins the shell and the features: what the core tells comes up as rows, names and words, told to each in turn."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QObject, QTimer

from desktop_app.accounts import Accounts
from desktop_app.domain.account import AccountId
from desktop_app.domain.errors import KeyringError
from desktop_app.domain.queues import QueueRef
from desktop_app.domain.undo_step import UndoStep
from desktop_app.storage.history import History
from desktop_app.sync.state import AlreadyThere, Event, QueueState
from desktop_app.ui.features import Features
from desktop_app.ui.link_wizard.outside import Outside
from desktop_app.ui.open_lists import OpenLists
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.reminders.desktop import Wishes
from desktop_app.ui.secret_storage.ways import Way
from desktop_app.ui.shell.auto_refresh import AutoRefresh
from desktop_app.ui.shell.first_view import FirstView
from desktop_app.ui.shell.list_messages import ListMessages
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.message_bar import Kind, Message
from desktop_app.ui.shell.messages import CLOCK_RIGHT
from desktop_app.ui.shell.on_screen import OnScreen
from desktop_app.ui.shell.sign_in_messages import SignInMessages
from desktop_app.ui.shell.tasks import Tasks
from desktop_app.ui.workspace import MINUTES, REST, Workspace

AROUND = 20
"""Milliseconds after a list changed until what stands around its rows says so: the rows are painted first."""


class Program(QObject):
    """One window over one core."""

    def __init__(
        self,
        window: MainWindow,
        accounts: Accounts,
        tasks: Tasks,
        outside: Outside,
        history: History,
        clock: Callable[[], float],
        *,
        refresh_minutes: float = MINUTES,
        rest: float = REST,
        wishes: Wishes = Wishes(),  # noqa: B008 - a frozen value
    ) -> None:
        """See `Workspace` for what these are."""
        super().__init__(window)
        lists = OpenLists(accounts)
        self.workspace = Workspace(
            window,
            accounts,
            lists,
            tasks,
            OnScreen(lists, window),
            SignInMessages(accounts, window.message_bar),
            FirstView(lists),
            history,
            clock,
            outside,
            refresh_minutes,
            rest,
            wishes,
        )
        self._window = window
        self._accounts = accounts
        self._lists = lists
        self._around = QTimer(self, singleShot=True, interval=AROUND)
        self._around.timeout.connect(self._show_around)
        self.features = Features(self.workspace)
        self._telling = ListMessages(self.workspace)
        self.auto_refresh = AutoRefresh(lists, window, refresh_minutes)
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
        self._lists.opened.connect(self._add_list)
        self._lists.changed.connect(self._show_names)
        screen.page_made.connect(self._serve)
        screen.chosen.connect(self._show_chosen)
        window.panes.sources.queue_chosen.connect(screen.choose)
        window.status.retry_pressed.connect(self._retry)
        window.activated.connect(self._come_back)
        self._accounts.clocks.on_right = self._tell_clock_is_right

    # --- what the core tells -------------------------------------------------------------------------------------

    def accounts_changed(self) -> None:
        """An account was linked, renamed, unlinked, or must sign in again."""
        self._lists.forget_unlinked()
        self.workspace.sign_ins.follow_accounts()
        self._show_names()
        self._window.show_first_run(nobody_is_linked=not self._accounts.all)
        if self._window.page is None:
            place = self._accounts.credentials.description
            kept = f"Secrets are kept in {place}" if place else "No place for sign-ins yet"
            self._window.status.show_nothing("" if self._accounts.all else "No account linked yet", kept)
        for feature in self.features:
            feature.accounts_changed()
        self._telling.follow(self._accounts.all)

    def _show_names(self) -> None:
        """Of accounts and lists; what went goes from the screen, and what is beside it comes."""
        panes, shown = self._window.panes, self._window.current
        for feature in self.features:
            feature.names_changed()
        panes.forget_pages(self._lists.__contains__)
        for ref, page in panes.pages.items():
            page.set_heading(self._lists.heading(ref))
        panes.sources.show_accounts(self._lists.sources())
        if shown is not None and shown not in self._lists:
            self.workspace.screen.choose_account(shown.account)
        self._say_what_to_choose()

    def _say_what_to_choose(self) -> None:
        """Where no list is on the screen: there may be none at all."""
        shelves = [self._lists.shelf(account.id) for account in self._accounts.all]
        nothing = bool(shelves) and all(shelf is not None and not shelf.lists for shelf in shelves)
        can_make = any(shelf is not None and shelf.capabilities.list_editing is not None for shelf in shelves)
        can_come = not all(self._accounts.provider(one.provider).profile.described for one in self._accounts.all)
        self._window.panes.say_what_to_choose(nothing_there=nothing, can_make=can_make, can_come=can_come)

    def hear(self, state: QueueState, event: Event | None) -> None:
        """A queue changed, or something happened to it."""
        if state.ref not in self._lists:
            return
        page = self._window.panes.pages.get(state.ref)
        if isinstance(event, AlreadyThere):
            page = self._window.panes.page_of(state.ref)  # made now where it was not yet, from steps read before this
            if page is not None:
                page.history.find(event.items)
        if page is not None:
            page.show_state(state)
        if page is not None and page is self._window.page:
            self.auto_refresh.arm()
        if not self._around.isActive():
            self._around.start()
        for feature in self.features:
            feature.hear(state, event)
        self._telling.hear(state, event)

    def _tell_clock_is_right(self) -> None:
        self.workspace.say(Message(Kind.INFO, CLOCK_RIGHT))

    # --- lists ---------------------------------------------------------------------------------------------------

    def _add_list(self, ref: QueueRef, steps: Sequence[UndoStep]) -> None:
        self.workspace.screen.add(ref, steps)
        self.hear(self._lists[ref].state, None)

    def _serve(self, page: QueuePage, ref: QueueRef) -> None:
        """A page was made: join to it what works on it."""
        page.drag_refused.connect(self._telling.refuse_drag)
        page.failed.connect(self._telling.report)
        page.told.connect(self._telling.tell)
        page.history.told.connect(self._telling.tell)
        for feature in self.features:
            feature.serve(page, ref)

    def keyring_changed(self) -> None:
        """Secrets can be had that could not: ask again for what failed for want of them."""
        self.refresh()
        for feature in self.features:
            feature.keyring_changed()
        if self._window.page is None:
            self.accounts_changed()

    def own_data_changed(self, accounts: Collection[AccountId]) -> None:
        """Take over data of this computer that were replaced from a backup, also those of these accounts."""
        self._accounts.desk.own_data_changed(accounts)
        for feature in self.features:
            feature.own_data_changed()

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

    # --- showing -------------------------------------------------------------------------------------------------

    def _show_chosen(self, ref: QueueRef) -> None:
        self._show_state(self._lists[ref].state)
        for feature in self.features:
            feature.shown(ref)

    def _show_around(self) -> None:
        """What stands around the rows, once for all that was told meanwhile."""
        shown = self._window.current
        if shown is not None and shown in self._lists:
            self._show_state(self._lists[shown].state)
        self._window.panes.sources.show_accounts(self._lists.sources())

    def _show_state(self, state: QueueState) -> None:
        session = self._lists[state.ref]
        self._window.status.show_state(state, self._lists.service(state.ref), session.next_try_in)
        self.auto_refresh.arm()
