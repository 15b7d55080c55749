"""Which lists each account has: as the last run knew them, as the service tells them now, and whenever it is asked."""

import asyncio
from contextlib import suppress
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer

from desktop_app.domain.account import Account, AccountId, LinkState
from desktop_app.domain.errors import (
    KeyringError,
    KeyringLost,
    LineupError,
    NotThere,
    OutcomeUnknown,
    RateLimited,
    SignInAgain,
    Unreachable,
)
from desktop_app.domain.queues import QueueRef
from desktop_app.domain.service import ListCatalogue, ListInfo
from desktop_app.sync.retry_policy import RetryPolicy
from desktop_app.sync.state import Event, Failed, Health, QueueState
from desktop_app.ui.lists.changes import ListChanges
from desktop_app.ui.shell.event_messages import Remedies, ways_out
from desktop_app.ui.shell.message_bar import Action, Kind, Message
from desktop_app.ui.shell.messages import counted, sentence_of
from desktop_app.ui.sidebar.list_words import GONE, in_order
from desktop_app.ui.widgets.link_button import open_page
from desktop_app.ui.workspace import Feature, Workspace

FEW = 4
"""So many lists of which only reading tells how many titles they hold are read unasked."""

_PASSING = (Unreachable, OutcomeUnknown, RateLimited)
"""The shown list says the same, and goes on by itself."""


