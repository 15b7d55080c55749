"""Requests against small real servers on loopback, each with one bad habit."""

import asyncio
import gzip
import json
import re
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import pairwise

import pytest
import requests

from desktop_app.auth.signing import OAuth1Signer
from desktop_app.domain.allowance import Allowance
from desktop_app.domain.credentials import ClientCredentials, TokenCredentials
from desktop_app.domain.errors import BadAnswer, OutcomeUnknown, ServiceError, Unreachable
from desktop_app.frugal_answer import LARGEST_ANSWER
from desktop_app.masking import DOTS
from desktop_app.transport import Exchange, Request, Response, Transport
from desktop_app.wire import plain
from desktop_app.workers import Workers
from tests.core import run
from tests.sentences import says

Habit = Callable[[socket.socket], None]


class Server:
    """Reads a request's head, then does what it is in the habit of. Remembers the heads."""

    def __init__(self, habit: Habit) -> None:
        self._habit = habit
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.heads: list[str] = []
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}/x"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                with connection, suppress(OSError):
                    self.heads.append(_head(connection))
                    self._habit(connection)

    def close(self) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()


def _head(connection: socket.socket) -> str:
    head = b""
    while b"\r\n\r\n" not in head:
        more = connection.recv(4096)
        if not more:
            break
        head += more
    return (head + _rest(connection, head)).decode()


def _rest(connection: socket.socket, begun: bytes) -> bytes:
    """Read the rest of the request: Windows breaks a connection off that is closed with something unread."""
    head, _, body = begun.partition(b"\r\n\r\n")
    length = re.search(rb"(?im)^content-length: *(\d+)", head)
    rest = b""
    while length and len(body) + len(rest) < int(length[1]):
        rest += connection.recv(4096)
    return rest


@contextmanager
def serving(habit: Habit) -> Iterator[Server]:
    server = Server(habit)
    yield server
    server.close()


def answering(body: bytes = b"", *headers: str, status: str = "200 OK", length: int | None = None) -> Habit:
    size = len(body) if length is None else length
    lines = (f"HTTP/1.1 {status}", f"Content-Length: {size}", "Connection: close", *headers, "", "")

    def habit(connection: socket.socket) -> None:
        connection.sendall("\r\n".join(lines).encode() + body)

    return habit


