"""The API explorer: sends requests over the account's own connection, and shows the answers."""

import asyncio

from PySide6.QtCore import QLocale, Qt, QTime

from desktop_app.accounts.api_explorer import ApiExplorer, explorer_of
from desktop_app.domain.account import AccountId
from desktop_app.domain.errors import LineupError
from desktop_app.explorer.query import Query
from desktop_app.ui.explorer.request_history import PastRequest
from desktop_app.ui.explorer.window import ExplorerWindow
from desktop_app.ui.sentences.details import detail_of
from desktop_app.ui.shell.message_stack import Kind, Message
from desktop_app.ui.shell.messages import sentence_of
from desktop_app.ui.style.state_shapes import Shape
from desktop_app.ui.workspace import Feature, Workspace
from desktop_app.workers import Workers

NOT_ANSWERED = "No answer"


class ExplorerController(Feature):
    """The explorer's window, made when first wanted, and its requests, one at a time."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.window)
        self._accounts = workspace.accounts
        self._library = workspace.library
        self._labels = workspace.labels
        self._tasks = workspace.tasks
        self._window = workspace.window
        self._reading = Workers("reading")
        self._under_way: asyncio.Task[None] | None = None
        self.window: ExplorerWindow | None = None
        workspace.sidebar.explore_requested.connect(self.open)

    def open(self, account: AccountId | None = None) -> None:
        """Put the window on the screen, with this account chosen."""
        window = self.window or self._made()
        window.question.show_accounts(self._named_accounts(), account)
        window.show()
        window.raise_()
        window.activateWindow()
        window.question.address.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made(self) -> ExplorerWindow:
        self.window = made = ExplorerWindow(self._window)
        made.asked.connect(self._ask)
        made.signed.connect(self._sign)
        made.stopped.connect(self._stop)
        made.looked_at.connect(self._show_accounts)
        made.question.account_chosen.connect(self._tell_api)
        return made

    def _show_accounts(self) -> None:
        if self.window is not None:
            self.window.question.show_accounts(self._named_accounts(), None)

    def _named_accounts(self) -> list[tuple[AccountId, str]]:
        return [(account.id, f"{self._labels.service_of(account)} · {account.label}") for account in self._accounts.all]

    # --- asking ---------------------------------------------------------------------------------------------------

    def _ask(self, account: AccountId, query: Query) -> None:
        self._stop()
        self._shown.show_asking(True)
        self._under_way = self._tasks.start(self._send(account, query))
        self._under_way.add_done_callback(lambda _task: self._shown.show_asking(False))

    def _sign(self, account: AccountId, query: Query) -> None:
        self._stop()
        self._under_way = self._tasks.start(self._show_signed(account, query))

    def _stop(self) -> None:
        if self._under_way is not None:
            self._under_way.cancel()

    async def _send(self, account: AccountId, query: Query) -> None:
        window, status = self._shown, 0
        try:
            explorer = await self._rehearsed(account, query)
            answer = await explorer.ask(query)
            status = answer.exchange.status
            window.answer.show_answer(answer)
        except asyncio.CancelledError:
            window.answer.say("Stopped", Shape.CLOSED)
            if query.writes:
                window.say(Message(Kind.WARNING, "Stopped.", "It may have arrived all the same."))
            raise
        except (LineupError, ValueError) as error:
            self._tell(account, error)
        finally:
            self._remember(account, query, status)
            if query.writes:
                self._read_again(account)

    async def _show_signed(self, account: AccountId, query: Query) -> None:
        window = self._shown
        window.answer.clear()
        try:
            await self._rehearsed(account, query)
        except (LineupError, ValueError) as error:
            self._tell(account, error)
        else:
            window.answer.say("Signed, not sent", Shape.WAITS)
            window.answer.tabs.setCurrentWidget(window.answer.request)

    async def _rehearsed(self, account: AccountId, query: Query) -> ApiExplorer:
        """The signed request is on the screen when this returns."""
        explorer = await explorer_of(self._accounts, account, self._reading)
        exchange = await explorer.rehearse(query)
        self._shown.answer.show_request(exchange, query, explorer.curl(query, exchange))
        return explorer

    def _tell_api(self, account: AccountId) -> None:
        self._tasks.start(self._show_api(account))

    async def _show_api(self, account: AccountId) -> None:
        window = self._shown
        window.question.show_api("")
        try:
            api = (await explorer_of(self._accounts, account, self._reading)).api
        except LineupError as error:
            self._tell(account, error)
            return
        if window.question.chosen_account == account:
            window.question.show_api(api)

    # --- afterwards -----------------------------------------------------------------------------------------------

    def _tell(self, account: AccountId, error: Exception) -> None:
        """Show an error; a mistake in what the person typed is shown as it is."""
        window = self._shown
        window.answer.say(NOT_ANSWERED, Shape.DECIDE)
        if isinstance(error, LineupError):
            sentence = sentence_of(error, self._service(account))
            window.say(Message(Kind.WARNING, sentence.lead, detail_of(error)))
        else:
            window.say(Message(Kind.WARNING, "That cannot be asked.", detail_of(error)))

    def _remember(self, account: AccountId, query: Query, status: int) -> None:
        now = QLocale().toString(QTime.currentTime(), QLocale.FormatType.ShortFormat)
        self._shown.history.add(PastRequest(now, account, self._service(account), query.without_secrets(), status))

    def _read_again(self, account: AccountId) -> None:
        """Read the account's open lists again: a request written by hand may have changed them."""
        asked = self._accounts.library.account(account)
        for each in asked.lists if asked is not None else ():
            each.refresh()

    def _service(self, account_id: AccountId) -> str:
        account = self._library.account(account_id)
        return self._labels.service_of(account) if account else "The service"

    @property
    def _shown(self) -> ExplorerWindow:
        assert self.window is not None
        return self.window
