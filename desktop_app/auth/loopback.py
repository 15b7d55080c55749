"""RFC 8252 section 7.3: a listener on loopback, for as long as a sign-in lasts, and some seconds more.

Any port and an unguessable path; or those that were registered, where the service takes no others. What a service
writes into the fragment (RFC 6749 section 4.2.2) no browser sends: a page of ours hands it over.
"""

import asyncio
import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import TracebackType
from typing import Self

from desktop_app.auth import expectation
from desktop_app.auth.loopback_pages import LoopbackPage, LoopbackPages, PageWords, without_body
from desktop_app.auth.loopback_reception import Reception, Verdict
from desktop_app.auth.loopback_request import LONGEST_REQUEST, BadRequest, read_request
from desktop_app.auth.loopback_sockets import IPV4, Place, listening_sockets, place_of
from desktop_app.domain.errors import ConsentRefused, SignInReason

PATIENCE = 10.0
"""Seconds that a caller has for a request."""

MOST_CALLERS = 32
"""Connections at a time: the one that has waited longest makes room for the next."""

LONGEST_REST = 256 * 1024
"""Bytes of a caller's further words that are let pass, so that the answer is not lost by a reset."""

STAYS_OPEN = 5.0
"""Seconds after the sign-in in which a page that is loaded again is shown again."""


class LoopbackRedirect:
    """Waits for the browser to be sent back. Use as an async context manager.

    Leaving it closes the port: at once where no answer came, else after `STAYS_OPEN` seconds, for a browser that loads
    the page again. Entering it raises `SignInAbandoned` where nobody can listen for `registered`: it leads elsewhere,
    or another program listens there. A registered address without a port stands for any port (section 7.3).
    """

    def __init__(self, words: Mapping[LoopbackPage, PageWords], registered: str = "") -> None:
        self.uri = ""
        """The redirection URI: as it was registered, else an IP literal, as section 8.3 wants, not a name."""
        self.on_unproven: Callable[[], object] = lambda: None
        """Called where an answer was not taken because nothing says whose it is."""
        self._pages = LoopbackPages(words)
        self._registered = registered
        self._expected = expectation.current()
        self._servers: list[asyncio.Server] = []
        self._reception: Reception | None = None
        self._answer: asyncio.Future[str] | None = None
        self._callers: dict[asyncio.Task[None], asyncio.StreamWriter] = {}
        self._closing: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        place = place_of(self._registered) if self._registered else Place(IPV4, 0, f"/{secrets.token_urlsafe(16)}")
        await close_lingering()
        sockets = listening_sockets(place.host, place.port)
        here = replace(place, port=int(sockets[0].getsockname()[1]))
        self.uri = self._registered if place.port else here.uri
        self._reception = Reception(here, self._pages, is_secret=not self._registered, expected=self._expected)
        self._answer = asyncio.get_running_loop().create_future()
        for each in sockets:
            self._servers.append(await asyncio.start_server(self._serve, sock=each, limit=LONGEST_REQUEST))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        was_cancelled = kind is not None and issubclass(kind, asyncio.CancelledError)
        if self._has_ended() and not was_cancelled:
            _LINGERING.add(self)
            self._closing = asyncio.create_task(asyncio.sleep(STAYS_OPEN))
            self._closing.add_done_callback(lambda _: self._shut())
            return
        await self.close_now()

    async def wait(self) -> str:
        """The full URI by which the browser came back. Raises `ConsentRefused` where the person says they said no."""
        assert self._answer is not None
        return await asyncio.shield(self._answer)

    async def close_now(self) -> None:
        """Close the port, however long it was to stay open."""
        if self._closing is not None:
            self._closing.cancel()
        callers = tuple(self._callers)
        self._shut()
        await asyncio.gather(*callers, return_exceptions=True)

    # --- one caller ----------------------------------------------------------------------------------------------

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._make_room()
        self._callers[task] = writer
        try:
            async with asyncio.timeout(PATIENCE):
                writer.write(await self._answer_to(reader))
                await writer.drain()
                await _hear_out(reader, writer)
        except (TimeoutError, OSError, asyncio.IncompleteReadError):
            pass  # a port scanner, or a browser that thought better of it: go on waiting
        finally:
            self._callers.pop(task, None)
            writer.close()

    def _make_room(self) -> None:
        """End the oldest connections: whoever opens many and says nothing must not keep the browser out."""
        while len(self._callers) >= MOST_CALLERS:
            self._callers.pop(next(iter(self._callers))).transport.abort()

    async def _answer_to(self, reader: asyncio.StreamReader) -> bytes:
        """The page for one request, whose answer is taken first: a browser may hang up before it has the page."""
        assert self._reception is not None
        try:
            request = await read_request(reader)
        except BadRequest:
            return self._pages.plain(LoopbackPage.MALFORMED)
        verdict = self._reception.judge(request)
        self._take(verdict)
        return without_body(verdict.page) if request.method == "HEAD" else verdict.page

    def _take(self, verdict: Verdict) -> None:
        assert self._answer is not None
        if verdict.is_unproven:
            self.on_unproven()
        if self._answer.done():
            return
        if verdict.is_refused:
            self._answer.set_exception(ConsentRefused(SignInReason.REFUSED_ON_PAGE))
        elif verdict.answer:
            self._answer.set_result(verdict.answer)

    # --- the end -------------------------------------------------------------------------------------------------

    def _has_ended(self) -> bool:
        return self._answer is not None and self._answer.done() and not self._answer.cancelled()

    def _shut(self) -> None:
        _LINGERING.discard(self)
        for server in self._servers:
            server.close()
        if self._answer is not None and self._has_ended():
            self._answer.exception()  # looked at, should nobody have waited for it
        elif self._answer is not None:
            self._answer.cancel()
        # Browsers open connections on which they then say nothing.
        for writer in self._callers.values():
            writer.close()


_LINGERING: set[LoopbackRedirect] = set()
"""Listeners whose sign-in is over."""


async def close_lingering() -> None:
    """Close the ports that are open for pages that may be loaded again: another sign-in begins, or the program ends."""
    for listener in tuple(_LINGERING):
        await listener.close_now()


async def _hear_out(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Let the caller finish: a connection that is closed on unread words is reset, and the answer may go with it."""
    writer.write_eof()
    left = LONGEST_REST
    while left > 0 and (heard := await reader.read(LONGEST_REQUEST)):
        left -= len(heard)
