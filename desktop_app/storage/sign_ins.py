"""What the program signs in with, as the keyring keeps it: application keys by server, token credentials by account."""

from desktop_app.domain.account import AccountId
from desktop_app.domain.credentials import ClientCredentials, TokenCredentials
from desktop_app.storage.credential_store import CredentialStore

_EXTRA = "extra."


class SignIns:
    """Names and shapes of the entries of a `CredentialStore`. Every method raises `KeyringError`."""

    def __init__(self, store: CredentialStore) -> None:
        self.store = store

    async def application_key(self, provider_id: str, server: str) -> ClientCredentials | None:
        """The application's key at that server."""
        found = await self.store.load(_application(provider_id, server))
        return ClientCredentials(found["key"], found["secret"]) if found else None

    async def save_application_key(self, provider_id: str, server: str, client: ClientCredentials) -> None:
        """Kept for every account that is linked there."""
        await self.store.save(_application(provider_id, server), {"key": client.key, "secret": client.secret})

    async def token(self, account_id: AccountId) -> TokenCredentials | None:
        """What the account signs its requests with."""
        found = await self.store.load(_account(account_id))
        if found is None:
            return None
        extra = {name.removeprefix(_EXTRA): value for name, value in found.items() if name.startswith(_EXTRA)}
        return TokenCredentials(found["token"], found["secret"], extra)

    async def save_token(self, account_id: AccountId, token: TokenCredentials) -> None:
        """Durable when it returns."""
        extra = {f"{_EXTRA}{name}": value for name, value in token.extra.items()}
        await self.store.save(_account(account_id), {"token": token.token, "secret": token.secret, **extra})

    async def forget_token(self, account_id: AccountId) -> None:
        """The account is unlinked."""
        await self.store.forget(_account(account_id))


def _application(provider_id: str, server: str) -> str:
    return f"application:{provider_id}:{server}"


def _account(account_id: AccountId) -> str:
    return f"account:{account_id}"
