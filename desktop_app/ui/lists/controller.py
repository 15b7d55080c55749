"""Which lists each account has: as the last run knew them, as the service tells them now, and whenever it is asked."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.accounts import Accounts
from desktop_app.domain.account import Account, AccountId, LinkState
from desktop_app.domain.errors import (
    KeyringError,
    KeyringLost,
    LineupError,
    ListReason,
    OutcomeUnknown,
    RateLimited,
    SignInAgain,
    Unreachable,
)
from desktop_app.domain.queues import QueueRef
from desktop_app.domain.service import Capabilities, ListInfo, Shelf
from desktop_app.sync.pace import Pace
from desktop_app.sync.state import Health, QueueState
from desktop_app.ui.lists.words import in_order
from desktop_app.ui.live_queue import BeforeEdit, LiveQueue
from desktop_app.ui.open_lists import OpenLists
from desktop_app.ui.shell.event_messages import Remedies, ways_out
from desktop_app.ui.shell.message_bar import Action, Kind, Message
from desktop_app.ui.shell.messages import counted, sentence_of
from desktop_app.ui.shell.sign_in_messages import SignInMessages
from desktop_app.ui.shell.tasks import Tasks
from desktop_app.ui.widgets.link_button import open_page

FEW = 4
"""So many lists of which only reading tells how many titles they hold are read unasked."""

_PASSING = (Unreachable, OutcomeUnknown, RateLimited)
"""The shown list says the same, and goes on by itself."""


class ListsController(QObject):
    """Follows the lists of all accounts. Every list is shown as it was last known; it is read when it is wanted."""

    opened = Signal(object, object)
    """QueueRef, the steps of its way back: the list can be chosen."""

    asked = Signal()
    """A service has answered which lists there are."""

    changed = Signal()
    """Lists came, went, are called otherwise, or stand in another order."""

    def __init__(
        self,
        accounts: Accounts,
        lists: OpenLists,
        tasks: Tasks,
        say: Callable[[Message], None],
        sign_ins: SignInMessages,
        before_edit: BeforeEdit | None,
        parent: QObject,
    ) -> None:
        """`before_edit`: told of every edit of a list before it is made."""
        super().__init__(parent)
        self._accounts = accounts
        self._lists = lists
        self._tasks = tasks
        self._say = say
        self._sign_ins = sign_ins
        self._before_edit = before_edit
        self.offer_keyring: Callable[[KeyringError | None], None] | None = None
        """Tells the person what can be done where secrets cannot be had; is told None where they could."""
        self._known: dict[AccountId, LinkState] = {}
        self._turns: dict[AccountId, asyncio.Lock] = {}
        self.wanted_orders: dict[AccountId, tuple[str, ...]] = {}
        self._due: set[AccountId] = set()
        self._being_read: set[QueueRef] = set()
        self._failures: dict[AccountId, int] = {}
        """Failures in a row of accounts whose lists were never told."""

    def turn(self, account_id: AccountId) -> asyncio.Lock:
        """Who asks for the account's lists, and who changes them, waits for the other."""
        return self._turns.setdefault(account_id, asyncio.Lock())

    # --- when ----------------------------------------------------------------------------------------------------

    def follow_accounts(self) -> None:
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
        if ref not in self._being_read and not self._accounts.desk.is_served(ref):
            self._being_read.add(ref)
            self._tasks.start(self._read(ref))

    def hear(self, state: QueueState) -> None:
        """A list changed: what waits in it is not left waiting because nobody looks at it."""
        if state.waiting and state.health is Health.NOT_READ:
            self.read(state.ref)

    async def _begin(self, account: Account) -> None:
        known = await self._accounts.desk.known_shelf(account.id)
        if known is not None:
            async with self.turn(account.id):
                await self.show(account.id, known)
        await self._ask(account)

    async def _ask(self, account: Account) -> None:
        """As the service has them now. What cannot be asked now leaves what is known."""
        before, known = self._lists.shelf(account.id), self._known_lists(account.id)
        try:
            async with self.turn(account.id):
                self._due.discard(account.id)
                told = await self._accounts.desk.shelf(account.id)
                self.asked.emit()
                await self.show(account.id, told)
        except LineupError as error:
            if self._lists.account(account.id) is not None and not (before and isinstance(error, _PASSING)):
                self._miss(account, error)
            return
        self._failures.pop(account.id, None)
        if self.offer_keyring is not None:
            self.offer_keyring(None)
        if before is not None:
            self._tell_gone(account, before, known)
        untold = [info.name for info in told.lists if info.count is None and not info.on_request]
        for name in untold if len(untold) <= FEW else ():
            self.read(QueueRef(account.id, name))

    async def _read(self, ref: QueueRef) -> None:
        try:
            await self._accounts.desk.open(ref)
        except LineupError as error:
            account = self._lists.account(ref.account)
            if account is not None:
                self._report(account, error)
        finally:
            self._being_read.discard(ref)

    # --- what is there -------------------------------------------------------------------------------------------

    async def show(self, account_id: AccountId, told: Shelf) -> None:
        """The account has these lists, and those for which something waits. Raises `LineupError`.

        Whoever calls it has its `turn`.
        """
        before = self._lists.shelf(account_id)
        shelf = await self._with_waiting(account_id, told, before)
        if account_id in self.wanted_orders:  # and on its way: what was asked for before that shows another
            shelf = replace(shelf, lists=in_order(shelf.lists, self.wanted_orders[account_id]))
        if self._lists.account(account_id) is None:
            return
        left = {info.name for info in shelf.lists}
        gone = [info for info in before.lists if info.name not in left] if before is not None else []
        is_new = self._lists.put(account_id, shelf)
        for info in gone:
            ref = QueueRef(account_id, info.name)
            self._lists.close(ref)
            await self._accounts.desk.close_list(ref)
        if is_new:
            self.changed.emit()
        for info in shelf.lists:
            await self._open(QueueRef(account_id, info.name), shelf.capabilities)

    async def _with_waiting(self, account_id: AccountId, told: Shelf, before: Shelf | None) -> Shelf:
        """A list that the service no longer has stays for as long as a change waits for it: none goes unsaid."""
        names = {info.name for info in told.lists}
        waiting = [name for name in await self._accounts.desk.waiting(account_id) if name not in names]
        known = {info.name: info for info in before.lists} if before is not None else {}
        kept = (known.get(name, ListInfo(name, "A deleted list")) for name in waiting)
        gone = (replace(info, fixed=ListReason.GONE, is_own=False) for info in kept)
        return replace(told, lists=(*told.lists, *gone)) if waiting else told

    async def _open(self, ref: QueueRef, capabilities: Capabilities) -> None:
        if ref in self._lists:
            return
        steps = await self._accounts.desk.steps(ref)
        queue = await self._accounts.desk.show(ref, capabilities)
        if ref in self._lists or self._lists.info(ref) is None:
            return
        self._lists.add(ref, LiveQueue(self._accounts, queue, self._lists.check, self._before_edit))
        self.opened.emit(ref, steps)

    # --- what is told --------------------------------------------------------------------------------------------

    def _known_lists(self, account_id: AccountId) -> set[str]:
        """Names of the account's lists of which the service has told more than that, or that the person asked for."""
        shelf = self._lists.shelf(account_id)
        told = {info.name for info in shelf.lists if info.count is not None or info.on_request} if shelf else set[str]()
        return told | {state.ref.name for state in self._lists.states_of(account_id) if state.loaded or state.entries}

    def _tell_gone(self, account: Account, before: Shelf, known: set[str]) -> None:
        """Tell which lists are gone since `before`, and what waits for them. Only `known` ones are missed."""
        for info in before.lists:
            ref = QueueRef(account.id, info.name)
            now = self._lists.info(ref)
            if (
                info.fixed is ListReason.GONE
                or (now is not None and now.fixed is not ListReason.GONE)
                or info.name not in known
            ):
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
            wait = _pause(self._accounts.desk.pace, error, before)
            QTimer.singleShot(round(wait * 1000), self, partial(self.look, account.id))
        is_brief = isinstance(error, RateLimited) and not error.until_tomorrow
        if before == int(is_brief) or not isinstance(error, _PASSING):
            self._report(account, error)

    def _report(self, account: Account, error: LineupError) -> None:
        sentence = sentence_of(error, self._lists.service_of(account))
        if isinstance(error, KeyringError):
            self.changed.emit()  # the account's row says why it cannot be reached
        if isinstance(error, SignInAgain) and account.state is LinkState.LINKED:
            return  # it ended in this moment, which is told of the account
        if isinstance(error, (SignInAgain, KeyringLost)):
            self._sign_ins.show(account.id, Kind.ERROR, sentence.lead, sentence.text)
        elif isinstance(error, KeyringError) and self.offer_keyring is not None:
            self.offer_keyring(error)
        else:
            self._say(Message(Kind.ERROR, sentence.lead, sentence.text, self._ways_out(account, error)))

    def _ways_out(self, account: Account, error: LineupError) -> tuple[Action, ...]:
        look, sign_in = partial(self.look, account.id), partial(self._sign_ins.sign_in_again, account.id)
        return ways_out(error, Remedies(look, sign_in, open_page, self._lists.support_of(account)))


def _pause(pace: Pace, error: LineupError, before: int) -> float:
    """Seconds until lists are asked for again, after so many failures before this one."""
    if not isinstance(error, RateLimited):
        return pace.pause(before + 1)
    if error.until_tomorrow:
        return pace.quota_wait
    return max(error.retry_after, pace.pause(before) if before else 0.0)
