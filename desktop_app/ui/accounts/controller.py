"""Linking and renaming accounts from the window; `UnlinkQuestions` asks before an account is unlinked."""

import asyncio
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop_app.accounts import UnlinkResult
from desktop_app.auth.loopback import close_lingering
from desktop_app.domain.account import AccountId
from desktop_app.domain.errors import LineupError
from desktop_app.domain.queues import QueueRef
from desktop_app.ui.accounts.service_menu import ServiceMenu
from desktop_app.ui.accounts.unlink_questions import UnlinkQuestions
from desktop_app.ui.accounts.unlink_words import receipt_message
from desktop_app.ui.link_wizard.account_to_renew import AccountToRenew
from desktop_app.ui.sentences import key_guides
from desktop_app.ui.widgets.nested_loops import delete_when_free
from desktop_app.ui.workspace import Feature, Workspace

if TYPE_CHECKING:
    from desktop_app.ui.link_wizard.wizard import LinkWizard


class AccountsController(Feature):
    """Links, renames and unlinks accounts: with one wizard open at a time, and a warning before unlinking."""

    linked = Signal(object)
    """`AccountId`: the person wants to see its first list."""

    import_wanted = Signal()
    """The person would rather import a file than link an account."""

    def __init__(self, workspace: Workspace) -> None:
        window = workspace.window
        super().__init__(window)
        self._accounts = workspace.accounts
        self._library = workspace.library
        self._labels = workspace.labels
        self._tasks = workspace.tasks
        self._say = workspace.say
        self._outside = replace(workspace.outside, can_import=lambda: window.page is not None)
        self._welcome = workspace.welcome
        self._window = window
        self._sources = sources = workspace.sidebar
        self.wizard: LinkWizard | None = None
        self._revoking: asyncio.Task[None] | None = None
        self._screen = workspace.screen
        self._welcome = workspace.welcome
        self._shown_before: QueueRef | None = None
        self._unlinking = UnlinkQuestions(
            workspace.accounts,
            workspace.labels,
            workspace.tasks,
            workspace.say,
            self._say_receipt,
            workspace.screen.bring,
            self,
        )
        self.linked.connect(workspace.screen.choose_account)
        window.menus.add("Account", "link", "&Link an account…", "", self.show_services)
        window.menus.add("File", "accounts", "Unlink &everything…", "", self.unlink_everything)
        workspace.welcome.link_requested.connect(self.link)
        workspace.welcome.any_requested.connect(self.link_any)
        workspace.welcome.left.connect(self._show_list_again)
        window.activated.connect(self.revoke_what_waits)
        workspace.sign_ins.wanted.connect(self.sign_in_again)
        sources.link_requested.connect(self.link_any)
        sources.rename_requested.connect(self._rename)
        sources.sign_in_requested.connect(self.sign_in_again)
        sources.unlink_requested.connect(self._unlinking.ask)

    def show_services(self) -> None:
        """Show the cards of all services; while nobody is linked they are there, and a menu asks at which."""
        if not self._accounts.all:
            self.link_any()
            return
        self._shown_before = self._screen.current or self._shown_before
        self._welcome.show_for_another()

    def _show_list_again(self) -> None:
        """Go from the cards back to the list that was shown before them, or to any."""
        before, lists = self._shown_before, self._library
        ref = before if before in lists else next(iter(lists.refs), None)
        if ref is not None:
            self._screen.choose(ref)

    def link_any(self) -> None:
        """Ask at which service, where there are several; those that have closed come last."""
        accounts = self._accounts
        services = [(provider, accounts.server(provider.profile.id)) for provider in accounts.providers]
        services.sort(key=lambda each: each[0].profile.closed and each[1] is None)
        if len(services) == 1:
            self.link(services[0][0].profile.id)
            return
        menu = ServiceMenu(services, self._window)
        menu.chosen.connect(self.link)
        cards = self._welcome.cards if not accounts.all else None
        if cards is not None and cards.isVisible() and cards.hero is not None:
            menu.popup_under(cards.hero.link)
        else:
            menu.popup_over(self._sources)

    def link(self, provider_id: str, again: AccountId | None = None) -> None:
        """Open the wizard, unless one is open. `again`: the account that is to be signed in to again."""
        if self.wizard is not None:
            self.wizard.frame.raise_()
            return
        from desktop_app.ui.link_wizard.wizard import LinkWizard  # noqa: PLC0415 - most starts never need its pages

        meant = AccountToRenew(again, partial(self._waiting_of, again)) if again is not None else None
        self.wizard = LinkWizard(self._accounts, provider_id, self._outside, self._window, meant)
        self.wizard.linked.connect(self.linked)
        self.wizard.ended.connect(self._wizard_ended)
        self.wizard.left.connect(self._do_instead)
        self.wizard.open()

    def begin(self) -> None:
        """Try the revocations that wait since an earlier run."""
        self.revoke_what_waits()

    def keyring_changed(self) -> None:
        """Try the revocations that waited for the keyring."""
        self.revoke_what_waits()

    async def close(self) -> None:
        """End a sign-in that is under way, and what it holds open."""
        if self.wizard is not None:
            await self.wizard.close()
        await close_lingering()

    def sign_in_again(self, account_id: AccountId) -> None:
        """Open the wizard to sign in to the account again."""
        account = self._library.account(account_id)
        if account is not None:
            self.link(account.provider, account_id)

    def _waiting_of(self, account_id: AccountId) -> tuple[tuple[str, int], ...]:
        """The lists of the account in which changes wait, and how many."""
        account = self._accounts.library.account(account_id)
        waiting = [each for each in account.lists if each.state.waiting] if account is not None else []
        return tuple((each.info.title if each.info is not None else "A list", each.state.waiting) for each in waiting)

    def _wizard_ended(self) -> None:
        if self.wizard is not None:
            delete_when_free(self.wizard.frame)
            delete_when_free(self.wizard)
            self.wizard = None

    def _do_instead(self, way: str) -> None:
        """Do what the person chose in the wizard in place of linking there."""
        match way:
            case key_guides.PRACTICE:
                self._welcome.practice_requested.emit()
            case key_guides.IMPORT:
                self.import_wanted.emit()
            case _:
                self.link(way)

    def _rename(self, account_id: AccountId, label: str) -> None:
        try:
            self._accounts.rename(account_id, label)
        except LineupError as error:
            self._tasks.fail(error)

    def unlink_everything(self) -> None:
        """Ask whether to, such as before the program is removed."""
        self._unlinking.ask_about_all()

    def revoke_what_waits(self) -> None:
        """Ask the services that could not be asked when their accounts were unlinked."""
        if self._revoking is None or self._revoking.done():
            self._revoking = self._tasks.start(self._revoke())

    async def _revoke(self) -> None:
        async for receipt in self._accounts.revocation.pay_all():
            self._say_receipt(receipt)

    def _say_receipt(self, receipt: UnlinkResult) -> None:
        server = self._accounts.server(receipt.account.provider)
        where = server.sign_in if server is not None else ""
        self._say(receipt_message(receipt, self._labels.service_of(receipt.account), where))
