"""Joins the core and the window: what a person does goes down, what the core tells comes up as words and rows."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer

from desktop_app.accounts import Accounts
from desktop_app.domain.account import AccountId
from desktop_app.domain.errors import LineupError, ListFixed, NoRoom, NotThere
from desktop_app.domain.pending import EntryId
from desktop_app.domain.queues import QueueRef, TitleId
from desktop_app.domain.steps import Step
from desktop_app.sync.state import Event, Failed, Health, QueueState
from desktop_app.ui.arranging import Arranging
from desktop_app.ui.asking import Answers, message_of
from desktop_app.ui.carrying import Carrying
from desktop_app.ui.checkup import Checkup
from desktop_app.ui.detailing import Detailing
from desktop_app.ui.exploring import Exploring
from desktop_app.ui.freshness import MINUTES, Freshness
from desktop_app.ui.interchange.previews import Previews
from desktop_app.ui.interchanging import Interchanging
from desktop_app.ui.link_wizard.outside import Outside
from desktop_app.ui.linking import Linking
from desktop_app.ui.lists.changes import ListChanges
from desktop_app.ui.lists.listing import Listing
from desktop_app.ui.live_queue import LiveQueue
from desktop_app.ui.looking import Looking
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.message_bar import Action, Kind, Message
from desktop_app.ui.messages import counted, sentence_of
from desktop_app.ui.noticing import Doings, Noticing, Wishes
from desktop_app.ui.open_lists import OpenLists
from desktop_app.ui.outboxing import Outboxing
from desktop_app.ui.overviewing import Overviewing
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.rating import REST, Rating
from desktop_app.ui.reading_feeds import ReadingFeeds
from desktop_app.ui.remembering import Remembering
from desktop_app.ui.same_titles import SameTitles
from desktop_app.ui.search.adding import Adding
from desktop_app.ui.searching import Searching
from desktop_app.ui.starting import Starting, View
from desktop_app.ui.tasks import Tasks
from desktop_app.ui.title_states import TitleStates
from desktop_app.ui.web_page import open_page

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
        remembering: Remembering | None = None,
        rest: float = REST,
        wishes: Wishes = Wishes(),  # noqa: B008 - a frozen value
    ) -> None:
        """`refresh_minutes`: how old the shown list may become before it is read again; 0 for never by itself.

        `rest`: seconds after which a service is asked what nobody asked for by a press, such as ratings.
        """
        super().__init__(window)
        self._window = window
        self._accounts = accounts
        self._tasks = tasks
        self._lists = OpenLists(accounts)
        self._health: dict[QueueRef, Health] = {}
        self._wanted: QueueRef | None = None
        self._awaited: AccountId | None = None
        self._around = QTimer(self, singleShot=True, interval=AROUND)
        self._around.timeout.connect(self._show_around)
        self.linking = Linking(accounts, self._lists, tasks, self.say, outside, window)
        before_edit = remembering.before_edit if remembering is not None else None
        again = self.linking.sign_in_again
        self._listing = Listing(accounts, self._lists, tasks, self.say, again, before_edit, window)
        self.list_changes = ListChanges(accounts, self._lists, self._listing, tasks, window, self.choose)
        self.exploring = Exploring(accounts, self._lists, tasks, window)
        self.checkup = Checkup(accounts, self._lists, window)
        self.reading_feeds = ReadingFeeds(accounts, self._lists, tasks, window, open_page)
        self._previews = Previews(accounts, self._lists, tasks, self.say, self.choose, window)
        self.carrying = Carrying(self._lists, window, self._previews, tasks, self._listing.read)
        self._outbox = Outboxing(self._lists, window, self.say)
        self.freshness = Freshness(self._lists, window, refresh_minutes)
        self.freshness.looked.connect(self._listing.look)
        self._arranging = Arranging(self._lists, self._lists.travel, window, remembering)
        self._looking = Looking(window, self._arranging.open_by)
        self.interchanging = Interchanging(self._lists, tasks, self.say, window, self._previews)
        self._remembering = remembering
        self._rating = Rating(self._lists, tasks, window, rest)
        history = remembering.history if remembering is not None else None
        same = SameTitles(history, tasks, window)
        self._detailing = Detailing(self._lists, accounts, tasks, window, self._rating, same, self._go_to, rest)
        self.overviewing = Overviewing(
            accounts,
            self._lists,
            self._listing,
            tasks,
            window,
            self._rating,
            self._detailing,
            same,
            history,
            self._go_to,
        )
        adding = Adding(accounts, self._lists, window, self.carrying, self._listing.read)
        self.searching = Searching(accounts, self._lists, tasks, window, self._detailing, adding, again)
        doings = Doings(again, self.choose, self._show_titles, self.checkup.open)
        self.noticing = Noticing(accounts, self._lists, tasks, window, history, doings, wishes)
        self.starting = Starting(self._lists)
        self.starting.offer(View("all", "All my queues", self.overviewing.open))
        self._title_states = TitleStates(accounts, self._lists, tasks, window, rest)
        self.searching.found.connect(self._title_states.mark)
        self._connect()

    def start(self, first: QueueRef | None = None) -> None:
        """Show who is linked, and open their lists; `first` is the one to be shown, as soon as it is there."""
        self._wanted = first
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
        self.linking.linked.connect(self._show_account)
        self.linking.serve(window.panes.sources)
        self.exploring.serve(window.panes.sources)
        window.link_requested.connect(self.linking.link)
        window.panes.sources.queue_chosen.connect(self.choose)
        window.status.retry_pressed.connect(self.refresh)
        window.panes.details.link_activated.connect(open_page)
        window.activated.connect(self.refresh_if_old)

    # --- what the core tells -------------------------------------------------------------------------------------

    def accounts_changed(self) -> None:
        """An account was linked, renamed, unlinked, or must sign in again."""
        self._lists.forget_unlinked()
        if self._remembering is not None:
            self._remembering.forget_unlinked({account.id for account in self._accounts.all})
        self._show_names()
        self.searching.accounts_changed()
        self._outbox.show()
        self._window.show_first_run(nobody_is_linked=not self._accounts.all)
        if self._window.page is None:
            kept = f"Secrets are kept in {self._accounts.credentials.description}"
            self._window.status.show_nothing("" if self._accounts.all else "No account linked yet", kept)
        self._listing.follow_accounts()

    def _show_names(self) -> None:
        """Of accounts and lists; what went goes from the screen, and what is beside it comes."""
        shown = self._window.current
        self._arranging.forget_unlinked()
        self._previews.forget_unlinked()
        self._window.panes.forget_pages(self._lists.__contains__)
        for ref, page in self._window.panes.pages.items():
            page.set_heading(self._lists.heading(ref))
        self._window.panes.sources.show_accounts(self._lists.sources())
        self.overviewing.show_names()
        if shown is not None and shown not in self._lists:
            self._show_account(shown.account)
        self._say_what_to_choose()

    def _say_what_to_choose(self) -> None:
        """Where no list is on the screen: there may be none at all."""
        shelves = [self._lists.shelf(account.id) for account in self._accounts.all]
        nothing = bool(shelves) and all(shelf is not None and not shelf.lists for shelf in shelves)
        can_make = any(shelf is not None and shelf.capabilities.list_editing is not None for shelf in shelves)
        self._window.panes.say_what_to_choose(nothing_there=nothing, can_make=can_make)

    def hear(self, state: QueueState, event: Event | None) -> None:
        """A queue changed, or something happened to it."""
        if state.ref not in self._lists:
            return
        page = self._window.panes.pages.get(state.ref)
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
        before = self._health.get(state.ref)
        self._health[state.ref] = state.health
        if isinstance(event, Failed) and isinstance(event.error, NotThere):
            self._listing.look(state.ref.account)  # which tells what became of the list
        elif event is not None:
            service, by_itself = self._lists.service(state.ref), self._lists.by_itself(state.ref)
            self.say(message_of(event, service, self._answers(state.ref), by_itself))
        elif state.health is Health.SIGN_IN_AGAIN is not before:
            self._ask_to_sign_in_again(state)

    def report(self, error: Exception, service: str = "The service") -> None:
        """An error that belongs to no queue."""
        sentence = sentence_of(error, service)
        kind = Kind.WARNING if isinstance(error, (NoRoom, ListFixed)) else Kind.ERROR
        self.say(Message(kind, sentence.lead, sentence.text))

    def say(self, message: Message) -> None:
        """Something that a person should know."""
        self._window.message_bar.show_message(message)

    def _tell(self, lead: str, text: str) -> None:
        self.say(Message(Kind.INFO, lead, text))

    def _ask_to_sign_in_again(self, state: QueueState) -> None:
        again = Action("Sign in again", partial(self.linking.sign_in_again, state.ref.account))
        waiting = self._lists.waiting(state.ref.account)
        kept = f"{counted(waiting, 'change is', 'changes are')} kept, and sent after you have signed in."
        text = kept if waiting else "Your lists stay here."
        self.say(Message(Kind.WARNING, f"{self._lists.service(state.ref)} wants you to sign in again.", text, (again,)))

    def _answers(self, ref: QueueRef) -> Answers:
        session = self._lists[ref]
        return Answers(
            show=partial(self._show_rows, ref),
            undo=partial(self._undo, ref),
            decide=partial(self._decide, session),
            believe_empty=session.believe_empty,
            refresh=session.refresh,
            sign_in_again=partial(self.linking.sign_in_again, ref.account),
        )

    def _decide(self, session: LiveQueue, entry_id: EntryId, keep: bool) -> None:  # noqa: FBT001 - an answer
        try:
            session.decide(entry_id, keep=keep)
        except LineupError as error:
            self.report(error)

    # --- lists ---------------------------------------------------------------------------------------------------

    def _add_list(self, ref: QueueRef, steps: Sequence[Step]) -> None:
        """A list can be chosen. The first one is."""
        self._window.panes.add_page(ref, partial(self._made_page, ref, steps))
        self.hear(self._lists[ref].state, None)
        wanted = self._wanted
        nothing = self._window.page is None and not self.overviewing.is_open
        if ref == wanted or ref.account == self._awaited:
            self.choose(ref)
        elif nothing and (wanted is None or self._lists.info(wanted) is None):
            self.choose(ref)
            self._wanted = wanted  # its account's lists may still be on their way

    def _made_page(self, ref: QueueRef, steps: Sequence[Step]) -> QueuePage:
        session, can = self._lists[ref], self._lists.capabilities(ref.account)
        page = QueuePage(session, self._lists.heading(ref), self._window.panes.posters)
        page.view.chosen_changed.connect(self._show_details)
        page.drag_refused.connect(self._refuse_drag)
        page.failed.connect(self.report)
        page.history.told.connect(self._tell)
        page.history.restore(steps)
        self.carrying.serve(page)
        self.searching.serve(page)
        self._looking.serve(page, ref)
        scale = can.rating_scale if can is not None else None
        self._arranging.serve(page, ref, self._rating.serve(page, ref, session, scale))
        return page

    def _show_account(self, account_id: AccountId) -> None:
        """The first list of an account that was just linked, now or as soon as it is known. Whoever signed in once more
        may have given another permission: what is there already is read again.
        """
        first = next((ref for ref in self._lists.refs if ref.account == account_id), None)
        if first is not None:
            self.choose(first)
            self._lists[first].refresh()
        else:
            self._awaited = account_id

    def choose(self, ref: QueueRef) -> None:
        """Put a list on the screen, and read it where that was not done yet."""
        page = self._window.panes.page_of(ref)
        self._awaited = None
        self._wanted = ref if page is None else None
        if page is not None:
            self._listing.read(ref)
            self._window.panes.show_page(ref)
            self._window.panes.sources.choose(ref)
            self._show_state(self._lists[ref].state)
            self._outbox.show()
            self._show_details()
            page.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the shown list again, try what waits, and see which lists there are."""
        self.overviewing.read_again()
        if self._window.current is not None:
            self._lists[self._window.current].refresh()
            self._listing.read(self._window.current)
        for account in self._accounts.all:
            self._listing.look(account.id)

    def refresh_if_old(self) -> None:
        """The person came back to the window."""
        self.linking.revoke_what_waits()
        self.noticing.look()
        ref = self._window.current
        if ref is not None and self._lists[ref].is_old:
            self.refresh()
        self.freshness.arm()

    # --- showing -------------------------------------------------------------------------------------------------

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

    def _go_to(self, ref: QueueRef, title_id: TitleId) -> None:
        """Another list, and the title in it."""
        self._show_titles(ref, (title_id,))

    def _show_titles(self, ref: QueueRef, ids: tuple[TitleId, ...]) -> None:
        """Another list, and these titles in it."""
        if ref in self._lists:
            self.choose(ref)
            self._show_rows(ref, ids)

    def _show_rows(self, ref: QueueRef, ids: tuple[TitleId, ...]) -> None:
        page = self._window.panes.page_of(ref)
        if page is not None:
            page.view.choose_all(ids)

    def _undo(self, ref: QueueRef) -> None:
        page = self._window.panes.page_of(ref)
        if page is not None:
            page.history.undo()

    def _refuse_drag(self, reason: str) -> None:
        self.say(Message(Kind.INFO, "These rows cannot be moved now.", reason))
