"""Servers whose answers never end, dripping or at full speed: each exchange ends, and nobody else waits for it.

The deadline is short here, and nothing is said of how long a test takes: what hangs is ended by the tests' own bound.
"""

import asyncio
import gzip
import ssl
import threading
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.field.certificates import made_context
from tests.field.hostile import Habit, HostileServer, Talk, hostile
from tests.field.names import (
    MOST_INTERIM,
    AccountId,
    BadAnswer,
    OutcomeUnknown,
    Request,
    Transport,
    Transports,
    Unreachable,
    Workers,
    route,
)

SHORT = 0.4
"""Seconds for an exchange that will not end."""

LONG = 50.0
"""Seconds for one that is to end long before."""

CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
OK = b"HTTP/1.1 200 OK\r\n"
GZIP_IN_CHUNKS = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"


def dripping(begin: bytes, again: bytes) -> Habit:
    def habit(talk: Talk) -> None:
        talk.say(begin)
        talk.drip(again)

    return habit


def flooding(begin: bytes, again: bytes) -> Habit:
    def habit(talk: Talk) -> None:
        talk.say(begin)
        talk.for_ever(again)

    return habit


def silent(talk: Talk) -> None:
    talk.listen()


def good(talk: Talk) -> None:
    talk.say(OK + b"Content-Length: 2\r\n\r\n{}")
    talk.listen()


def empty_blocks() -> bytes:
    """Deflate that says something on the wire and nothing in the end (RFC 1951 section 3.2.4)."""
    packer = zlib.compressobj(wbits=-15)
    return packer.flush(zlib.Z_FULL_FLUSH)


def chunk(data: bytes) -> bytes:
    return b"%x\r\n%b\r\n" % (len(data), data)


GZIP_HEAD = chunk(gzip.compress(b"")[:10])

