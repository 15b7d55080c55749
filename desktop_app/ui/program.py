"""Joins the core and the window: what a person does goes down, what the core tells comes up as words and rows."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices

from desktop_app.accounts import Accounts
from desktop_app.domain.account import Account, AccountId
from desktop_app.domain.errors import LineupError
from desktop_app.domain.pending import EntryId
from desktop_app.domain.queues import QueueRef, TitleId
from desktop_app.domain.service import Capabilities, ListInfo, Ordering, RatingScale, objection
from desktop_app.domain.steps import Step
from desktop_app.sync.state import Event, Health, QueueState
from desktop_app.ui.adding import Adding
from desktop_app.ui.arranging import Arranging
from desktop_app.ui.asking import Answers, message_of
from desktop_app.ui.carrying import Carrying
from desktop_app.ui.detailing import Detailing
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
from desktop_app.ui.queue.arrange.travel import Travel
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.rating import REST, Rating
from desktop_app.ui.remembering import Remembering
from desktop_app.ui.tasks import Tasks

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
        rest: float = REST,
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
        self._opening: set[AccountId] = set()
        self._capabilities: dict[AccountId, Capabilities] = {}
        self.linking = Linking(accounts, self._lists, tasks, self.say, outside, window)
        self._endings = Endings(accounts, self._lists, self.say, self.linking.sign_in_again, window)
        self._adding = Adding(accounts, self._lists, tasks, window)
        self._carrying = Carrying(self._lists, window)
        self._outbox = Outboxing(self._lists, window, self.say)
        self._freshness = Freshness(self._lists, window, refresh_minutes)
        self._arranging = Arranging(self._lists, self._travel, window, remembering)
        self._remembering = remembering
        self._rating = Rating(self._lists, tasks, window, rest)
        history = remembering.history if remembering is not None else None
        self._detailing = Detailing(self._lists, accounts, tasks, window, self._rating, history, self._go_to, rest)
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
        self.linking.serve(window.desk.sources)
        window.link_requested.connect(self.linking.link)
        window.desk.sources.queue_chosen.connect(self.choose)
        window.status.retry_pressed.connect(self.refresh)
        window.desk.details.link_activated.connect(_open_page)
        window.activated.connect(self.refresh_if_old)

    # --- what the core tells -------------------------------------------------------------------------------------

    def accounts_changed(self) -> None:
        """An account was linked, renamed, unlinked, or must sign in again."""
        self._lists.forget_unlinked()
        self._arranging.forget_unlinked()
        if self._remembering is not None:
            self._remembering.forget_unlinked({account.id for account in self._accounts.all})
        self._window.desk.forget_pages(self._lists.__contains__)
        for ref, page in self._window.desk.pages.items():
            page.set_heading(self._lists.heading(ref))
        self._window.desk.sources.show_accounts(self._lists.sources())
        self._outbox.show()
        self._window.show_first_run(nobody_is_linked=not self._accounts.all)
        if self._window.page is None:
            kept = f"Secrets are kept in {self._accounts.credentials.description}"
            self._window.status.show_nothing("" if self._accounts.all else "No account linked yet", kept)
        for account in self._accounts.all:
            if account.id not in self._opening:
                self._opening.add(account.id)
                self._tasks.start(self._open_lists(account))

    def hear(self, state: QueueState, event: Event | None) -> None:
        """A queue changed, or something happened to it."""
        if state.ref not in self._lists:
            return
        page = self._window.desk.pages.get(state.ref)
        if page is not None:
            page.show_state(state)
        self._arranging.hear(state)
        if self._remembering is not None:
            self._remembering.hear(state)
        if page is not None and page is self._window.page:
            self._show_state(page, state)
        else:
            self._outbox.show()
            self._detailing.lists_changed()
        self._window.desk.sources.show_accounts(self._lists.sources())
        before = self._health.get(state.ref)
        self._health[state.ref] = state.health
        if event is not None:
            self.say(message_of(event, self._lists.service(state.ref), self._answers(state.ref)))
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
        """Every list of the account, so that what waits in any of them is sent; the first one is shown."""
        try:
            service = await self._accounts.desk.service(account.id)
            self._endings.look()
            self._capabilities[account.id] = service.capabilities
            for info in await service.lists():
                await self._open(QueueRef(account.id, info.name), info, service.capabilities)
        except LineupError as error:
            again = Action("Sign in again", partial(self.linking.sign_in_again, account.id))
            sentence = sentence_of(error, self._lists.service_of(account))
            self.say(Message(Kind.ERROR, sentence.lead, sentence.text, (again,)))
            self._opening.discard(account.id)

    async def _open(self, ref: QueueRef, info: ListInfo, capabilities: Capabilities) -> None:
        steps = await self._accounts.desk.steps(ref)
        queue = await self._accounts.desk.open(ref)
        if ref in self._lists:
            return
        before_edit = self._remembering.before_edit if self._remembering else None
        session = LiveQueue(self._accounts, queue, before_edit, partial(objection, info, capabilities))
        self._lists.add(ref, info.title, session, KEPT_HERE if capabilities.ordering is Ordering.KEPT_BY_US else "")
        made = partial(self._made_page, ref, session, steps, capabilities.rating_scale)
        self._window.desk.add_page(ref, made)
        self.hear(session.state, None)
        if self._window.page is None:
            self.choose(ref)

    def _made_page(
        self, ref: QueueRef, session: LiveQueue, steps: Sequence[Step], scale: RatingScale | None
    ) -> QueuePage:
        page = QueuePage(session, self._lists.heading(ref), self._window.desk.posters)
        page.add_requested.connect(self._window.desk.show_add_title)
        page.view.chosen_changed.connect(self._show_details)
        page.drag_refused.connect(self._refuse_drag)
        page.failed.connect(self.report)
        page.history.told.connect(self._tell)
        page.history.restore(steps)
        self._carrying.serve(page)
        self._arranging.serve(page, ref, self._rating.serve(page, ref, session, scale))
        return page

    def _show_account(self, account_id: AccountId) -> None:
        """The first list of an account that was just linked."""
        first = next((ref for ref in self._lists.refs if ref.account == account_id), None)
        if first is not None:
            self.choose(first)

    def choose(self, ref: QueueRef) -> None:
        """Put a list on the screen."""
        page = self._window.desk.page_of(ref)
        if page is not None:
            self._window.desk.show_page(ref)
            self._window.desk.sources.choose(ref)
            self._show_state(page, self._lists[ref].state)
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

    def _show_state(self, page: QueuePage, state: QueueState) -> None:
        session = self._lists[state.ref]
        self._window.status.show_state(state, self._lists.service(state.ref), session.next_try_in)
        self._window.desk.add_title.show_queue(state.view)
        self._outbox.show()
        self._freshness.arm()
        self._window.desk.details.set_service(self._lists.service(state.ref))
        self._detailing.show(state.ref, page.chosen_items, state.view)

    def _show_details(self) -> None:
        page = self._window.page
        if page is not None and page.model.state is not None:
            self._detailing.show(page.model.state.ref, page.chosen_items, page.model.state.view)

    def _go_to(self, ref: QueueRef, title_id: TitleId) -> None:
        """Another list, and the title in it."""
        if ref in self._lists:
            self.choose(ref)
            self._show_rows(ref, (title_id,))

    def _show_rows(self, ref: QueueRef, ids: tuple[TitleId, ...]) -> None:
        page = self._window.desk.page_of(ref)
        if page is not None:
            page.view.choose_all(ids)

    def _undo(self, ref: QueueRef) -> None:
        page = self._window.desk.page_of(ref)
        if page is not None:
            page.history.undo()

    def _refuse_drag(self, reason: str) -> None:
        self.say(Message(Kind.INFO, "These rows cannot be moved now.", reason))


def _open_page(address: str) -> None:
    url = QUrl(address)
    if url.scheme() in ("http", "https"):
        QDesktopServices.openUrl(url)
