"""The loopback listener, and who else may knock."""

import asyncio
import contextlib
import socket
import sys
from collections.abc import Callable
from typing import cast

import pytest

from desktop_app.auth import loopback_sockets
from desktop_app.auth.expectation import expecting
from desktop_app.auth.loopback import MOST_CALLERS, LoopbackRedirect, close_lingering
from desktop_app.auth.loopback_request import LONGEST_REQUEST
from desktop_app.auth.loopback_sockets import has_ipv6
from desktop_app.domain.errors import ConsentRefused, SignInAbandoned


async def knock(uri: str, request: str | None = None, at: str = "127.0.0.1") -> str:
    """Send a request as it is, a GET of the address unless told; the whole answer."""
    host, _, path = uri.removeprefix("http://").partition("/")
    reader, writer = await asyncio.open_connection(at, int(host.rpartition(":")[2]))
    writer.write((request or f"GET /{path} HTTP/1.1\r\nHost: {host}\r\n\r\n").encode())
    with contextlib.suppress(ConnectionError):
        answer = await reader.read()
        writer.close()
        return answer.decode()
    return ""


async def is_open(uri: str) -> bool:
    host = uri.removeprefix("http://").partition("/")[0]
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", int(host.rpartition(":")[2]))
    except ConnectionRefusedError:
        return False
    writer.close()
    return True


@pytest.fixture
def stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """For far longer than the test lasts."""
    monkeypatch.setattr("desktop_app.auth.loopback.STAYS_OPEN", 3600)


async def until_closed(listener: LoopbackRedirect) -> None:
    """Wait until the port is closed by itself."""
    assert listener._closing is not None
    with contextlib.suppress(asyncio.CancelledError):
        await listener._closing
    await asyncio.sleep(0)


async def test_the_browser_comes_back() -> None:
    async with LoopbackRedirect() as listener:
        uri = listener.uri
        page = await knock(f"{uri}?oauth_token=a&oauth_verifier=b")

        assert await listener.wait() == f"{uri}?oauth_token=a&oauth_verifier=b"
        assert page.startswith("HTTP/1.1 200 OK")
        assert "close this page" in page


@pytest.mark.usefixtures("stays_open")
async def test_a_page_that_is_loaded_again_is_shown_again() -> None:
    async with LoopbackRedirect() as listener:
        uri = f"{listener.uri}?code=a&state=b"
        first = await knock(uri)

    assert await knock(uri) == first


async def test_after_some_seconds_the_port_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.auth.loopback.STAYS_OPEN", 0.01)
    async with LoopbackRedirect() as listener:
        await knock(f"{listener.uri}?code=a&state=b")

    await until_closed(listener)
    assert not await is_open(listener.uri)


@pytest.mark.usefixtures("stays_open")
async def test_another_sign_in_takes_over_the_port_that_is_still_open() -> None:
    registered = f"http://127.0.0.1:{free_port()}/back"
    async with LoopbackRedirect(registered) as first:
        await knock(f"{registered}?code=a&state=b")

    async with LoopbackRedirect(registered) as second:
        assert "404" in await knock(f"{registered}?code=a")
        await knock(f"{registered}?code=c&state=d")
        assert await second.wait() == f"{registered}?code=c&state=d"
    assert await first.wait() == f"{registered}?code=a&state=b"


@pytest.mark.usefixtures("stays_open")
async def test_the_end_of_the_program_closes_the_port() -> None:
    async with LoopbackRedirect() as listener:
        await knock(f"{listener.uri}?code=a&state=b")

    await close_lingering()

    assert not await is_open(listener.uri)


async def test_it_listens_on_this_computer_alone_and_its_path_cannot_be_guessed() -> None:
    async with LoopbackRedirect() as one, LoopbackRedirect() as other:
        assert [each.getsockname()[0] for server in one._servers for each in server.sockets] == ["127.0.0.1"]
        assert one.uri.startswith("http://127.0.0.1:")
        assert one.uri.rpartition("/")[2] != other.uri.rpartition("/")[2]
        assert len(one.uri.rpartition("/")[2]) >= 20


