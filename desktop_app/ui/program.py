"""Joins the core and the window: what a person does goes down, what the core tells comes up as words and rows."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QObject, QTimer

from desktop_app.accounts import Accounts
from desktop_app.domain.account import AccountId
from desktop_app.domain.errors import KeyringError, NotThere
from desktop_app.domain.queues import QueueRef
from desktop_app.domain.undo_step import UndoStep
from desktop_app.storage.history import History
from desktop_app.sync.state import AlreadyThere, Event, Failed, QueueState
from desktop_app.ui.accounts.controller import AccountsController
from desktop_app.ui.all_lists.controller import AllListsController
from desktop_app.ui.arrange.controller import ArrangeController
from desktop_app.ui.arrange.file_orders import FileOrders
from desktop_app.ui.details.controller import DetailsController
from desktop_app.ui.details.same_titles import SameTitles
from desktop_app.ui.explorer.controller import ExplorerController
from desktop_app.ui.feeds.controller import FeedsController
from desktop_app.ui.health.controller import HealthController
from desktop_app.ui.import_export.controller import ImportExportController
from desktop_app.ui.import_export.copy_controller import CopyController
from desktop_app.ui.import_export.previews import Previews
from desktop_app.ui.link_wizard.outside import Outside
from desktop_app.ui.lists.changes import ListChanges
from desktop_app.ui.lists.controller import ListsController
from desktop_app.ui.open_lists import OpenLists
from desktop_app.ui.order_history.controller import OrderHistoryController
from desktop_app.ui.outbox.controller import OutboxController
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.ratings.controller import REST, RatingsController
from desktop_app.ui.reminders.controller import Doings, RemindersController, Wishes
from desktop_app.ui.search.controller import SearchController
from desktop_app.ui.search.result_adder import ResultAdder
from desktop_app.ui.search.title_states import TitleStates
from desktop_app.ui.secret_storage.ways import Way
from desktop_app.ui.sentences.accounts import store_in_words
from desktop_app.ui.shell.auto_refresh import MINUTES, AutoRefresh
from desktop_app.ui.shell.first_view import FirstView, View
from desktop_app.ui.shell.list_messages import ListMessages
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.message_bar import Kind, Message
from desktop_app.ui.shell.messages import CLOCK_RIGHT
from desktop_app.ui.shell.on_screen import OnScreen
from desktop_app.ui.shell.sign_in_messages import SignInMessages
from desktop_app.ui.shell.tasks import Tasks
from desktop_app.ui.sort_and_group.controller import SortAndGroupController
from desktop_app.ui.widgets.link_button import open_page

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
        *,
        refresh_minutes: float = MINUTES,
        remembering: OrderHistoryController | None = None,
        rest: float = REST,
        wishes: Wishes = Wishes(),  # noqa: B008 - a frozen value
    ) -> None:
        """`refresh_minutes`: how old the shown list may become before it is read again; 0 for never by itself.

        `rest`: seconds after which a service is asked what nobody asked for by a press, such as ratings.
        """
        super().__init__(window)
        self._window = window
        self._accounts = accounts
        self._remembering = remembering
        self._lists = lists = OpenLists(accounts)
        self._around = QTimer(self, singleShot=True, interval=AROUND)
        self._around.timeout.connect(self._show_around)
        history = remembering.history if remembering is not None else None
        self.linking = AccountsController(accounts, lists, tasks, self.say, outside, window)
        window.action("File", "Unlink &everything…", "", self.linking.unlink_everything)
        self._join_lists(tasks)
        self._join_edits(tasks, rest)
        self._join_views(tasks, history, rest)
        self._join_windows(tasks)
        self._safekeeping = outside.safekeeping
        if outside.safekeeping is not None:
            self._listing.offer_keyring = self._telling.offer_keyring = outside.safekeeping.offer
        self.freshness = AutoRefresh(lists, window, refresh_minutes)
        screen = self._on_screen
        doings = Doings(self.linking.sign_in_again, screen.choose, screen.choose_titles, self.checkup.open)
        self.noticing = RemindersController(accounts, lists, tasks, window, history, doings, wishes)
        self.starting = FirstView(lists)
        self.starting.offer(View("all", "All my queues", self.overviewing.open))
        self._connect()

    def _join_lists(self, tasks: Tasks) -> None:
        """Which there are, which one is on the screen, and what is said of them."""
        lists, window, again = self._lists, self._window, self.linking.sign_in_again
        self._sign_ins = SignInMessages(self._accounts, window.message_bar, again)
        before_edit = self._remembering.before_edit if self._remembering is not None else None
        self._listing = ListsController(self._accounts, lists, tasks, self.say, self._sign_ins, before_edit, window)
        self._on_screen = OnScreen(lists, window, self._listing.read)
        self._telling = ListMessages(lists, window.message_bar, self._on_screen, again, self._sign_ins)
        self.list_changes = ListChanges(self._accounts, lists, self._listing, tasks, window, self.choose)

    def _join_edits(self, tasks: Tasks, rest: float) -> None:
        """What changes lists, and what people say of titles."""
        lists, window = self._lists, self._window
        self._rating = rating = RatingsController(lists, tasks, window, rest)
        self._previews = Previews(self._accounts, lists, tasks, self.say, self.choose, rating, window)
        self.carrying = CopyController(lists, window, self._previews, tasks, self._listing.read)
        self.interchanging = ImportExportController(lists, tasks, self.say, window, self._previews)
        self._outbox = OutboxController(lists, window, self.say)
        files = FileOrders(lists, tasks, window)
        self._arranging = ArrangeController(lists, lists.travel, window, self._remembering, files)
        self._looking = SortAndGroupController(window, self._arranging.open_by)

    def _join_views(self, tasks: Tasks, history: History | None, rest: float) -> None:
        """What is told of titles, and the views over all lists."""
        accounts, lists, window, go_to = self._accounts, self._lists, self._window, self._on_screen.go_to
        self._same_titles = same = SameTitles(history, tasks, window)
        self._detailing = DetailsController(lists, accounts, tasks, window, self._rating, same, go_to, rest)
        self._previews.looked_at.connect(self._detailing.show_found)
        self._title_states = TitleStates(accounts, lists, tasks, window, rest)
        self.overviewing = AllListsController(
            accounts, lists, self._listing, tasks, window, self._rating, self._detailing, same, history, go_to
        )
        adding = ResultAdder(accounts, lists, window, self.carrying, self._listing.read)
        again = self.linking.sign_in_again
        self.searching = SearchController(accounts, lists, tasks, window, self._detailing, adding, again)
        self.searching.found.connect(self._title_states.mark)

    def _join_windows(self, tasks: Tasks) -> None:
        """Those beside the main one."""
        self.exploring = ExplorerController(self._accounts, self._lists, tasks, self._window)
        self.checkup = HealthController(self._accounts, self._lists, self._window)
        self.reading_feeds = FeedsController(self._accounts, self._lists, tasks, self._window, open_page)

    def start(self, first: QueueRef | None = None) -> None:
        """Show who is linked, and open their lists; `first` is the one to be shown, as soon as it is there."""
        self._on_screen.begin_with(first)
        self.accounts_changed()
        self.linking.revoke_what_waits()

    async def close(self) -> None:
        """The program ends, and nothing begins by itself any more: the loop that would run it goes, too."""
        for timer in self._window.findChildren(QTimer):
            timer.stop()
        await self.linking.close()
        await self.overviewing.close()
        if self._remembering is not None:
            await self._remembering.close()

    def _connect(self) -> None:
        window = self._window
        self._listing.opened.connect(self._add_list)
        self._listing.changed.connect(self._show_names)
        self._listing.asked.connect(self.noticing.look_soon)
        self._on_screen.page_made.connect(self._serve)
        self._on_screen.chosen.connect(self._show_chosen)
        self.freshness.looked.connect(self._listing.look)
        self.linking.linked.connect(self._on_screen.choose_account)
        self.linking.serve(window.panes.sources)
        self.exploring.serve(window.panes.sources)
        window.link_requested.connect(self.linking.link)
        window.panes.sources.queue_chosen.connect(self.choose)
        window.status.retry_pressed.connect(self._retry)
        window.panes.details.link_activated.connect(open_page)
        window.activated.connect(self.refresh_if_old)
        self._accounts.clocks.on_right = self._tell_clock_is_right

    # --- what the core tells -------------------------------------------------------------------------------------

    def accounts_changed(self) -> None:
        """An account was linked, renamed, unlinked, or must sign in again."""
        self._lists.forget_unlinked()
        self._sign_ins.follow_accounts()
        if self._remembering is not None:
            self._remembering.forget_unlinked({account.id for account in self._accounts.all})
        self._show_names()
        self.searching.accounts_changed()
        self.noticing.look()
        self._outbox.show()
        self._window.show_first_run(nobody_is_linked=not self._accounts.all)
        if self._window.page is None:
            place = store_in_words(self._accounts.credentials.place)
            kept = f"Secrets are kept in {place}" if place else "No place for sign-ins yet"
            self._window.status.show_nothing("" if self._accounts.all else "No account linked yet", kept)
        self._listing.follow_accounts()
        self._telling.follow(self._accounts.all)

    def _show_names(self) -> None:
        """Of accounts and lists; what went goes from the screen, and what is beside it comes."""
        shown = self._window.current
        self._arranging.forget_unlinked()
        self._previews.forget_unlinked()
        if self._remembering is not None:
            self._remembering.keep(self._lists.__contains__)
        self._window.panes.forget_pages(self._lists.__contains__)
        for ref, page in self._window.panes.pages.items():
            page.set_heading(self._lists.heading(ref))
        self._window.panes.sources.show_accounts(self._lists.sources())
        self.overviewing.show_names()
        if shown is not None and shown not in self._lists:
            self._on_screen.choose_account(shown.account)
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
        self._arranging.hear(state)
        self.overviewing.hear(state)
        self._listing.hear(state)
        if self._remembering is not None:
            self._remembering.hear(state)
        if page is not None and page is self._window.page:
            self.freshness.arm()
        else:
            self._detailing.lists_changed()
        self._outbox.show()
        if not self._around.isActive():
            self._around.start()
        self.searching.lists_changed()
        self.noticing.look_soon()
        if isinstance(event, Failed) and isinstance(event.error, NotThere):
            self._listing.look(state.ref.account)  # which tells what became of the list
        else:
            self._telling.hear(state, event)

    def say(self, message: Message) -> None:
        """Something that a person should know."""
        self._window.message_bar.show_message(message)

    def _tell_clock_is_right(self) -> None:
        self.say(Message(Kind.INFO, CLOCK_RIGHT))

    # --- lists ---------------------------------------------------------------------------------------------------

    def choose(self, ref: QueueRef) -> None:
        """Put a list on the screen."""
        self._on_screen.choose(ref)

    def _add_list(self, ref: QueueRef, steps: Sequence[UndoStep]) -> None:
        self._on_screen.add(ref, steps)
        self.hear(self._lists[ref].state, None)

    def _serve(self, page: QueuePage, ref: QueueRef) -> None:
        """A page was made: join to it what works on it."""
        page.view.chosen_changed.connect(self._show_details)
        page.drag_refused.connect(self._telling.refuse_drag)
        page.failed.connect(self._telling.report)
        page.told.connect(self._telling.tell)
        page.history.told.connect(self._telling.tell)
        self.carrying.serve(page)
        self.searching.serve(page)
        self._looking.serve(page, ref)
        can = self._lists.capabilities(ref.account)
        scale = can.rating_scale if can is not None else None
        self._arranging.serve(page, ref, self._rating.serve(page, ref, self._lists[ref], scale))

    def keyring_changed(self) -> None:
        """Secrets can be had that could not: ask again for what failed for want of them."""
        self.refresh()
        self.linking.revoke_what_waits()
        if self._window.page is None:
            self.accounts_changed()

    def own_data_changed(self, accounts: Collection[AccountId]) -> None:
        """Take over data of this computer that were replaced from a backup, also those of these accounts."""
        self._accounts.desk.own_data_changed(accounts)
        self._same_titles.read_again()
        self.overviewing.own_data_changed()
        if self._remembering is not None:
            self._remembering.own_data_changed()

    def refresh(self) -> None:
        """Read the shown list again, try what waits, and see which lists there are."""
        self.overviewing.read_again()
        if self._window.current is not None:
            self._telling.ask_anew(self._window.current)
            self._lists[self._window.current].refresh()
            self._listing.read(self._window.current)
        for account in self._accounts.all:
            self._listing.look(account.id)

    def _retry(self) -> None:
        """Try again at once, because the person does not want to wait: a keyring is asked anew, too."""
        ref = self._window.current
        if (
            self._safekeeping is not None
            and ref is not None
            and isinstance(self._lists[ref].state.trouble, KeyringError)
        ):
            self._safekeeping.act(Way.RETRY)
        else:
            self.refresh()

    def refresh_if_old(self) -> None:
        """The person came back to the window."""
        self.linking.revoke_what_waits()
        self.noticing.look()
        ref = self._window.current
        if ref is not None and self._lists[ref].is_old:
            self.refresh()
        self.freshness.arm()

    # --- showing -------------------------------------------------------------------------------------------------

    def _show_chosen(self, ref: QueueRef) -> None:
        self._show_state(self._lists[ref].state)
        self._outbox.show()
        self._show_details()

    def _show_around(self) -> None:
        """What stands around the rows, once for all that was told meanwhile."""
        shown = self._window.current
        if shown is not None and shown in self._lists:
            self._show_state(self._lists[shown].state)
        self._window.panes.sources.show_accounts(self._lists.sources())

    def _show_state(self, state: QueueState) -> None:
        session = self._lists[state.ref]
        self._window.status.show_state(state, self._lists.service(state.ref), session.next_try_in)
        self.freshness.arm()

    def _show_details(self) -> None:
        page = self._window.page
        if page is not None and page.model.state is not None:
            self._window.panes.details.set_service(self._lists.service(page.model.state.ref))
            self._detailing.show(page.model.state.ref, page.chosen_items, page.model.state.view)
            self._title_states.show(page.model.state.ref, page.chosen_items)
