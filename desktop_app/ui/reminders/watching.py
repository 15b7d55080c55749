"""Which notices there are now: looked up in what is known already, nobody is asked."""

from collections.abc import Iterator

from desktop_app.accounts import Accounts, LiveAccount
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
from desktop_app.ui.open_lists import OpenLists


class Watch:
    """Goes through accounts and open lists; a list that has not changed is not gone through again."""

    def __init__(self, accounts: Accounts, lists: OpenLists) -> None:
        self._accounts = accounts
        self._lists = lists
        self._seen: dict[QueueRef, tuple[Queue, float, float, TitlesLeaving | None]] = {}

    def notices(self, days: float) -> tuple[Notice, ...]:
        """`days`: how far ahead a title's leaving is told. What ends first is first of its kind."""
        now = self._accounts.lines.now()
        return tuple(notice for notice in self._all(now, days) if notice is not None)

    def dates_are_known(self) -> bool:
        """Whether anything comes nearer by itself: a sign-in's end; lists are looked at with every look."""
        return bool(self._lists.refs) or any(account.link.ends_at is not None for account in self._accounts.library)

    def _all(self, now: float, days: float) -> Iterator[Notice | None]:
        linked = [account for account in self._accounts.library if account.state is LinkState.LINKED]
        for account in linked:
            yield token_ending(account.id, account.link.ends_at, now)
        for ref in self._lists.refs:
            yield self._leaving(ref, now, days)
        for ref in self._lists.refs:
            yield self._full(ref)
        for account in linked:
            yield self._calls(account)

    def _leaving(self, ref: QueueRef, now: float, days: float) -> TitlesLeaving | None:
        view = self._lists[ref].state.view
        hour = now // 3600
        known = self._seen.get(ref)
        if known is None or known[0] is not view or known[1:3] != (hour, days):
            known = (view, hour, days, titles_leaving(ref, view.items, now, days))
            self._seen[ref] = known
        return known[3]

    def _full(self, ref: QueueRef) -> Notice | None:
        info, state = self._lists.info(ref), self._lists[ref].state
        if info is None or info.fixed:
            return None
        holds = len(state.view.items) if state.loaded else info.count or 0
        return list_nearly_full(ref, holds, info.largest)

    def _calls(self, account: LiveAccount) -> Notice | None:
        """What the last answer that spoke of it told."""
        calls = (call.allowance for call in account.calls if call.allowance is not None)
        return calls_nearly_spent(account.id, next(calls, None))
