"""One account's calls: the headers that Trakt wants, its refusals as errors, and silence towards a locked account."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from desktop_app import __version__
from desktop_app.auth.bearer import BearerSession
from desktop_app.auth.signing import Clock
from desktop_app.domain.errors import AccountLocked, BadAnswer, RateLimited, Refused, ServiceError
from desktop_app.providers.trakt.answers import header_number, rows_of
from desktop_app.providers.trakt.refusals import DONE, call_error
from desktop_app.providers.trees import Tree
from desktop_app.transport import Exchange, Pairs, Request, Response

VERSION = "2"
PAGE = 250
"""Rows: more are cut without a word (contract 4.1)."""

MOST_PAGES = 400
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
    """Every method raises `ServiceError` and what `BearerSession.send` raises."""

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

    async def call(self, request: Request) -> Response:
        """A person's own request: whatever its status, but to a locked account."""
        if self._locked is not None:
            raise self._locked
        return await self._session.send(self._with_headers(request))

    async def rehearse(self, request: Request) -> Exchange:
        """The same, not sent."""
        return await self._session.rehearse(self._with_headers(request))

    def _with_headers(self, request: Request) -> Request:
        return replace(request, headers={**self._headers, **request.headers})

    async def pages(self, path: str, query: Pairs = (), *, limit: str = str(PAGE)) -> "Pages":
        """All rows, page after page."""
        first = await self.get(path, (*query, ("page", "1"), ("limit", limit)))
        rows = list(rows_of(first))
        count = header_number(first, "x-pagination-page-count") or 1
        if count > MOST_PAGES:
            raise BadAnswer(f"The answer speaks of {count} pages.")
        size = str(header_number(first, "x-pagination-limit") or PAGE)
        for page in range(2, count + 1):
            rows += rows_of(await self.get(path, (*query, ("page", str(page)), ("limit", size))))
        return Pages(rows, first)

    async def _send(self, request: Request) -> Response:
        if self._locked is not None:
            raise self._locked
        try:
            response = await self._session.send(request)
        except Refused as refused:
            # A new token was refused, for no reason that ends the link: nothing was said of what is asked here.
            raise ServiceError(str(refused), status=refused.status) from refused
        if response.status in DONE:
            self._unexplained = 0
            return response
        error = call_error(response, writes=request.method != "GET", now=self._clock)
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


class Pages:
    """All rows of an array, and the headers of its first page."""

    def __init__(self, rows: Sequence[Tree], first: Response) -> None:
        self.rows = rows
        self.headers = first.headers
        self._told = header_number(first, "x-pagination-item-count")

    def __iter__(self) -> Iterator[Tree]:
        return iter(self.rows)

    @property
    def is_whole(self) -> bool:
        """Whether there are as many as the service says that there are: pages are not a snapshot."""
        return self._told is None or self._told == len(self.rows)
