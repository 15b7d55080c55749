"""RFC 6749 section 4.1: what goes out, what comes back, and what is not believed."""

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

from desktop_app.auth.authorization_code import OUT_OF_BAND, AuthorizationCodeFlow
from desktop_app.auth.authorization_server import AuthorizationServer, Encoding
from desktop_app.auth.pkce import challenge_of
from desktop_app.domain.credentials import BearerToken, ClientCredentials
from desktop_app.domain.errors import (
    BadAnswer,
    ConsentRefused,
    ForeignRedirect,
    InvalidGrant,
    Refused,
    ServerFault,
    ServiceError,
    SignInAbandoned,
    UnprovenRedirect,
)
from tests.core import Script, run
from tests.sentences import says
from tests.unit.auth.service import Service, answer

NOW = 1_767_225_600.0
BACK = "http://127.0.0.1:9/back"
SERVER = AuthorizationServer("https://a.example/token", "https://a.example/authorize?tenant=1")
CLIENT = ClientCredentials("the-id")
TOKEN = {"access_token": "acc3ss", "refresh_token": "r3fresh", "token_type": "bearer", "expires_in": 600}


class Person(Script):
    """Comes back with what `answers` makes of the state."""

    def __init__(self, answers: Callable[[str], str]) -> None:
        super().__init__()
        self._answers = answers

    async def redirect_uri(self, registered: str = "") -> str:
        return registered or BACK

    async def visit(self, uri: str, *, may_stay: bool = False) -> str:
        self.visited = uri
        return self._answers(self.asked.get("state", ""))

    @property
    def asked(self) -> dict[str, str]:
        return dict(parse_qsl(urlsplit(self.visited).query, strict_parsing=True))


def back(state: str, **query: str) -> str:
    return f"{BACK}?{urlencode({'state': state, **query})}"


def approving(**more: str) -> Person:
    return Person(lambda state: back(state, code="c0de", **more))


def link(
    person: Person,
    service: Service | None = None,
    server: AuthorizationServer = SERVER,
    client: ClientCredentials = CLIENT,
    scopes: tuple[str, ...] = (),
) -> BearerToken:
    flow = AuthorizationCodeFlow(server, client, service or Service(answer(200, TOKEN)), lambda: NOW, scopes=scopes)
    return run(lambda: flow.authorize(person))


def test_what_goes_out_and_what_the_code_is_exchanged_with() -> None:
    service, person = Service(answer(200, TOKEN)), approving()

    token = link(person, service, scopes=("a", "b"))

    sent = service.sent()
    assert token == BearerToken("acc3ss", "r3fresh", NOW + 600, ("a", "b"))
    assert person.visited.startswith("https://a.example/authorize?tenant=1&")
    assert person.asked == {
        "tenant": "1",
        "response_type": "code",
        "client_id": "the-id",
        "redirect_uri": BACK,
        "scope": "a b",
        "state": person.asked["state"],
        "code_challenge": challenge_of(str(sent["code_verifier"])),
        "code_challenge_method": "S256",
    }
    assert sent == {
        "client_id": "the-id",
        "grant_type": "authorization_code",
        "code": "c0de",
        "redirect_uri": BACK,
        "code_verifier": sent["code_verifier"],
    }
    assert person.steps == [0, 1]


def test_every_attempt_has_its_own_state_and_verifier() -> None:
    service, one, other = Service(answer(200, TOKEN)), approving(), approving()
    flow = AuthorizationCodeFlow(SERVER, CLIENT, service, lambda: NOW)

    run(lambda: flow.authorize(one))
    run(lambda: flow.authorize(other))

    assert one.asked["state"] != other.asked["state"]
    assert len(one.asked["state"]) >= 32
    assert service.sent(0)["code_verifier"] != service.sent(1)["code_verifier"]


def test_a_registered_redirection_uri_is_used_in_both_places() -> None:
    service, person = Service(answer(200, TOKEN)), approving()

    link(person, service, client=replace(CLIENT, redirect_uri="http://127.0.0.1:8765/lineup"))

    assert person.asked["redirect_uri"] == service.sent()["redirect_uri"] == "http://127.0.0.1:8765/lineup"


def test_trakts_dialect() -> None:
    """Contract trakt 2.2: JSON, and a secret in the place of a verifier."""
    service, person = Service(answer(200, TOKEN)), approving()
    server = replace(SERVER, encoding=Encoding.JSON, takes_both=False)

    link(person, service, server, ClientCredentials("the-id", "the-secret"))

    assert "code_challenge" not in person.asked
    assert service.asked[0].json == {
        "client_id": "the-id",
        "client_secret": "the-secret",
        "grant_type": "authorization_code",
        "code": "c0de",
        "redirect_uri": BACK,
    }


