"""What no browser sends, a fragment, is handed over by our own page and by nobody else."""

import re

import pytest

from desktop_app.auth.loopback import LoopbackRedirect
from desktop_app.auth.loopback_request import LONGEST_REQUEST
from desktop_app.ui.sentences.loopback import PAGES
from tests.unit.auth.test_loopback import knock

FRAGMENT = "access_token=a%2Fb&state=c"


def post(uri: str, body: str, ticket: str) -> str:
    host, _, path = uri.removeprefix("http://").partition("/")
    return (
        f"POST /{path} HTTP/1.1\r\nHost: {host}\r\nLineup-Ticket: {ticket}\r\nContent-Length: {len(body)}\r\n\r\n{body}"
    )


def ticket_in(page: str) -> str:
    found = re.search(r'"Lineup-Ticket": "([^"]+)"', page)
    assert found, page
    return found[1]


async def test_who_comes_with_nothing_is_shown_the_page_that_hands_over() -> None:
    async with LoopbackRedirect(PAGES) as listener:
        uri = listener.uri
        page = await knock(uri)
        answer = await knock(uri, post(uri, FRAGMENT, ticket_in(page)))

        assert answer.startswith("HTTP/1.1 200")
        assert await listener.wait() == f"{uri}#{FRAGMENT}"


async def test_only_our_own_script_runs_on_that_page() -> None:
    async with LoopbackRedirect(PAGES) as listener:
        one, other = await knock(listener.uri), await knock(listener.uri)
        nonces = [re.findall(r"nonce-([^']+)'|nonce=\"([^\"]+)\"", page) for page in (one, other)]
        of_one = {"".join(pair) for pair in nonces[0]}

        assert len(of_one) == 1
        assert of_one != {"".join(pair) for pair in nonces[1]}
        assert "default-src 'none'" in one
        assert "connect-src 'self'" in one


async def test_no_fragment_is_an_answer_too() -> None:
    async with LoopbackRedirect(PAGES) as listener:
        uri = listener.uri
        await knock(uri, post(uri, "", ticket_in(await knock(uri))))

        assert await listener.wait() == uri


@pytest.mark.parametrize("ticket", ["", "guessed", "gu\u00e9ssed"])
async def test_another_page_cannot_slip_a_token_in(ticket: str) -> None:
    async with LoopbackRedirect(PAGES) as listener:
        uri = listener.uri
        answer = await knock(uri, post(uri, "access_token=evil", ticket))

        assert not answer.startswith("HTTP/1.1 200")
        await knock(f"{uri}?code=right")
        assert (await listener.wait()).endswith("?code=right")


async def test_a_name_that_was_made_to_lead_here_is_told_no_ticket() -> None:
    async with LoopbackRedirect(PAGES) as listener:
        uri = listener.uri
        path, ticket = uri.rpartition("/")[2], ticket_in(await knock(uri))
        read = await knock(uri, f"GET /{path} HTTP/1.1\r\nHost: evil.example\r\n\r\n")
        sent = await knock(uri, post(uri, FRAGMENT, ticket).replace("Host: ", "Host: evil."))

        assert read.startswith("HTTP/1.1 404")
        assert sent.startswith("HTTP/1.1 404")
        assert ticket not in read


@pytest.mark.parametrize("length", ["", "x", "-1", str(LONGEST_REQUEST + 1)])
async def test_a_body_of_no_honest_length_is_not_read(length: str) -> None:
    async with LoopbackRedirect(PAGES) as listener:
        uri = listener.uri
        ticket = ticket_in(await knock(uri))
        asked = post(uri, "", ticket).replace("Content-Length: 0", f"Content-Length: {length}")

        assert (await knock(uri, asked)).startswith("HTTP/1.1 400")
        await knock(f"{uri}?code=right")
        assert (await listener.wait()).endswith("?code=right")