class ListsController(Feature):
    """Follows the lists of all accounts. Every list is shown as it was last known; it is read when it is wanted."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.window)
        self._accounts = workspace.accounts
        self._library = workspace.accounts.library
        self._lists = workspace.lists
        self._tasks = workspace.tasks
        self._say = workspace.say
        self._sign_ins = workspace.sign_ins
        self._safekeeping = workspace.outside.safekeeping
        self._known: dict[AccountId, LinkState] = {}
        self._turns: dict[AccountId, asyncio.Lock] = {}
        self.wanted_orders: dict[AccountId, tuple[str, ...]] = {}
        self._due: set[AccountId] = set()
        self._being_read: set[QueueRef] = set()
        self._failures: dict[AccountId, int] = {}
        """Failures in a row of accounts whose lists were never told."""
        self._window = workspace.window
        self._lists.list_wanted.connect(self.read)
        self._lists.account_wanted.connect(self.look)
        self.changes = ListChanges(workspace, self)

    def turn(self, account_id: AccountId) -> asyncio.Lock:
        """Who asks for the account's lists, and who changes them, waits for the other."""
        return self._turns.setdefault(account_id, asyncio.Lock())

    # --- when ----------------------------------------------------------------------------------------------------

    def accounts_changed(self) -> None:
        """Accounts were linked, or signed in again: ask for their lists."""
        before, self._known = self._known, {account.id: account.state for account in self._accounts.all}
        for account in self._accounts.all:
            if account.id not in before:
                self._tasks.start(self._begin(account))
            elif before[account.id] is LinkState.SIGN_IN_AGAIN is not account.state:
                self.look(account.id)

    def look(self, account_id: AccountId) -> None:
        """Ask the service as soon as it is the account's turn."""
        account = self._lists.account(account_id)
        if account is not None and account_id not in self._due:
            self._due.add(account_id)
            self._tasks.start(self._ask(account))

    def read(self, ref: QueueRef) -> None:
        """The person wants to see the list, or something waits in it."""
        known = self._library.list(ref)
        if ref not in self._being_read and not (known is not None and known.is_served):
            self._being_read.add(ref)
            self._tasks.start(self._read(ref))

    def refresh(self) -> None:
        """See which lists there are, and that the shown one is served."""
        if self._window.current is not None:
            self.read(self._window.current)
        for account in self._accounts.all:
            self.look(account.id)

    def hear(self, state: QueueState, event: Event | None) -> None:
        """A list changed: what waits in it is not left waiting because nobody looks at it."""
        if state.waiting and state.health is Health.NOT_READ:
            self.read(state.ref)
        if isinstance(event, Failed) and isinstance(event.error, NotThere):
            self.look(state.ref.account)  # which tells what became of the list

    async def _begin(self, account: Account) -> None:
        known = await self._library.linked(account.id).known_catalogue()
        if known is not None:
            async with self.turn(account.id):
                await self.show(account.id, known)
        await self._ask(account)

    async def _ask(self, account: Account) -> None:
        """As the service has them now. What cannot be asked now leaves what is known."""
        before, known = self._lists.catalogue(account.id), self._known_lists(account.id)
        try:
            async with self.turn(account.id):
                self._due.discard(account.id)
                told = await self._library.linked(account.id).ask_catalogue()
                self._lists.told.emit()
                await self.show(account.id, told)
        except LineupError as error:
            if self._lists.account(account.id) is not None and not (before and isinstance(error, _PASSING)):
                self._miss(account, error)
            return
        self._failures.pop(account.id, None)
        if self._safekeeping is not None:
            self._safekeeping.offer(None)
        if before is not None:
            self._tell_gone(account, before, known)
        untold = [info.name for info in told.lists if info.count is None and not info.on_request]
        for name in untold if len(untold) <= FEW else ():
            self.read(QueueRef(account.id, name))

    async def _read(self, ref: QueueRef) -> None:
        try:
            await self._library.linked(ref.account).open(ref.name)
        except LineupError as error:
            account = self._lists.account(ref.account)
            if account is not None:
                self._report(account, error)
        finally:
            self._being_read.discard(ref)

    # --- what is there -------------------------------------------------------------------------------------------

    async def show(self, account_id: AccountId, told: ListCatalogue) -> None:
        """The account has these lists, and those for which something waits. Raises `LineupError`.

        Whoever calls it has its `turn`.
        """
        before = self._lists.catalogue(account_id)
        catalogue = await self._with_waiting(account_id, told, before)
        if account_id in self.wanted_orders:  # and on its way: what was asked for before that shows another
            catalogue = replace(catalogue, lists=in_order(catalogue.lists, self.wanted_orders[account_id]))
        account = self._library.account(account_id)
        if account is None:
            return
        left = {info.name for info in catalogue.lists}
        gone = [info for info in before.lists if info.name not in left] if before is not None else []
        account.put(catalogue)
        for info in gone:
            await account.forget_list(info.name)
        for info in catalogue.lists:
            with suppress(NotThere):  # it went meanwhile
                await account.show(info.name)

    async def _with_waiting(
        self, account_id: AccountId, told: ListCatalogue, before: ListCatalogue | None
    ) -> ListCatalogue:
        """A list that the service no longer has stays for as long as a change waits for it: none goes unsaid."""
        names = {info.name for info in told.lists}
        waiting = [name for name in await self._library.linked(account_id).names_waiting() if name not in names]
        known = {info.name: info for info in before.lists} if before is not None else {}
        kept = (known.get(name, ListInfo(name, "A deleted list")) for name in waiting)
        gone = (replace(info, fixed=GONE, is_own=False) for info in kept)
        return replace(told, lists=(*told.lists, *gone)) if waiting else told

    # --- what is told --------------------------------------------------------------------------------------------

    def _known_lists(self, account_id: AccountId) -> set[str]:
        """Names of the account's lists of which the service has told more than that, or that the person asked for."""
        catalogue = self._lists.catalogue(account_id)
        told = (
            {info.name for info in catalogue.lists if info.count is not None or info.on_request}
            if catalogue
            else set[str]()
        )
        return told | {state.ref.name for state in self._lists.states_of(account_id) if state.loaded or state.entries}

    def _tell_gone(self, account: Account, before: ListCatalogue, known: set[str]) -> None:
        """Tell which lists are gone since `before`, and what waits for them. Only `known` ones are missed."""
        for info in before.lists:
            ref = QueueRef(account.id, info.name)
            now = self._lists.info(ref)
            if info.fixed == GONE or (now is not None and now.fixed != GONE) or info.name not in known:
                continue
            lead = f"{self._lists.service_of(account)} no longer has “{info.title}”."
            if now is None:
                self._say(Message(Kind.INFO, lead))
            else:
                waiting = self._lists[ref].state.waiting
                let_go = Action("Let them go", partial(self._let_go, ref))
                text = f"{counted(waiting, 'change that waited for it is', 'changes that waited for it are')} kept."
                self._say(Message(Kind.WARNING, lead, text, (let_go,)))

    def _let_go(self, ref: QueueRef) -> None:
        if ref in self._lists:
            session = self._lists[ref]
            try:
                session.drop([entry.id for entry in session.state.entries])
            except LineupError as error:
                self._tasks.fail(error)
            self.look(ref.account)

    def _miss(self, account: Account, error: LineupError) -> None:
        """No list is there that would go on by itself: look again where that can help, and say so once.

        Nothing is said of a pause of a second after signing in, unless there is another one.
        """
        before = self._failures.pop(account.id, 0)
        if isinstance(error, _PASSING):
            self._failures[account.id] = before + 1
            wait = _pause(self._accounts.retry_policy, error, before)
            QTimer.singleShot(round(wait * 1000), self, partial(self.look, account.id))
        is_brief = isinstance(error, RateLimited) and not error.until_tomorrow
        if before == int(is_brief) or not isinstance(error, _PASSING):
            self._report(account, error)

    def _report(self, account: Account, error: LineupError) -> None:
        sentence = sentence_of(error, self._lists.service_of(account))
        if isinstance(error, SignInAgain) and account.state is LinkState.LINKED:
            return  # it ended in this moment, which is told of the account
        if isinstance(error, (SignInAgain, KeyringLost)):
            self._sign_ins.show(account.id, Kind.ERROR, sentence.lead, sentence.text)
        elif isinstance(error, KeyringError) and self._safekeeping is not None:
            self._safekeeping.offer(error)
        else:
            self._say(Message(Kind.ERROR, sentence.lead, sentence.text, self._ways_out(account, error)))

    def _ways_out(self, account: Account, error: LineupError) -> tuple[Action, ...]:
        look, sign_in = partial(self.look, account.id), partial(self._sign_ins.wanted.emit, account.id)
        return ways_out(error, Remedies(look, sign_in, open_page, self._lists.support_of(account)))


def _pause(policy: RetryPolicy, error: LineupError, before: int) -> float:
    """Seconds until lists are asked for again, after so many failures before this one."""
    if not isinstance(error, RateLimited):
        return policy.pause(before + 1)
    if error.until_tomorrow:
        return policy.quota_wait
    return max(error.retry_after, policy.pause(before) if before else 0.0)
