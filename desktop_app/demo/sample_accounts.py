"""Accounts of practice mode that are linked from the start, without a sign-in page."""

from desktop_app.accounts import Accounts
from desktop_app.demo import Demo
from desktop_app.domain.queues import QueueRef

FIRST_LIST = "instant"
"""Netflix's list that is shown first."""


async def link_sample_accounts(demo: Demo, accounts: Accounts) -> QueueRef | None:
    """Link one account at each service, Netflix's first; its first list is to be shown.

    Raises `ServiceError`, `StorageError`.
    """
    first = None
    for provider_id, credentials in demo.issued().items():
        key = demo.keys[provider_id]
        await accounts.keys.save(provider_id, key)
        linked = await accounts.linker.link_with(provider_id, key, credentials)
        accounts.rename(linked.account.id, linked.account.person.name.partition(" ")[0])
        first = first or QueueRef(linked.account.id, FIRST_LIST)
    return first