def reset(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def reset_after_headers(connection: socket.socket) -> None:
    answering(b"half", length=100)(connection)


def dripping(connection: socket.socket) -> None:
    answering(length=100_000)(connection)
    while True:
        connection.sendall(b"x")
        threading.Event().wait(0.01)


def send(request: Request, signer: OAuth1Signer | None = None, **more: object) -> Response:
    transport = Transport(Workers("test"), **more)  # type: ignore[arg-type]
    return run(lambda: transport.send(request, signer))


def test_an_answer_whatever_its_status() -> None:
    with serving(answering(b"not here", "X-Odd: 1", status="404 Not Found")) as server:
        response = send(Request("GET", server.url, (("a", "b c"),)))

    assert (response.status, response.text, response.headers["x-odd"]) == (404, "not here", "1")
    assert server.heads[0].startswith("GET /x?a=b+c HTTP/1.1")


def test_a_body_that_drips_is_given_up() -> None:
    with serving(dripping) as server, pytest.raises(OutcomeUnknown, check=says("too long")):
        send(Request("POST", server.url), within=0.2)


def test_a_body_that_is_too_large() -> None:
    with (
        serving(answering(b"x" * (LARGEST_ANSWER + 1))) as server,
        pytest.raises(BadAnswer, check=says("larger than 8 MB")),
    ):
        send(Request("GET", server.url))


def test_a_body_that_is_just_not_too_large() -> None:
    with serving(answering(b"x" * LARGEST_ANSWER)) as server:
        assert len(send(Request("GET", server.url)).body) == LARGEST_ANSWER


def test_a_small_body_that_becomes_large() -> None:
    bomb = gzip.compress(b"\0" * 200_000_000, 9)

    with serving(answering(bomb, "Content-Encoding: gzip")) as server, pytest.raises(BadAnswer, check=says("larger")):
        send(Request("GET", server.url))


def test_a_packed_body_is_unpacked() -> None:
    with serving(answering(gzip.compress(b"hello" * 100_000), "Content-Encoding: gzip")) as server:
        assert send(Request("GET", server.url)).body == b"hello" * 100_000


def test_a_body_in_chunks() -> None:
    def habit(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n4\r\ndefg\r\n0\r\n\r\n")

    with serving(habit) as server:
        assert send(Request("GET", server.url)).body == b"abcdefg"


def test_a_body_that_is_not_what_it_says() -> None:
    with serving(answering(b"not gzip", "Content-Encoding: gzip")) as server, pytest.raises(OutcomeUnknown):
        send(Request("GET", server.url))


@pytest.mark.parametrize("habit", [reset, reset_after_headers])
@pytest.mark.parametrize(("method", "times"), [("GET", 2), ("POST", 1), ("DELETE", 1), ("HEAD", 1)])
def test_a_broken_connection_leaves_the_outcome_unknown_and_only_a_read_is_tried_again(
    habit: Habit, method: str, times: int
) -> None:
    if method == "HEAD" and habit is reset_after_headers:
        return  # a HEAD has no body to break off
    with serving(habit) as server, pytest.raises(OutcomeUnknown):
        send(Request(method, server.url))

    assert len(server.heads) == times


def test_the_second_try_is_newly_signed() -> None:
    signer = OAuth1Signer(ClientCredentials("key", "secret"), lambda: 137131200)

    with serving(reset) as server, pytest.raises(OutcomeUnknown):
        send(Request("GET", server.url), signer)

    nonces = {head.partition('oauth_nonce="')[2].partition('"')[0] for head in server.heads}
    assert len(nonces) == len(server.heads) == 2


@pytest.mark.parametrize("url", ["nonsense", "ftp://127.0.0.1/", "http://", "http://[x/", "http://127.0.0.1:1/"])
def test_where_nobody_can_be_asked_nothing_was_sent(url: str) -> None:
    with pytest.raises(Unreachable):
        send(Request("POST", url))


def test_a_redirect_is_not_followed() -> None:
    with serving(answering(b"", "Location: http://127.0.0.1:1/", status="302 Found")) as server:
        assert send(Request("GET", server.url)).status == 302


@pytest.mark.parametrize(
    "location", [b"/x", b"http://[", b"\xff\xfe", b"http://\xff/", b"file:///etc/passwd", b"//a:b/"]
)
def test_where_a_redirect_leads_is_not_even_read(location: bytes) -> None:
    def habit(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 302 Found\r\nContent-Length: 2\r\nLocation: " + location + b"\r\n\r\nok")

    with serving(habit) as server:
        assert send(Request("GET", server.url)).body == b"ok"


def test_what_a_redirect_unpacks_to_is_bounded() -> None:
    bomb = gzip.compress(b"\0" * 200_000_000, 9)
    headers = ("Content-Encoding: gzip", "Location: /y")

    with (
        serving(answering(bomb, *headers, status="302 Found")) as server,
        pytest.raises(BadAnswer, check=says("larger")),
    ):
        send(Request("GET", server.url))


def test_an_answer_of_two_lengths_leaves_the_outcome_unknown() -> None:
    with serving(answering(b"abc", "Content-Length: 5")) as server, pytest.raises(OutcomeUnknown, check=says("broke")):
        send(Request("POST", server.url))


@pytest.mark.parametrize("cookie", ["a=b", "a=\xe9"])
async def test_no_cookie_is_kept(cookie: str) -> None:
    transport = Transport(Workers("test"))
    with serving(answering(b"", f"Set-Cookie: {cookie}; Path=/")) as server:
        for _ in range(2):
            await transport.send(Request("GET", server.url))

    assert "Cookie" not in server.heads[1]


def test_a_proxy_of_the_environment_does_not_see_what_is_meant_for_this_computer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with serving(answering(b"proxy")) as proxy, serving(answering(b"itself")) as server:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)
        for name in ("NO_PROXY", "no_proxy"):
            monkeypatch.delenv(name, raising=False)

        assert send(Request("GET", server.url)).text == "itself"
        assert send(Request("GET", "http://127.evil.example/")).text == "proxy"

    assert len(proxy.heads) == 1


def test_certificates_that_are_not_there_are_no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/nowhere/certificates.pem")

    with pytest.raises(ServiceError):
        send(Request("GET", "https://127.0.0.1:1/"))


async def test_calls_keep_their_distance() -> None:
    loop = asyncio.get_running_loop()
    transport = Transport(Workers("test", count=4), spacing=0.05)
    ends = []

    async def one() -> None:
        await transport._wait_for_turn()
        ends.append(loop.time())

    await asyncio.gather(*(one() for _ in range(5)))

    assert all(later - earlier >= 0.049 for earlier, later in pairwise(ends))


def test_every_exchange_is_told_masked() -> None:
    told: list[Exchange] = []
    token = TokenCredentials("the-token-of-the-account", "the-secret-of-the-token")
    signer = OAuth1Signer(ClientCredentials("the-key-of-the-app", "the-secret-of-the-app"), lambda: 1, token)

    with serving(answering(b'{"access_token": "the-new-token-of-all"}', "Content-Type: application/json")) as server:
        send(Request("GET", server.url, (("feed_token", "the-feed-token"),)), signer, on_exchange=told.append)
    with pytest.raises(Unreachable):
        send(Request("POST", "http://127.0.0.1:1/?code=the-code-of-all"), signer, on_exchange=told.append)

    assert [exchange.status for exchange in told] == [200, 0]
    assert "the-" in repr(told)
    assert not [word for word in ("the-t", "the-s", "the-k", "the-f", "the-n", "the-c") if word in repr(told)]


async def test_an_error_of_our_own_is_raised_as_it_is() -> None:
    class Broken:
        def __call__(self, prepared: requests.PreparedRequest) -> requests.PreparedRequest:
            raise LookupError("a mistake in the program")

        def explain(self, prepared: requests.PreparedRequest) -> str:
            return ""

    with pytest.raises(LookupError):
        await Transport(Workers("test")).send(Request("GET", "http://127.0.0.1:1/"), Broken())


@pytest.mark.parametrize("body", [{"code": "s3cret", "rank": [1, 2], "name": "Amélie"}, {}])
def test_a_body_is_json_where_json_is_given(body: dict[str, object]) -> None:
    prepared = plain(Request("POST", "http://a.example", json=body)).prepare()

    assert prepared.headers["Content-Type"] == "application/json"
    assert json.loads(prepared.body or b"") == body


def test_there_is_no_body_where_none_is_given() -> None:
    prepared = plain(Request("POST", "http://a.example")).prepare()

    assert not prepared.body
    assert "Content-Type" not in prepared.headers


def test_what_a_service_answers_in_json_is_shown_without_its_tokens() -> None:
    shown: list[Exchange] = []
    answer = b'{"access_token": "abcdefghijklmnop", "refresh_token": "qrstuvwxyzabcdef", "scope": "public"}'
    with serving(answering(answer, "Content-Type: application/json")) as server:
        send(Request("POST", server.url, json={"code": "s3cret"}), on_exchange=shown.append)

    assert shown[0].answer == (f'{{"access_token": "abcd{DOTS}", "refresh_token": "qrst{DOTS}", "scope": "public"}}')


async def test_an_exchange_tells_headers_duration_and_the_calls_that_are_left() -> None:
    habit = answering(b"{}", "X-RateLimit-Remaining: 41", "X-RateLimit-Limit: 60")
    seen: list[Exchange] = []

    transport = Transport(Workers("test"), on_exchange=seen.append)
    with serving(habit) as server:
        response = await transport.send(Request("GET", server.url, headers={"trakt-api-key": "0123456789abcdef"}))

    assert [response.exchange] == seen
    assert seen[0].allowance == Allowance(41, 60)
    assert seen[0].seconds > 0
    assert ("trakt-api-key", f"0123{DOTS}") in seen[0].headers


def test_a_rehearsal_shows_what_would_be_signed_and_sends_nothing() -> None:
    signer = OAuth1Signer(ClientCredentials("key", "secret"), lambda: 0.0, TokenCredentials("token-of-ada", "secret"))

    with serving(answering()) as server:
        request = Request("POST", server.url, params=(("title", "a b"),))
        exchange = run(lambda: Transport(Workers("test")).rehearse(request, signer))
        heads = list(server.heads)

    assert heads == []
    assert exchange.status == 0
    assert exchange.signed.startswith("POST&http%3A%2F%2F127.0.0.1")
    assert "title%3Da%2520b" in exchange.signed
    shown = dict(exchange.headers)["Authorization"]
    assert shown.startswith("OAuth ")
    assert "token-of-ada" not in f"{shown}{exchange.signed}"


def test_a_rehearsal_of_no_address_says_so() -> None:
    with pytest.raises(Unreachable):
        run(lambda: Transport(Workers("test")).rehearse(Request("GET", "nowhere")))
