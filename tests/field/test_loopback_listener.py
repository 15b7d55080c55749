"""Everything that attackers sent to the loopback listener ends no sign-in."""

import socket

import pytest

from desktop_app.ui.sentences.loopback import PAGES
from tests.field.browsing import free_port, send
from tests.field.names import LoopbackRedirect, SignInAbandoned
from tests.sentences import says

TRAKT = "/trakt/callback"
GOOD = "GET {path}?code=x&state=y HTTP/1.1"
OURS = "Host: {host}\r\n"

FOREIGN = {
    "foreign Host (DNS rebinding)": (GOOD, "Host: evil.example\r\n"),
    "our port, another name": (GOOD, "Host: evil.example:{port}\r\n"),
    "our name, another port": (GOOD, "Host: 127.0.0.1:1\r\n"),
    "no port": (GOOD, "Host: 127.0.0.1\r\n"),
    "the other name of this computer": (GOOD, "Host: localhost:{port}\r\n"),
    "no Host": (GOOD, ""),
    "an empty Host": (GOOD, "Host:\r\n"),
    "two Hosts": (GOOD, "Host: {host}\r\nHost: e\r\n"),
    "two Hosts, ours last": (GOOD, "Host: e\r\nHost: {host}\r\n"),
    "our Host twice": (GOOD, "Host: {host}\r\nHost: {host}\r\n"),
    "a folded Host": (GOOD, "Host: {host}\r\n .evil.example\r\n"),
    "a Host behind a space": (GOOD, "Host : {host}\r\n"),
    "HTTP/1.0 without a Host": ("GET {path}?code=x&state=y HTTP/1.0", ""),
    "HTTP/0.9": ("GET {path}?code=x&state=y", ""),
    "prefetch": (GOOD, "Host: {host}\r\nSec-Purpose: prefetch\r\n"),
    "prerender": (GOOD, "Host: {host}\r\nSec-Purpose: prefetch;prerender\r\n"),
    "an older prefetch": (GOOD, "Host: {host}\r\nPurpose: prefetch\r\n"),
    "cross-site picture": (GOOD, "Host: {host}\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Dest: image\r\n"),
    "fetch": (GOOD, "Host: {host}\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: empty\r\n"),
    "iframe": (GOOD, "Host: {host}\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe\r\n"),
    "//evil/PATH": ("GET //evil.example{path}?code=x&state=y HTTP/1.1", OURS),
    "absolute form": ("GET http://e{path}?code=x&state=y HTTP/1.1", OURS),
    "absolute form of our own": ("GET http://{host}{path}?code=x&state=y HTTP/1.1", OURS),
    "HEAD": ("HEAD {path}?code=x&state=y HTTP/1.1", OURS),
    "OPTIONS": ("OPTIONS {path}?code=x&state=y HTTP/1.1", OURS),
    "PUT": ("PUT {path}?code=x&state=y HTTP/1.1", OURS),
    "TRACE": ("TRACE {path}?code=x&state=y HTTP/1.1", OURS),
    "other path": ("GET /x?code=x&state=y HTTP/1.1", OURS),
    "trailing slash": ("GET {path}/?code=x&state=y HTTP/1.1", OURS),
    "another spelling of the path": ("GET /.{path}?code=x&state=y HTTP/1.1", OURS),
    "POST without ticket": ("POST {path}?code=x&state=y HTTP/1.1", OURS),
    "POST of a form": ("POST {path}?code=x&state=y HTTP/1.1", OURS + "Content-Length: 0\r\n"),
    "a line feed in the target": ("GET {path}?code=x\n&state=y HTTP/1.1", OURS),
    "a lone CR": ("GET {path}?code=x&state=y HTTP/1.1\rHost: {host}", ""),
    "state twice": ("GET {path}?code=x&state=y&state=y HTTP/1.1", OURS),
    "nothing but a fragment's remains": ("GET {path}? HTTP/1.1", OURS),
}


def request_to(uri: str, line: str, headers: str) -> tuple[int, str]:
    host, _, path = uri.removeprefix("http://").partition("/")
    port = host.rpartition(":")[2]
    head = f"{line}\r\n{headers}\r\n"
    for name, value in (("{path}", f"/{path}"), ("{host}", host), ("{port}", port)):
        head = head.replace(name, value)
    return int(port), head


@pytest.mark.parametrize("registered", ["", TRAKT])
@pytest.mark.parametrize(("line", "headers"), FOREIGN.values(), ids=FOREIGN)
async def test_a_foreign_request_ends_nothing(line: str, headers: str, registered: str) -> None:
    async with LoopbackRedirect(PAGES, registered and f"http://127.0.0.1:{free_port()}{registered}") as listener:
        assert (await send(*request_to(listener.uri, line, headers))).status in {200, 400, 404}
        assert listener._answer is not None
        assert not listener._answer.done()

        own = await send(*request_to(listener.uri, GOOD, OURS))

        assert (own.status, await listener.wait()) == (200, f"{listener.uri}?code=x&state=y")


@pytest.mark.parametrize(
    "query", ["code=e", "access_token=e&token_type=bearer", "error=access_denied", "x=y", "oauth_verifier=e"]
)
async def test_an_answer_without_a_mark_ends_nothing_at_a_fixed_address(query: str) -> None:
    async with LoopbackRedirect(PAGES, f"http://127.0.0.1:{free_port()}{TRAKT}") as listener:
        for line in (f"GET {{path}}?{query} HTTP/1.1",) * 3:
            await send(*request_to(listener.uri, line, OURS))
        await send(*request_to(listener.uri, GOOD, OURS))

        assert await listener.wait() == f"{listener.uri}?code=x&state=y"


async def test_the_page_that_hands_over_may_not_be_framed() -> None:
    async with LoopbackRedirect(PAGES) as listener:
        page = await send(*request_to(listener.uri, "GET {path} HTTP/1.1", OURS))

        assert "frame-ancestors 'none'" in page.text
        assert "X-Frame-Options: DENY" in page.text


@pytest.mark.parametrize("there", ["127.0.0.1", "::1"])
async def test_a_registered_localhost_of_which_another_program_has_one_address_is_refused(there: str) -> None:
    try:
        family = socket.AF_INET6 if ":" in there else socket.AF_INET
        other = socket.create_server((there, 0), family=family)
    except OSError:
        pytest.skip("this computer has no IPv6")
    with other:
        port = other.getsockname()[1]
        with pytest.raises(SignInAbandoned, check=says(rf"port {port} .*another program")):
            async with LoopbackRedirect(PAGES, f"http://localhost:{port}/cb"):
                pass
