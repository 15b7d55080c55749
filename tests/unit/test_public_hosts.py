"""Pictures are fetched from the internet, whatever a name resolves to when the connection is made."""

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any, Self

import pytest

from desktop_app import route
from desktop_app.domain.errors import BadAnswer, ServiceError, Unreachable
from desktop_app.public_hosts import PublicHosts
from desktop_app.transport import Request, Transport
from desktop_app.workers import Workers

Places = dict[str, list[str]]


class Server:
    """Counts who connects, and answers with what the test says."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.status, self.headers = 200, dict[str, str]()
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server.asked.append(self.path)
                self.send_response(server.status)
                for name, value in server.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                """Say nothing."""

        self._http = HTTPServer(("127.0.0.1", 0), Handler)
        self.port = self._http.server_port
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._http.shutdown()
        self._thread.join()
        self._http.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        yield server


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that anybody tried to connect to."""
    seen: list[str] = []
    real = socket.socket.connect

    def watched(self: socket.socket, address: Any) -> None:
        if self.family is not getattr(socket, "AF_UNIX", None):
            seen.append(address[0])
            if not address[0].startswith("127."):
                raise ConnectionRefusedError
        real(self, address)

    monkeypatch.setattr(socket.socket, "connect", watched)
    return seen


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Places:
    """Addresses to which names resolve; a name with several lists gives another one each time it is asked."""
    known: Places = {}
    real = socket.getaddrinfo

    def resolved(host: Any, port: Any, *args: Any, **named: Any) -> Any:
        if host not in known:
            return real(host, port, *args, **named)
        found = known[host]
        places = found if not found[0].startswith("first ") else [found.pop(0).removeprefix("first ")]
        return [one for place in places for one in real(place, port, *args, **named)]

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    return known


def transport(*servers: str) -> Transport:
    return Transport(Workers("pictures"), gate=PublicHosts(lambda: frozenset(servers)))


@pytest.mark.parametrize("place", ["127.0.0.1", "192.168.1.1", "::1", "::ffff:127.0.0.1", "0.0.0.0", "100.64.0.1"])
async def test_a_name_that_leads_home_is_not_connected_to(names: Places, connected: list[str], place: str) -> None:
    names["poster.example"] = [place]
    with pytest.raises(BadAnswer):
        await transport("https://api.example").send(Request("GET", "https://poster.example/x.png"))
    assert not connected


async def test_one_address_at_home_among_public_ones_is_enough(names: Places, connected: list[str]) -> None:
    names["poster.example"] = ["8.8.8.8", "127.0.0.1"]
    with pytest.raises(BadAnswer):
        await transport().send(Request("GET", "https://poster.example/x.png"))
    assert not connected


async def test_the_address_that_was_looked_at_is_the_one_that_is_connected_to(
    names: Places, connected: list[str]
) -> None:
    """A server of names that says another address the second time (DNS rebinding)."""
    names["poster.example"] = ["first 8.8.8.8", "first 127.0.0.1"]
    with pytest.raises(Unreachable):
        await transport().send(Request("GET", "https://poster.example/x.png"))
    assert connected == ["8.8.8.8"]
    names["poster.example"] = ["127.0.0.1"]
    with pytest.raises(BadAnswer):
        await transport().send(Request("GET", "https://poster.example/x.png"))
    assert connected == ["8.8.8.8"]


async def test_all_public_addresses_are_tried_up_to_a_few(names: Places, connected: list[str]) -> None:
    names["poster.example"] = [f"8.8.8.{last}" for last in range(20)]
    with pytest.raises(Unreachable):
        await transport().send(Request("GET", "https://poster.example/x.png"))
    assert connected == ["8.8.8.0", "8.8.8.1", "8.8.8.2", "8.8.8.3"]


async def test_a_name_that_nobody_knows_is_somebody_out_of_reach() -> None:
    with pytest.raises((Unreachable, BadAnswer)):
        await transport().send(Request("GET", "https://nobody.invalid/x.png"))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "0.0.0.0", "[::1]", "0"])
@pytest.mark.parametrize("scheme", ["http", "https"])
async def test_an_address_at_home_is_not_asked(server: Server, connected: list[str], scheme: str, host: str) -> None:
    with pytest.raises(ServiceError):
        await transport("https://api.example").send(Request("GET", f"{scheme}://{host}:{server.port}/x.png"))
    assert not server.asked
    assert not connected


async def test_plain_http_is_not_spoken_on_the_internet(names: Places, connected: list[str]) -> None:
    names["poster.example"] = ["8.8.8.8"]
    with pytest.raises(BadAnswer):
        await transport().send(Request("GET", "http://poster.example/x.png"))
    assert not connected


async def test_a_near_server_that_the_person_chose_serves_its_own_pictures(server: Server, names: Places) -> None:
    names["nas.local"] = ["127.0.0.1"]
    for host in ("127.0.0.1", "nas.local"):
        chosen = transport(f"http://{host}:{server.port}/api")
        assert (await chosen.send(Request("GET", f"http://{host}:{server.port}/x.png"))).status == 200
    assert server.asked == ["/x.png", "/x.png"]


async def test_and_opens_no_other_host_at_home(server: Server) -> None:
    with pytest.raises(BadAnswer):
        await transport(f"http://127.0.0.2:{server.port}").send(Request("GET", f"http://127.0.0.1:{server.port}/x"))
    assert not server.asked


async def test_a_redirect_is_not_followed(server: Server) -> None:
    near = f"http://127.0.0.1:{server.port}"
    server.status, server.headers = 302, {"Location": f"{near}/elsewhere"}
    assert (await transport(near).send(Request("GET", f"{near}/x.png"))).status == 302
    assert server.asked == ["/x.png"]


async def test_a_proxy_at_home_is_the_person_s_own(
    server: Server, connected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(route, "_ways", [lambda _: f"http://127.0.0.1:{server.port}"])
    with pytest.raises(Unreachable):
        await transport().send(Request("GET", "https://poster.example/x.png"))  # this one knows no CONNECT
    assert set(connected) == {"127.0.0.1"}
    with pytest.raises(BadAnswer):
        await transport().send(Request("GET", "https://192.168.1.1/x.png"))
