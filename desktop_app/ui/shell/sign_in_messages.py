"""Messages that ask to sign in again: each stands there until its account is signed in, or gone."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop_app.accounts import Accounts
from desktop_app.domain.account import AccountId, LinkState
from desktop_app.ui.shell.message_bar import Action, Kind, Message, MessageBar


class SignInMessages(QObject):
    """Messages that ask for a sign-in, at most one for each account."""

    wanted = Signal(object)
    """AccountId: the person wants to sign in to it again."""

    def __init__(self, accounts: Accounts, bar: MessageBar) -> None:
        super().__init__(bar)
        self._accounts = accounts
        self._bar = bar
        self._messages: dict[AccountId, Message] = {}

    def show(self, account_id: AccountId, kind: Kind, lead: str, text: str) -> None:
        """Ask for the account, in the place of what was said of it before."""
        self._withdraw(account_id)
        again = Action("Sign in again", partial(self.wanted.emit, account_id))
        message = self._messages[account_id] = Message(kind, lead, text, (again,))
        self._bar.show_message(message)

    def follow_accounts(self) -> None:
        """Take away what is no longer so."""
        wanted = {each.id for each in self._accounts.all if each.state is LinkState.SIGN_IN_AGAIN}
        for account_id in self._messages.keys() - wanted:
            self._withdraw(account_id)

    def _withdraw(self, account_id: AccountId) -> None:
        message = self._messages.pop(account_id, None)
        if message is not None:
            self._bar.withdraw(message)
