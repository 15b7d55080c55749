"""The application's keys at the services: the person's own, or those that came with a service."""

from collections.abc import Callable
from contextlib import closing

from desktop_app.accounts.connections import Connections
from desktop_app.domain.credentials import ClientCredentials
from desktop_app.storage.credential_repository import CredentialRepository
from desktop_app.transport import Exchange


class ApplicationKeys:
    """Reads, keeps and checks the key by which a service knows the application (RFC 6749 section 2.3)."""

    def __init__(self, connections: Connections, credentials: CredentialRepository) -> None:
        self._connections = connections
        self._credentials = credentials

    async def of(self, provider_id: str) -> ClientCredentials | None:
        """The key that the person got from the service, else the one that came with it. Raises `KeyringError`."""
        found = await self._credentials.application_key(provider_id, self._connections.servers[provider_id].name)
        return found or self._connections.providers[provider_id].profile.client

    async def save(self, provider_id: str, client: ClientCredentials) -> None:
        """Store the application's key for the service's server in use. Raises `KeyringError`."""
        server = self._connections.servers[provider_id]
        await self._credentials.save_application_key(provider_id, server.name, client)

    async def check(self, provider_id: str, client: ClientCredentials, on_exchange: Callable[[Exchange], None]) -> None:
        """Ask the service whether it takes the key. Raises `ServiceError`."""
        connection = self._connections.open(provider_id, client, on_exchange=on_exchange)
        with closing(connection.transport):
            await self._connections.providers[provider_id].check_key(connection)
