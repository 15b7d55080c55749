"""Calls of an account: the headers that Trakt wants, refusals as errors, and silence towards a locked account."""

import random
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace

from desktop_app import __version__
from desktop_app.auth.bearer import BearerSession
from desktop_app.auth.signing import Clock
from desktop_app.domain.errors import AccountLocked, RateLimited, Refused, ServiceError, TooLong
from desktop_app.domain.queues import LONGEST_LIST
from desktop_app.providers.redirects import led_away
from desktop_app.providers.trakt.answers import rows_of
from desktop_app.providers.trakt.pages import PAGE, SIZES, Pages
from desktop_app.providers.trakt.refusals import DONE, call_error
from desktop_app.transport import Exchange, Pairs, Request, Response

VERSION = "2"
MOST_PAGES = 2_000
"""A service that speaks of more wants to keep us reading for ever."""

LONGEST_GUESS = 60.0
"""Seconds between two calls where the service wants fewer of them and does not say how few."""


def headers_of(client_key: str) -> dict[str, str]:
    """Contract 1."""
    return {
        "User-Agent": f"Lineup/{__version__}",
        "Content-Type": "application/json",
        "Accept": "application/json",
        "trakt-api-version": VERSION,
        "trakt-api-key": client_key,
    }


class Calls:
    """Calls of an account to Trakt. Every method raises `ServiceError` and what `BearerSession.send` raises."""

    def __init__(self, api: str, client_key: str, session: BearerSession, clock: Clock) -> None:
        self.api = api
        self._headers = headers_of(client_key)
        self._session = session
        self._clock = clock
        self._locked: AccountLocked | None = None
        self._unexplained = 0

    async def get(self, path: str, query: Pairs = ()) -> Response:
        return await self._send(Request("GET", f"{self.api}{path}", query, headers=self._headers))

    async def write(self, method: str, path: str, body: Mapping[str, object]) -> Response:
        return await self._send(Request(method, f"{self.api}{path}", json=body, headers=self._headers))

    async def api_root(self) -> str:
        return self.api

    async def ask(self, request: Request) -> Response:
        """A person's own request: whatever its status, but to a locked account."""
        if self._locked is not None:
            raise self._locked
        return await self._session.ask(self._with_headers(request))

    async def rehearse(self, request: Request) -> Exchange:
        """The request that a call would send now, without sending it."""
        return await self._session.rehearse(self._with_headers(request))

    def _with_headers(self, request: Request) -> Request:
        return replace(request, headers={**self._headers, **request.headers})

    async def pages(self, path: str, query: Pairs = (), *, limit: str = str(PAGE)) -> Pages:
        """Read all rows, page after page: as many pages as the headers tell, and then until one is not full."""
        first = await self.get(path, (*query, ("page", "1"), ("limit", limit)))
        pages = Pages(first, rows_of(first), limit)
        page = 1
        while page < pages.count or pages.may_go_on:
            expected = max(pages.count, page + 1)
            if expected > MOST_PAGES or (expected - 1) * pages.size >= LONGEST_LIST:
                raise TooLong(expected * pages.size, LONGEST_LIST)
            page += 1
            asked = (*query, ("page", str(page)), ("limit", str(pages.size)))
            pages.add(rows_of(await self.get(path, asked)))
        return pages

    async def walks(self, path: str, query: Pairs = ()) -> AsyncIterator[Pages]:
        """Read all rows anew as long as somebody asks for more, a few times at most.

        Each time the pages have another size: where entries are lost, it is at the borders of pages.
        """
        for size in SIZES:
            yield await self.pages(path, query, limit=size)

    async def _send(self, request: Request) -> Response:
        if self._locked is not None:
            raise self._locked
        try:
            response = await self._session.send(request)
        except Refused as refused:
            # A new token was refused, for no reason that ends the link: nothing was said of what is asked here.
            raise ServiceError(refused.why, status=refused.status, said=refused.said) from refused
        if response.status in DONE:
            self._unexplained = 0
            return response
        error = led_away(response) or call_error(response, writes=request.method != "GET", now=self._clock)
        if isinstance(error, AccountLocked):
            self._locked = error
        if isinstance(error, RateLimited) and not error.retry_after:
            error.retry_after = self._guess()
        raise error

    def _guess(self) -> float:
        """Exponential backoff with jitter from a second on (contract 8)."""
        self._unexplained += 1
        longest = min(2.0 ** (self._unexplained - 1), LONGEST_GUESS)
        return longest * random.uniform(1.0, 1.5)  # noqa: S311 - spreads retries, keeps no secret
