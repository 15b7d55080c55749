"""A linked account, as an object that lives and ends, and takes its lists along."""

from typing import TYPE_CHECKING

from desktop_app.accounts.live_list import LiveList
from desktop_app.domain.account import Account, AccountId, LinkState, Person
from desktop_app.domain.errors import KeyringError
from desktop_app.domain.parts import Service
from desktop_app.domain.queues import QueueRef
from desktop_app.domain.service import Capabilities, ListInfo, Shelf
from desktop_app.signals import Signal
from desktop_app.sync.desk import Desk
from desktop_app.sync.state import QueueState

if TYPE_CHECKING:
    from desktop_app.accounts.library import Library


class LiveAccount:
    """An account with its lists. It ends when it is unlinked."""

    def __init__(self, account: Account, library: "Library", desk: Desk) -> None:
        self.value = account
        self.library = library
        self.is_over = False
        self.changed: Signal[LiveAccount] = Signal(library.account_changed.emit)
        """Another label, or another `state`."""

        self.lists_changed: Signal[LiveAccount] = Signal(library.lists_changed.emit)
        """Lists came, went, are called otherwise, or stand in another order."""

        self.ended: Signal[LiveAccount] = Signal(library.end)
        self.catalogue: Shelf | None = None
        """What the account has at its service; None where that is not known yet."""

        self.is_busy = False
        """Whether its lists are being changed."""

        self._desk = desk
        self._open: dict[str, LiveList] = {}

    # --- who it is -----------------------------------------------------------------------------------------------

    @property
    def id(self) -> AccountId:
        """The account's id, which never changes."""
        return self.value.id

    @property
    def label(self) -> str:
        """What the person calls the account."""
        return self.value.label

    @property
    def person(self) -> Person:
        """The account's owner."""
        return self.value.person

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
        """Whether the service still takes what the account signs in with."""
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

    # --- its lists -----------------------------------------------------------------------------------------------

    @property
    def capabilities(self) -> Capabilities | None:
        """What the account's service can do; None where that is not known yet."""
        return self.catalogue.capabilities if self.catalogue is not None else None

    @property
    def infos(self) -> tuple[ListInfo, ...]:
        """Its lists as the service tells them, opened or not, in the order of the sidebar."""
        return self.catalogue.lists if self.catalogue is not None else ()

    @property
    def refs(self) -> tuple[QueueRef, ...]:
        """Their names, for what is kept on the disk."""
        return tuple(QueueRef(self.id, info.name) for info in self.infos)

    @property
    def lists(self) -> tuple[LiveList, ...]:
        """Its open lists, in the order of the sidebar."""
        return tuple(self._open[info.name] for info in self.infos if info.name in self._open)

    @property
    def states(self) -> tuple[QueueState, ...]:
        """How its open lists stand."""
        return tuple(each.state for each in self._open.values())

    @property
    def waiting(self) -> int:
        """How many changes its service has not confirmed."""
        return sum(state.waiting for state in self.states)

    def info(self, name: str) -> ListInfo | None:
        """What the service says of the list; None where it is not among those of the account."""
        return next((info for info in self.infos if info.name == name), None)

    def list(self, name: str) -> LiveList | None:
        """The open list of that name."""
        return self._open.get(name)

    def put(self, catalogue: Shelf) -> bool:
        """The account has these lists, in this order; others of its lists end. Return False where that was known."""
        before, self.catalogue = self.catalogue, catalogue
        left = {info.name for info in catalogue.lists}
        for each in [each for name, each in self._open.items() if name not in left]:
            del self._open[each.ref.name]
            each.end()
        if before != catalogue and not self.is_over:
            self.lists_changed.emit(self)
        return before != catalogue

    async def open(self, name: str) -> LiveList | None:
        """Show the list as it was last known, with what waits in it; None where it is gone meanwhile.

        Raises `StorageError`, and `SignInAgain` where the account is no longer linked.
        """
        if name not in self._open:
            ref = QueueRef(self.id, name)
            steps = await self._desk.steps(ref)
            queue = await self._desk.show(ref)
            if self.is_over or self.info(name) is None:
                return None
            if name not in self._open:
                opened = self._open[name] = LiveList(self, queue, steps)
                self.library.list_opened.emit(opened)
        return self._open.get(name)

    # --- its service ---------------------------------------------------------------------------------------------

    @property
    def keyring_trouble(self) -> KeyringError | None:
        """The reason why the account's sign-in could not be read the last time; None where it could."""
        return self._desk.keyring_trouble(self.id)

    async def service(self) -> Service:
        """The account's service. Raises `KeyringError`, `ServiceError`."""
        return await self._desk.service(self.id)

    def wake(self) -> None:
        """There is something to send, or the person does not want to wait."""
        self._desk.wake(self.id)

    def serves(self, live_list: LiveList) -> bool:
        """Whether the list is read and written."""
        return self._desk.is_served(live_list.ref)

    def refresh(self, live_list: LiveList) -> None:
        """Read the list soon, if it is served."""
        self._desk.refresh(live_list.ref)

    def age_of(self, live_list: LiveList) -> float | None:
        """Seconds since the service last told the whole list."""
        return self._desk.age_of(live_list.ref)

    def seconds_until(self, moment: float) -> float:
        """From now, by the clock that the lists are read by."""
        return self._desk.seconds_until(moment)

    def end(self) -> None:
        """The account is unlinked: its lists end first."""
        if self.is_over:
            return
        self.is_over = True
        lists = tuple(self._open.values())
        self._open.clear()
        for each in lists:
            each.end()
        self.ended.emit(self)
        for signal in (self.changed, self.lists_changed, self.ended):
            signal.clear()
