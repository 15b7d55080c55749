"""The loopback listener: any requests are read and judged, and none of a stranger's ends a sign-in."""

import asyncio
import secrets
from collections.abc import Iterable

from desktop_app.auth.expectation import Expectation
from desktop_app.auth.loopback_pages import LoopbackPages
from desktop_app.auth.loopback_reception import Reception
from desktop_app.auth.loopback_request import LONGEST_REQUEST, BadRequest, LoopbackRequest, read_request
from desktop_app.auth.loopback_sockets import Place
from desktop_app.ui.sentences.loopback import PAGES

TOKENS = (
    *(b"GET ", b"POST ", b"HEAD ", b"OPTIONS ", b" HTTP/1.1\r\n", b" HTTP/1.0\r\n", b"\r\n\r\n", b"/back", b"?", b"#"),
    *(b"Host: 127.0.0.1:43821\r\n", b"Content-Length: ", b"Transfer-Encoding: chunked\r\n", b"Lineup-Ticket: "),
    *(b"Sec-Fetch-Mode: navigate\r\n", b"Sec-Fetch-Dest: document\r\n", b"Sec-Purpose: prefetch\r\n"),
    *(b"state=", b"code=", b"error=", b"access_token=", b"denied=", b"ticket=", b"&", b"%", b"\n\n"),
)

_PLACE = Place("127.0.0.1", 43821, "/back")
_STATE = secrets.token_urlsafe(32)
_LOOP = asyncio.new_event_loop()
_BETWEEN = b"\n\n"
"""Parts one connection from the next: no request has it."""


def seeds() -> Iterable[bytes]:
    head = b"Host: 127.0.0.1:43821\r\n"
    for target in (b"/back", b"/back?code=c&state=x", b"/back?error=access_denied", b"/back?a=b&a=b", b"//evil/back"):
        yield b"GET " + target + b" HTTP/1.1\r\n" + head + b"Sec-Fetch-Mode: navigate\r\n\r\n"
        yield b"GET " + target + b" HTTP/1.1\r\n" + head + b"Sec-Purpose: prefetch\r\n\r\n"
    body = b"access_token=t&state=x"
    yield b"POST /back HTTP/1.1\r\n" + head + b"Lineup-Ticket: a.b\r\nContent-Length: 22\r\n\r\n" + body
    yield (
        b"POST /back HTTP/1.1\r\n"
        + head
        + b"Content-Length: 10\r\n\r\nticket=a.b"
        + _BETWEEN
        + b"HEAD /back HTTP/1.1\r\n\r\n"
    )


def one(data: bytes) -> None:
    reception = Reception(_PLACE, LoopbackPages(PAGES), is_secret=False, expected=Expectation(("state",), _STATE))
    for sent in data.split(_BETWEEN):
        request = _request_in(sent)
        if request is not None:
            verdict = reception.judge(request)
            assert not verdict.answer, request
            assert not verdict.is_refused, request
    true = LoopbackRequest("GET", f"{_PLACE.path}?code=c&state={_STATE}", {"host": [_PLACE.netloc]})
    assert reception.judge(true).answer


def _request_in(sent: bytes) -> LoopbackRequest | None:
    """The request that the listener would read. All bytes are there already, so nothing is ever waited for."""
    reader = asyncio.StreamReader(limit=LONGEST_REQUEST, loop=_LOOP)
    reader.feed_data(sent)
    reader.feed_eof()
    try:
        read_request(reader).send(None)
    except StopIteration as done:
        request: LoopbackRequest = done.value
        return request
    except (BadRequest, asyncio.IncompleteReadError):
        return None
    raise AssertionError("the listener waits for more than there is")
