"""The loopback listener, and who else may knock."""

import asyncio
import contextlib
import socket
from typing import cast

import pytest

from desktop_app.auth.loopback import LONGEST_REQUEST, LoopbackRedirect
from desktop_app.domain.errors import SignInAbandoned


async def knock(uri: str, request: str | None = None) -> str:
    """Send a request as it is, a GET of the address unless told; the whole answer."""
    host, _, path = uri.removeprefix("http://").partition("/")
    reader, writer = await asyncio.open_connection(*host.split(":"))
    writer.write((request or f"GET /{path} HTTP/1.1\r\nHost: {host}\r\n\r\n").encode())
    with contextlib.suppress(ConnectionError):
        answer = await reader.read()
        writer.close()
        return answer.decode()
    return ""


async def is_open(uri: str) -> bool:
    host = uri.removeprefix("http://").partition("/")[0]
    try:
        _, writer = await asyncio.open_connection(*host.split(":"))
    except ConnectionRefusedError:
        return False
    writer.close()
    return True


async def test_the_browser_comes_back_and_the_port_is_closed() -> None:
    async with LoopbackRedirect() as listener:
        uri = listener.uri
        page = await knock(f"{uri}?oauth_token=a&oauth_verifier=b")

        assert await listener.wait() == f"{uri}?oauth_token=a&oauth_verifier=b"
        assert page.startswith("HTTP/1.1 200 OK")
        assert "close this page" in page
        assert not await is_open(uri)


async def test_it_listens_on_this_computer_alone_and_its_path_cannot_be_guessed() -> None:
    async with LoopbackRedirect() as one, LoopbackRedirect() as other:
        assert one._server is not None
        assert [address.getsockname()[0] for address in one._server.sockets] == ["127.0.0.1"]
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
        _, second = await asyncio.open_connection(host, port)
        await knock(f"{uri}?n=1")
        second.write(f"GET /{uri.rpartition('/')[2]}?n=2 HTTP/1.1\r\n\r\n".encode())
        await second.drain()

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
        reader.feed_data(f"GET /{listener.uri.rpartition('/')[2]}?n=1 HTTP/1.1\r\n\r\n".encode())

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


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
async def test_it_listens_where_the_registered_address_leads(host: str) -> None:
    port = free_port()
    registered = f"http://{host}:{port}/lineup/back"
    async with LoopbackRedirect(registered) as listener:
        assert listener.uri == registered
        elsewhere = await knock(f"http://127.0.0.1:{port}/another?code=evil")
        await knock(f"http://127.0.0.1:{port}/lineup/back?code=right")

        assert elsewhere.startswith("HTTP/1.1 404")
        assert await listener.wait() == f"{registered}?code=right"


async def test_a_registered_address_without_a_port_stands_for_any() -> None:
    async with LoopbackRedirect("http://127.0.0.1/back") as one, LoopbackRedirect("http://127.0.0.1/back") as other:
        assert one.uri.endswith("/back")
        assert one.uri != other.uri
        await knock(f"{one.uri}?code=a")

        assert await one.wait() == f"{one.uri}?code=a"


async def test_a_registered_address_without_a_path_is_the_root() -> None:
    registered = f"http://127.0.0.1:{free_port()}"
    async with LoopbackRedirect(registered) as listener:
        await knock(f"{registered}/?code=a")

        assert await listener.wait() == f"{registered}/?code=a"


async def test_a_port_that_is_taken_is_said_plainly() -> None:
    async with LoopbackRedirect() as first:
        with pytest.raises(SignInAbandoned, match="where another program listens"):
            async with LoopbackRedirect(first.uri):
                pass


@pytest.mark.parametrize(
    "registered",
    [
        "https://127.0.0.1:9/x",
        "http://lineup.example:9/x",
        "urn:ietf:wg:oauth:2.0:oob",
        "lineup://back",
        "http://127.0.0.1:x/",
        "http://[",
    ],
)
async def test_it_does_not_listen_where_it_cannot(registered: str) -> None:
    with pytest.raises(SignInAbandoned, match="cannot listen"):
        async with LoopbackRedirect(registered):
            pass
