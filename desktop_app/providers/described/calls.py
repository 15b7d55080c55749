"""Calls to a described service in an account's name, by whatever authorizes them."""

from collections.abc import Awaitable, Callable
from typing import Protocol

from desktop_app.auth.bearer import BearerSession
from desktop_app.auth.kept import KeptCredentials
from desktop_app.auth.signing import Clock
from desktop_app.domain.credentials import ClientCredentials
from desktop_app.domain.errors import SignInAgain
from desktop_app.providers.described.far import Far
from desktop_app.transport import Exchange, Request, Response, Signer, Transport


class Calls(Protocol):
    """One account's."""

    async def send(self, request: Request) -> Response:
        """The answer, whatever its status, but 401. Raises `SignInAgain` for that, and other `ServiceError`s."""
        ...

    async def rehearse(self, request: Request) -> Exchange:
        """What `send` would send now; it is not sent. Raises `ServiceError`."""
        ...


class SignedCalls:
    """With what does not end by itself."""

    def __init__(self, transport: Transport, sign: Signer, kept: KeptCredentials) -> None:
        self._transport = transport
        self._sign = sign
        self._kept = kept

    async def send(self, request: Request) -> Response:
        response = await self._transport.send(request, self._sign)
        if response.status == 401:
            self._kept.refused()
            raise SignInAgain("The service does not take the sign-in.", status=401)
        if response.is_good:
            self._kept.accepted()
        return response

    async def rehearse(self, request: Request) -> Exchange:
        return await self._transport.rehearse(request, self._sign)


class RenewingCalls:
    """With a bearer token. The session begins with the first call: before that the endpoints may not be known."""

    def __init__(
        self,
        look_up: Callable[[Transport], Awaitable[Far]],
        client: ClientCredentials,
        kept: KeptCredentials,
        transport: Transport,
        clock: Clock,
    ) -> None:
        self._look_up = look_up
        self._client = client
        self._kept = kept
        self._transport = transport
        self._clock = clock
        self._session: BearerSession | None = None

    async def send(self, request: Request) -> Response:
        return await (await self._signed_in()).send(request)

    async def rehearse(self, request: Request) -> Exchange:
        return await (await self._signed_in()).rehearse(request)

    async def _signed_in(self) -> BearerSession:
        far = await self._look_up(self._transport)
        if self._session is None:
            self._session = BearerSession(far.server, self._client, self._kept, self._transport, self._clock)
        return self._session
