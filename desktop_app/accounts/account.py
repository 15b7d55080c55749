"""A linked account, as an object that lives and ends, and takes its lists along."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.accounts.live_list import LiveList
from desktop_app.accounts.service_link import ServiceLink, Shared, catalogue_of
from desktop_app.auth.kept import KeptCredentials
from desktop_app.domain.account import Account, AccountId, LinkState
from desktop_app.domain.errors import (
    CallReason,
    NotThere,
    RefusalReason,
    Refused,
    SignInAgain,
    SignInReason,
    StorageError,
)
from desktop_app.domain.ledger import Call
from desktop_app.domain.parts import Service
from desktop_app.domain.queues import QueueRef, Title, TitleId
from desktop_app.domain.service import Capabilities, ListCatalogue, ListInfo
from desktop_app.signals import Signal
from desktop_app.storage.own_data import OnlyHere
from desktop_app.sync.changes import changed_here
from desktop_app.sync.open_queue import OpenQueue
from desktop_app.sync.state import QueueState

if TYPE_CHECKING:
    from desktop_app.accounts.library import Library


class LiveAccount:
    """An account with its lists. It ends when it is unlinked."""

    def __init__(self, account: Account, library: "Library", shared: Shared) -> None:
        self.value = account
        self.library = library
        self.shared = shared
        self.link = ServiceLink(self, shared)
        self.is_over = False
        self.changed: Signal[LiveAccount] = Signal(library.account_changed.emit)
        """Another label or `state`, or its sign-in can be read no longer, or again."""

        self.lists_changed: Signal[LiveAccount] = Signal(library.lists_changed.emit)
        """Lists came, went, are called otherwise, or stand in another order."""

        self.ended: Signal[LiveAccount] = Signal(library.end)
        self.catalogue: ListCatalogue | None = None
        """Lists of the account at its service; None while they are unknown."""

        self.is_busy = False
        """Whether its lists are being changed."""

        self._open: dict[str, LiveList] = {}
        self._refused_at = 0.0
        """Unix seconds: when the service last refused what the account signs in with."""

    # --- who it is -----------------------------------------------------------------------------------------------

    @property
    def id(self) -> AccountId:
        """The account's id, which never changes."""
        return self.value.id

    @property
    def label(self) -> str:
        """Name that the person gave the account."""
        return self.value.label

    @property
    def provider(self) -> str:
        """The id of the account's service."""
        return self.value.provider

    @property
    def server(self) -> str:
        """The name of the server where it is linked."""
        return self.value.server

    @property
    def state(self) -> LinkState:
        """Standing of the account's credentials at its service."""
        return self.value.state

    @property
    def id_namespace(self) -> str:
        """Namespace of the account's title ids: two accounts at one server share it."""
        return f"{self.provider}@{self.server}"

    def update(self, account: Account) -> None:
        """The account is called otherwise, or its `state` is another."""
        if account != self.value:
            self.value = account
            self.changed.emit(self)

    def check(self) -> None:
        """Check that the account is still linked: a person may unlink it during any wait. Raises `SignInAgain`."""
        if self.is_over:
            raise SignInAgain(SignInReason.NOT_LINKED)

    # --- its lists -----------------------------------------------------------------------------------------------

    @property
    def capabilities(self) -> Capabilities | None:
        """Capabilities of the account's service; None while they are unknown."""
        return self.catalogue.capabilities if self.catalogue is not None else None

    @property
    def infos(self) -> tuple[ListInfo, ...]:
        """Lists of the account as the service reports them, opened or not, in the order of the sidebar."""
        return self.catalogue.lists if self.catalogue is not None else ()

    @property
    def refs(self) -> tuple[QueueRef, ...]:
        """Their names, for what is kept on the disk."""
        return tuple(QueueRef(self.id, info.name) for info in self.infos)

    @property
    def lists(self) -> tuple[LiveList, ...]:
        """Open lists of the account, in the order of the sidebar."""
        return tuple(self._open[info.name] for info in self.infos if info.name in self._open)

    @property
    def states(self) -> tuple[QueueState, ...]:
        """How its open lists stand."""
        return tuple(each.state for each in self._open.values())

    @property
    def waiting(self) -> int:
        """Number of changes that the service has not confirmed."""
        return sum(state.waiting for state in self.states)

    def info(self, name: str) -> ListInfo | None:
        """Description of the list by the service; None if the account has no such list."""
        return next((info for info in self.infos if info.name == name), None)

    def list(self, name: str) -> LiveList | None:
        """The open list of that name."""
        return self._open.get(name)

    def put(self, catalogue: ListCatalogue) -> bool:
        """The account has these lists, in this order; others of its lists end. Return False where that was known."""
        before, self.catalogue = self.catalogue, catalogue
        left = {info.name for info in catalogue.lists}
        with ExitStack() as endings:
            for each in [each for name, each in self._open.items() if name not in left]:
                del self._open[each.ref.name]
                self.link.leave(each.queue)
                endings.callback(each.end)
        if before != catalogue and not self.is_over:
            self.lists_changed.emit(self)
        return before != catalogue

    @property
    def queues(self) -> tuple[OpenQueue, ...]:
        """Open lists of the account, as its sync reads and writes them."""
        return tuple(each.queue for each in self._open.values())

    async def show(self, name: str) -> LiveList:
        """The list as it was last known, with what waits in it. What is done to it waits until somebody opens it.

        Neither keyring nor service is asked. Raises `StorageError`, `NotThere` where the account no longer has it, and
        `SignInAgain` where it is no longer linked.
        """
        if name not in self._open:
            ref, shared = QueueRef(self.id, name), self.shared
            steps = await shared.workers.run(lambda: shared.journal.steps(ref))
            snapshot = await shared.snapshots.load(ref)
            self.check()
            if self.catalogue is not None and self.info(name) is None:
                raise NotThere(CallReason.LIST_GONE)
            if name not in self._open:
                shown = self._open[name] = LiveList(self, ref, steps, snapshot)
                self.library.list_opened.emit(shown)
                shown.changed.emit(shown.state, None)
        return self._open[name]

    async def open(self, name: str) -> LiveList:
        """The list, its last known state at once, its present one soon. Raises as `show` does, and `KeyringError`."""
        if (await self.service()).lists is None:
            raise NotThere(CallReason.NO_LISTS)
        opened = await self.show(name)
        self.link.serve(opened.queue)
        return opened

    def own_data_changed(self) -> None:
        """Orders and lists that are kept here for the account were replaced: read them again."""
        for queue in self.queues:
            queue.apply(changed_here(queue.held))
        self.link.wake()

    # --- which lists it has --------------------------------------------------------------------------------------

    async def known_catalogue(self) -> ListCatalogue | None:
        """Lists of the account as its service last reported them, without asking anew. None if unknown."""
        try:
            return await self.shared.snapshots.catalogue(self.id)
        except StorageError:
            return None

    async def ask_catalogue(self) -> ListCatalogue:
        """Ask the service for the account's lists and store them. Raises `KeyringError`, `ServiceError`."""
        service = await self.service()
        try:
            catalogue = await catalogue_of(service)
        except SignInAgain:
            self.require_sign_in()
            raise
        await self.keep_catalogue(catalogue)
        return catalogue

    async def keep_catalogue(self, catalogue: ListCatalogue) -> None:
        """Keep it for the next start."""
        with suppress(StorageError):  # a cache
            await self.shared.snapshots.save_catalogue(self.id, catalogue)

    async def forget_list(self, name: str) -> None:
        """The service no longer has the list: what was known of it goes."""
        with suppress(StorageError):  # a cache
            await self.shared.snapshots.forget_list(QueueRef(self.id, name))

    async def names_waiting(self) -> tuple[str, ...]:
        """The names of its lists for which changes wait, opened or not. Raises `StorageError`."""
        return await self.shared.workers.run(lambda: self.shared.journal.waiting(self.id))

    async def only_here(self) -> tuple[OnlyHere, ...]:
        """Lists of the account with data that exist on this computer alone. Raises `StorageError`."""
        return await self.shared.workers.run(lambda: self.shared.journal.own.only_here(self.id))

    # --- its service ---------------------------------------------------------------------------------------------

    async def service(self) -> Service:
        """The account's service. Raises `KeyringError`, `ServiceError`."""
        return await self.link.service()

    async def ratings(self, titles: Sequence[TitleId]) -> Mapping[TitleId, float]:
        """How the account's owner rated these titles. Raises `LineupError`."""
        ratings = (await self.service()).ratings
        return await ratings.of(titles) if ratings is not None else {}

    async def rate(self, ratings: Mapping[TitleId, float | None]) -> None:
        """Tell the service how its owner rates these titles: no more than it takes at once. Raises `LineupError`."""
        taker = (await self.service()).ratings
        if taker is None:
            raise Refused(RefusalReason.NO_RATINGS)
        await taker.rate(ratings)

    async def in_full(self, title: Title) -> Title:
        """The title with all that the service tells of it. Raises `LineupError`."""
        details = (await self.service()).details
        return await details.in_full(title) if details is not None else title

    def wake(self) -> None:
        """Run now instead of at the next planned retry."""
        self.link.wake()

    @property
    def calls(self) -> Iterator[Call]:
        """Requests of this run for the account, latest first."""
        return self.shared.ledger.of(self.id)

    def require_sign_in(self) -> None:
        """The service no longer takes what the account signs in with."""
        self._refused_at = self.shared.clock()
        self._become(LinkState.SIGN_IN_AGAIN)

    def refused(self, credentials: KeptCredentials) -> None:
        """Note that the service refused these credentials, unless the account was signed in anew meanwhile."""
        if self.link.uses(credentials):
            self.require_sign_in()

    def accept(self) -> None:
        """Take back that the account must sign in again: a call was taken that began after the one that was not."""
        latest = next(self.calls, None)
        if latest is not None and latest.went_well and latest.at >= self._refused_at:
            self._become(LinkState.LINKED)

    def _become(self, state: LinkState) -> None:
        if not self.is_over and self.state is not state:
            changed = replace(self.value, state=state)
            with suppress(StorageError):  # the service will say it again; its sync must not end for it
                self.shared.journal.save_account(changed)
            self.update(changed)

    def end(self) -> None:
        """The account is unlinked: it hangs up, and its lists end first."""
        if self.is_over:
            return
        self.is_over = True
        lists = tuple(self._open.values())
        self._open.clear()
        with ExitStack() as last_first:  # all of it, whichever listener fails
            for signal in (self.changed, self.lists_changed, self.ended):
                last_first.callback(signal.clear)
            last_first.callback(self.ended.emit, self)
            for each in reversed(lists):
                last_first.callback(each.end)
            last_first.callback(self.link.end)
