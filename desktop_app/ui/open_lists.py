"""The lists of the accounts, those of them that are open in the window, and how they are called."""

from desktop_app.accounts import Accounts, LiveAccount, LiveList
from desktop_app.domain.account import Account, AccountId
from desktop_app.domain.all_lists import OpenList
from desktop_app.domain.host_display import cut_host
from desktop_app.domain.queues import QueueRef
from desktop_app.domain.service import Capabilities, ListCatalogue, ListInfo, objection
from desktop_app.ui.arrange.travel import Travel
from desktop_app.ui.lists import words
from desktop_app.ui.lists.sources import Listed, source_of
from desktop_app.ui.queue.session import Heading
from desktop_app.ui.sentences.details import fixed_in_words
from desktop_app.ui.sentences.profiles import profile_words
from desktop_app.ui.shell.service_names import is_elsewhere, name_of
from desktop_app.ui.sidebar.accounts import SourceAccount


class OpenLists:
    """What each account has, and the sessions of what is open, by queue."""

    def __init__(self, accounts: Accounts) -> None:
        self._accounts = accounts
        self.library = accounts.library

    def __contains__(self, ref: object) -> bool:
        return isinstance(ref, QueueRef) and self.library.list(ref) is not None

    def __getitem__(self, ref: QueueRef) -> LiveList:
        found = self.library.list(ref)
        if found is None:
            raise KeyError(ref)
        return found

    @property
    def refs(self) -> tuple[QueueRef, ...]:
        """Of those that are open, in the order of the sidebar."""
        return tuple(each.ref for each in self.library.lists)

    @property
    def loaded(self) -> tuple[OpenList, ...]:
        """Those of them whose titles are known, as they stand now."""
        known = (each for each in self.library.lists if each.state.loaded)
        return tuple(OpenList(each.ref, each.account.id_namespace, each.state.view) for each in known)

    # --- what there is -------------------------------------------------------------------------------------------

    def catalogue(self, account_id: AccountId) -> ListCatalogue | None:
        """What the account has, None where that is not known yet."""
        account = self.library.account(account_id)
        return account.catalogue if account is not None else None

    def all_of(self, account_id: AccountId) -> tuple[QueueRef, ...]:
        """All lists of an account, open or not, in the order of the sidebar."""
        account = self.library.account(account_id)
        return account.refs if account is not None else ()

    def info(self, ref: QueueRef) -> ListInfo | None:
        """What the service says of the list; None where it is not among those of the account."""
        account = self.library.account(ref.account)
        return account.info(ref.name) if account is not None else None

    def capabilities(self, account_id: AccountId) -> Capabilities | None:
        """What the account's service can do, None where that is not known yet."""
        catalogue = self.catalogue(account_id)
        return catalogue.capabilities if catalogue is not None else None

    # --- names ---------------------------------------------------------------------------------------------------

    def account(self, account_id: AccountId) -> Account | None:
        """The account, if it is still linked."""
        found = self.library.account(account_id)
        return found.value if found is not None else None

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
        return tuple(self._source(account) for account in self.library)

    def _source(self, live: LiveAccount) -> SourceAccount:
        account, profile = live.value, self._accounts.provider(live.provider).profile
        states = {each.ref: each.state for each in live.lists}
        server = account.server if self._is_elsewhere(account) else ""
        trouble = live.link.keyring_trouble
        return source_of(Listed(account, profile, server, live.catalogue, states, live.is_busy, trouble))
