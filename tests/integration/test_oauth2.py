"""Our flows against Authlib's authorization server: every kind of client, forms and JSON."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest
import requests

from desktop_app.auth.authorization_code import AuthorizationCodeFlow
from desktop_app.auth.authorization_server import AuthorizationServer, ClientAuthentication, Encoding
from desktop_app.auth.bearer import BearerSession
from desktop_app.auth.device import DeviceFlow
from desktop_app.auth.flow import UserCode, Waiting
from desktop_app.auth.kept import JustIssued
from desktop_app.auth.revocation import revoke
from desktop_app.domain.credentials import BearerToken, ClientCredentials
from desktop_app.domain.errors import ConsentRefused, InvalidClient, InvalidGrant, SignInAgain
from desktop_app.transport import Request, Transport
from desktop_app.workers import Workers
from tests.authlib_server.records import REDIRECT_URI, Client
from tests.authlib_server.server import AuthlibServer, serving
from tests.core import Script, run
from tests.unit.auth.timer import TurnedTimer

NOW = 1_700_000_000.0
KINDS = [
    ("none", Encoding.FORM),
    ("none", Encoding.JSON),
    ("client_secret_post", Encoding.FORM),
    ("client_secret_post", Encoding.JSON),
    ("client_secret_basic", Encoding.FORM),
    ("client_secret_basic", Encoding.JSON),
]


class Person(Script):
    """Follows the redirect, without a page."""

    async def redirect_uri(self, registered: str = "") -> str:
        return registered

    async def visit(self, uri: str, *, may_stay: bool = False) -> str:
        self.visited = uri
        answer = await asyncio.to_thread(requests.get, uri, timeout=60, allow_redirects=False)
        return self.bring_back(answer.headers["Location"])


class Far:
    """The server, and the client's side of it."""

    def __init__(self, authlib: AuthlibServer, encoding: Encoding) -> None:
        self.authlib = authlib
        secret = "" if authlib.client.method == "none" else authlib.client.secret
        self.client = ClientCredentials(authlib.client.client_id, secret, REDIRECT_URI)
        self.server = AuthorizationServer(
            token_endpoint=f"{authlib.address}/token",
            authorization_endpoint=f"{authlib.address}/authorize",
            device_authorization_endpoint=f"{authlib.address}/device",
            revocation_endpoint=f"{authlib.address}/revoke",
            issuer="https://a.example",
            names_issuer=True,
            encoding=encoding,
            authentication=ClientAuthentication.HEADER
            if authlib.client.method == "client_secret_basic"
            else ClientAuthentication.BODY,
        )
        self.transport = Transport(Workers("test"))

    def link(self, person: Person | None = None) -> BearerToken:
        flow = AuthorizationCodeFlow(
            self.server,
            self.client,
            self.transport,
            lambda: NOW,
            scopes=("lists", "notes"),
            parameters=(("prompt", "x"),),
        )
        return run(lambda: flow.authorize(person or Person()))

    def session(self, token: BearerToken, now: float = NOW) -> tuple[BearerSession, JustIssued]:
        kept = JustIssued(token)
        return BearerSession(self.server, self.client, kept, self.transport, lambda: now), kept

    async def who(self, session: BearerSession) -> str:
        return (await session.send(Request("GET", f"{self.authlib.address}/me"))).text


@pytest.fixture(params=KINDS, ids=lambda kind: f"{kind[0]}-{kind[1].name}")
def far(request: pytest.FixtureRequest) -> Iterator[Far]:
    method, encoding = request.param
    with serving(AuthlibServer(Client(method))) as authlib:
        yield Far(authlib, encoding)


def test_a_code_is_exchanged_with_pkce(far: Far) -> None:
    person = Person()

    token = far.link(person)

    issued = far.authlib.tokens[0].values
    assert token == BearerToken(issued["access_token"], issued["refresh_token"], NOW + 3600, ("lists", "notes"))
    asked = dict(parse_qsl(urlsplit(person.visited).query))
    assert (asked["code_challenge_method"], len(asked["code_challenge"]), asked["prompt"]) == ("S256", 43, "x")
    assert person.steps == [0, 1]
    kind, sent = next((kind, sent) for path, kind, sent in far.authlib.asked if path == "/token")
    assert kind == far.server.encoding.value
    assert ("client_secret" in sent) == (far.authlib.client.method == "client_secret_post")


def test_a_client_whose_service_takes_only_one_proof_sends_no_verifier_beside_its_secret(far: Far) -> None:
    far.server = replace(far.server, takes_both=False)

    far.link()

    sent = next(sent for path, _, sent in far.authlib.asked if path == "/token")
    assert ("code_verifier" in sent) == (not far.client.secret)


