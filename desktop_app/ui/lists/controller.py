"""The lists of each account: as the last run knew them, and as the service tells them now."""

import asyncio
from contextlib import suppress
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer

from desktop_app.accounts import LiveAccount, LiveList
from desktop_app.domain.account import AccountId, LinkState
from desktop_app.domain.errors import (
    KeyringError,
    KeyringLost,
    LineupError,
    ListReason,
    NotThere,
    OutcomeUnknown,
    RateLimited,
    SignInAgain,
    Unreachable,
)
from desktop_app.domain.queues import QueueRef
from desktop_app.domain.service import ListCatalogue, ListInfo
from desktop_app.signals import Attachments
from desktop_app.sync.retry_policy import RetryPolicy
from desktop_app.sync.state import Event, Failed, Health, QueueState
from desktop_app.ui.lists.changes import ListChanges
from desktop_app.ui.shell.event_messages import Remedies, ways_out
from desktop_app.ui.shell.message_stack import Action, Kind, Message
from desktop_app.ui.shell.messages import counted, sentence_of
from desktop_app.ui.sidebar.list_words import in_order
from desktop_app.ui.widgets.link_button import open_page
from desktop_app.ui.workspace import Feature, Workspace

FEW = 4
"""Number of lists up to which those whose length only reading tells are read unasked."""

_PASSING = (Unreachable, OutcomeUnknown, RateLimited)
"""The shown list says the same, and goes on by itself."""


class ListsState:
    """The state of asking one account's service for its lists, and of sending their order."""

    def __init__(self, account: LiveAccount) -> None:
        self.turn = asyncio.Lock()
        """Lock of an account, held by whoever asks for its lists or changes them."""

        self.wanted_order: tuple[str, ...] | None = None
        """Names of the lists in an order that is on its way to the service."""

        self.state = account.state
        self.is_due = False
        self.being_read: set[str] = set()
        self.failures = 0
        """Failures in a row, where its lists were never told."""


