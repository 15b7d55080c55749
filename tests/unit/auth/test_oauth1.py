"""The three legs of RFC 5849 section 2, against a service that is one function."""

import hmac
import traceback
from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

import pytest
import requests

from desktop_app.auth.expectation import PageLife, current
from desktop_app.auth.flow import FlowStep, PageExpired, Station
from desktop_app.auth.oauth1 import Deviations, Endpoints, OAuth1Flow
from desktop_app.domain.credentials import ClientCredentials, TemporaryCredentials
from desktop_app.domain.errors import (
    BadAnswer,
    ConsentRefused,
    ForeignRedirect,
    RequestExpired,
    ServiceError,
    SignInReason,
)
from desktop_app.transport import Request, Response, Signer, Transport
from desktop_app.workers import Workers
from tests.core import run
from tests.sentences import says

CLIENT = ClientCredentials("the-key", "the-client-secret")
TEMPORARY = {
    "oauth_token": "temp0rary-token",
    "oauth_token_secret": "temp0rary-secret",
    "oauth_callback_confirmed": "true",
    "application_name": "Line Up",
}
TOKEN = {"oauth_token": "acc3ss-token", "oauth_token_secret": "acc3ss-secret", "user_id": "T1-"}
STEPS = (FlowStep(Station.REQUEST_TOKEN), FlowStep(Station.SIGN_IN), FlowStep(Station.ACCESS_TOKEN))


Answer = Mapping[str, str] | bytes
"""A form, or bytes as they are."""


class Service(Transport):
    """Answers as the service would; what came in the Authorization header of each leg is kept."""

    def __init__(self, temporary: Answer = TEMPORARY, token: Answer = TOKEN) -> None:
        super().__init__(Workers("unused"))
        self._answers = {"/temporary": temporary, "/token": token}
        self.status = 200
        self.legs: list[dict[str, str]] = []

    async def send(self, request: Request, sign: Signer | None = None) -> Response:
        assert sign is not None
        assert request.method == "POST"
        header: object = sign(requests.Request("POST", request.url).prepare()).headers["Authorization"]
        text = header.decode() if isinstance(header, bytes) else str(header)
        pairs = (pair.strip().partition("=") for pair in text.removeprefix("OAuth ").split(","))
        self.legs.append({name: unquote(value.strip('"')) for name, _, value in pairs})
        path = urlsplit(request.url).path
        status = self.status if path == "/token" else 200
        given = self._answers[path]
        return Response(status, {}, given if isinstance(given, bytes) else urlencode(given).encode())


class Person:
    """Comes back as told."""

    def __init__(self, comes_back: Callable[[str], str]) -> None:
        self._comes_back = comes_back
        self.steps: list[int] = []
        self.visited = ""

    def at_step(self, number: int) -> None:
        self.steps.append(number)

    async def redirect_uri(self, registered: str = "") -> str:
        return "http://127.0.0.1:9/back?kept=1"

    async def visit(self, uri: str, *, may_stay: bool = False) -> str:
        self.visited = uri
        return self._comes_back(uri)


def approving(**more: str) -> Person:
    return Person(lambda uri: f"http://127.0.0.1:9/back?{urlencode({'oauth_token': TEMPORARY['oauth_token'], **more})}")


def parameters(client: ClientCredentials, temporary: TemporaryCredentials, callback: str) -> Mapping[str, str]:
    return {"oauth_token": temporary.token, "application_name": temporary.extra["application_name"]}


def error_of(response: Response, step: int) -> ServiceError:
    return RequestExpired(said=f"step {step}", status=response.status)


def flow(service: Service, *, confirms_callback: bool = True) -> OAuth1Flow:
    endpoints = Endpoints("http://a.example/temporary", "http://a.example/sign-in", "http://a.example/token")
    deviations = Deviations(
        STEPS, parameters, lambda query: "denied" in query, error_of, confirms_callback=confirms_callback
    )
    return OAuth1Flow(endpoints, deviations, CLIENT, service, lambda: 137131200)


