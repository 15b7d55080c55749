"""What a service lacks is kept on this computer: an order, a list."""

from desktop_app.domain.account import AccountId
from desktop_app.domain.service import Finder, ListService, Ordering
from desktop_app.storage.journal import Journal
from desktop_app.sync.kept_by_us import KeptByUs
from desktop_app.sync.local_list import WithLocalList


def kept_here(service: ListService, account: AccountId, journal: Journal) -> ListService:
    """The service with what its capabilities say that it lacks; itself where it lacks nothing."""
    capabilities, whole = service.capabilities, service
    if capabilities.ordering is Ordering.KEPT_BY_US:
        whole = KeptByUs(service, account, journal.arrangements)
    if capabilities.local_list is not None and isinstance(service, Finder):
        whole = WithLocalList(whole, service.find, capabilities.local_list, account, journal.local_lists)
    return whole