class ListsController(Feature):
    """Follows the lists of all accounts. Every list is shown as it was last known; it is read when it is wanted."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.window)
        self._accounts = workspace.accounts
        self._library = workspace.library
        self._labels = workspace.labels
        self._tasks = workspace.tasks
        self._say = workspace.say
        self._sign_ins = workspace.sign_ins
        self._safekeeping = workspace.outside.safekeeping
        self._screen = workspace.screen
        self.asking: Attachments[LiveAccount, ListsState] = Attachments(ListsState)
        self._library.list_wanted.connect(self._read_list)
        self._library.catalogue_wanted.connect(self.look)
        self._library.account_opened.connect(self._begin)
        self._library.account_changed.connect(self._follow)
        self._library.list_changed.connect(self._hear)
        self.changes = ListChanges(workspace, self)

    # --- when ----------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Ask all accounts for their lists."""
        for account in self._library.accounts:
            self._begin(account)

    def _begin(self, account: LiveAccount) -> None:
        self._tasks.start(self._show_known_and_ask(account))

    def _follow(self, account: LiveAccount) -> None:
        """Ask for the lists of an account that was signed in again."""
        asking = self.asking.of(account)
        before, asking.state = asking.state, account.state
        if before is LinkState.SIGN_IN_AGAIN is not account.state:
            self.look(account)

    def _look_at(self, account_id: AccountId) -> None:
        account = self._library.account(account_id)
        if account is not None:
            self.look(account)

    def look(self, account: LiveAccount) -> None:
        """Ask the service as soon as it is the account's turn."""
        if not account.is_over and not self.asking.of(account).is_due:
            self.asking.of(account).is_due = True
            self._tasks.start(self._ask(account))

    def read(self, ref: QueueRef) -> None:
        """Read a list that the person wants to see, or in which something waits."""
        account, known = self._library.account(ref.account), self._library.list(ref)
        if account is None or (known is not None and known.is_served):
            return
        being_read = self.asking.of(account).being_read
        if ref.name not in being_read:
            being_read.add(ref.name)
            self._tasks.start(self._read(account, ref.name))

    def _read_list(self, wanted: LiveList) -> None:
        self.read(wanted.ref)

    def refresh(self) -> None:
        """See which lists there are, and that the shown one is served."""
        if self._screen.current is not None:
            self.read(self._screen.current)
        for account in self._library.accounts:
            self.look(account)

    def _hear(self, changed: LiveList, state: QueueState, event: Event | None) -> None:
        """Read a list in which changes wait, and ask which lists there are after one was not found."""
        if state.waiting and state.health is Health.NOT_READ:
            self.read(state.ref)
        if isinstance(event, Failed) and isinstance(event.error, NotThere):
            self.look(changed.account)  # which tells what became of the list

    async def _show_known_and_ask(self, account: LiveAccount) -> None:
        known = await account.known_catalogue()
        if known is not None:
            async with self.asking.of(account).turn:
                await self.show(account, known)
        await self._ask(account)

    async def _ask(self, account: LiveAccount) -> None:
        """Ask for the account's lists as they are now. If that fails, the known ones stay."""
        before, known, asking = account.catalogue, _known_lists(account), self.asking.of(account)
        was = account.state
        try:
            async with asking.turn:
                asking.is_due = False
                account.check()
                told = await account.ask_catalogue()
                self._library.catalogue_told.emit(account)
                await self.show(account, told)
        except LineupError as error:
            if not account.is_over and not (before and isinstance(error, _PASSING)):
                self._miss(account, error, was)
            return
        asking.failures = 0
        if self._safekeeping is not None:
            self._safekeeping.offer(None)
        if before is not None:
            self._tell_gone(account, before, known)
        untold = [info.name for info in told.lists if info.count is None and not info.on_request]
        for name in untold if len(untold) <= FEW else ():
            self.read(QueueRef(account.id, name))

    async def _read(self, account: LiveAccount, name: str) -> None:
        was = account.state
        try:
            await account.open(name)
        except LineupError as error:
            if not account.is_over:
                self._report(account, error, was)
        finally:
            self.asking.of(account).being_read.discard(name)

    # --- what is there -------------------------------------------------------------------------------------------

    async def show(self, account: LiveAccount, told: ListCatalogue) -> None:
        """Open these lists of the account, and those for which something waits. Raises `LineupError`.

        Whoever calls it has its `turn`.
        """
        before = account.catalogue
        catalogue = await self._with_waiting(account, told, before)
        wanted = self.asking.of(account).wanted_order
        if wanted is not None:  # and on its way: what was asked for before that shows another
            catalogue = replace(catalogue, lists=in_order(catalogue.lists, wanted))
        if account.is_over:
            return
        left = {info.name for info in catalogue.lists}
        gone = [info for info in before.lists if info.name not in left] if before is not None else []
        account.put(catalogue)
        for info in gone:
            self._tasks.start(account.forget_list(info.name))
        for info in catalogue.lists:
            with suppress(NotThere):  # it went meanwhile
                await account.show(info.name)

    async def _with_waiting(
        self, account: LiveAccount, told: ListCatalogue, before: ListCatalogue | None
    ) -> ListCatalogue:
        """The told lists, and those the service no longer has for which a change still waits."""
        names = {info.name for info in told.lists}
        waiting = [name for name in await account.names_waiting() if name not in names]
        known = {info.name: info for info in before.lists} if before is not None else {}
        kept = (known.get(name, ListInfo(name, "A deleted list")) for name in waiting)
        gone = (replace(info, fixed=ListReason.GONE, is_own=False) for info in kept)
        return replace(told, lists=(*told.lists, *gone)) if waiting else told

    # --- what is told --------------------------------------------------------------------------------------------

    def _tell_gone(self, account: LiveAccount, before: ListCatalogue, known: set[str]) -> None:
        """Tell which lists are gone since `before`, and what waits for them. Only `known` ones are missed."""
        for info in before.lists:
            now, left = account.info(info.name), account.list(info.name)
            if (
                info.fixed is ListReason.GONE
                or (now is not None and now.fixed is not ListReason.GONE)
                or info.name not in known
            ):
                continue
            lead = f"{self._labels.service_of(account.value)} no longer has “{info.title}”."
            if now is None or left is None:
                self._say(Message(Kind.INFO, lead, about=account.id))
            else:
                waiting = left.state.waiting
                let_go = Action("Let them go", partial(self._let_go, left.ref))
                text = f"{counted(waiting, 'change that waited for it is', 'changes that waited for it are')} kept."
                self._say(Message(Kind.WARNING, lead, text, (let_go,), about=left.ref))

    def _let_go(self, ref: QueueRef) -> None:
        session = self._library.list(ref)
        if session is not None:
            try:
                session.drop([entry.id for entry in session.state.entries])
            except LineupError as error:
                self._tasks.fail(error)
            self.look(session.account)

    def _miss(self, account: LiveAccount, error: LineupError, was: LinkState) -> None:
        """Say once that lists could not be had, and ask again later if that can help. See `_report` for `was`.

        Nothing is said of a pause of a second after signing in, unless there is another one.
        """
        asking = self.asking.of(account)
        before, asking.failures = asking.failures, 0
        if isinstance(error, _PASSING):
            asking.failures = before + 1
            wait = _pause(self._accounts.retry_policy, error, before)
            QTimer.singleShot(round(wait * 1000), self, partial(self._look_at, account.id))
        is_brief = isinstance(error, RateLimited) and not error.until_tomorrow
        if before == int(is_brief) or not isinstance(error, _PASSING):
            self._report(account, error, was)

    def _report(self, account: LiveAccount, error: LineupError, was: LinkState) -> None:
        """Say it; `was` is the account's state when it was asked for."""
        sentence = sentence_of(error, self._labels.service_of(account.value))
        if isinstance(error, SignInAgain) and was is LinkState.LINKED:
            return  # it ended in this moment, which is told of the account
        if isinstance(error, (SignInAgain, KeyringLost)):
            self._sign_ins.show(account.id, Kind.ERROR, sentence.lead, sentence.text)
        elif isinstance(error, KeyringError) and self._safekeeping is not None:
            self._safekeeping.offer(error)
        else:
            ways_out = self._ways_out(account, error)
            self._say(Message(Kind.ERROR, sentence.lead, sentence.text, ways_out, about=account.id))

    def _ways_out(self, account: LiveAccount, error: LineupError) -> tuple[Action, ...]:
        look, sign_in = partial(self._look_at, account.id), partial(self._sign_ins.wanted.emit, account.id)
        return ways_out(error, Remedies(look, sign_in, open_page, self._labels.support_of(account.value)))


def _known_lists(account: LiveAccount) -> set[str]:
    """Names of the account's lists of which the service has told more than that, or that the person asked for."""
    told = {info.name for info in account.infos if info.count is not None or info.on_request}
    return told | {state.ref.name for state in account.states if state.loaded or state.entries}


def _pause(policy: RetryPolicy, error: LineupError, before: int) -> float:
    """Seconds until lists are asked for again, after so many failures before this one."""
    if not isinstance(error, RateLimited):
        return policy.pause(before + 1)
    if error.until_tomorrow:
        return policy.quota_wait
    return max(error.retry_after, policy.pause(before) if before else 0.0)
