"""Questions before one account or all of them are unlinked, and what follows from the answer."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from desktop_app.accounts import Accounts, LiveAccount, UnlinkResult
from desktop_app.domain.account import AccountId
from desktop_app.domain.queues import QueueRef
from desktop_app.storage.own_data import OnlyHere
from desktop_app.ui.accounts.unlink_words import at_the_service
from desktop_app.ui.labels import Labels
from desktop_app.ui.shell.message_stack import Action, Kind, Message
from desktop_app.ui.shell.messages import counted
from desktop_app.ui.shell.tasks import Tasks

MOST_NAMED = 4
"""Lists whose names a question tells."""


class UnlinkQuestions(QObject):
    """Asks in the message bar whether to unlink, and unlinks on a yes."""

    def __init__(
        self,
        accounts: Accounts,
        labels: Labels,
        tasks: Tasks,
        say: Callable[[Message], None],
        say_receipt: Callable[[UnlinkResult], None],
        show: Callable[[AccountId], None],
        parent: QObject,
    ) -> None:
        """`show` brings the account's lists on the screen, where the question stands."""
        super().__init__(parent)
        self._accounts = accounts
        self._library = accounts.library
        self._labels = labels
        self._tasks = tasks
        self._say = say
        self._say_receipt = say_receipt
        self._show = show

    def ask(self, account_id: AccountId) -> None:
        """Ask whether to unlink this account."""
        account = self._library.account(account_id)
        if account is not None:
            self._tasks.start(self._ask(account))

    def ask_about_all(self) -> None:
        """Ask whether to unlink everything, such as before the program is removed."""
        if self._accounts.all:
            self._tasks.start(self._ask_about_all())
        else:
            self._say(Message(Kind.INFO, "No account is linked.", "Nothing is left to unlink."))

    async def _ask(self, live: LiveAccount) -> None:
        here, account = await live.only_here(), live.value
        service, waiting = self._labels.service_of(account), live.waiting
        parts = [forgetting(service, revokes=self._accounts.provider(account.provider).profile.revokes)]
        actions = [Action("Unlink", partial(self._start, account.id, keeps=False))]
        if here:
            back = "It is kept for when you link the account again, unless you delete it."
            parts.append(f"Only on this computer: {self._named(account.id, here)}. {back}")
            actions = [
                Action("Unlink", partial(self._start, account.id, keeps=True)),
                Action("Unlink and delete it", partial(self._start, account.id, keeps=False)),
            ]
        if waiting:
            parts.append(f"{counted(waiting, 'waiting change', 'waiting changes')} will be dropped.")
        lead = f"Unlink {account.label}, {service}?"
        self._show(account.id)
        self._say(Message(Kind.QUESTION, lead, " ".join(parts), tuple(actions), asks=True, about=account.id))

    def _start(self, account_id: AccountId, *, keeps: bool) -> None:
        self._tasks.start(self._unlink(account_id, keeps=keeps))

    async def _unlink(self, account_id: AccountId, *, keeps: bool) -> None:
        account = self._library.account(account_id)
        waiting = account.waiting if account is not None else 0
        receipt = await self._accounts.unlink(account_id, waiting, keeps=keeps)
        if receipt is not None:
            self._say_receipt(receipt)

    async def _ask_about_all(self) -> None:
        accounts = self._library.accounts
        here = [(account.id, await account.only_here()) for account in accounts]
        named = "; ".join(self._named(account_id, some) for account_id, some in here if some)
        waiting = sum(account.waiting for account in accounts)
        count = counted(len(accounts), "account", "accounts")
        asks = "It asks the services to forget it, too, where they offer that."
        parts = [f"Lineup forgets {count} with all keys on this computer. {asks}"]
        if named:
            parts.append(f"Only on this computer, and deleted with it: {named}. Export it first (List → Export…).")
        if waiting:
            parts.append(f"{counted(waiting, 'waiting change', 'waiting changes')} will be dropped.")
        unlink = Action("Unlink everything", self._start_all)
        question = Message(Kind.QUESTION, "Unlink everything?", " ".join(parts), (unlink,), asks=True)
        self._say(replace(question, holds=lambda: bool(self._accounts.all)))

    def _start_all(self) -> None:
        self._tasks.start(self._unlink_all())

    async def _unlink_all(self) -> None:
        said, unlinked = [], self._accounts.all
        for account in self._library.accounts:
            service = self._labels.service_of(account.value)
            receipt = await self._accounts.unlink(account.id, account.waiting)
            if receipt is not None:
                said.append(at_the_service(receipt, service))
        await self._accounts.forget_all(unlinked)
        said.append("Their sign-ins, lists, history and keys are gone from this computer.")
        self._say(Message(Kind.INFO, "Everything is unlinked.", " ".join(dict.fromkeys(said))))

    def _named(self, account_id: AccountId, here: Sequence[OnlyHere]) -> str:
        orders = [self._title(account_id, one) for one in here if not one.is_list]
        named = [f"your order of {_listed(orders)}"] if orders else []
        lists = [one for one in here if one.is_list]
        named += [f"{self._title(account_id, one)} with {counted(one.titles, 'title', 'titles')}" for one in lists]
        return " and ".join(named)

    def _title(self, account_id: AccountId, one: OnlyHere) -> str:
        info = self._library.info(QueueRef(account_id, one.name))
        return f"“{info.title if info is not None else one.name}”"


def forgetting(service: str, *, revokes: bool | None) -> str:
    """Say what becomes of the link here and at the service, without promising what the service does not offer."""
    match revokes:
        case True:
            return "Lineup forgets it here, and asks the service to forget it, too."
        case False:
            return f"Lineup forgets it here. {service} can’t be asked to forget it."
    return f"Lineup forgets it here, and asks {service} to forget it if it offers that."


def _listed(titles: Sequence[str]) -> str:
    """The titles of some lists in words: `“Watchlist”, “At sea” and 3 more lists`."""
    named, more = titles[:MOST_NAMED], len(titles) - MOST_NAMED
    if more > 0:
        return f"{', '.join(named)} and {counted(more, 'more list', 'more lists')}"
    return " and ".join(part for part in (", ".join(named[:-1]), named[-1]) if part)
