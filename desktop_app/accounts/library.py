"""The library: every linked account with its lists, and signals about what becomes of them."""

from collections.abc import Callable

from desktop_app.accounts.account import LiveAccount
from desktop_app.accounts.live_list import LiveList
from desktop_app.domain.account import AccountId
from desktop_app.domain.all_lists import OpenList
from desktop_app.domain.edits import Edit
from desktop_app.domain.errors import SignInAgain, SignInReason
from desktop_app.domain.queues import QueueRef
from desktop_app.domain.service import ListInfo
from desktop_app.signals import Signal
from desktop_app.sync.state import Event, QueueState


class Library:
    """The linked accounts, and their lists by name. Its signals tell of all what each tells of itself.

    A list is open when its account shows it, from the cache or the service; it is loaded when its titles are known.
    Whoever listens to one list or account alone is told first.
    """

    def __init__(self) -> None:
        self.account_opened: Signal[LiveAccount] = Signal()
        """An account was linked, or was there when its service became known."""

        self.account_changed: Signal[LiveAccount] = Signal()
        """The account has another label or `state`, or its sign-in can be read no longer, or again."""

        self.account_ended: Signal[LiveAccount] = Signal()
        """The account was unlinked; its lists have ended."""

        self.lists_changed: Signal[LiveAccount] = Signal()
        """Lists of the account came, went, are called otherwise, or stand in another order."""

        self.list_opened: Signal[LiveList] = Signal()
        """The list is there; how it stands is told as its first change."""

        self.list_changed: Signal[LiveList, QueueState, Event | None] = Signal()
        """Emitted with the list as it now stands, and what happened to it."""

        self.before_edit: Signal[LiveList, QueueState, tuple[Edit, ...]] = Signal()
        """Emitted with the list as it stands, and what the person is about to do to it."""

        self.list_ended: Signal[LiveList] = Signal()
        """The list was deleted, or its account unlinked."""

        self.catalogue_told: Signal[LiveAccount] = Signal()
        """A service has answered which lists its account has."""

        self.catalogue_wanted: Signal[LiveAccount] = Signal()
        """The account's service should tell anew which lists there are."""

        self.list_wanted: Signal[LiveList] = Signal()
        """The person wants to see the list, or something waits in it. It is read where it was not read yet."""

        self._accounts: dict[AccountId, LiveAccount] = {}

    # --- what there is -------------------------------------------------------------------------------------------

    @property
    def accounts(self) -> tuple[LiveAccount, ...]:
        """The linked accounts, oldest first."""
        return tuple(self._accounts.values())

    def __contains__(self, ref: object) -> bool:
        """Whether the list of that name is open."""
        return isinstance(ref, QueueRef) and self.list(ref) is not None

    def __getitem__(self, ref: QueueRef) -> LiveList:
        """The open list of that name. Raises KeyError."""
        found = self.list(ref)
        if found is None:
            raise KeyError(ref)
        return found

    def account(self, account_id: AccountId) -> LiveAccount | None:
        """The account of that id, if it is linked."""
        return self._accounts.get(account_id)

    def linked(self, account_id: AccountId) -> LiveAccount:
        """The account of that id. Raises `SignInAgain` where it is no longer linked."""
        account = self._accounts.get(account_id)
        if account is None:
            raise SignInAgain(SignInReason.NOT_LINKED)
        return account

    @property
    def lists(self) -> tuple[LiveList, ...]:
        """All open lists, in the order of the sidebar."""
        return tuple(each for account in self.accounts for each in account.lists)

    def list(self, ref: QueueRef) -> LiveList | None:
        """The list of that name, if it is open."""
        account = self._accounts.get(ref.account)
        return account.list(ref.name) if account is not None else None

    def follow_accounts(self, slot: Callable[[LiveAccount], object]) -> None:
        """Call `slot` for every account that was linked, has changed, or was unlinked."""
        for signal in (self.account_opened, self.account_changed, self.account_ended):
            signal.connect(slot)

    def info(self, ref: QueueRef) -> ListInfo | None:
        """Description of the list by its service, open or not; None if the account has no such list."""
        account = self._accounts.get(ref.account)
        return account.info(ref.name) if account is not None else None

    @property
    def refs(self) -> tuple[QueueRef, ...]:
        """The names of all open lists, in the order of the sidebar."""
        return tuple(each.ref for each in self.lists)

    def refs_of(self, account_id: AccountId) -> tuple[QueueRef, ...]:
        """The names of all lists of an account, open or not, in the order of the sidebar."""
        account = self._accounts.get(account_id)
        return account.refs if account is not None else ()

    @property
    def loaded(self) -> tuple[OpenList, ...]:
        """The open lists whose titles are known, as values of this moment."""
        known = (each for each in self.lists if each.state.loaded)
        return tuple(OpenList(each.ref, each.account.id_namespace, each.state.view) for each in known)

    def id_namespace(self, account_id: AccountId) -> str:
        """Namespace of the account's title ids: two accounts at one server share it."""
        account = self._accounts.get(account_id)
        return account.id_namespace if account is not None else ""

    # --- what becomes of it --------------------------------------------------------------------------------------

    def add(self, account: LiveAccount, *, as_oldest: bool = False) -> None:
        """The account is linked."""
        known = {} if as_oldest else self._accounts
        self._accounts = {**known, account.id: account, **self._accounts}
        self.account_opened.emit(account)

    def end(self, account: LiveAccount) -> None:
        """The account has ended."""
        del self._accounts[account.id]
        self.account_ended.emit(account)
