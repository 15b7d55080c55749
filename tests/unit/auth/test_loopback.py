"""The loopback listener, and who else may knock."""

import asyncio
import contextlib
import socket
from typing import cast

import pytest

from desktop_app.auth.loopback import LoopbackRedirect, close_lingering
from desktop_app.auth.loopback_request import LONGEST_REQUEST
from desktop_app.domain.errors import ConsentRefused
from desktop_app.ui.sentences.loopback import PAGES


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


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@pytest.fixture
def stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the listener stay open for far longer than the test lasts."""
    monkeypatch.setattr("desktop_app.auth.loopback.STAYS_OPEN", 3600)


async def until_closed(listener: LoopbackRedirect) -> None:
    """Wait until the port is closed by itself."""
    assert listener._closing is not None
    with contextlib.suppress(asyncio.CancelledError):
        await listener._closing
    await asyncio.sleep(0)


async def test_the_browser_comes_back() -> None:
    async with LoopbackRedirect(PAGES) as listener:
        uri = listener.uri
        page = await knock(f"{uri}?oauth_token=a&oauth_verifier=b")

        assert await listener.wait() == f"{uri}?oauth_token=a&oauth_verifier=b"
        assert page.startswith("HTTP/1.1 200 OK")
        assert "close this page" in page


@pytest.mark.usefixtures("stays_open")
async def test_a_page_that_is_loaded_again_is_shown_again() -> None:
    async with LoopbackRedirect(PAGES) as listener:
        uri = f"{listener.uri}?code=a&state=b"
        first = await knock(uri)

    assert await knock(uri) == first


async def test_after_some_seconds_the_port_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.auth.loopback.STAYS_OPEN", 0.01)
    async with LoopbackRedirect(PAGES) as listener:
        await knock(f"{listener.uri}?code=a&state=b")

    await until_closed(listener)
    assert not await is_open(listener.uri)


@pytest.mark.usefixtures("stays_open")
async def test_another_sign_in_takes_over_the_port_that_is_still_open() -> None:
    registered = f"http://127.0.0.1:{free_port()}/back"
    async with LoopbackRedirect(PAGES, registered) as first:
        await knock(f"{registered}?code=a&state=b")

    async with LoopbackRedirect(PAGES, registered) as second:
        assert "404" in await knock(f"{registered}?code=a")
        await knock(f"{registered}?code=c&state=d")
        assert await second.wait() == f"{registered}?code=c&state=d"
    assert await first.wait() == f"{registered}?code=a&state=b"


@pytest.mark.usefixtures("stays_open")
async def test_the_end_of_the_program_closes_the_port() -> None:
    async with LoopbackRedirect(PAGES) as listener:
        await knock(f"{listener.uri}?code=a&state=b")

    await close_lingering()

    assert not await is_open(listener.uri)


async def test_it_listens_on_this_computer_alone_and_its_path_cannot_be_guessed() -> None:
    async with LoopbackRedirect(PAGES) as one, LoopbackRedirect(PAGES) as other:
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
    async with LoopbackRedirect(PAGES) as listener:
        path = "/" + listener.uri.rpartition("/")[2]

        answer = await knock(listener.uri, request_text.replace("{path}", path))

        assert not answer.startswith("HTTP/1.1 200")
        await knock(f"{listener.uri}?oauth_token=right")
        assert (await listener.wait()).endswith("?oauth_token=right")


async def test_a_wrong_path_is_not_found() -> None:
    async with LoopbackRedirect(PAGES) as listener:
        answer = await knock(listener.uri, "GET /x HTTP/1.1\r\n\r\n")

        assert answer.startswith("HTTP/1.1 404 Not Found")


async def test_the_first_of_two_is_believed() -> None:
    async with LoopbackRedirect(PAGES) as listener:
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
    async with LoopbackRedirect(PAGES) as listener:
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
        async with LoopbackRedirect(PAGES) as listener:
            uri = listener.uri
            listening.set()
            await listener.wait()

    task = asyncio.create_task(wait())
    await listening.wait()
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task

    assert not await is_open(uri)


async def test_the_person_says_that_they_said_no() -> None:
    registered = f"http://127.0.0.1:{free_port()}/back"
    async with LoopbackRedirect(PAGES, registered) as listener:
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
    async with LoopbackRedirect(PAGES, registered) as listener:
        listener.on_unproven = lambda: told.append(1)
        page = await knock(f"{registered}?code=evil")

        assert "can’t use this answer" in page
        assert told == [1]
        await knock(f"{registered}?code=a&state=s")
        assert (await listener.wait()).endswith("?code=a&state=s")
