"""RFC 6749 section 4.2: what goes out, and what of what comes back is believed."""

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from desktop_app.auth.authorization_server import AuthorizationServer
from desktop_app.auth.implicit import ImplicitFlow
from desktop_app.domain.credentials import BearerToken, ClientCredentials
from desktop_app.domain.errors import (
    BadAnswer,
    ConsentRefused,
    ForeignRedirect,
    Refused,
    ServiceError,
    UnprovenRedirect,
)
from tests.core import Script, run

NOW = 1_484_000_000.0
BACK = "http://127.0.0.1:43821/back"
SERVER = AuthorizationServer(
    token_endpoint="", authorization_endpoint="https://far.example/authorize", scope_separator=","
)


class Person(Script):
    """Comes back with what the test says; `{state}` is what was sent out."""

    def __init__(self, back: str, at: str = BACK) -> None:
        super().__init__()
        self.back = back
        self.at = at

    async def redirect_uri(self, registered: str = "") -> str:
        return self.at

    async def visit(self, uri: str, *, may_stay: bool = False) -> str:
        self.visited = uri
        return f"{self.at}{self.back.replace('{state}', parse_qs(urlsplit(uri).query)['state'][0])}"


def come_back(
    back: str,
    *,
    at: str = BACK,
    registered: str = BACK,
    state_comes_back: bool = True,
    server: AuthorizationServer = SERVER,
) -> tuple[BearerToken, Person]:
    person = Person(back, at)
    flow = ImplicitFlow(
        server,
        ClientCredentials("client", redirect_uri=registered),
        lambda: NOW,
        scopes=("read", "private"),
        state_comes_back=state_comes_back,
    )
    return run(lambda: flow.authorize(person)), person


def fragment(**changed: str) -> str:
    said = {"access_token": "t0ken", "token_type": "Bearer", "expires_in": "604800"} | changed
    return f"#{urlencode({name: value for name, value in said.items() if value})}&state={{state}}"


def test_what_goes_out_and_what_comes_back() -> None:
    token, person = come_back(fragment())
    asked = {name: value for name, (value,) in parse_qs(urlsplit(person.visited).query).items()}

    assert token == BearerToken("t0ken", "", NOW + 604800, ("read", "private"))
    assert len(asked.pop("state")) > 30
    assert asked == {
        "response_type": "token",
        "client_id": "client",
        "redirect_uri": BACK,
        "scope": "read,private",
    }


def test_scopes_that_are_named_are_those_that_were_granted() -> None:
    token, _ = come_back(fragment(scope="read"))

    assert token.scopes == ("read",)


def test_no_end_that_is_none() -> None:
    assert come_back(fragment(expires_in="for ever"))[0].expires_at is None


@pytest.mark.parametrize(
    ("back", "error"),
    [
        ("#access_token=t&state=another", ForeignRedirect),
        ("#access_token=t", ForeignRedirect),
        ("#access_token=t&access_token=u&state={state}", ForeignRedirect),
        ("#error=access_denied&state={state}", ConsentRefused),
        ("?error=access_denied&state={state}", ConsentRefused),
        ("#error=invalid_scope&state={state}", Refused),
        ("#state={state}", ConsentRefused),
        ("#access_token=t&token_type=mac&state={state}", BadAnswer),
        ("#access_token=t%0D%0AX:1&state={state}", BadAnswer),
    ],
)
def test_what_is_not_believed(back: str, error: type[ServiceError]) -> None:
    with pytest.raises(error):
        come_back(back)


@pytest.mark.parametrize("back", ["#access_token=t&state=another", "#error=access_denied&state=another"])
def test_a_state_that_need_not_come_back_is_compared_where_it_does(back: str) -> None:
    with pytest.raises(ForeignRedirect):
        come_back(back, state_comes_back=False)


ONE_USE = "http://127.0.0.1:43821/qJ7m0Zk3vXx1n2o9"


@pytest.mark.parametrize(("back", "taken"), [("#access_token=t", "t"), ("#access_token=a%2Fb%2B", "a/b+")])
def test_without_a_state_where_the_service_forgets_it_on_a_path_that_is_used_once(back: str, taken: str) -> None:
    assert come_back(back, at=ONE_USE, registered="", state_comes_back=False)[0].access_token == taken


@pytest.mark.parametrize(
    ("at", "registered", "state_comes_back"),
    [
        (BACK, BACK, False),  # registered: others know it
        (ONE_USE, ONE_USE, False),
        (ONE_USE, "http://127.0.0.1", False),
        ("http://127.0.0.1:9/x", "", False),  # short: others guess it
        ("http://127.0.0.1:9/", "", False),
        (ONE_USE, "", True),
    ],
)
@pytest.mark.parametrize("back", ["#access_token=t", "#access_token=t&token_type=bearer&iss=x"])
def test_not_without_a_state_elsewhere(at: str, registered: str, state_comes_back: bool, back: str) -> None:
    with pytest.raises(UnprovenRedirect):
        come_back(back, at=at, registered=registered, state_comes_back=state_comes_back)


@pytest.mark.parametrize("back", ["#error=access_denied", "?error=access_denied"])
def test_a_refusal_needs_no_state(back: str) -> None:
    with pytest.raises(ConsentRefused):
        come_back(back)


@pytest.mark.parametrize(
    "back",
    [
        "?access_token=t&state={state}",
        "?access_token=t&token_type=bearer&state={state}#",
        "?access_token=t#state={state}&access_token=",
        "?access_token=t#state={state}",
    ],
)
def test_a_token_in_the_query_is_not_taken(back: str) -> None:
    """RFC 6749 section 4.2.2: in the fragment, which the address of a picture cannot bring."""
    with pytest.raises((ForeignRedirect, ConsentRefused)):
        come_back(back)


@pytest.mark.parametrize("iss", ["", "&iss=https://far.example/", "&iss=https://evil.example"])
def test_the_issuer_is_looked_at_where_it_is_promised(iss: str) -> None:
    """RFC 9207 section 2.4."""
    server = replace(SERVER, issuer="https://far.example", names_issuer=True)

    with pytest.raises(ForeignRedirect):
        come_back(f"#access_token=t&state={{state}}{iss}", server=server)
    assert come_back("#access_token=t&state={state}&iss=https://far.example", server=server)[0].access_token == "t"


def test_every_state_is_another() -> None:
    states: Callable[[], str] = lambda: parse_qs(urlsplit(come_back(fragment())[1].visited).query)["state"][0]  # noqa: E731

    assert states() != states()
