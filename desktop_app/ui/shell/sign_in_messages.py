"""Messages that ask to sign in again, each shown until its account is signed in, or gone."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop_app.accounts import Library, LiveAccount
from desktop_app.domain.account import AccountId, LinkState
from desktop_app.signals import Attachments
from desktop_app.ui.shell.message_bar import MessageBar
from desktop_app.ui.shell.message_stack import Action, Kind, Message


class SignInMessages(QObject):
    """Messages that ask for a sign-in, at most one for each account."""

    wanted = Signal(object)
    """AccountId: the person wants to sign in to it again."""

    def __init__(self, library: Library, bar: MessageBar) -> None:
        super().__init__(bar)
        self._library = library
        self._bar = bar
        self._messages: Attachments[LiveAccount, list[Message]] = Attachments(_none_yet, self._withdraw)
        library.account_changed.connect(self._follow)

    def show(self, account_id: AccountId, kind: Kind, lead: str, text: str) -> None:
        """Ask for a sign-in to the account, in the place of an earlier message about it."""
        account = self._library.account(account_id)
        if account is not None:
            told = self._messages.of(account)
            self._withdraw(told)
            again = Action("Sign in again", partial(self.wanted.emit, account_id))
            told.append(Message(kind, lead, text, (again,), about=account_id))
            self._bar.show_message(told[0])

    def _follow(self, account: LiveAccount) -> None:
        """Take away what is no longer so."""
        if account.state is not LinkState.SIGN_IN_AGAIN:
            self._withdraw(self._messages.of(account))

    def _withdraw(self, told: list[Message]) -> None:
        while told:
            self._bar.withdraw(told.pop())


def _none_yet(_account: LiveAccount) -> list[Message]:
    return []
