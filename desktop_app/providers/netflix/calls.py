"""Calls to Netflix for one account (contract netflix 1, 2.5 and 6)."""

from collections.abc import Awaitable, Callable

from desktop_app.auth.signing import OAuth1Signer
from desktop_app.domain.credentials import TokenCredentials
from desktop_app.domain.errors import (
    ApplicationRefused,
    ClockSkewed,
    KeyringLost,
    KeyringReason,
    NotThere,
    OutcomeUnknown,
    ServiceError,
    SignInAgain,
    Unreachable,
)
from desktop_app.domain.queues import TitleId
from desktop_app.providers.netflix import refusals
from desktop_app.providers.provider import AccountConnection
from desktop_app.providers.redirects import MOST_HOPS, followed
from desktop_app.transport import Exchange, Pairs, Request, Response

LONGEST_REFS = 1000
"""Characters that surely fit into an address, three times encoded."""

COUNTRY = "us"
_JSON = ("output", "json")


class Calls:
    """Signs, sends, and reads refusals. Every method that sends raises `ServiceError`."""

    def __init__(self, connection: AccountConnection) -> None:
        """Prepare calls in the account's name. Raises `KeyringLost` where the credentials are no Netflix sign-in."""
        token = connection.credentials.current
        if not isinstance(token, TokenCredentials):
            raise KeyringLost(KeyringReason.OTHER_SIGN_IN)
        self.api = connection.server.api
        self.user_id = token.extra.get("user_id", "")
        self._connection = connection
        self._signer = OAuth1Signer(connection.client, connection.clock.now, token)

    @property
    def user(self) -> str:
        """The path of what is the account's own."""
        return f"/users/{self.user_id}"

    def ref(self, title_id: TitleId) -> str:
        """The title as a parameter names it."""
        return f"{self.api}/catalog/titles/{title_id}"

    async def call(self, method: str, path: str, query: Pairs = (), headers: dict[str, str] | None = None) -> Response:
        """A signed call, answered in JSON."""
        return await self._sent(Request(method, self.api + path, (*query, _JSON), headers=headers or {}))

    async def get(self, path: str, query: Pairs = (), headers: dict[str, str] | None = None) -> Response:
        return await self.call("GET", path, query, headers)

    async def get_for(self, path: str, titles: list[str]) -> Response:
        """Read about many titles, by a POST that means GET (contract 8) if their names are too long for an address."""
        refs = ("title_refs", ",".join(titles))
        if len(refs[1]) <= LONGEST_REFS:
            return await self.get(path, (refs,))
        form = (("method", "GET"), refs, _JSON)
        try:
            return await self._sent(Request("POST", self.api + path, form=form))
        except OutcomeUnknown as error:
            raise Unreachable(error.why) from error  # nothing was to change: whoever wants to asks again

    async def get_keyed(self, path: str, query: Pairs) -> Response:
        """Unsigned: the key is named. Without a country the answer is empty (contract 8)."""
        named = (("oauth_consumer_key", self._connection.client.key), ("country", COUNTRY), *query)
        return await self._without_signature(Request("GET", self.api + path, named), ApplicationRefused())

    async def get_unsigned(self, address: str) -> Response:
        """Get an address that needs no signature: whoever has it may read it (contract 7)."""
        return await self._without_signature(Request("GET", address), NotThere())

    async def api_root(self) -> str:
        return self.api

    async def ask(self, request: Request) -> Response:
        """A request of a person's own making, signed; the answer whatever it says."""
        return await self._connection.transport.send(request, self._signer)

    async def rehearse(self, request: Request) -> Exchange:
        return await self._connection.transport.rehearse(request, self._signer)

    async def _without_signature(self, request: Request, refusal: ServiceError) -> Response:
        """A refusal says nothing of the sign-in, which is looked at then: the `refusal`, where it is still taken."""
        try:
            return self._checked(await self._followed(request, self._connection.transport.send))
        except SignInAgain:
            await self.get(self.user)
            raise refusal from None

    async def _sent(self, request: Request) -> Response:
        """The answer; a wrong clock is corrected once."""
        try:
            return await self._in_time(request)
        except SignInAgain:
            self._connection.credentials.refused()
            raise

    async def _in_time(self, request: Request) -> Response:
        response = await self._followed(request, self.ask)
        try:
            return self._checked(response)
        except ClockSkewed as skew:
            self._connection.clock.correct(skew.seconds)
            return self._checked(await self._followed(request, self.ask))

    async def _followed(self, request: Request, send: Callable[[Request], Awaitable[Response]]) -> Response:
        """The answer to the request, from wherever on the same server a read is sent to; each hop is signed anew."""
        response = await send(request)
        for _ in range(MOST_HOPS):
            elsewhere = followed(request, response)
            if elsewhere is None:
                break
            request, response = elsewhere, await send(elsewhere)
        return response

    def _checked(self, response: Response) -> Response:
        if response.status < 300 or response.status == 304:
            return response
        done = (404, refusals.NOT_IN_QUEUE), (412, refusals.ALREADY_IN_QUEUE)
        if (response.status, refusals.sub_code_of(response)) in done:
            return response
        raise refusals.call_error(response, self._connection.clock.ours)
