"""Connections to the services, each over a transport of its own, by the service's own clock."""

from collections.abc import Callable, Mapping
from contextlib import closing

from desktop_app.accounts.clocks import Clocks
from desktop_app.accounts.meters import KeyMeters, Meters
from desktop_app.accounts.transports import Transports
from desktop_app.domain.account import AccountId
from desktop_app.domain.credentials import ClientCredentials
from desktop_app.providers.provider import Connection, Provider, Server
from desktop_app.transport import Exchange, Request


class Connections:
    """Opens connections to services. `providers` and `servers` are by provider id, and may change at any time."""

    def __init__(
        self,
        providers: Mapping[str, Provider],
        servers: Mapping[str, Server],
        transports: Transports,
        clocks: Clocks,
        meters: Meters,
    ) -> None:
        self.providers = providers
        self.servers = servers
        self._transports = transports
        self._clocks = clocks
        self._meters = meters

    def open(
        self,
        provider_id: str,
        client: ClientCredentials,
        account: AccountId | None = None,
        on_exchange: Callable[[Exchange], None] | None = None,
    ) -> Connection:
        """Open a connection for the application, whose requests stand in the ledger as the `account`'s, if any.

        Whoever asked for it closes its transport, unless it is kept. Its calls are paid from the budgets of the key.
        """
        provider, clock = self.providers[provider_id], self._clocks[provider_id]
        own, spacing = provider.profile.own_authorities, provider.call_spacing
        meters = self.meters(provider_id, client, account)
        heard = [each for each in (on_exchange, meters.charge if meters is not None else None) if each is not None]
        transport = self._transports.open(account, clock=clock, spacing=spacing, heard=heard, own=own)
        return Connection(self.servers[provider_id], client, transport, clock)

    def meters(self, provider_id: str, client: ClientCredentials, account: AccountId | None) -> KeyMeters | None:
        """The meters of an application key; None where the service counts no calls."""
        return self._meters.of(self.providers[provider_id].profile, self.servers[provider_id], client, account)

    async def clock_skew(self, provider_id: str) -> float:
        """Seconds that this computer's clock is ahead of the service's; 0 where it does not tell, or is corrected.

        Asks the server for nothing in particular. Raises `Unreachable` where nobody answers.
        """
        clock, own = self._clocks[provider_id], self.providers[provider_id].profile.own_authorities
        with closing(self._transports.open(clock=clock, own=own)) as transport:
            answer = await transport.send(Request("HEAD", self.servers[provider_id].api, takes_pages=True))
        told = answer.exchange
        return clock.skew(told.date, told.seconds) if told is not None else 0.0
