"""requests behind await: every call bounded in time and size, every failure translated, every exchange masked."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from desktop_app.authorities import NOBODY, OwnAuthorities
from desktop_app.deadline import Deadline, steady_time
from desktop_app.domain.allowance import allowance_of
from desktop_app.domain.errors import CallReason, Interposed, OutcomeUnknown, ServiceError, Unreachable
from desktop_app.domain.exchange import Exchange, Pairs, Request, Response
from desktop_app.failures import UNWRITABLE, failure_of
from desktop_app.interposition import is_interposed, origin_of
from desktop_app.masking import Hold, masked_body, masked_headers, masked_uri
from desktop_app.wire import Signer, header_lines, plain, read, secrets_in, server_time, uri_of
from desktop_app.workers import Workers

if TYPE_CHECKING:
    import requests

__all__ = ["TOTAL_TIMEOUT", "Exchange", "Pairs", "Request", "Response", "Signer", "Transport", "server_time"]

TOTAL_TIMEOUT = 60.0
"""Seconds for a whole exchange, a second try included, however it drips."""

READS = ("GET", "HEAD")


class Gate(Protocol):
    """A gate that says where requests may go."""

    def check(self, address: str) -> None:
        """Check an address. Raises `ServiceError` if it is not to be asked."""
        ...

    def guard(self, session: "requests.Session") -> None:
        """Let the session connect only where requests may go, whatever names resolve to."""
        ...


class Transport:
    """Sends requests for one service, no two closer together than `spacing` seconds."""

    def __init__(
        self,
        workers: Workers,
        *,
        spacing: float = 0.0,
        on_exchange: Callable[[Exchange], None] | None = None,
        within: float = TOTAL_TIMEOUT,
        gate: Gate | None = None,
        own: OwnAuthorities = NOBODY,
        refuses_pages: bool = False,
    ) -> None:
        """`within`: seconds for a whole exchange, a second try included, however its answer drips.

        `own`: who vouches for the service's servers, beside those who vouch for all. `refuses_pages`: a web page in the
        place of an answer is another's, and raises `Interposed`.
        """
        self._refuses_pages = refuses_pages
        self._workers = workers
        self._within = within
        self._gate = gate
        self._own = own
        self._spacing = spacing
        self._on_exchange = on_exchange
        self._turn = asyncio.Lock()
        self._next_at = 0.0
        self._write_turn = asyncio.Lock()
        self._write_spacing = 0.0
        self._next_write_at = 0.0
        self._session: requests.Session | None = None
        self._under_way: set[Deadline] = set()
        self._is_closed = False

    def close(self) -> None:
        """Hang up: what is under way ends, nothing is sent any more, and the idle threads are let go."""
        self._is_closed = True
        for deadline in self._under_way.copy():
            deadline.end()
        if self._session is not None:
            self._session.close()
        self._workers.close()

    def space_writes(self, spacing: float) -> None:
        """Keep calls other than reads at least `spacing` seconds apart from now on."""
        self._write_spacing = spacing

    async def send(self, request: Request, sign: Signer | None = None) -> Response:
        """The answer, whatever its status.

        Raises `Unreachable` (nothing was sent), `OutcomeUnknown` (no usable answer), `BadAnswer` (too large),
        `Interposed` (another's), and `ServiceError` where no request can be made of it.
        A read whose connection broke is tried once more, newly signed: idle connections are closed by servers.
        """
        deadline = Deadline(self._within)
        try:
            return await self._once(request, sign, deadline)
        except OutcomeUnknown:
            if request.method != "GET" or deadline.is_over:
                raise
            return await self._once(request, sign, deadline)

    async def _once(self, request: Request, sign: Signer | None, deadline: Deadline) -> Response:
        if request.method not in READS:
            await self._wait_to_write()
        await self._wait_for_turn()
        response, exchange = await self._workers.run(lambda: self._exchange(request, sign, deadline))
        if self._on_exchange is not None:
            self._on_exchange(exchange)
        if isinstance(response, Exception):
            raise response
        return response

    async def _wait_for_turn(self) -> None:
        async with self._turn:
            await _until(self._next_at)
            self._next_at = asyncio.get_running_loop().time() + self._spacing

    async def _wait_to_write(self) -> None:
        async with self._write_turn:
            await _until(self._next_write_at)
            self._next_write_at = asyncio.get_running_loop().time() + self._write_spacing

    async def rehearse(self, request: Request, sign: Signer | None = None) -> Exchange:
        """The request as it would go out now; nothing is sent. Raises `Unreachable` where it is no request."""
        return await self._workers.run(lambda: self._rehearsed(request, sign))

    def _rehearsed(self, request: Request, sign: Signer | None) -> Exchange:
        try:
            return self._prepared(request, sign)[1]
        except Exception as error:  # noqa: BLE001 - translated like those of a request that is sent
            raise failure_of(error, Deadline(self._within)) from None

    def _prepared(self, request: Request, sign: Signer | None) -> tuple["requests.PreparedRequest", Exchange]:
        """The request as it goes out, and what may be read of it."""
        from desktop_app.punctual import new_session  # noqa: PLC0415 - 0.15 s that the first window need not wait for

        if self._session is None:
            self._session = new_session(self._own)
            if self._gate is not None:
                self._gate.guard(self._session)
        prepared, signed = self._session.prepare_request(plain(request)), ""
        if self._gate is not None:
            self._gate.check(prepared.url or "")
        if sign is not None:
            prepared = sign(prepared)
            signed = sign.explain(prepared)
        lines = header_lines(prepared)
        if not all(text.isascii() and text.isprintable() for _, text in lines):
            raise ServiceError(UNWRITABLE)  # http.client would quote the header, which may be a token
        return prepared, Exchange(request.method, masked_uri(uri_of(request)), 0, "", signed, masked_headers(lines))

    def _exchange(
        self, request: Request, sign: Signer | None, deadline: Deadline
    ) -> tuple[Response | Exception, Exchange]:
        """Send the request; its secrets are masked in the record wherever the answer echoes them."""
        with Hold(*secrets_in(request)):
            return self._exchange_held(request, sign, deadline)

    def _exchange_held(
        self, request: Request, sign: Signer | None, deadline: Deadline
    ) -> tuple[Response | Exception, Exchange]:
        exchange, begun = Exchange(request.method, masked_uri(uri_of(request)), 0, ""), steady_time()
        try:
            prepared, exchange = self._prepared(request, sign)
            response = self._answer(prepared, deadline)
        except Exception as error:  # noqa: BLE001 - translated, and unknown ones are raised by the caller
            failure = failure_of(error, deadline)
            # What nobody foresaw may quote what was sent.
            known = failure if isinstance(failure, ServiceError) else None
            said = "" if known else type(failure).__name__
            return failure, replace(exchange, answer=said, failure=known, seconds=steady_time() - begun)
        answer = masked_body(response.body, response.headers.get("content-type", ""))
        allowance, date = allowance_of(response.headers), server_time(response.headers.get("date"))
        told = replace(exchange, status=response.status, answer=answer, allowance=allowance, date=date)
        exchange = replace(told, seconds=steady_time() - begun)
        if self._refuses_pages and not request.takes_pages and is_interposed(response):
            return Interposed(CallReason.WEB_PAGE, status=response.status, address=origin_of(response.url)), exchange
        return replace(response, exchange=exchange), exchange

    def _answer(self, prepared: "requests.PreparedRequest", deadline: Deadline) -> Response:
        assert self._session is not None
        self._under_way.add(deadline)
        try:
            if self._is_closed:
                raise Unreachable(CallReason.NO_CONNECTION)
            with deadline.running():
                return replace(read(self._session, prepared), certificate=deadline.certificate)
        finally:
            self._under_way.discard(deadline)


async def _until(moment: float) -> None:
    """Wait until `moment` by the loop's clock. Qt's coarse timers may fire 5 % early, hence the loop."""
    while (wait := moment - asyncio.get_running_loop().time()) > 0:  # noqa: ASYNC110 - the clock is waited for
        await asyncio.sleep(wait)
