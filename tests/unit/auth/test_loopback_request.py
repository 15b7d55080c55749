"""The listener's reading of requests, and of arbitrary bytes."""

import asyncio

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop_app.auth.loopback_request import (
    LONGEST_REQUEST,
    MOST_HEADERS,
    BadRequest,
    LoopbackRequest,
    read_request,
)


async def read(sent: bytes) -> LoopbackRequest:
    """Read what a caller sends before it falls silent for good."""
    reader = asyncio.StreamReader(limit=LONGEST_REQUEST)
    reader.feed_data(sent)
    reader.feed_eof()
    return await read_request(reader)


async def test_a_browsers_request() -> None:
    request = await read(b"GET /a/b?c=d&e HTTP/1.1\r\nHost: 127.0.0.1:9 \r\nX-A:\t1\r\nx-a: 2\r\nEmpty:\r\n\r\nmore")

    assert (request.method, request.path, request.query, request.body) == ("GET", "/a/b", "c=d&e", "")
    assert request.only("host") == "127.0.0.1:9"
    assert request.only("x-a") == "1, 2"
    assert request.only("empty") == ""
    assert request.only("missing") is None


async def test_a_form() -> None:
    request = await read(b"POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\na=bc=d")

    assert (request.method, request.body) == ("POST", "a=b")


@pytest.mark.parametrize("target", ["//evil/a", "http://evil/a", "*", "/a/../b", "/a%2Fb", "///"])
async def test_nothing_in_a_target_is_taken_for_a_host_or_normalized(target: str) -> None:
    assert (await read(f"GET {target}?x HTTP/1.1\r\n\r\n".encode())).path == target


@pytest.mark.parametrize(
    "sent",
    [
        b"GET /\r\n",
        b"GET / \r\n\r\n",
        b"GET / HTTP/0.9\r\n\r\n",
        b"GET / HTTP/1.2\r\n\r\n",
        b"GET / HTTP/2.0\r\n\r\n",
        b"GET / http/1.1\r\n\r\n",
        b"GET / HTTP/1.1\n\n",
        b"GET / HTTP/1.1\r\nA: b\n\r\n",
        b"GET / HTTP/1.1\r\nA: b\rC: d\r\n\r\n",
        b"GET / HTTP/1.1 \r\n\r\n",
        b" GET / HTTP/1.1\r\n\r\n",
        b"\r\nGET / HTTP/1.1\r\n\r\n",
        b"GET\t/\tHTTP/1.1\r\n\r\n",
        b"GET /a b HTTP/1.1\r\n\r\n",
        b"GET /\x00 HTTP/1.1\r\n\r\n",
        b"GET /#a HTTP/1.1\r\n\r\n",
        b"GET /\xc3\xa9 HTTP/1.1\r\n\r\n",
        b"G\xc3\x89T / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nA : b\r\n\r\n",
        b"GET / HTTP/1.1\r\n: b\r\n\r\n",
        b"GET / HTTP/1.1\r\nA\r\n\r\n",
        b"GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n",
        b"GET / HTTP/1.1\r\nA: b\x00\r\n\r\n",
        b"GET / HTTP/1.1\r\nA: b\x7f\r\n\r\n",
        b"GET / HTTP/1.1\r\nA\x0b: b\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * (MOST_HEADERS + 1) + b"\r\n",
        b"GET /" + b"a" * LONGEST_REQUEST + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + (b"A: " + b"b" * 1000 + b"\r\n") * 20 + b"\r\n",
        b"A" * (3 * LONGEST_REQUEST),
        b"POST / HTTP/1.1\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na",
        b"POST / HTTP/1.1\r\nContent-Length: 1, 1\r\n\r\na",
        b"POST / HTTP/1.1\r\nContent-Length: +1\r\n\r\na",
        b"POST / HTTP/1.1\r\nContent-Length: 1_0\r\n\r\naaaaaaaaaa",
        b"POST / HTTP/1.1\r\nContent-Length: \xb2\r\n\r\naa",
        b"POST / HTTP/1.1\r\nContent-Length: 99999\r\n\r\naa",
        b"POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\n\xc3\xa9",
    ],
)
async def test_what_no_browser_sends_is_no_request(sent: bytes) -> None:
    with pytest.raises(BadRequest):
        await read(sent)


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"GET",
        b"GET / HTTP/1.1",
        b"GET / HTTP/1.1\r\n",
        b"GET / HTTP/1.1\r\nHost: a",
        b"GET / HTTP/1.1\r\nHost: a\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\na",
    ],
)
async def test_who_ends_early_has_sent_nothing(sent: bytes) -> None:
    with pytest.raises(asyncio.IncompleteReadError):
        await read(sent)


WORDS = st.sampled_from(
    [
        b"GET",
        b"POST",
        b" ",
        b"/",
        b"?a=b",
        b"HTTP/1.1",
        b"\r\n",
        b"\n",
        b"\r",
        b":",
        b"Host",
        b"Content-Length",
        b"4",
        b"\0",
    ]
)


@given(st.one_of(st.binary(max_size=400), st.lists(st.one_of(WORDS, st.binary(max_size=8))).map(b"".join)))
@example(b"GET / HTTP/1.1\r\n\r\n")
def test_arbitrary_bytes_are_a_request_within_bounds_or_none(sent: bytes) -> None:
    try:
        request = asyncio.run(read(sent))
    except (BadRequest, asyncio.IncompleteReadError):
        return
    assert request.target.isascii()
    assert request.target.isprintable()
    assert len(request.target) + len(request.body) <= 2 * LONGEST_REQUEST
    assert sum(map(len, request.headers.values())) <= MOST_HEADERS
    assert not any(set("\r\n\0") & set(value) for values in request.headers.values() for value in values)
