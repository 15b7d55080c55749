"""The listener is at the registered address and nowhere else, and at all that its name stands for."""

import socket
import sys
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.auth import loopback_sockets
from desktop_app.auth.loopback import LoopbackRedirect
from desktop_app.auth.loopback_sockets import has_ipv6, place_of
from desktop_app.domain.errors import SignInAbandoned
from desktop_app.ui.sentences.loopback import PAGES
from tests.sentences import says
from tests.unit.auth.test_loopback import free_port, knock

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
        async with LoopbackRedirect(PAGES, registered) as listener:
            assert listener.uri == registered
            elsewhere = await knock(f"http://{host}{registered[len('http://') + len(host) :]}er?code=evil", at=each)
            await knock(f"{registered}?code=right&state=s", at=each)

            assert elsewhere.startswith("HTTP/1.1 404")
            assert await listener.wait() == f"{registered}?code=right&state=s"


def taken(at: str, *, v6_alone: bool = True, options: tuple[int, ...] = ()) -> socket.socket:
    """Listen as another program does, as politely or not as it likes."""
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
        with pytest.raises(SignInAbandoned, check=says(f"port {port} of this computer, but Lineup can’t listen there")):
            async with LoopbackRedirect(PAGES, f"http://localhost:{port}/back"):
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
    listening = LoopbackRedirect(PAGES, "http://localhost/back")
    if is_found:
        async with listening:
            assert await knock(f"{listening.uri}?code=a&state=b", at="::1")
    else:
        with pytest.raises(SignInAbandoned, check=says("to a port of this computer")):
            await listening.__aenter__()


@needs_ipv6
@pytest.mark.parametrize(("host", "there"), [("127.0.0.1", "::1"), ("[::1]", "127.0.0.1")])
async def test_an_address_does_not_care_who_has_the_other(host: str, there: str) -> None:
    with socket.create_server((there, 0), family=socket.AF_INET6 if ":" in there else socket.AF_INET) as other:
        registered = f"http://{host}:{other.getsockname()[1]}/back"
        async with LoopbackRedirect(PAGES, registered) as listener:
            await knock(f"{registered}?code=a&state=b", at=host.strip("[]"))

            assert await listener.wait() == f"{registered}?code=a&state=b"


async def test_without_ipv6_a_name_has_one_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.auth.loopback_sockets.has_ipv6", lambda: False)
    async with LoopbackRedirect(PAGES, f"http://localhost:{free_port()}/back") as listener:
        assert [each.getsockname()[0] for server in listener._servers for each in server.sockets] == ["127.0.0.1"]


@needs_ipv6
async def test_a_name_without_a_port_has_the_same_port_on_both_addresses() -> None:
    async with LoopbackRedirect(PAGES, "http://localhost/back?app=1") as listener:
        found = [each.getsockname()[:2] for server in listener._servers for each in server.sockets]

        assert {host for host, _ in found} == {"127.0.0.1", "::1"}
        assert {f"http://localhost:{port}/back?app=1" for _, port in found} == {listener.uri}


async def test_a_registered_address_without_a_port_stands_for_any() -> None:
    async with (
        LoopbackRedirect(PAGES, "http://127.0.0.1/back") as one,
        LoopbackRedirect(PAGES, "http://127.0.0.1/back") as other,
    ):
        assert one.uri.endswith("/back")
        assert one.uri != other.uri
        await knock(f"{one.uri}?code=a&state=s")

        assert await one.wait() == f"{one.uri}?code=a&state=s"


async def test_a_registered_address_without_a_path_is_the_root() -> None:
    registered = f"http://127.0.0.1:{free_port()}"
    async with LoopbackRedirect(PAGES, registered) as listener:
        await knock(f"{registered}/?code=a&state=s")

        assert await listener.wait() == f"{registered}/?code=a&state=s"


async def test_a_port_that_is_taken_is_said_plainly() -> None:
    async with LoopbackRedirect(PAGES) as first:
        with pytest.raises(SignInAbandoned, check=says("another program may be using it")):
            async with LoopbackRedirect(PAGES, first.uri):
                pass


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
    with pytest.raises(SignInAbandoned, check=says("can’t listen")):
        async with LoopbackRedirect(PAGES, registered):
            pass


@pytest.mark.parametrize(
    ("registered", "host"),
    [
        ("http://127.0.0.1:9/x", "127.0.0.1:9"),
        ("http://127.9.9.9:9/x", "127.9.9.9:9"),
        ("http://LocalHost:9/x", "localhost:9"),
        ("http://[0:0::1]:9/x", "[::1]:9"),
        ("http://127.0.0.1:80/x", "127.0.0.1"),
    ],
)
def test_the_host_is_written_as_browsers_write_it(registered: str, host: str) -> None:
    assert place_of(registered).netloc == host


@pytest.mark.parametrize(
    ("registered", "path", "query"),
    [
        ("http://127.0.0.1:9", "/", ""),
        ("http://127.0.0.1:9/a b", "/a%20b", ""),
        ("http://127.0.0.1:9/ü?ü=1&b=/?", "/%C3%BC", "%C3%BC=1&b=/?"),
        ("http://127.0.0.1:9/a%20b#f", "/a%20b", ""),
    ],
)
def test_path_and_query_are_written_as_browsers_write_them(registered: str, path: str, query: str) -> None:
    place = place_of(registered)

    assert (place.path, place.query) == (path, query)


@given(st.one_of(st.text(), st.text().map("http://127.0.0.1:9/{}".format), st.text().map("http://{}:9/".format)))
def test_whatever_was_registered_is_a_place_on_this_computer_or_refused(registered: str) -> None:
    try:
        place = place_of(registered)
    except SignInAbandoned:
        return
    assert place.host in {"localhost", "::1"} or place.host.startswith("127.")
    assert place.uri.isascii()