@pytest.mark.parametrize(
    "request_text",
    [
        "GET / HTTP/1.1\r\n\r\n",
        "GET /favicon.ico HTTP/1.1\r\n\r\n",
        "GET {path}x?oauth_token=evil HTTP/1.1\r\n\r\n",
        "POST {path}?oauth_token=evil HTTP/1.1\r\n\r\n",
        "GET http://evil{path} HTTP/1.1\r\n\r\n",
        "GET {path}?oauth_token=\u00e9vil HTTP/1.1\r\n\r\n",
        "GET //[ HTTP/1.1\r\n\r\n",
        "nonsense\r\n\r\n",
        "\r\n\r\n",
        "GET / HTTP/1.1\r\nX: " + "x" * 2 * LONGEST_REQUEST,
    ],
)
async def test_whoever_else_knocks_is_sent_away_and_the_wait_goes_on(request_text: str) -> None:
    async with LoopbackRedirect() as listener:
        path = "/" + listener.uri.rpartition("/")[2]

        answer = await knock(listener.uri, request_text.replace("{path}", path))

        assert not answer.startswith("HTTP/1.1 200")
        await knock(f"{listener.uri}?oauth_token=right")
        assert (await listener.wait()).endswith("?oauth_token=right")


async def test_a_wrong_path_is_not_found() -> None:
    async with LoopbackRedirect() as listener:
        answer = await knock(listener.uri, "GET /x HTTP/1.1\r\n\r\n")

        assert answer.startswith("HTTP/1.1 404 Not Found")


async def test_the_first_of_two_is_believed() -> None:
    async with LoopbackRedirect() as listener:
        uri = listener.uri
        host, port = uri.removeprefix("http://").partition("/")[0].split(":")
        answering, second = await asyncio.open_connection(host, port)
        await knock(f"{uri}?n=1")
        second.write(f"GET /{uri.rpartition('/')[2]}?n=2 HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n".encode())

        assert "404" in (await answering.readline()).decode()
        assert await listener.wait() == f"{uri}?n=1"
        second.close()


class HungUp:
    """The writing side of a connection whose other end has gone."""

    def write(self, page: bytes) -> None: ...

    async def drain(self) -> None:
        raise ConnectionResetError

    def close(self) -> None: ...


async def test_a_browser_that_hangs_up_early_has_brought_its_answer() -> None:
    async with LoopbackRedirect() as listener:
        reader = asyncio.StreamReader()
        host, _, path = listener.uri.removeprefix("http://").partition("/")
        reader.feed_data(f"GET /{path}?n=1 HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())

        await listener._serve(reader, cast("asyncio.StreamWriter", HungUp()))

        async with asyncio.timeout(60):
            assert (await listener.wait()).endswith("?n=1")


async def test_giving_up_closes_the_port() -> None:
    listening, uri = asyncio.Event(), ""

    async def wait() -> None:
        nonlocal uri
        async with LoopbackRedirect() as listener:
            uri = listener.uri
            listening.set()
            await listener.wait()

    task = asyncio.create_task(wait())
    await listening.wait()
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task

    assert not await is_open(uri)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


needs_ipv6 = pytest.mark.skipif(not has_ipv6(), reason="this computer has no IPv6")


@pytest.mark.parametrize(
    ("host", "at"),
    [
        ("127.0.0.1", ["127.0.0.1"]),
        pytest.param("localhost", ["127.0.0.1", "::1"], marks=needs_ipv6),
        pytest.param("[::1]", ["::1"], marks=needs_ipv6),
    ],
)
async def test_it_listens_where_the_registered_address_leads(host: str, at: list[str]) -> None:
    for each in at:
        registered = f"http://{host}:{free_port()}/lineup/back"
        async with LoopbackRedirect(registered) as listener:
            assert listener.uri == registered
            elsewhere = await knock(f"http://{host}{registered[len('http://') + len(host) :]}er?code=evil", at=each)
            await knock(f"{registered}?code=right&state=s", at=each)

            assert elsewhere.startswith("HTTP/1.1 404")
            assert await listener.wait() == f"{registered}?code=right&state=s"


def taken(at: str, *, v6_alone: bool = True, options: tuple[int, ...] = ()) -> socket.socket:
    """Another program that listens, as politely or not as it likes."""
    made = socket.socket(socket.AF_INET6 if ":" in at else socket.AF_INET)
    if ":" in at:
        made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, int(v6_alone))
    for option in options:
        made.setsockopt(socket.SOL_SOCKET, option, 1)
    made.bind((at, 0))
    made.listen()
    return made


LISTENING_ELSEWHERE: dict[str, Callable[[], socket.socket]] = {
    "127.0.0.1": lambda: taken("127.0.0.1"),
    "::1": lambda: taken("::1"),
    "every IPv4 address": lambda: taken("0.0.0.0"),
    "every IPv6 address": lambda: taken("::"),
    "every address": lambda: taken("::", v6_alone=False),
    "::1, and lets it be used again": lambda: taken("::1", options=(socket.SO_REUSEADDR,)),
    "::1, and shares": lambda: taken("::1", options=(socket.SO_REUSEPORT,)),
}


