"""Sign-ins through the real listener, while other pages, prefetches and other programs ask there as well."""

import re
from collections.abc import Awaitable, Callable

import pytest

from tests.field.browsing import Answered, Browsing, Tab, free_port
from tests.field.names import (
    AuthorizationCodeFlow,
    AuthorizationServer,
    ClientCredentials,
    ConsentRefused,
    ImplicitFlow,
    has_ipv6,
)
from tests.field.test_forged_answers import NOW, Canned
from tests.sentences import says

Browse = Callable[[Tab], Awaitable[object]]


async def link(browse: Browse, registered: str = "") -> str:
    """Sign in by a code; the access token."""
    server = AuthorizationServer("https://a/t", "https://a/a")
    client = ClientCredentials("id", redirect_uri=registered)
    flow = AuthorizationCodeFlow(server, client, Canned(b'{"access_token":"t"}'), lambda: NOW)
    async with Browsing(browse) as person:
        return (await flow.authorize(person)).access_token


def fixed(host: str = "127.0.0.1") -> str:
    return f"http://{host}:{free_port()}/cb"


@pytest.mark.parametrize("is_registered", [False, True])
@pytest.mark.parametrize(
    "stray",
    ["state=wrong&code=e", "error=access_denied&state=wrong", "code=e&state=wrong&state=wrong", "state="],
)
async def test_a_wrong_state_closes_nothing(is_registered: bool, stray: str) -> None:
    seen: list[Answered] = []

    async def browse(tab: Tab) -> None:
        seen.append(await tab.get(stray))
        seen.append(await tab.approve())

    assert await link(browse, fixed() if is_registered else "") == "t"
    assert [each.status for each in seen] == [404, 200]


@pytest.mark.parametrize("stray", ["utm_source=x", "code=evil", "access_token=evil", "error=access_denied", "a=b&a=b"])
async def test_a_stray_request_to_a_registered_address_ends_nothing(stray: str) -> None:
    seen: list[Answered] = []

    async def browse(tab: Tab) -> None:
        seen.append(await tab.get(stray))
        seen.append(await tab.approve())

    assert await link(browse, fixed()) == "t"
    assert seen[0].status == (200 if "error" in stray else 404)
    assert seen[1].status == 200


async def test_who_comes_a_second_time_gets_the_page() -> None:
    seen: list[Answered] = []

    async def browse(tab: Tab) -> None:
        query = f"code=c&state={tab.asked['state']}"
        seen.append(await tab.get(query, headers="Host: {host}\r\nSec-Purpose: prefetch\r\n"))
        seen.extend([await tab.get(query) for _ in range(3)])

    assert await link(browse) == "t"
    assert [each.status for each in seen] == [200] * 4
    assert len({each.text for each in seen[1:]}) == 1


async def test_a_refusal_without_a_state_is_a_refusal_where_nobody_else_knows_the_address() -> None:
    with pytest.raises(ConsentRefused, check=says("The user said no")):
        await link(lambda tab: tab.get("error=access_denied&error_description=The+user+said+no"))


async def test_a_refusal_without_a_state_is_asked_about_where_others_know_the_address() -> None:
    async def browse(tab: Tab) -> None:
        page = await tab.get("error=access_denied")
        assert "The service may have turned you down." in page.text
        for foreign in ("ticket=", "ticket=guessed", ""):
            assert (await tab.post(foreign, "")).status == 404
        ticket = re.search(r'name="ticket" value="([^"]+)"', page.text)
        assert ticket
        assert (await tab.post(f"ticket={ticket[1]}", "Sec-Fetch-Site: cross-site\r\n")).status == 404
        assert (await tab.post(f"ticket={ticket[1]}", "Origin: null\r\nSec-Fetch-Site: same-origin\r\n")).status == 200

    with pytest.raises(ConsentRefused):
        await link(browse, fixed())


@pytest.mark.parametrize("at", ["127.0.0.1", "::1"])
async def test_a_registered_localhost_is_reached_at_both_addresses(at: str) -> None:
    if ":" in at and not has_ipv6():
        pytest.skip("this computer has no IPv6")

    async def browse(tab: Tab) -> None:
        tab.at = at
        await tab.approve()

    assert await link(browse, fixed("localhost")) == "t"


@pytest.mark.parametrize(
    "fragment", ["access_token=evil", "access_token=evil&state=x", "access_token=evil&state=", "error=access_denied"]
)
async def test_a_token_that_another_page_puts_into_the_fragment_is_not_taken(fragment: str) -> None:
    """A page that is opened by a link or `window.open` hands over its address, which is judged like any answer."""
    registered = fixed()

    async def browse(tab: Tab) -> None:
        page = await tab.get()
        found = re.search(r'"Lineup-Ticket": "([^"]+)"', page.text)
        assert found
        ticket = f"Lineup-Ticket: {found[1]}\r\n"
        await tab.post(fragment, ticket)
        await tab.post(f"access_token=mine&state={tab.asked['state']}", ticket)

    client = ClientCredentials("id", redirect_uri=registered)
    flow = ImplicitFlow(AuthorizationServer("", "https://a/a"), client, lambda: NOW, state_comes_back=False)
    async with Browsing(browse) as person:
        assert (await flow.authorize(person)).access_token == "mine"