@pytest.mark.parametrize(
    "returned",
    [
        lambda state: f"{BACK}?code=c",
        lambda state: f"{BACK}?code=c&state=",
        lambda state: back(state[:-1], code="c"),
        lambda state: back(state + "x", code="c"),
        lambda state: f"{BACK}?code=c&state=%FF%FE",
        lambda state: f"{BACK}?state=x&error=access_denied",
        lambda state: back(state, code="c") + "&code=d",
        lambda state: back(state, code="c") + f"&state={state}",
        lambda state: f"{BACK}#state={state}&code=c",
        lambda state: "",
        lambda state: "c",
        lambda state: "http://[",
        lambda state: back(state, code="c") + "&n=1" * 100,
    ],
)
def test_what_answers_something_else_is_not_taken(returned: Callable[[str], str]) -> None:
    service = Service(answer(200, TOKEN))

    with pytest.raises(ForeignRedirect):
        link(Person(returned), service)

    assert not service.asked


@pytest.mark.parametrize("returned", [f"{BACK}?code=c", f"{BACK}?code=c&scope=a", "", "c"])
def test_what_does_not_say_whose_it_is_is_told_apart(returned: str) -> None:
    with pytest.raises(UnprovenRedirect):
        link(Person(lambda state: returned))


@pytest.mark.parametrize("registered", ["", "http://127.0.0.1:8765/lineup"])
def test_a_refusal_needs_no_state(registered: str) -> None:
    client = replace(CLIENT, redirect_uri=registered)

    with pytest.raises(ConsentRefused, check=says("said no")):
        link(Person(lambda state: f"{BACK}?error=access_denied&error_description=said+no&code=c"), client=client)


def test_a_state_is_good_for_one_attempt() -> None:
    first = approving()
    link(first)

    with pytest.raises(ForeignRedirect):
        link(Person(lambda state: back(first.asked["state"], code="c")))


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ({"error": "access_denied"}, ConsentRefused),
        ({}, ConsentRefused),
        ({"code": ""}, ConsentRefused),
        ({"error": "server_error"}, ServerFault),
        ({"error": "temporarily_unavailable"}, ServerFault),
        ({"error": "invalid_scope", "error_description": "No such scope"}, Refused),
        ({"error": "invalid_scope", "code": "c"}, Refused),
    ],
)
def test_section_4_1_2_1(query: dict[str, str], kind: type[ServiceError]) -> None:
    service = Service(answer(200, TOKEN))

    with pytest.raises(kind):
        link(Person(lambda state: back(state, **query)), service)

    assert not service.asked


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (400, {"error": "invalid_grant"}, InvalidGrant),
        (403, "<html>", ServerFault),
        (502, "<html>", ServerFault),
        (302, "", BadAnswer),
    ],
)
def test_a_code_that_is_not_exchanged(status: int, body: object, kind: type[ServiceError]) -> None:
    with pytest.raises(kind):
        link(approving(), Service(answer(status, body)))


class TestIssuer:
    """RFC 9207."""

    named = replace(SERVER, issuer="https://a.example", names_issuer=True)
    silent = replace(SERVER, issuer="https://a.example")

    def test_the_right_one(self) -> None:
        assert link(approving(iss="https://a.example"), server=self.named).access_token == "acc3ss"

    @pytest.mark.parametrize("more", [{}, {"iss": ""}, {"iss": "https://a.example/"}, {"iss": "https://b.example"}])
    def test_another_or_none_where_there_must_be_one(self, more: dict[str, str]) -> None:
        with pytest.raises(ForeignRedirect):
            link(approving(**more), server=self.named)

    def test_none_where_none_was_promised(self) -> None:
        assert link(approving(), server=self.silent).access_token == "acc3ss"

    def test_another_is_another_even_where_none_was_promised(self) -> None:
        with pytest.raises(ForeignRedirect):
            link(approving(iss="https://b.example"), server=self.silent)

    def test_a_refusal_of_another_server_is_not_believed(self) -> None:
        person = Person(lambda state: back(state, error="access_denied", iss="https://b.example"))

        with pytest.raises(ForeignRedirect):
            link(person, server=self.named)


class TestOutOfBand:
    """The person types what the service's page shows."""

    client = replace(CLIENT, redirect_uri=OUT_OF_BAND)

    def test_the_code_is_taken_as_typed(self) -> None:
        service, person = Service(answer(200, TOKEN)), Person(lambda state: " 1234 ABCD\n")

        link(person, service, client=self.client)

        assert (service.sent()["code"], service.sent()["redirect_uri"]) == ("1234ABCD", OUT_OF_BAND)
        assert person.asked["redirect_uri"] == OUT_OF_BAND

    def test_nothing_typed(self) -> None:
        with pytest.raises(SignInAbandoned):
            link(Person(lambda state: " "), client=self.client)
