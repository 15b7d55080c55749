"""What the program signs in with, as the keyring keeps it: application keys by server, token credentials by account."""

from collections.abc import Mapping

from desktop_app.domain.account import AccountId
from desktop_app.domain.credentials import (
    ApiKey,
    BearerToken,
    ClientCredentials,
    Credentials,
    Session,
    TokenCredentials,
)
from desktop_app.domain.errors import KeyringLost
from desktop_app.storage.credential_store import CredentialStore

_EXTRA = "extra."


class SignIns:
    """Names and shapes of the entries of a `CredentialStore`. Every method raises `KeyringError`."""

    def __init__(self, store: CredentialStore) -> None:
        self.store = store

    async def application_key(self, provider_id: str, server: str) -> ClientCredentials | None:
        """The application's key at that server."""
        found = await self.store.load(_application(provider_id, server))
        return ClientCredentials(found["key"], found["secret"], found.get("redirect_uri", "")) if found else None

    async def save_application_key(self, provider_id: str, server: str, client: ClientCredentials) -> None:
        """Kept for every account that is linked there."""
        shape = {"key": client.key, "secret": client.secret}
        registered = {"redirect_uri": client.redirect_uri} if client.redirect_uri else {}
        await self.store.save(_application(provider_id, server), shape | registered)

    async def credentials(self, account_id: AccountId) -> Credentials | None:
        """What the account signs its requests with."""
        found = await self.store.load(_account(account_id))
        return None if found is None else _credentials_from(found)

    async def save_credentials(self, account_id: AccountId, credentials: Credentials) -> None:
        """Durable when it returns."""
        await self.store.save(_account(account_id), _shape_of(credentials))

    async def forget_credentials(self, account_id: AccountId) -> None:
        """The account is unlinked."""
        await self.store.forget(_account(account_id))


def _application(provider_id: str, server: str) -> str:
    return f"application:{provider_id}:{server}"


def _account(account_id: AccountId) -> str:
    return f"account:{account_id}"


def _shape_of(credentials: Credentials) -> dict[str, str]:
    match credentials:
        case TokenCredentials(token, secret, extra):
            return {"token": token, "secret": secret, **{f"{_EXTRA}{name}": value for name, value in extra.items()}}
        case BearerToken(access_token, refresh_token, expires_at, scopes):
            ends = {} if expires_at is None else {"expires_at": repr(expires_at)}
            bearer = {"access_token": access_token, "refresh_token": refresh_token, "scopes": " ".join(scopes)}
            return bearer | ends
        case Session(session_id):
            return {"session_id": session_id}
        case ApiKey(key):
            return {"api_key": key}


def _credentials_from(found: Mapping[str, str]) -> Credentials:
    """Raises `KeyringLost`."""
    try:
        if "session_id" in found:
            return Session(found["session_id"])
        if "api_key" in found:
            return ApiKey(found["api_key"])
        if "access_token" in found:
            ends = found.get("expires_at")
            expires_at = None if ends is None else float(ends)
            scopes = tuple(found.get("scopes", "").split())
            return BearerToken(found["access_token"], found.get("refresh_token", ""), expires_at, scopes)
        extra = {name.removeprefix(_EXTRA): value for name, value in found.items() if name.startswith(_EXTRA)}
        return TokenCredentials(found["token"], found["secret"], extra)
    except (KeyError, ValueError):
        raise KeyringLost("What the keyring holds for this sign-in is not what Lineup put there.") from None
