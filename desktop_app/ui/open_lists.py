"""The lists that are open in the window, and how accounts and lists are called."""

from desktop_app.accounts import Accounts
from desktop_app.domain.account import Account, AccountId, LinkState
from desktop_app.domain.queues import QueueRef
from desktop_app.sync.state import Health, QueueState
from desktop_app.ui.live_queue import LiveQueue
from desktop_app.ui.queue.page import Heading
from desktop_app.ui.services import colour_of, is_elsewhere, name_of
from desktop_app.ui.sources.accounts import SourceAccount, SourceList, SourceState

_STATES = {
    Health.OFFLINE: SourceState.OFFLINE,
    Health.LIMITED: SourceState.OFFLINE,
    Health.READING: SourceState.WORKING,
    Health.SENDING: SourceState.WORKING,
    Health.SIGN_IN_AGAIN: SourceState.SIGN_IN_AGAIN,
}
_WORST_FIRST = (SourceState.SIGN_IN_AGAIN, SourceState.OFFLINE, SourceState.WORKING)


class OpenLists:
    """Sessions by queue, with their titles."""

    def __init__(self, accounts: Accounts) -> None:
        self._accounts = accounts
        self._sessions: dict[QueueRef, LiveQueue] = {}
        self._titles: dict[QueueRef, str] = {}
        self._notes: dict[QueueRef, str] = {}

    def __contains__(self, ref: object) -> bool:
        return ref in self._sessions

    def __getitem__(self, ref: QueueRef) -> LiveQueue:
        return self._sessions[ref]

    @property
    def refs(self) -> tuple[QueueRef, ...]:
        """In the order in which they were opened."""
        return tuple(self._sessions)

    def add(self, ref: QueueRef, title: str, session: LiveQueue, note: str = "") -> None:
        """A list was opened. `note` stands behind its title."""
        self._sessions[ref] = session
        self._titles[ref] = title
        self._notes[ref] = note

    def forget_unlinked(self) -> None:
        """Accounts went: so do their lists."""
        ids = {account.id for account in self._accounts.all}
        self._sessions = {ref: session for ref, session in self._sessions.items() if ref.account in ids}

    def states_of(self, account_id: AccountId) -> tuple[QueueState, ...]:
        """How the lists of an account do."""
        return tuple(session.state for ref, session in self._sessions.items() if ref.account == account_id)

    # --- names ---------------------------------------------------------------------------------------------------

    def account(self, account_id: AccountId) -> Account | None:
        """The account, if it is still linked."""
        return next((account for account in self._accounts.all if account.id == account_id), None)

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

    def heading(self, ref: QueueRef) -> Heading:
        """What stands over the list."""
        account = self.account(ref.account)
        assert account is not None
        where = f"{account.label} ({account.server})" if self._is_elsewhere(account) else account.label
        return Heading(
            self._titles[ref], self._accounts.provider(account.provider).profile.name, where, self._notes[ref]
        )

    def _is_elsewhere(self, account: Account) -> bool:
        return is_elsewhere(self._accounts.provider(account.provider), self._accounts.server(account.provider))

    # --- the sidebar ---------------------------------------------------------------------------------------------

    def sources(self) -> tuple[SourceAccount, ...]:
        """Every account with its lists, as the sidebar shows them."""
        return tuple(self._source(account) for account in self._accounts.all)

    def _source(self, account: Account) -> SourceAccount:
        profile = self._accounts.provider(account.provider).profile
        state = self._state_of(account)
        where = f" · {account.server}" if self._is_elsewhere(account) else ""
        return SourceAccount(
            id=account.id,
            provider_name=profile.name,
            letter=profile.letter,
            colour=colour_of(profile.id, profile.colour),
            label=account.label,
            second_line=f"{account.label}{where} · {state.value}",
            state=state,
            lists=tuple(self._list(ref) for ref in self._sessions if ref.account == account.id),
        )

    def _list(self, ref: QueueRef) -> SourceList:
        state = self._sessions[ref].state
        count = len(state.view.items) if state.loaded else None
        return SourceList(ref, self._titles[ref], count, state.waiting)

    def _state_of(self, account: Account) -> SourceState:
        if account.state is LinkState.SIGN_IN_AGAIN:
            return SourceState.SIGN_IN_AGAIN
        found = {_STATES.get(state.health) for state in self.states_of(account.id)}
        return next((state for state in _WORST_FIRST if state in found), SourceState.LINKED)
