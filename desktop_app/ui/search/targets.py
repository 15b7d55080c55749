"""The lists that search results can be added to, and the one that is offered first."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.accounts import Library, LiveAccount
from desktop_app.domain.account import Account, AccountId
from desktop_app.domain.queues import QueueRef
from desktop_app.signals import Attachments


@dataclass(frozen=True, slots=True)
class Target:
    """A list that takes the titles. `name` says whose it is where several accounts have one of that service."""

    ref: QueueRef
    name: str


class Targets:
    """The lists that take titles. The last one chosen in each account is remembered until the program ends."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._last: Attachments[LiveAccount, list[QueueRef]] = Attachments(_none_yet)
        self._account: AccountId | None = None

    def choose(self, ref: QueueRef) -> None:
        """Offer this list first from now on."""
        account = self._library.account(ref.account)
        if account is not None:
            self._last.of(account)[:] = [ref]
            self._account = ref.account

    def of(self, accounts: Sequence[Account]) -> tuple[Target, ...]:
        """The open lists of a service's accounts that may be changed, in the order of the sidebar."""
        several = len(accounts) > 1
        found = []
        for account in accounts:
            for ref in self._library.refs_of(account.id):
                info = self._library.info(ref)
                if info is not None and not info.fixed and ref in self._library:
                    found.append(Target(ref, f"{info.title} ({account.label})" if several else info.title))
        return tuple(found)

    def first(self, targets: Sequence[Target]) -> QueueRef | None:
        """The one that was last chosen, or another of its account, if that has a list here; else the first of all."""
        refs = [target.ref for target in targets]
        last = [ref for chosen in self._last for ref in chosen if ref in refs]
        return min((*last, *refs), key=lambda ref: ref.account != self._account, default=None)


def _none_yet(_account: LiveAccount) -> list[QueueRef]:
    return []
