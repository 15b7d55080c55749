"""The lists of the accounts, those of them that are open in the window, and how they are called."""

from collections.abc import Sequence

from desktop_app.accounts import Accounts
from desktop_app.domain.account import Account, AccountId
from desktop_app.domain.all_lists import OpenList
from desktop_app.domain.capacity import check_room
from desktop_app.domain.edits import Edit
from desktop_app.domain.host_display import cut_host
from desktop_app.domain.queues import QueueRef
from desktop_app.domain.service import Capabilities, ListInfo, Shelf, objection
from desktop_app.sync.state import QueueState
from desktop_app.ui.arrange.travel import Travel
from desktop_app.ui.lists import words
from desktop_app.ui.lists.sources import Listed, source_of
from desktop_app.ui.live_queue import LiveQueue
from desktop_app.ui.queue.session import Heading
from desktop_app.ui.sentences.details import fixed_in_words
from desktop_app.ui.sentences.profiles import profile_words
from desktop_app.ui.shell.service_names import is_elsewhere, name_of
from desktop_app.ui.sidebar.accounts import SourceAccount


class OpenLists:
    """What each account has, and the sessions of what is open, by queue."""

    def __init__(self, accounts: Accounts) -> None:
        self._accounts = accounts
        self._shelves: dict[AccountId, Shelf] = {}
        self._sessions: dict[QueueRef, LiveQueue] = {}
        self._busy: set[AccountId] = set()

    def __contains__(self, ref: object) -> bool:
        return ref in self._sessions

    def __getitem__(self, ref: QueueRef) -> LiveQueue:
        return self._sessions[ref]

    @property
    def refs(self) -> tuple[QueueRef, ...]:
        """Of those that are open, in the order of the sidebar."""
        return tuple(ref for account in self._accounts.all for ref in self.all_of(account.id) if ref in self._sessions)

    @property
    def loaded(self) -> tuple[OpenList, ...]:
        """Those of them whose titles are known, as they stand now."""
        states = ((ref, self._sessions[ref].state) for ref in self.refs)
        return tuple(OpenList(ref, self.register_of(ref.account), state.view) for ref, state in states if state.loaded)

    # --- what there is -------------------------------------------------------------------------------------------

    def shelf(self, account_id: AccountId) -> Shelf | None:
        """What the account has, None where that is not known yet."""
        return self._shelves.get(account_id)

    def put(self, account_id: AccountId, shelf: Shelf) -> bool:
        """The account has these lists, in this order. False where that was known."""
        before, self._shelves[account_id] = self._shelves.get(account_id), shelf
        return before != shelf

    def all_of(self, account_id: AccountId) -> tuple[QueueRef, ...]:
        """All lists of an account, open or not, in the order of the sidebar."""
        shelf = self._shelves.get(account_id)
        return tuple(QueueRef(account_id, info.name) for info in shelf.lists) if shelf is not None else ()

    def info(self, ref: QueueRef) -> ListInfo | None:
        """What the service says of the list; None where it is not among those of the account."""
        shelf = self._shelves.get(ref.account)
        return next((info for info in shelf.lists if info.name == ref.name), None) if shelf is not None else None

    def capabilities(self, account_id: AccountId) -> Capabilities | None:
        """What the account's service can do, None where that is not known yet."""
        shelf = self._shelves.get(account_id)
        return shelf.capabilities if shelf is not None else None

    def add(self, ref: QueueRef, session: LiveQueue) -> None:
        """A list was opened."""
        self._sessions[ref] = session

    def close(self, ref: QueueRef) -> None:
        """The list is gone."""
        self._sessions.pop(ref, None)

    def set_busy(self, account_id: AccountId, *, busy: bool) -> None:
        """Its lists are being changed, or no longer."""
        (self._busy.add if busy else self._busy.discard)(account_id)

    def forget_unlinked(self) -> None:
        """Accounts went: so do their lists."""
        ids = {account.id for account in self._accounts.all}
        self._sessions = {ref: session for ref, session in self._sessions.items() if ref.account in ids}
        self._shelves = {account_id: shelf for account_id, shelf in self._shelves.items() if account_id in ids}

    def check(self, state: QueueState, edits: Sequence[Edit]) -> None:
        """What the service would refuse is not begun. Raises `ListFixed`, `NoRoom`."""
        info, can = self.info(state.ref), self.capabilities(state.ref.account)
        if info is not None and can is not None:
            check_room(info, can, state.view, edits, 0 if state.loaded else info.count or 0)

    def states_of(self, account_id: AccountId) -> tuple[QueueState, ...]:
        """How the open lists of an account do."""
        return tuple(session.state for ref, session in self._sessions.items() if ref.account == account_id)

    def waiting(self, account_id: AccountId) -> int:
        """How many changes its service has not confirmed."""
        return sum(state.waiting for state in self.states_of(account_id))

    # --- names ---------------------------------------------------------------------------------------------------

    def account(self, account_id: AccountId) -> Account | None:
        """The account, if it is still linked."""
        return next((account for account in self._accounts.all if account.id == account_id), None)

    def support_of(self, account: Account) -> str:
        """The address of help from whoever runs the account's server; empty where it is unknown."""
        provider, server = self._accounts.provider(account.provider), self._accounts.server(account.provider)
        if server is None or is_elsewhere(provider, server):
            return server.sign_in if server is not None else ""
        return provider.profile.support

    def may_have_lists(self, account: Account) -> bool:
        """Whether its service has lists: one that is described in a file has none."""
        return not self._accounts.provider(account.provider).profile.described

    def register_of(self, account_id: AccountId) -> str:
        """Whose title ids the account's titles have: two accounts at one server share them."""
        account = self.account(account_id)
        return f"{account.provider}@{account.server}" if account is not None else ""

    def service_of(self, account: Account) -> str:
        """How a person knows the service: "Netflix (sandbox)"."""
        known = {provider.profile.id: provider for provider in self._accounts.providers}
        provider = known.get(account.provider)
        # The file that described it may be gone, while it is still to be told that an account is unlinked.
        return name_of(provider, self._accounts.server(account.provider)) if provider else account.server

    def service(self, ref: QueueRef) -> str:
        """The service that keeps this list."""
        account = self.account(ref.account)
        return self.service_of(account) if account else "The service"

    def by_itself(self, ref: QueueRef) -> str:
        """What the service takes out of this list though nobody asked, in a sentence; empty where it does not."""
        account = self.account(ref.account)
        profile = self._accounts.provider(account.provider).profile if account else None
        return profile_words(profile).by_itself.get(ref.name, "") if profile else ""

    def travel(self, ref: QueueRef) -> Travel:
        """How moves travel to the service of this list."""
        account, can = self.account(ref.account), self.capabilities(ref.account)
        assert can is not None
        spacing = self._accounts.provider(account.provider).call_spacing if account else 0.0
        return Travel.of(self.heading(ref).service, spacing, can)

    def heading(self, ref: QueueRef) -> Heading:
        """What stands over the list."""
        account, info, can = self.account(ref.account), self.info(ref), self.capabilities(ref.account)
        assert account is not None
        assert info is not None
        assert can is not None
        where = f"{account.label} ({cut_host(account.server)})" if self._is_elsewhere(account) else account.label
        service = self._accounts.provider(account.provider).profile.name
        note, facts, order_fixed = words.note_of(info, can), words.facts_of(info, can), objection(info, can, ())
        fixed = fixed_in_words(info.fixed)
        return Heading(info.title, service, where, note, facts, fixed, fixed_in_words(order_fixed))

    def _is_elsewhere(self, account: Account) -> bool:
        return is_elsewhere(self._accounts.provider(account.provider), self._accounts.server(account.provider))

    # --- the sidebar ---------------------------------------------------------------------------------------------

    def sources(self) -> tuple[SourceAccount, ...]:
        """Every account with its lists, as the sidebar shows them."""
        return tuple(self._source(account) for account in self._accounts.all)

    def _source(self, account: Account) -> SourceAccount:
        profile = self._accounts.provider(account.provider).profile
        states = {ref: session.state for ref, session in self._sessions.items() if ref.account == account.id}
        server = account.server if self._is_elsewhere(account) else ""
        busy = account.id in self._busy
        trouble = self._accounts.desk.keyring_trouble(account.id)
        return source_of(Listed(account, profile, server, self._shelves.get(account.id), states, busy, trouble))