@needs_ipv6
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the nearer address wins, and that is ours")
@pytest.mark.parametrize("listen", LISTENING_ELSEWHERE.values(), ids=LISTENING_ELSEWHERE)
async def test_a_name_of_which_another_program_has_an_address_is_not_listened_at(
    listen: Callable[[], socket.socket], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[socket.socket] = []
    bound = loopback_sockets._bound

    def watched(host: str, port: int) -> socket.socket:
        made.append(bound(host, port))
        return made[-1]

    monkeypatch.setattr(loopback_sockets, "_bound", watched)
    with listen() as other:
        port = other.getsockname()[1]
        with pytest.raises(SignInAbandoned, match=f"port {port} of this computer, but Lineup can’t listen there"):
            async with LoopbackRedirect(f"http://localhost:{port}/back"):
                pass

    assert all(each.fileno() == -1 for each in made)


@pytest.mark.parametrize(("failures", "is_found"), [(3, True), (10_000, False)])
@needs_ipv6
async def test_where_any_port_will_do_others_are_tried(
    failures: int, is_found: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = iter(range(failures))
    bound = loopback_sockets._bound

    def sometimes(host: str, port: int) -> socket.socket:
        if ":" in host and next(left, None) is not None:
            raise OSError("taken")
        return bound(host, port)

    monkeypatch.setattr(loopback_sockets, "_bound", sometimes)
    listening = LoopbackRedirect("http://localhost/back")
    if is_found:
        async with listening:
            assert await knock(f"{listening.uri}?code=a&state=b", at="::1")
    else:
        with pytest.raises(SignInAbandoned, match="to a port of this computer"):
            await listening.__aenter__()


@needs_ipv6
@pytest.mark.parametrize(("host", "there"), [("127.0.0.1", "::1"), ("[::1]", "127.0.0.1")])
async def test_an_address_does_not_care_who_has_the_other(host: str, there: str) -> None:
    with socket.create_server((there, 0), family=socket.AF_INET6 if ":" in there else socket.AF_INET) as other:
        registered = f"http://{host}:{other.getsockname()[1]}/back"
        async with LoopbackRedirect(registered) as listener:
            await knock(f"{registered}?code=a&state=b", at=host.strip("[]"))

            assert await listener.wait() == f"{registered}?code=a&state=b"


async def test_without_ipv6_a_name_has_one_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.auth.loopback_sockets.has_ipv6", lambda: False)
    async with LoopbackRedirect(f"http://localhost:{free_port()}/back") as listener:
        assert [each.getsockname()[0] for server in listener._servers for each in server.sockets] == ["127.0.0.1"]


@needs_ipv6
async def test_a_name_without_a_port_has_the_same_port_on_both_addresses() -> None:
    async with LoopbackRedirect("http://localhost/back?app=1") as listener:
        found = [each.getsockname()[:2] for server in listener._servers for each in server.sockets]

        assert {host for host, _ in found} == {"127.0.0.1", "::1"}
        assert {f"http://localhost:{port}/back?app=1" for _, port in found} == {listener.uri}


async def test_a_registered_address_without_a_port_stands_for_any() -> None:
    async with LoopbackRedirect("http://127.0.0.1/back") as one, LoopbackRedirect("http://127.0.0.1/back") as other:
        assert one.uri.endswith("/back")
        assert one.uri != other.uri
        await knock(f"{one.uri}?code=a&state=s")

        assert await one.wait() == f"{one.uri}?code=a&state=s"


async def test_a_registered_address_without_a_path_is_the_root() -> None:
    registered = f"http://127.0.0.1:{free_port()}"
    async with LoopbackRedirect(registered) as listener:
        await knock(f"{registered}/?code=a&state=s")

        assert await listener.wait() == f"{registered}/?code=a&state=s"


async def test_a_port_that_is_taken_is_said_plainly() -> None:
    async with LoopbackRedirect() as first:
        with pytest.raises(SignInAbandoned, match="another program may be using it"):
            async with LoopbackRedirect(first.uri):
                pass


async def test_the_person_says_that_they_said_no() -> None:
    registered = f"http://127.0.0.1:{free_port()}/back"
    async with LoopbackRedirect(registered) as listener:
        page = await knock(f"{registered}?error=access_denied")
        ticket = page.partition('name="ticket" value="')[2].partition('"')[0]
        body = f"ticket={ticket}"
        head = f"POST /back?error=access_denied HTTP/1.1\r\nHost: {registered[7:-5]}\r\nContent-Length: {len(body)}"
        answer = await knock(registered, f"{head}\r\n\r\n{body}")

        assert "ended this sign-in" in answer
        with pytest.raises(ConsentRefused):
            await listener.wait()


async def test_an_answer_that_proves_nothing_is_told_and_not_taken() -> None:
    registered, told = f"http://127.0.0.1:{free_port()}/back", []
    async with LoopbackRedirect(registered) as listener:
        listener.on_unproven = lambda: told.append(1)
        page = await knock(f"{registered}?code=evil")

        assert "can’t use this answer" in page
        assert told == [1]
        await knock(f"{registered}?code=a&state=s")
        assert (await listener.wait()).endswith("?code=a&state=s")


# --- who means ill ----------------------------------------------------------------------------------------------


async def test_the_flow_says_whose_answer_counts() -> None:
    registered = f"http://127.0.0.1:{free_port()}/back"
    with expecting("state") as expected:
        async with LoopbackRedirect(registered) as listener:
            assert "404" in await knock(f"{registered}?code=early&state=")
            expected.value = "ours"
            for query in ("code=a&state=theirs", "code=a&state=ours&state=theirs", "code=a&state="):
                assert "404" in await knock(f"{registered}?{query}")
            await knock(f"{registered}?code=right&state=ours")

            assert await listener.wait() == f"{registered}?code=right&state=ours"


async def test_many_connections_that_say_nothing_do_not_keep_the_browser_out() -> None:
    async with LoopbackRedirect() as listener:
        host, port = listener.uri.removeprefix("http://").partition("/")[0].split(":")
        silent = [await asyncio.open_connection(host, port) for _ in range(3 * MOST_CALLERS)]
        await knock(f"{listener.uri}?code=a&state=b")

        assert (await listener.wait()).endswith("?code=a&state=b")
        assert len(listener._callers) <= MOST_CALLERS
        for _, writer in silent:
            writer.close()


@pytest.mark.parametrize("begun", [b"", b"G", b"GET / HTTP/1.1\r\n", b"GET / HTTP/1.1\r\nHost: x\r\nX:"])
async def test_who_does_not_come_to_an_end_is_left_standing(begun: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.auth.loopback.PATIENCE", 0.05)
    async with LoopbackRedirect() as listener:
        host, port = listener.uri.removeprefix("http://").partition("/")[0].split(":")
        reader, writer = await asyncio.open_connection(host, port)
        writer.write(begun)

        assert await reader.read() == b""  # closed from the other side
        writer.close()


@pytest.mark.parametrize(
    "line", [b"GET /\r\n", b"PRI * HTTP/2.0\r\n", b"\x16\x03\x01\x02\x00\n", b"GET  / HTTP/1.1\r\n"]
)
async def test_who_speaks_another_protocol_is_answered_at_once(line: bytes) -> None:
    async with LoopbackRedirect() as listener:
        host, port = listener.uri.removeprefix("http://").partition("/")[0].split(":")
        reader, writer = await asyncio.open_connection(host, port)
        writer.write(line)  # and nothing more

        assert (await reader.readline()).startswith(b"HTTP/1.1 400")
        writer.close()


async def test_only_the_first_of_two_requests_on_one_connection_counts() -> None:
    async with LoopbackRedirect() as listener:
        host, _, path = listener.uri.removeprefix("http://").partition("/")
        one, other = (f"GET /{path}?n={n} HTTP/1.1\r\nHost: {host}\r\n\r\n" for n in (1, 2))
        answer = await knock(listener.uri, one + other)

        assert answer.count("HTTP/1.1 200") == 1
        assert (await listener.wait()).endswith("?n=1")


async def test_an_answer_is_not_lost_where_the_caller_says_far_too_much() -> None:
    """The caller reads once everything is sent, as old browsers do; a reset would end it before."""

    def talk(port: int) -> bytes:
        with socket.socket() as caller:
            caller.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
            caller.connect(("127.0.0.1", port))
            for _ in range(200):
                caller.sendall(b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 160)
            return caller.recv(100)

    async with LoopbackRedirect() as listener:
        port = int(listener.uri.split(":")[2].partition("/")[0])

        assert (await asyncio.to_thread(talk, port)).startswith(b"HTTP/1.1 400")


@pytest.mark.parametrize(
    "registered",
    [
        "https://127.0.0.1:9/x",
        "http://lineup.example:9/x",
        "urn:ietf:wg:oauth:2.0:oob",
        "lineup://back",
        "http://127.0.0.1:x/",
        "http://192.0.2.1:9/x",
        "http://localhost.evil.example:9/x",
        "http://localhost@evil.example:9/x",
        "http://evil@127.0.0.1:9/x",
        "http://[::ffff:127.0.0.1]:9/x",
        "http://0.0.0.0:9/x",
        "http://[::]:9/x",
        "http://[",
    ],
)
async def test_it_does_not_listen_where_it_cannot(registered: str) -> None:
    with pytest.raises(SignInAbandoned, match="can’t listen"):
        async with LoopbackRedirect(registered):
            pass