DRIPS = {
    "status line": (b"HTTP/1.1 2", b"0"),
    "one header": (OK + b"X-Long: ", b"x"),
    "header lines": (OK, b"X: y\r\n"),
    "100 Continue": (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "103 Early Hints": (b"", b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"),
    "one interim answer": (b"HTTP/1.1 103 Early Hints\r\n", b"Link: </x>\r\n"),
    "body with a length": (OK + b"Content-Length: 1000000\r\n\r\n", b"x"),
    "body up to the end of the connection": (OK + b"Connection: close\r\n\r\n", b"x"),
    "chunks": (CHUNKED, b"1\r\nx\r\n"),
    "the size of a chunk": (CHUNKED, b"0"),
    "a chunk's extension": (CHUNKED + b"2;", b"x"),
    "trailers": (CHUNKED + b"2\r\n{}\r\n0\r\n", b"X: y\r\n"),
    "one trailer": (CHUNKED + b"2\r\n{}\r\n0\r\nX: ", b"y"),
    "gzip": (GZIP_IN_CHUNKS + GZIP_HEAD, chunk(empty_blocks())),
    "HTTP/1.0": (b"HTTP/1.0 200 OK\r\n\r\n", b"x"),
}
FLOODS = {
    "header lines": (OK, b"X: y\r\n" * 1000),
    "long header lines": (OK, b"X: " + b"y" * 60_000 + b"\r\n"),
    "100 Continue": (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "103 Early Hints": (b"", b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"),
    "an interim answer's lines": (b"HTTP/1.1 103 Early Hints\r\n", b"X: y\r\n" * 1000),
    "body": (OK + b"Connection: close\r\n\r\n", b"x" * 65536),
    "chunks": (CHUNKED, chunk(b"x" * 65536)),
    "chunks of a byte": (CHUNKED, chunk(b"x") * 1000),
    "extensions of chunks": (CHUNKED, b"1;" + b"y" * 60_000 + b"\r\nx\r\n"),
    "trailers": (CHUNKED + b"2\r\n{}\r\n0\r\n", b"X: y\r\n" * 1000),
    "gzip that is nothing": (GZIP_IN_CHUNKS + GZIP_HEAD, chunk(empty_blocks() * 1000)),
}


@pytest.fixture
def context(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """TLS for a server on this computer, which requests trusts."""
    made, trusted = made_context(tmp_path)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(trusted))
    return made


@pytest.fixture(params=["plain", "TLS"])
def tls(request: pytest.FixtureRequest) -> ssl.SSLContext | None:
    if request.param == "plain":
        return None
    found: ssl.SSLContext = request.getfixturevalue("context")
    return found


@pytest.fixture(autouse=True)
def _no_thread_stays() -> Iterator[None]:
    before = _threads()
    yield
    for thread in _threads() - before:
        thread.join(30)
    assert _threads() <= before


def _threads() -> set[threading.Thread]:
    """Threads but asyncio's own, which end with its loop after the test."""
    return {thread for thread in threading.enumerate() if not thread.name.startswith("asyncio")}


async def ends(server: HostileServer, method: str = "POST", within: float = SHORT) -> Exception:
    """How an exchange with the server failed. The connection is shut when this returns, and the one thread free."""
    workers = Workers("test")
    with closing(Transport(workers, within=within)) as transport:
        with pytest.raises((OutcomeUnknown, Unreachable, BadAnswer)) as raised:
            await transport.send(Request(method, server.url))
        await asyncio.to_thread(server.until_all_gone)
        assert await workers.run(lambda: "free") == "free"
    return raised.value


@pytest.mark.parametrize("what", DRIPS)
async def test_what_drips_is_ended_by_the_deadline(what: str, tls: ssl.SSLContext | None) -> None:
    with hostile(dripping(*DRIPS[what]), tls) as server:
        assert type(await ends(server)) is OutcomeUnknown


@pytest.mark.parametrize("what", FLOODS)
async def test_what_comes_at_full_speed_is_ended_by_its_size(what: str, tls: ssl.SSLContext | None) -> None:
    with hostile(flooding(*FLOODS[what]), tls) as server:
        assert isinstance(await ends(server, within=LONG), BadAnswer | OutcomeUnknown)


@pytest.mark.parametrize("what", ["status line", "trailers"])
async def test_a_read_that_drips_is_not_tried_again(what: str) -> None:
    with hostile(dripping(*DRIPS[what])) as server:
        assert type(await ends(server, "GET")) is OutcomeUnknown
        assert server.taken == 1


async def test_silence_after_a_request_may_mean_that_it_was_done(tls: ssl.SSLContext | None) -> None:
    with hostile(silent, tls) as server:
        assert type(await ends(server)) is OutcomeUnknown


async def test_a_handshake_that_stalls_means_that_nothing_was_sent(context: ssl.SSLContext) -> None:
    del context
    with hostile(silent, reads_head=False) as server:
        server.url = server.url.replace("http:", "https:")
        assert type(await ends(server)) is Unreachable


async def test_a_handshake_that_drips_means_that_nothing_was_sent(context: ssl.SSLContext) -> None:
    del context
    with hostile(dripping(b"\x16\x03\x03\x40\x00", b"\0"), reads_head=False) as server:
        server.url = server.url.replace("http:", "https:")
        assert type(await ends(server)) is Unreachable


@pytest.mark.parametrize(
    "habit",
    [
        silent,
        dripping(b"HTTP/1.1 200 Connection established\r\n", b"X: y\r\n"),
        dripping(b"HTTP/1.1 2", b"0"),
        dripping(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        flooding(b"HTTP/1.1 200 Connection established\r\n", b"X: y\r\n" * 1000),
    ],
    ids=["silent", "headers", "status", "interim", "flood"],
)
async def test_a_proxy_that_stalls_before_the_way_is_open(habit: Habit, monkeypatch: pytest.MonkeyPatch) -> None:
    with hostile(habit) as proxy:
        monkeypatch.setattr(route, "proxy_of", lambda _: f"http://127.0.0.1:{proxy.port}")
        proxy.url = "https://service.example/x"
        assert isinstance(await ends(proxy, within=SHORT), Unreachable | BadAnswer)


async def test_a_proxy_that_opens_the_way_to_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def habit(talk: Talk) -> None:
        talk.say(b"HTTP/1.1 200 Connection established\r\n\r\n")
        talk.listen()

    with hostile(habit) as proxy:
        monkeypatch.setattr(route, "proxy_of", lambda _: f"http://127.0.0.1:{proxy.port}")
        proxy.url = "https://service.example/x"
        assert type(await ends(proxy)) is Unreachable


async def test_an_answer_that_drips_through_a_proxy(context: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch) -> None:
    def habit(talk: Talk) -> None:
        talk.say(b"HTTP/1.1 200 Connection established\r\n\r\n")
        talk.line = context.wrap_socket(talk.line, server_side=True)
        talk.line.recv(65536)
        talk.say(CHUNKED + b"2\r\n{}\r\n0\r\n")
        talk.drip(b"X: y\r\n")

    monkeypatch.setattr("desktop_app.wire._is_loopback", lambda _: False)
    with hostile(habit) as proxy:
        monkeypatch.setattr(route, "proxy_of", lambda _: f"http://127.0.0.1:{proxy.port}")
        proxy.url = "https://127.0.0.1/x"
        assert type(await ends(proxy)) is OutcomeUnknown


async def test_a_host_with_many_addresses_has_one_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Addresses of which none answers; urllib3 alone would wait for each of them."""
    asked: list[object] = []

    def refused_late(address: tuple[str, int], timeout: float, **_: object) -> None:
        asked.append(address)
        threading.Event().wait(timeout)
        raise TimeoutError

    places = [(2, 1, 6, "", (f"192.0.2.{n}", 80)) for n in range(200)]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: places)
    monkeypatch.setattr("urllib3.util.connection.create_connection", refused_late)
    with closing(Transport(Workers("test"), within=SHORT)) as transport, pytest.raises(Unreachable):
        await transport.send(Request("GET", "http://many.example/"))

    assert asked == [("192.0.2.0", 80)]


async def test_interim_answers_are_passed_over_and_the_connection_stays_in_step() -> None:
    turns = iter((b"first", b"other"))

    def habit(talk: Talk) -> None:
        for body in turns:
            talk.say(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n")
            talk.say(OK + b"Content-Length: 5\r\n\r\n" + body)
            talk.line.recv(65536)

    with hostile(habit) as server, closing(Transport(Workers("test"), within=LONG)) as transport:
        answers = [await transport.send(Request("GET", server.url)) for _ in range(2)]

    assert [(answer.status, answer.text) for answer in answers] == [(200, "first"), (200, "other")]


@pytest.mark.parametrize(("count", "is_taken"), [(MOST_INTERIM, True), (MOST_INTERIM + 1, False)])
async def test_so_many_interim_answers_and_no_more(count: int, *, is_taken: bool) -> None:
    def habit(talk: Talk) -> None:
        talk.say(b"HTTP/1.1 102 Processing\r\n\r\n" * count + OK + b"Content-Length: 2\r\n\r\n{}")
        talk.listen()

    with hostile(habit) as server, closing(Transport(Workers("test"), within=LONG)) as transport:
        if is_taken:
            assert (await transport.send(Request("GET", server.url))).text == "{}"
        else:
            with pytest.raises(BadAnswer):
                await transport.send(Request("GET", server.url))


async def test_trailers_are_read_and_the_connection_stays_in_step(tls: ssl.SSLContext | None) -> None:
    def habit(talk: Talk) -> None:
        while True:
            talk.say(CHUNKED + b"2;a=b\r\n{}\r\n0\r\nX-Sum: 1\r\n\r\n")
            talk.line.recv(65536)

    with hostile(habit, tls) as server, closing(Transport(Workers("test"), within=LONG)) as transport:
        answers = [await transport.send(Request("GET", server.url)) for _ in range(3)]
        assert server.taken == 1

    assert [answer.text for answer in answers] == ["{}", "{}", "{}"]


async def test_a_service_that_takes_all_its_threads_takes_none_of_another() -> None:
    lines = Transports(lambda: 0.0, within=LONG)
    bad, fine = lines.open(AccountId("bad")), lines.open(AccountId("fine"))
    with hostile(dripping(*DRIPS["trailers"])) as evil, hostile(good) as healthy, closing(fine):
        hung = [asyncio.ensure_future(bad.send(Request("GET", evil.url))) for _ in range(8)]
        await asyncio.to_thread(evil.until_taken, 4)

        assert (await fine.send(Request("GET", healthy.url))).text == "{}"
        assert not any(each.done() for each in hung)

        bad.close()
        failures = await asyncio.gather(*hung, return_exceptions=True)
        assert evil.taken == 4

    assert all(isinstance(failure, OutcomeUnknown | Unreachable) for failure in failures)


async def test_a_sign_in_that_hangs_takes_no_thread_of_another() -> None:
    lines = Transports(lambda: 0.0, within=LONG)
    with (
        closing(lines.open()) as bad,
        closing(lines.open()) as fine,
        hostile(silent) as evil,
        hostile(good) as healthy,
    ):
        hung = [asyncio.ensure_future(bad.send(Request("POST", evil.url))) for _ in range(4)]
        await asyncio.to_thread(evil.until_taken, 4)

        assert (await fine.send(Request("GET", healthy.url))).text == "{}"

        bad.close()
        assert [type(end) for end in await asyncio.gather(*hung, return_exceptions=True)] == [OutcomeUnknown] * 4


async def test_after_it_was_closed_a_line_sends_nothing() -> None:
    with hostile(good) as server:
        transport = Transport(Workers("test"), within=LONG)
        await transport.send(Request("GET", server.url))
        transport.close()
        await asyncio.to_thread(server.until_all_gone)
        with pytest.raises(Unreachable):
            await transport.send(Request("GET", server.url))

        assert server.taken == 1
