"""SOCKS proxies look names up, nobody else does, and the deadline holds there, too."""

import socket
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from desktop_app import authorities, route
from desktop_app.domain.errors import BadAnswer, OutcomeUnknown, TlsFault, TlsReason, Unreachable
from desktop_app.public_hosts import PublicHosts
from desktop_app.transport import Request, Transport
from desktop_app.workers import Workers
from tests.field.hostile import Habit, Talk, hostile
from tests.socks import SocksProxy, socks_proxy
from tests.tls import Authority

FAR = "far.example.org"


@pytest.fixture(autouse=True)
def looked_up(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Names that were looked up on this computer."""
    for name in ("all_proxy", "http_proxy", "https_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    asked: list[str] = []
    real = socket.getaddrinfo

    def told(host: Any, *more: Any, **named: Any) -> Any:
        asked.append(str(host))
        return real(host, *more, **named)

    monkeypatch.setattr(socket, "getaddrinfo", told)
    yield asked
    assert FAR not in asked


def good(talk: Talk) -> None:
    talk.say(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
    talk.listen()


def through(proxy: SocksProxy, monkeypatch: pytest.MonkeyPatch, scheme: str = "socks5") -> None:
    monkeypatch.setenv("all_proxy", f"{scheme}://127.0.0.1:{proxy.port}")


async def ask(url: str, method: str = "GET", within: float = 20.0, gate: PublicHosts | None = None) -> str:
    with closing(Transport(Workers("test"), within=within, gate=gate)) as transport:
        return (await transport.send(Request(method, url))).text


@pytest.mark.parametrize("scheme", ["socks", "socks5", "socks5h"])
async def test_the_proxy_is_given_the_name(scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with hostile(good) as server, socks_proxy({FAR: server.port}) as proxy:
        through(proxy, monkeypatch, scheme)
        assert await ask(f"http://{FAR}/x") == "{}"
        assert (proxy.asked, proxy.faults) == ([FAR], [])


async def test_tls_goes_through_and_the_server_proves_itself(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    with (
        hostile(good, authority.context((FAR,))) as server,
        socks_proxy({FAR: server.port, "other.example.org": server.port}) as proxy,
    ):
        through(proxy, monkeypatch)
        assert await ask(f"https://{FAR}/x") == "{}"
        with pytest.raises(TlsFault) as raised:
            await ask("https://other.example.org/x")
    assert (raised.value.host, raised.value.reason) == ("other.example.org", TlsReason.OTHER_HOST)


async def test_pictures_are_not_looked_up_here_either(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    """The gate looks at names alone: the proxy's network is not this one."""
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    gate = PublicHosts(frozenset)
    with hostile(good, authority.context((FAR,))) as server, socks_proxy({FAR: server.port}) as proxy:
        through(proxy, monkeypatch)
        assert await ask(f"https://{FAR}/x", gate=gate) == "{}"
        for near in ("https://127.0.0.1/x", "https://192.168.0.1/x", "https://printer.local/x", "https://[::1]/x"):
            with pytest.raises(BadAnswer):
                await ask(near, gate=gate)
        assert proxy.asked == [FAR]


async def test_a_proxy_that_refuses_is_no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    with socks_proxy({}) as proxy:
        through(proxy, monkeypatch)
        with pytest.raises(Unreachable):
            await ask(f"http://{FAR}/x", "POST")
        assert proxy.faults == [f"unknown: {FAR}"]


async def test_what_breaks_behind_the_proxy_may_have_been_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    with hostile(lambda _: None) as server, socks_proxy({FAR: server.port}) as proxy:
        through(proxy, monkeypatch)
        with pytest.raises(OutcomeUnknown):
            await ask(f"http://{FAR}/x", "POST")


async def test_a_password_that_the_proxy_does_not_take(monkeypatch: pytest.MonkeyPatch) -> None:
    with socks_proxy({FAR: 1}, ("ada", "secret")) as proxy:
        monkeypatch.setattr(route, "proxy_of", lambda _: f"socks5h://ada:wrong@127.0.0.1:{proxy.port}")
        with pytest.raises(Unreachable):
            await ask(f"http://{FAR}/x", "POST")
        assert proxy.faults == ["another password"]


def silent(talk: Talk) -> None:
    talk.listen()


def dripping(talk: Talk) -> None:
    talk.say(b"\x05\x00")
    talk.line.recv(65536)
    talk.say(b"\x05\x00\x00\x03\xff")
    talk.drip(b"x")


@pytest.mark.parametrize("habit", [silent, dripping])
async def test_a_proxy_that_stalls_is_ended_by_the_deadline(habit: Habit, monkeypatch: pytest.MonkeyPatch) -> None:
    with hostile(habit, reads_head=False) as proxy:
        monkeypatch.setenv("all_proxy", f"socks5://127.0.0.1:{proxy.port}")
        with pytest.raises(Unreachable):
            await ask(f"http://{FAR}/x", "POST", within=0.4)


@pytest.mark.parametrize("host", [f"{'a' * 63}.{'b' * 63}.{'c' * 63}.example", f"{'a' * 64}.example"])
async def test_a_name_that_the_proxy_cannot_be_told_is_no_connection(
    host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socks_proxy({}) as proxy:
        through(proxy, monkeypatch)
        with pytest.raises(Unreachable):
            await ask(f"http://{host}/x", "POST")


@pytest.fixture
def authority(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Authority:
    for name in (*authorities.INSTEAD, *authorities.OPENSSL):
        monkeypatch.delenv(name, raising=False)
    return Authority(tmp_path)
