"""The person's no, as services out there tell it: in the query, in the fragment, and in five dialects of OAuth 1.0a."""

import asyncio
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from desktop_app.ui.sentences.loopback import PAGES
from tests.core import Script
from tests.field.names import (
    AuthorizationCodeFlow,
    AuthorizationServer,
    ClientCredentials,
    ConsentRefused,
    Endpoints,
    ForeignRedirect,
    LoopbackRedirect,
    OAuth1Flow,
    RequestTokenFlow,
    Response,
    ServerClock,
    ServiceError,
    SessionServer,
    deviations_of,
)
from tests.unit.auth.service import Service

NOW = 1_767_225_600.0
TEMPORARY = Response(200, {}, b"oauth_token=R&oauth_token_secret=S&oauth_callback_confirmed=true")


class Browser(Script):
    """Comes back on the real listener with `back`; what the browser then shows is in `page`."""

    def __init__(self, back: str) -> None:
        super().__init__()
        self.back = back
        self.page = ""

    async def redirect_uri(self, registered: str = "") -> str:
        self.listening = await LoopbackRedirect(PAGES, registered).__aenter__()
        return self.listening.uri

    async def visit(self, uri: str, *, may_stay: bool = False) -> str:
        state = parse_qs(urlsplit(uri).query).get("state", [""])[0]
        address = self.listening.uri + self.back.replace("{state}", state)
        answer = await asyncio.to_thread(requests.get, address, timeout=60)
        self.page = answer.text
        returned = await self.listening.wait()
        await self.listening.close_now()
        return returned


class Straight(Script):
    """Comes back as the embedded window does, fragment and all."""

    def __init__(self, back: str) -> None:
        super().__init__()
        self.back = back

    async def visit(self, uri: str, *, may_stay: bool = False) -> str:
        state = parse_qs(urlsplit(uri).query).get("state", [""])[0]
        return "http://127.0.0.1:9/x" + self.back.replace("{state}", state)


def code() -> AuthorizationCodeFlow:
    server = AuthorizationServer("https://a.example/t", "https://a.example/a")
    client = ClientCredentials("id", redirect_uri="http://127.0.0.1/lineup/callback")
    return AuthorizationCodeFlow(server, client, Service(Response(200, {}, b"{}")), lambda: NOW)


def oauth1() -> OAuth1Flow:
    endpoints = Endpoints("https://a.example/r", "https://a.example/a", "https://a.example/t")
    client = ClientCredentials("id", "secret", "http://127.0.0.1/lineup/callback")
    return OAuth1Flow(endpoints, deviations_of(ServerClock(lambda: NOW)), client, Service(TEMPORARY), lambda: NOW)


@pytest.mark.parametrize(
    "back",
    [
        "?error=access_denied&state={state}",
        "#error=access_denied&state={state}",
        "?#error=access_denied&error_description=no&state={state}",
        "?theme=dark#error=access_denied&state={state}",
        "?error=access_denied",
        "#error=access_denied",
    ],
)
async def test_a_no_is_told_wherever_it_stands(back: str) -> None:
    with pytest.raises(ConsentRefused):
        await code().authorize(Straight(back))


@pytest.mark.parametrize("back", ["#code=c&state={state}", "?state=another#error=access_denied&state=another"])
async def test_nothing_else_is_taken_from_a_fragment(back: str) -> None:
    with pytest.raises((ForeignRedirect, ConsentRefused)) as caught:
        await code().authorize(Straight(back))

    assert isinstance(caught.value, ForeignRedirect)


@pytest.mark.parametrize(
    "back",
    [
        "?denied=R",
        "?oauth_token=R&denied=true",
        "?oauth_token=R&oauth_problem=user_refused",
        "?oauth_problem=permission_denied",
        "?oauth_token=R",
        "?oauth_token=R&error=access_denied",
        "#denied=R",
    ],
)
async def test_the_dialects_of_oauth_1(back: str) -> None:
    with pytest.raises(ConsentRefused):
        await oauth1().authorize(Straight(back))


async def test_another_sign_ins_no_is_not_ours() -> None:
    with pytest.raises(ForeignRedirect):
        await oauth1().authorize(Straight("?denied=another"))


@pytest.mark.parametrize(
    ("back", "kind"),
    [
        ("?error=access_denied&state={state}", ConsentRefused),
        ("?error=server_error&state={state}", ServiceError),
    ],
)
async def test_the_browser_does_not_say_that_it_went_well(back: str, kind: type[ServiceError]) -> None:
    person = Browser(back)

    with pytest.raises(kind):
        await code().authorize(person)

    assert "has what it needs" not in person.page
    assert "has what it needs" not in person.page
    assert "Nothing was linked" in person.page


@pytest.mark.parametrize("back", ["?denied=R", "?oauth_token=R", "?oauth_token=R&oauth_verifier="])
async def test_the_browser_of_oauth_1_does_not_either(back: str) -> None:
    person = Browser(back)

    with pytest.raises(ConsentRefused):
        await oauth1().authorize(person)

    assert "Nothing was linked" in person.page


@pytest.mark.parametrize("back", ["?request_token=T", "?request_token=T&approved=no", "?request_token=T&denied=true"])
async def test_the_browser_of_a_request_token_does_not_either(back: str) -> None:
    token = Response(200, {}, b'{"success":true,"request_token":"T"}')
    server = SessionServer(
        "https://a.example", "https://a.example/approve", lambda request: request, lambda _: ServiceError()
    )
    person = Browser(back)

    with pytest.raises(ConsentRefused):
        await RequestTokenFlow(server, Service(token)).authorize(person)

    assert "has what it needs" not in person.page
    assert "Nothing was linked" in person.page


async def test_a_code_flow_without_a_code_is_not_said_to_go_on() -> None:
    person = Browser("?state={state}")

    with pytest.raises(ServiceError):
        await code().authorize(person)

    assert "Nothing was linked" in person.page
