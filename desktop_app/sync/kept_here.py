"""A service with what it lacks kept on this computer: an order, a list."""

from collections.abc import Callable
from dataclasses import replace

from desktop_app.domain.account import AccountId
from desktop_app.domain.local_order import Newcomers
from desktop_app.domain.parts import Service
from desktop_app.domain.service import Ordering
from desktop_app.storage.journal import Journal
from desktop_app.sync.local_list import WithLocalList
from desktop_app.sync.local_order import LocalOrder


def kept_here(
    service: Service,
    account: AccountId,
    journal: Journal,
    newcomers: Callable[[], Newcomers] = lambda: Newcomers.BOTTOM,
) -> Service:
    """The service whose lists have what they lacked; all its other parts are its own.

    `newcomers`: where titles go that were added elsewhere, asked at each read.
    """
    lists, local = service.lists, service.local_list
    if lists is not None and lists.capabilities.ordering is Ordering.KEPT_BY_US:
        lists = LocalOrder(lists, account, journal.local_orders, newcomers)
    if lists is not None and local is not None:
        lists = WithLocalList(lists, local, account, journal.local_lists)
    return replace(service, lists=lists)
