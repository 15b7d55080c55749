"""The notices that are due now, found in what is known already; no service is asked."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.accounts import Accounts, LiveAccount, LiveList
from desktop_app.domain.account import LinkState
from desktop_app.domain.queues import Queue, QueueRef
from desktop_app.domain.reminders import (
    Notice,
    TitlesLeaving,
    calls_nearly_spent,
    list_nearly_full,
    titles_leaving,
    token_ending,
)
from desktop_app.signals import Attachments


@dataclass(slots=True)
class _Look:
    """The result of the last look through a list. `when`: the hour, and how many days ahead were looked at."""

    view: Queue | None = None
    when: tuple[float, float] = (0.0, 0.0)
    found: TitlesLeaving | None = None


class ReminderFinder:
    """Finds reminders in accounts and open lists; a list that has not changed is not gone through again."""

    def __init__(self, accounts: Accounts) -> None:
        self._accounts = accounts
        self._library = accounts.library
        self._looks: Attachments[LiveList, _Look] = Attachments(lambda _: _Look())

    def notices(self, days: float) -> tuple[Notice, ...]:
        """The reminders, those that end first first of their kind. `days`: how far ahead a title's leaving is told."""
        now = self._accounts.transports.now()
        return tuple(notice for notice in self._all(now, days) if notice is not None)

    def dates_are_known(self) -> bool:
        """Whether anything comes nearer by itself: a sign-in's end; lists are looked at with every look."""
        return bool(self._library.refs) or any(account.link.ends_at is not None for account in self._library.accounts)

    def _all(self, now: float, days: float) -> Iterator[Notice | None]:
        linked = [account for account in self._library.accounts if account.state is LinkState.LINKED]
        for account in linked:
            yield token_ending(account.id, account.link.ends_at, now)
        for live in self._library.lists:
            yield self._leaving(live, now, days)
        for ref in self._library.refs:
            yield self._full(ref)
        for account in linked:
            yield self._calls(account)

    def _leaving(self, live: LiveList, now: float, days: float) -> TitlesLeaving | None:
        view, look = live.state.view, self._looks.of(live)
        if look.view is not view or look.when != (now // 3600, days):
            look.view, look.when = view, (now // 3600, days)
            look.found = titles_leaving(live.ref, view.items, now, days)
        return look.found

    def _full(self, ref: QueueRef) -> Notice | None:
        info, state = self._library.info(ref), self._library[ref].state
        if info is None or info.fixed:
            return None
        holds = len(state.view.items) if state.loaded else info.count or 0
        return list_nearly_full(ref, holds, info.largest)

    def _calls(self, account: LiveAccount) -> Notice | None:
        """The notice that few calls are left, by the last answer that told of an allowance; None if it is not due."""
        calls = (call.allowance for call in account.calls if call.allowance is not None)
        return calls_nearly_spent(account.id, next(calls, None))
