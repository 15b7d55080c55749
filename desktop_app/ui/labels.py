"""Names of accounts, their services and their lists, for people."""

from desktop_app.accounts import Accounts, LiveAccount
from desktop_app.domain.account import Account
from desktop_app.domain.host_display import cut_host
from desktop_app.domain.queues import QueueRef
from desktop_app.domain.service import objection
from desktop_app.ui.queue.session import ListHeading
from desktop_app.ui.sentences.details import fixed_in_words
from desktop_app.ui.sentences.profiles import profile_words
from desktop_app.ui.shell.service_names import is_elsewhere, name_of
from desktop_app.ui.sidebar import list_words as words
from desktop_app.ui.sidebar.accounts import SourceAccount
from desktop_app.ui.sidebar.sources import ListedAccount, source_of


class Labels:
    """The words for accounts, their services and their lists, as they stand now."""

    def __init__(self, accounts: Accounts) -> None:
        self._accounts = accounts
        self._library = accounts.library

    def support_of(self, account: Account | LiveAccount) -> str:
        """The address of help from whoever runs the account's server; empty where it is unknown."""
        provider, server = self._accounts.provider(account.provider), self._accounts.server(account.provider)
        if server is None or is_elsewhere(provider, server):
            return server.sign_in if server is not None else ""
        return provider.profile.support

    def may_have_lists(self, account: Account | LiveAccount) -> bool:
        """Whether the account's service has lists: one that is described in a file has none."""
        return not self._accounts.provider(account.provider).profile.described

    def service_of(self, account: Account | LiveAccount) -> str:
        """The account's service as a person knows it: "Netflix (sandbox)"."""
        known = {provider.profile.id: provider for provider in self._accounts.providers}
        provider = known.get(account.provider)
        # The file that described it may be gone, while it is still to be told that an account is unlinked.
        return name_of(provider, self._accounts.server(account.provider)) if provider else account.server

    def service(self, ref: QueueRef) -> str:
        """The service that keeps this list, as sentences name it: "Netflix (sandbox)"."""
        account = self._library.account(ref.account)
        return self.service_of(account) if account else "The service"

    def by_itself(self, ref: QueueRef) -> str:
        """A sentence on the titles that the service takes out of this list by itself; empty if there are none."""
        account = self._library.account(ref.account)
        profile = self._accounts.provider(account.provider).profile if account else None
        return profile_words(profile).by_itself.get(ref.name, "") if profile else ""

    def heading(self, ref: QueueRef) -> ListHeading:
        """The heading of a list: its title, service and account, and its peculiarities."""
        account = self._library.linked(ref.account)
        info, can = account.info(ref.name), account.capabilities
        assert info is not None
        assert can is not None
        where = f"{account.label} ({cut_host(account.server)})" if self._is_elsewhere(account) else account.label
        service = self._accounts.provider(account.provider).profile.name
        note, facts, order_fixed = words.note_of(info, can), words.facts_of(info, can), objection(info, can, ())
        fixed = fixed_in_words(info.fixed)
        return ListHeading(info.title, service, where, note, facts, fixed, fixed_in_words(order_fixed))

    def _is_elsewhere(self, account: Account | LiveAccount) -> bool:
        return is_elsewhere(self._accounts.provider(account.provider), self._accounts.server(account.provider))

    # --- the sidebar ---------------------------------------------------------------------------------------------

    def sources(self) -> tuple[SourceAccount, ...]:
        """Every account with its lists, as the sidebar shows them."""
        return tuple(self._source(account) for account in self._library.accounts)

    def _source(self, live: LiveAccount) -> SourceAccount:
        account, profile = live.value, self._accounts.provider(live.provider).profile
        states = {each.ref: each.state for each in live.lists}
        server = account.server if self._is_elsewhere(account) else ""
        trouble = live.link.keyring_trouble
        return source_of(ListedAccount(account, profile, server, live.catalogue, states, live.is_busy, trouble))
