"""Joins the core and the window: what a person does goes down, what the core tells comes up as words and rows."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt

from desktop_app.accounts import Accounts
from desktop_app.domain.account import Account, AccountId
from desktop_app.domain.edits import Edit
from desktop_app.domain.errors import LineupError
from desktop_app.domain.pending import EntryId
from desktop_app.domain.queues import QueueRef, TitleId
from desktop_app.domain.service import Capabilities, ListInfo, Ordering, RatingScale, Shelf, objection
from desktop_app.domain.steps import Step
from desktop_app.sync.state import Event, Health, QueueState
from desktop_app.ui.adding import Adding
from desktop_app.ui.arranging import Arranging
from desktop_app.ui.asking import Answers, message_of
from desktop_app.ui.carrying import Carrying
from desktop_app.ui.endings import Endings
from desktop_app.ui.freshness import MINUTES, Freshness
from desktop_app.ui.link_wizard.outside import Outside
from desktop_app.ui.linking import Linking
from desktop_app.ui.live_queue import LiveQueue
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.message_bar import Action, Kind, Message
from desktop_app.ui.messages import sentence_of
from desktop_app.ui.open_lists import OpenLists
from desktop_app.ui.outboxing import Outboxing
from desktop_app.ui.queue.arrange.own_ratings import OwnRatings
from desktop_app.ui.queue.arrange.travel import Travel
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.remembering import Remembering
from desktop_app.ui.tasks import Tasks
from desktop_app.ui.web_page import open_page

KEPT_HERE = "order kept on this computer only"


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
    ) -> None:
        """`refresh_minutes`: how old the shown list may become before it is read again; 0 for never by itself."""
        super().__init__(window)
        self._window = window
        self._accounts = accounts
        self._tasks = tasks
        self._lists = OpenLists(accounts)
        self._health: dict[QueueRef, Health] = {}
        self._opening: set[AccountId] = set()
        self._capabilities: dict[AccountId, Capabilities] = {}
        self._infos: dict[QueueRef, ListInfo] = {}
        self.linking = Linking(accounts, self._lists, tasks, self.say, outside, window)
        self._endings = Endings(accounts, self._lists, self.say, self.linking.sign_in_again, window)
        self._adding = Adding(accounts, self._lists, tasks, window)
        self._carrying = Carrying(self._lists, window)
        self._outbox = Outboxing(self._lists, window, self.say)
        self._freshness = Freshness(self._lists, window, refresh_minutes)
        self._arranging = Arranging(self._lists, self._travel, window, remembering)
        self._remembering = remembering
        self._connect()

    def start(self) -> None:
        """Show who is linked, and open their lists."""
        self.accounts_changed()
        self.linking.revoke_what_waits()

    async def close(self) -> None:
        """The program ends."""
        await self.linking.close()
        if self._remembering is not None:
            await self._remembering.close()

    def _connect(self) -> None:
        window = self._window
        self.linking.linked.connect(self._show_account)
        self.linking.serve(window.panes.sources)
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
        self._outbox.show()
        self._window.show_first_run(nobody_is_linked=not self._accounts.all)
        if self._window.page is None:
            kept = f"Secrets are kept in {self._accounts.credentials.description}"
            self._window.status.show_nothing("" if self._accounts.all else "No account linked yet", kept)
        for account in self._accounts.all:
            if account.id not in self._opening:
                self._opening.add(account.id)
                self._tasks.start(self._open_lists(account))

    def _show_names(self) -> None:
        """Of accounts and lists; what went goes from the screen."""
        self._arranging.forget_unlinked()
        self._window.panes.forget_pages(self._lists.__contains__)
        for ref, page in self._window.panes.pages.items():
            page.set_heading(self._lists.heading(ref))
        self._window.panes.sources.show_accounts(self._lists.sources())

    def hear(self, state: QueueState, event: Event | None) -> None:
        """A queue changed, or something happened to it."""
        if state.ref not in self._lists:
            return
        page = self._window.panes.pages.get(state.ref)
        if page is not None:
            page.show_state(state)
        self._arranging.hear(state)
        if self._remembering is not None:
            self._remembering.hear(state)
        if page is not None and page is self._window.page:
            self._show_state(state)
        else:
            self._outbox.show()
        self._window.panes.sources.show_accounts(self._lists.sources())
        before = self._health.get(state.ref)
        self._health[state.ref] = state.health
        if event is not None:
            service, by_itself = self._lists.service(state.ref), self._lists.by_itself(state.ref)
            self.say(message_of(event, service, self._answers(state.ref), by_itself))
        elif state.health is Health.SIGN_IN_AGAIN is not before:
            self._ask_to_sign_in_again(state)

    def report(self, error: Exception, service: str = "The service") -> None:
        """An error that belongs to no queue."""
        sentence = sentence_of(error, service)
        self.say(Message(Kind.ERROR, sentence.lead, sentence.text))

    def say(self, message: Message) -> None:
        """Something that a person should know."""
        self._window.message_bar.show_message(message)

    def _tell(self, lead: str, text: str) -> None:
        self.say(Message(Kind.INFO, lead, text))

    def _ask_to_sign_in_again(self, state: QueueState) -> None:
        again = Action("Sign in again", partial(self.linking.sign_in_again, state.ref.account))
        text = "Your changes are kept and sent after you have signed in." if state.waiting else "Your lists stay here."
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

    def _travel(self, ref: QueueRef) -> Travel:
        """How moves travel to the service of this list."""
        account = self._lists.account(ref.account)
        spacing = self._accounts.provider(account.provider).call_spacing if account else 0.0
        return Travel.of(self._lists.heading(ref).service, spacing, self._capabilities[ref.account])

    # --- lists ---------------------------------------------------------------------------------------------------

    async def _open_lists(self, account: Account) -> None:
        """Every list of the account: as last told at once, then as it is now; so what waits in any of them is sent."""
        try:
            known = await self._accounts.desk.known_shelf(account.id)
            if known is not None:
                await self._show_shelf(account.id, known)
            shelf = await self._accounts.desk.shelf(account.id)
            self._endings.look()
            await self._show_shelf(account.id, shelf)
            for info in shelf.lists:
                await self._accounts.desk.open(QueueRef(account.id, info.name))
        except LineupError as error:
            again = Action("Sign in again", partial(self.linking.sign_in_again, account.id))
            sentence = sentence_of(error, self._lists.service_of(account))
            self.say(Message(Kind.ERROR, sentence.lead, sentence.text, (again,)))
            self._opening.discard(account.id)

    async def _show_shelf(self, account_id: AccountId, shelf: Shelf) -> None:
        """What stands on it, and nothing else of this account."""
        self._capabilities[account_id] = shelf.capabilities
        infos = {QueueRef(account_id, info.name): info for info in shelf.lists}
        self._infos.update(infos)
        for ref, info in infos.items():
            await self._show_list(ref, info, shelf.capabilities)
        if self._lists.keep(account_id, {ref: info.title for ref, info in infos.items()}):
            self._show_names()

    async def _show_list(self, ref: QueueRef, info: ListInfo, capabilities: Capabilities) -> None:
        steps = await self._accounts.desk.steps(ref)
        queue = await self._accounts.desk.show(ref, capabilities)
        if ref in self._lists:
            return
        before_edit = self._remembering.before_edit if self._remembering else None
        session = LiveQueue(self._accounts, queue, before_edit, partial(self._objection, ref))
        self._lists.add(ref, info.title, session, KEPT_HERE if capabilities.ordering is Ordering.KEPT_BY_US else "")
        self._window.panes.add_page(ref, partial(self._made_page, ref, session, steps, capabilities.rating_scale))
        self.hear(session.state, None)
        if self._window.page is None:
            self.choose(ref)

    def _objection(self, ref: QueueRef, edits: Sequence[Edit]) -> str:
        """As the service last told of the list, which may have been after it was shown."""
        return objection(self._infos[ref], self._capabilities[ref.account], edits)

    def _made_page(
        self, ref: QueueRef, session: LiveQueue, steps: Sequence[Step], scale: RatingScale | None
    ) -> QueuePage:
        page = QueuePage(session, self._lists.heading(ref), self._window.panes.posters)
        page.add_requested.connect(self._window.panes.show_add_title)
        page.view.chosen_changed.connect(self._show_details)
        page.drag_refused.connect(self._refuse_drag)
        page.failed.connect(self.report)
        page.history.told.connect(self._tell)
        page.history.restore(steps)
        self._carrying.serve(page)
        own = OwnRatings(scale, session.ratings, self._tasks.start, page) if scale is not None else None
        self._arranging.serve(page, ref, own)
        return page

    def _show_account(self, account_id: AccountId) -> None:
        """The first list of an account that was just linked."""
        first = next((ref for ref in self._lists.refs if ref.account == account_id), None)
        if first is not None:
            self.choose(first)

    def choose(self, ref: QueueRef) -> None:
        """Put a list on the screen."""
        page = self._window.panes.page_of(ref)
        if page is not None:
            self._window.panes.show_page(ref)
            self._window.panes.sources.choose(ref)
            self._show_state(self._lists[ref].state)
            self._show_details()
            page.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the shown list again, and try what waits."""
        if self._window.current is not None:
            self._lists[self._window.current].refresh()

    def refresh_if_old(self) -> None:
        """The person came back to the window."""
        self.linking.revoke_what_waits()
        self._endings.look()
        ref = self._window.current
        if ref is not None and self._lists[ref].is_old:
            self.refresh()
        self._freshness.arm()

    # --- showing -------------------------------------------------------------------------------------------------

    def _show_state(self, state: QueueState) -> None:
        session = self._lists[state.ref]
        self._window.status.show_state(state, self._lists.service(state.ref), session.next_try_in)
        self._window.panes.add_title.show_queue(state.view)
        self._outbox.show()
        self._freshness.arm()

    def _show_details(self) -> None:
        page = self._window.page
        if page is not None and page.model.state is not None:
            self._window.panes.details.set_service(self._lists.service(page.model.state.ref))
            self._window.panes.details.show_items(page.chosen_items, page.model.state.view)

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
