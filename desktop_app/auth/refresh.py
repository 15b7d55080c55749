"""RFC 6749 section 6, where a refresh token can be used once (RFC 9700 section 4.14): never twice, never lost."""

import asyncio

from desktop_app.auth.authorization_server import AuthorizationServer
from desktop_app.auth.kept import KeptCredentials
from desktop_app.auth.signing import Clock
from desktop_app.auth.token_endpoint import TokenEndpoint
from desktop_app.domain.credentials import BearerToken, ClientCredentials, Credentials
from desktop_app.domain.errors import InvalidGrant, KeyringLost, KeyringReason, SignInAgain, SignInReason
from desktop_app.transport import Transport

AHEAD = 60.0
"""Seconds before its end that a token is renewed: longer than a request is on its way."""


SHARE = 0.1
"""The part of its life that a token may lose to that."""


class Renewal:
    """Renews one account's token: one at a time, in all tasks and processes together."""

    def __init__(
        self,
        server: AuthorizationServer,
        client: ClientCredentials,
        kept: KeptCredentials,
        transport: Transport,
        clock: Clock,
    ) -> None:
        self._client = client
        self._kept = kept
        self._tokens = TokenEndpoint(server, client, transport, clock)
        self._clock = clock
        self._redirect_uri = client.redirect_uri if server.refresh_wants_redirect_uri else ""
        self._under_way: asyncio.Task[BearerToken] | None = None
        self._not_kept: dict[str, BearerToken] = {}  # by the refresh token that was spent for it

    @property
    def current(self) -> BearerToken:
        """The token as last read or written here."""
        return bearer(self._kept.current)

    def is_due(self, token: BearerToken) -> bool:
        """Whether it has ended or soon will, and can be renewed."""
        ends = token.expires_at
        return ends is not None and bool(token.refresh_token) and self._clock() >= ends - self._ahead(ends)

    def _ahead(self, ends: float) -> float:
        """Seconds; a token that lives a minute would else be renewed before every call."""
        since = self._kept.since
        return AHEAD if since is None or since >= ends else min(AHEAD, (ends - since) * SHARE)

    async def instead_of(self, worn: BearerToken) -> BearerToken:
        """A token newer than `worn`, which is kept when this returns.

        Raises `SignInAgain` where the link is dead; on every other `ServiceError` or `KeyringError` it is not, and
        what is kept stays. A caller who is cancelled does not end it: the old refresh token may be spent already,
        and the new one must be kept.
        """
        if self._under_way is None or self._under_way.done():
            self._under_way = asyncio.create_task(self._renew(worn))
        return await asyncio.shield(self._under_way)

    async def _renew(self, worn: BearerToken) -> BearerToken:
        async with self._kept.alone():
            found = bearer(await self._kept.reload())
            if found.access_token != worn.access_token and not self.is_due(found):
                return found  # somebody else was first
            if not found.refresh_token:
                raise SignInAgain(SignInReason.NOT_RENEWABLE)
            try:
                issued = self._not_kept.get(found.refresh_token) or await self._ask(found)
            except InvalidGrant as error:
                return await self._newer_than(found, error)
            self._not_kept = {found.refresh_token: issued}  # should the keyring fail now, it is kept the next time
            await self._kept.replace(issued)
            self._not_kept = {}
            return issued

    async def _ask(self, found: BearerToken) -> BearerToken:
        issued = await self._tokens.renew(
            {
                "grant_type": "refresh_token",
                "refresh_token": found.refresh_token,
                "redirect_uri": self._redirect_uri,
            }
        )
        return following(found, issued)

    async def _newer_than(self, refused: BearerToken, error: InvalidGrant) -> BearerToken:
        """The last look before the link is declared dead: a program that knows no lock may have renewed it."""
        found = bearer(await self._kept.reload())
        if found.refresh_token == refused.refresh_token:
            raise SignInAgain(error.why, status=error.status, said=error.said, **error.details) from None
        return found


def following(before: BearerToken, issued: BearerToken) -> BearerToken:
    """Sections 5.1 and 6: what the answer leaves out stays as it was."""
    return BearerToken(
        issued.access_token,
        issued.refresh_token or before.refresh_token,
        issued.expires_at,
        issued.scopes or before.scopes,
    )


def bearer(credentials: Credentials) -> BearerToken:
    """Credentials as a bearer token. Raises `KeyringLost` where they are something else."""
    if not isinstance(credentials, BearerToken):
        raise KeyringLost(KeyringReason.OTHER_SIGN_IN)
    return credentials
