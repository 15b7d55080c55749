"""Connections to the services, each over a transport of its own, by the service's own clock."""

from collections.abc import Callable, Mapping
from contextlib import closing

from desktop_app.accounts.clocks import Clocks
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
    ) -> None:
        self.providers = providers
        self.servers = servers
        self._transports = transports
        self._clocks = clocks

    def open(
        self,
        provider_id: str,
        client: ClientCredentials,
        account: AccountId | None = None,
        on_exchange: Callable[[Exchange], None] | None = None,
    ) -> Connection:
        """Open a connection for the application, whose requests stand in the ledger as the `account`'s, if any.

        Whoever asked for it closes its transport, unless it is kept.
        """
        provider, clock = self.providers[provider_id], self._clocks[provider_id]
        own, spacing = provider.profile.own_authorities, provider.call_spacing
        transport = self._transports.open(account, clock=clock, spacing=spacing, on_exchange=on_exchange, own=own)
        return Connection(self.servers[provider_id], client, transport, clock)

    async def clock_skew(self, provider_id: str) -> float:
        """Seconds that this computer's clock is ahead of the service's; 0 where it does not tell, or is corrected.

        Asks the server for nothing in particular. Raises `Unreachable` where nobody answers.
        """
        clock, own = self._clocks[provider_id], self.providers[provider_id].profile.own_authorities
        with closing(self._transports.open(clock=clock, own=own)) as transport:
            answer = await transport.send(Request("HEAD", self.servers[provider_id].api, takes_pages=True))
        told = answer.exchange
        return clock.skew(told.date, told.seconds) if told is not None else 0.0
