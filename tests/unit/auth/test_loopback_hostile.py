"""Hostile requests to the loopback listener: it answers within bounds, and goes on waiting."""

import asyncio
import socket

import pytest

from desktop_app.auth.expectation import AnyMark, current, expecting
from desktop_app.auth.loopback import MOST_CALLERS, LoopbackRedirect
from desktop_app.ui.sentences.loopback import PAGES
from tests.unit.auth.test_loopback import free_port, knock


async def test_the_flow_says_whose_answer_counts() -> None:
    registered = f"http://127.0.0.1:{free_port()}/back"
    with expecting("state") as expected:
        async with LoopbackRedirect(PAGES, registered) as listener:
            assert "404" in await knock(f"{registered}?code=early&state=")
            expected.value = "ours"
            for query in ("code=a&state=theirs", "code=a&state=ours&state=theirs", "code=a&state="):
                assert "404" in await knock(f"{registered}?{query}")
            await knock(f"{registered}?code=right&state=ours")

            assert await listener.wait() == f"{registered}?code=right&state=ours"


async def test_many_connections_that_say_nothing_do_not_keep_the_browser_out() -> None:
    async with LoopbackRedirect(PAGES) as listener:
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
    async with LoopbackRedirect(PAGES) as listener:
        host, port = listener.uri.removeprefix("http://").partition("/")[0].split(":")
        reader, writer = await asyncio.open_connection(host, port)
        writer.write(begun)

        assert await reader.read() == b""  # closed from the other side
        writer.close()


@pytest.mark.parametrize(
    "line", [b"GET /\r\n", b"PRI * HTTP/2.0\r\n", b"\x16\x03\x01\x02\x00\n", b"GET  / HTTP/1.1\r\n"]
)
async def test_who_speaks_another_protocol_is_answered_at_once(line: bytes) -> None:
    async with LoopbackRedirect(PAGES) as listener:
        host, port = listener.uri.removeprefix("http://").partition("/")[0].split(":")
        reader, writer = await asyncio.open_connection(host, port)
        writer.write(line)  # and nothing more

        assert (await reader.readline()).startswith(b"HTTP/1.1 400")
        writer.close()


async def test_only_the_first_of_two_requests_on_one_connection_counts() -> None:
    async with LoopbackRedirect(PAGES) as listener:
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

    async with LoopbackRedirect(PAGES) as listener:
        port = int(listener.uri.split(":")[2].partition("/")[0])

        assert (await asyncio.to_thread(talk, port)).startswith(b"HTTP/1.1 400")


async def test_what_a_flow_expects_ends_with_it() -> None:
    with expecting("state", value="outer") as outer:
        with expecting("oauth_token") as inner:
            assert current() is inner
        assert current() is outer
    assert isinstance(current(), AnyMark)


async def test_two_sign_ins_at_once_expect_each_their_own() -> None:
    async def sign_in(state: str) -> str:
        with expecting("state", value=state):
            async with LoopbackRedirect(PAGES) as listener:
                await asyncio.sleep(0)  # the other's turn
                await knock(f"{listener.uri}?state={'b' if state == 'a' else 'a'}")
                await knock(f"{listener.uri}?state={state}")
                return (await listener.wait()).rpartition("=")[2]

    assert list(await asyncio.gather(sign_in("a"), sign_in("b"))) == ["a", "b"]