def test_another_verifier_is_refused(far: Far, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.auth.authorization_code.challenge_of", lambda verifier: "x" * 43)

    with pytest.raises(InvalidGrant):
        far.link()


def test_the_person_refuses(far: Far) -> None:
    far.authlib.approve = False

    with pytest.raises(ConsentRefused):
        far.link()


def test_a_secret_that_is_wrong_or_was_never_given_is_told_from_a_wrong_code(far: Far) -> None:
    far.client = replace(far.client, secret="another")

    with pytest.raises(InvalidClient):
        far.link()


def test_a_token_is_renewed_ahead_of_its_end(far: Far) -> None:
    token = far.link()

    session, kept = far.session(token, now=NOW + 3600 - 59)
    assert "you" in run(lambda: far.who(session))

    assert kept.current == far_token(far, 1, NOW + 7200 - 59)
    assert far.authlib.refreshes[token.refresh_token] == 1
    assert far.authlib.tokens[0].spent


def test_a_token_is_renewed_when_it_is_refused(far: Far) -> None:
    token = far.link()
    far.authlib.tokens[0].values["access_token"] = "changed"

    session, kept = far.session(token)
    assert "you" in run(lambda: far.who(session))

    assert kept.current == far_token(far, 1, NOW + 3600)


def test_a_fresh_token_is_left_alone(far: Far) -> None:
    token = far.link()

    session, kept = far.session(token, now=NOW + 3600 - 61)
    run(lambda: far.who(session))

    assert kept.current == token
    assert len(far.authlib.tokens) == 1


def test_many_tasks_renew_once(far: Far) -> None:
    token = far.link()
    session, _ = far.session(token, now=NOW + 5000)

    async def eight() -> list[str]:
        return await asyncio.gather(*(far.who(session) for _ in range(8)))

    assert all("you" in answer for answer in run(eight))
    assert far.authlib.refreshes == {token.refresh_token: 1}


def test_a_revoked_link_is_dead(far: Far) -> None:
    token = far.link()
    run(lambda: revoke(far.server, far.client, token, far.transport))
    session, kept = far.session(token)

    with pytest.raises(SignInAgain):
        run(lambda: far.who(session))

    assert kept.current == token
    assert far.authlib.tokens[0].revoked


def test_a_service_that_knows_only_access_tokens_is_shown_one(far: Far) -> None:
    token = far.link()
    far.server = replace(far.server, revokes_access_tokens=True)

    run(lambda: revoke(far.server, far.client, token, far.transport))

    assert far.authlib.asked[-1][2]["token"] == token.access_token
    assert far.authlib.tokens[0].revoked


def test_a_token_that_is_not_known_is_as_good_as_revoked(far: Far) -> None:
    run(lambda: revoke(far.server, far.client, BearerToken("unknown"), far.transport))


def test_a_device_waits_for_its_person(far: Far) -> None:
    timer, person = TurnedTimer(NOW), Script()
    flow = DeviceFlow(far.server, far.client, far.transport, timer.wall, scopes=("lists",), timer=timer)

    def decide() -> None:
        far.authlib.decisions[person.codes[0].code] = True

    timer.at[3] = decide
    token = run(lambda: flow.authorize(person))

    code = person.codes[0]
    assert code == UserCode(code.code, "https://a.example/activate", 600, code.complete_uri)
    assert code.complete_uri.endswith(code.code)
    assert person.waits == [Waiting.FOR_THE_PERSON, Waiting.FOR_THE_PERSON]
    assert timer.slept == [5, 5, 5]
    assert token == far_token(far, 0, timer.wall() + 3600)


def test_a_device_is_slowed_down(far: Far) -> None:
    timer, person = TurnedTimer(NOW), Script()
    flow = DeviceFlow(far.server, far.client, far.transport, timer.wall, scopes=("lists",), timer=timer)
    far.authlib.too_fast = lambda: len(timer.slept) < 3

    def decide() -> None:
        far.authlib.decisions[person.codes[0].code] = True

    timer.at[4] = decide
    run(lambda: flow.authorize(person))

    assert timer.slept == [5, 10, 15, 15]
    assert person.waits == [Waiting.SLOWED_DOWN, Waiting.SLOWED_DOWN, Waiting.FOR_THE_PERSON]


def test_a_device_is_refused(far: Far) -> None:
    timer, person = TurnedTimer(NOW), Script()
    flow = DeviceFlow(far.server, far.client, far.transport, timer.wall, scopes=("lists",), timer=timer)

    def decide() -> None:
        far.authlib.decisions[person.codes[0].code] = False

    timer.at[1] = decide
    with pytest.raises(ConsentRefused):
        run(lambda: flow.authorize(person))


def far_token(far: Far, number: int, expires_at: float) -> BearerToken:
    issued = far.authlib.tokens[number].values
    scopes = tuple(str(issued.get("scope") or "").split())
    return BearerToken(issued["access_token"], issued["refresh_token"], expires_at, scopes)
