"""Calls to a described service in an account's name, by whatever authorizes them."""

from collections.abc import Awaitable, Callable
from typing import Protocol

from desktop_app.auth.bearer import BearerSession
from desktop_app.domain.errors import SignInAgain, SignInReason
from desktop_app.providers.described.oauth1 import TOLERANCE
from desktop_app.providers.described.service_endpoints import ServiceEndpoints
from desktop_app.providers.provider import AccountConnection
from desktop_app.transport import Exchange, Request, Response, Signer, Transport


class Calls(Protocol):
    """Calls of an account at a described service."""

    async def send(self, request: Request) -> Response:
        """The answer, whatever its status, but 401. Raises `SignInAgain` for that, and other `ServiceError`s."""
        ...

    async def ask(self, request: Request) -> Response:
        """The answer, 401 among them. Raises `ServiceError`."""
        ...

    async def identify(self, request: Request) -> Response:
        """Send the call that tells who is linked: where that is forbidden, the sign-in may be dead."""
        ...

    async def rehearse(self, request: Request) -> Exchange:
        """The request that `send` would send now, without sending it. Raises `ServiceError`."""
        ...


class SignedCalls:
    """Calls with credentials that do not expire."""

    def __init__(self, connection: AccountConnection, sign: Signer, *, by_clock: bool = False) -> None:
        """`by_clock`: requests are signed with the time, which is corrected before a sign-in is given up."""
        self._transport = connection.transport
        self._sign = sign
        self._kept = connection.credentials
        self._clock = connection.clock if by_clock else None

    async def send(self, request: Request) -> Response:
        response = await self.ask(request)
        if response.status == 401:
            self._kept.refused()
            raise SignInAgain(SignInReason.TOKEN_REFUSED, status=401)
        if response.is_good:
            self._kept.accepted()
        return response

    async def ask(self, request: Request) -> Response:
        response = await self._transport.send(request, self._sign)
        if response.status == 401 and self._has_corrected(response):
            response = await self._transport.send(request, self._sign)
        return response

    async def identify(self, request: Request) -> Response:
        return await self.send(request)

    def _has_corrected(self, refusal: Response) -> bool:
        """Whether the clock was wrong enough for a refusal, and is corrected now."""
        told = refusal.exchange
        if self._clock is None or told is None:
            return False
        skew = self._clock.skew(told.date, told.seconds)
        if abs(skew) <= TOLERANCE:
            return False
        self._clock.correct(skew)
        return self._clock.is_corrected

    async def rehearse(self, request: Request) -> Exchange:
        return await self._transport.rehearse(request, self._sign)


class RenewingCalls:
    """Calls with a bearer token. The session begins with the first call: before that the endpoints may not be known."""

    def __init__(
        self, look_up: Callable[[Transport], Awaitable[ServiceEndpoints]], connection: AccountConnection
    ) -> None:
        self._look_up = look_up
        self._connection = connection
        self._session: BearerSession | None = None

    async def send(self, request: Request) -> Response:
        return await (await self._signed_in()).send(request)

    async def ask(self, request: Request) -> Response:
        return await (await self._signed_in()).ask(request)

    async def identify(self, request: Request) -> Response:
        return await (await self._signed_in()).identify(request)

    async def rehearse(self, request: Request) -> Exchange:
        return await (await self._signed_in()).rehearse(request)

    async def _signed_in(self) -> BearerSession:
        at = self._connection
        endpoints = await self._look_up(at.transport)
        if self._session is None:
            self._session = BearerSession(endpoints.server, at.client, at.credentials, at.transport, at.clock.ours)
        return self._session
