"""Meters of the application keys: every call to a service is paid from the budget of the key that it was made with."""

from collections.abc import Callable
from hashlib import sha256
from urllib.parse import urlsplit

from desktop_app.domain.account import AccountId
from desktop_app.domain.budgets import charged
from desktop_app.domain.credentials import ClientCredentials
from desktop_app.domain.exchange import Exchange
from desktop_app.providers.provider import Profile, Server
from desktop_app.storage.spent_units import SpentUnits
from desktop_app.sync.meter import Meter


class KeyMeters:
    """The meters of one application key, one for each budget."""

    def __init__(self, meters: tuple[Meter, ...], api: str) -> None:
        """`api` is the beginning of the addresses that cost anything."""
        self._meters = {meter.budget: meter for meter in meters}
        self._api = api

    @property
    def of_lists(self) -> Meter | None:
        """The meter that reading and writing lists is paid from; None where it costs nothing."""
        return next((meter for budget, meter in self._meters.items() if budget.lists is not None), None)

    def charge(self, exchange: Exchange) -> None:
        """Pay a call, answered or not: one that was refused costs as well."""
        if not exchange.uri.startswith(self._api):
            return
        paid = charged(tuple(self._meters), exchange.method, urlsplit(exchange.uri).path)
        if paid is not None:
            budget, units = paid
            self._meters[budget].charge(units)


class Meters:
    """Meters by application key. All accounts that sign in with the same key share them. `clock`: Unix seconds."""

    def __init__(self, kept: SpentUnits, clock: Callable[[], float]) -> None:
        self._kept = kept
        self._clock = clock
        self._made: dict[tuple[str, str], Meter] = {}

    def of(
        self, profile: Profile, server: Server, client: ClientCredentials, account: AccountId | None = None
    ) -> KeyMeters | None:
        """The meters of a key at a server; None where the service grants as much as anybody wants.

        `account` stands for the key of a person who has none of the application's.
        """
        if not profile.budgets:
            return None
        name = "\n".join((profile.id, server.name, client.key or account or ""))
        key = sha256(name.encode()).hexdigest()
        meters = []
        for budget in profile.budgets:
            if (key, budget.name) not in self._made:
                self._made[key, budget.name] = Meter(budget, key, self._kept, self._clock)
            meters.append(self._made[key, budget.name])
        return KeyMeters(tuple(meters), server.api)