def test_the_three_legs() -> None:
    service, person = Service(), approving(oauth_verifier="v3rifier")

    token = run(lambda: flow(service).authorize(person))

    assert (token.token, token.secret, token.extra) == ("acc3ss-token", "acc3ss-secret", {"user_id": "T1-"})
    assert person.steps == [0, 1, 2]
    assert dict(parse_qsl(urlsplit(person.visited).query)) == {
        "oauth_token": "temp0rary-token",
        "application_name": "Line Up",
    }
    first, second = service.legs
    assert first["oauth_callback"] == "http://127.0.0.1:9/back?kept=1"
    assert "oauth_token" not in first
    assert (second["oauth_token"], second["oauth_verifier"]) == ("temp0rary-token", "v3rifier")
    assert "oauth_callback" not in second


def test_no_verifier_is_sent_where_none_came() -> None:
    service = Service()

    run(lambda: flow(service).authorize(approving()))

    assert "oauth_verifier" not in service.legs[1]


@pytest.mark.parametrize(
    "returned",
    [
        "http://127.0.0.1:9/back",
        "http://127.0.0.1:9/back?oauth_token=another",
        "http://127.0.0.1:9/back?oauth_token=temp0rary-toke",
        "http://127.0.0.1:9/back?oauth_token=temp0rary-token&oauth_token=another",
        "http://127.0.0.1:9/back?oauth_token=%FF",
        "http://127.0.0.1:9/back?denied=1",
        "http://127.0.0.1:9/back?oauth_token=temp0rary-token&oauth_token=temp0rary-token",
        "http://127.0.0.1:9/back?oauth_token=temp0rary-token&oauth_verifier=a&oauth_verifier=b",
        "http://127.0.0.1:9/back#oauth_token=temp0rary-token&oauth_verifier=a",
        "http://127.0.0.1:9/back?oauth_token=temp0rary-token" + "&n=1" * 100,
        "http://[",
        "",
    ],
)
def test_what_is_about_another_token_is_not_taken(returned: str) -> None:
    service = Service()

    with pytest.raises(ForeignRedirect):
        run(lambda: flow(service).authorize(Person(lambda uri: returned)))

    assert len(service.legs) == 1


def test_the_token_is_compared_in_constant_time(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[object, object]] = []
    honest = hmac.compare_digest

    def watched(one: bytes, other: bytes) -> bool:
        compared.append((one, other))
        return honest(one, other)

    monkeypatch.setattr(hmac, "compare_digest", watched)
    run(lambda: flow(Service()).authorize(approving()))

    assert (b"temp0rary-token", b"temp0rary-token") in compared


def test_a_refusal() -> None:
    with pytest.raises(ConsentRefused):
        run(lambda: flow(Service()).authorize(approving(denied="1")))


@pytest.mark.parametrize("missing", ["oauth_token", "oauth_token_secret"])
@pytest.mark.parametrize("leg", [0, 1])
def test_an_answer_without_tokens_is_a_bad_one(missing: str, leg: int) -> None:
    answers = [dict(TEMPORARY), dict(TOKEN)]
    answers[leg][missing] = ""

    with pytest.raises(BadAnswer):
        run(lambda: flow(Service(*answers)).authorize(approving()))


def test_another_status_is_the_services_own_error_at_that_step() -> None:
    service = Service()
    service.status = 401

    with pytest.raises(RequestExpired, check=says("step 2")):
        run(lambda: flow(service).authorize(approving()))


@pytest.mark.parametrize("returned", ["http://127.0.0.1:9/back?oauth_token=f0reign-token", ""])
def test_no_traceback_of_a_sign_in_holds_a_secret(returned: str) -> None:
    with pytest.raises(ForeignRedirect) as caught:
        run(lambda: flow(Service()).authorize(Person(lambda uri: returned)))

    shown = "".join(traceback.format_exception(caught.value))
    for secret in ("the-key", "the-client-secret", "temp0rary", "f0reign"):
        assert secret not in shown


@pytest.mark.parametrize("confirmed", [{}, {"oauth_callback_confirmed": "false"}, {"oauth_callback_confirmed": ""}])
def test_a_callback_must_be_confirmed(confirmed: Mapping[str, str]) -> None:
    """RFC 5849 section 2.1."""
    service, person = Service({**TEMPORARY, "oauth_callback_confirmed": "", **confirmed}), approving()

    with pytest.raises(BadAnswer, check=says("confirm")):
        run(lambda: flow(service).authorize(person))

    assert not person.visited


@pytest.mark.parametrize(
    ("said", "is_taken"),
    [(b"", True), (b"&oauth_callback_confirmed=true", True), (b"&oauth_callback_confirmed=false", False)],
)
def test_an_older_service_need_not_confirm_but_must_not_deny(said: bytes, is_taken: bool) -> None:
    given = b"oauth_token=temp0rary-token&oauth_token_secret=s&application_name=L" + said
    linking = flow(Service(given), confirms_callback=False)

    if is_taken:
        assert run(lambda: linking.authorize(approving())).token == "acc3ss-token"
    else:
        with pytest.raises(BadAnswer):
            run(lambda: linking.authorize(approving()))


@pytest.mark.parametrize(
    "said",
    [
        b"oauth_token=a&oauth_token=b&oauth_token_secret=s",
        b"oauth_token=a&oauth_token_secret=s&oauth_token_secret=s",
        b"oauth_token=a&oauth_token_secret=s&user_id=1&user_id=2",
        b"oauth_token=a&oauth_token_secret=s%0A",
        b"oauth_token=a%0D%0AX:1&oauth_token_secret=s",
        b"oauth_token=a&oauth_token_secret=s&user_id=%00",
        b"oauth_token=a&oauth_token_secret=s\r\nuser_id=1",
        b"oauth_token=%FF&oauth_token_secret=s",
        b"oauth_token=\xff&oauth_token_secret=s",
        b"oauth_token=a&oauth_token_secret=s" + b"".join(b"&x%d=1" % number for number in range(40)),
        b"oauth_token=a&oauth_token_secret=s&user_id=" + b"1" * 5_000,
        b"oauth_token=a&oauth_token_secret=s&" + b"n" * 200 + b"=1",
        b"oauth_token=a&oauth_token_secret=" + b"s" * 20_000,
        b"oauth_token=a&oauth_token_secret=s&x=" + b"&" * 100_000,
        b'{"oauth_token": "a", "oauth_token_secret": "s"}',
    ],
)
@pytest.mark.parametrize("leg", [0, 1])
def test_an_answer_that_is_more_than_credentials_is_a_bad_one(said: bytes, leg: int) -> None:
    service = Service(said + b"&oauth_callback_confirmed=true") if leg == 0 else Service(token=said)

    with pytest.raises(BadAnswer):
        run(lambda: flow(service).authorize(approving()))


@pytest.mark.parametrize("around", [b"%s\n", b"%s\r\n", b" %s ", b"\n%s"])
def test_white_space_around_an_answer_is_no_part_of_a_secret(around: bytes) -> None:
    said = around % b"oauth_token=a&oauth_token_secret=s"

    token = run(lambda: flow(Service(token=said)).authorize(approving()))

    assert (token.token, token.secret) == ("a", "s")


@pytest.mark.parametrize("query", ["denied=temp0rary-token", "oauth_problem=user_refused", "error=access_denied"])
def test_a_refusal_in_another_services_words(query: str) -> None:
    with pytest.raises(ConsentRefused):
        run(lambda: flow(Service()).authorize(Person(lambda uri: f"http://127.0.0.1:9/back?{query}")))


class Renewing(Service):
    """Gives other temporary credentials each time."""

    async def send(self, request: Request, sign: Signer | None = None) -> Response:
        asked = sum(leg.get("oauth_token") is None for leg in self.legs)
        self._answers["/temporary"] = {**TEMPORARY, "oauth_token": f"token-{asked}"}
        return await super().send(request, sign)


def test_new_temporary_credentials_when_the_page_has_expired() -> None:
    """The person goes on with the second page; the first token is good for nothing any more."""
    lives: list[PageLife] = []

    def comes_back(uri: str) -> str:
        lives.append(current().page)
        if len(lives) == 1:
            raise PageExpired(SignInReason.PAGE_EXPIRED)
        return f"http://127.0.0.1:9/back?{urlsplit(uri).query}"

    service, person = Renewing(), Person(comes_back)
    token = run(lambda: flow(service).authorize(person))

    assert token.token == "acc3ss-token"
    assert person.steps == [0, 1, 0, 1, 2]
    assert lives == [PageLife(0, can_be_renewed=True)] * 2
    assert [leg.get("oauth_token") for leg in service.legs] == [None, None, "token-1"]
