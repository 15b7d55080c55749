"""The three legs of RFC 5849 section 2, against a service that is one function."""

import hmac
import traceback
from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

import pytest
import requests

from desktop_app.auth.flow import Step
from desktop_app.auth.oauth1 import Departures, Endpoints, OAuth1Flow
from desktop_app.domain.credentials import ClientCredentials, TemporaryCredentials
from desktop_app.domain.errors import BadAnswer, ConsentRefused, ForeignRedirect, RequestExpired, ServiceError
from desktop_app.transport import Request, Response, Signer, Transport
from desktop_app.workers import Workers
from tests.core import run

CLIENT = ClientCredentials("the-key", "the-client-secret")
TEMPORARY = {"oauth_token": "temp0rary-token", "oauth_token_secret": "temp0rary-secret", "application_name": "Line Up"}
TOKEN = {"oauth_token": "acc3ss-token", "oauth_token_secret": "acc3ss-secret", "user_id": "T1-"}
STEPS = (Step("one"), Step("two"), Step("three"))


class Service(Transport):
    """Answers as the service would; what came in the Authorization header of each leg is kept."""

    def __init__(self, temporary: Mapping[str, str] = TEMPORARY, token: Mapping[str, str] = TOKEN) -> None:
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
        return Response(status, {}, urlencode(self._answers[path]).encode())


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

    async def visit(self, uri: str, done: str = "") -> str:
        self.visited = uri
        return self._comes_back(uri)


def approving(**more: str) -> Person:
    return Person(lambda uri: f"http://127.0.0.1:9/back?{urlencode({'oauth_token': TEMPORARY['oauth_token'], **more})}")


def parameters(client: ClientCredentials, temporary: TemporaryCredentials, callback: str) -> Mapping[str, str]:
    return {"oauth_token": temporary.token, "application_name": temporary.extra["application_name"]}


def error_of(response: Response, step: int) -> ServiceError:
    return RequestExpired(f"step {step}", status=response.status)


def flow(service: Service) -> OAuth1Flow:
    endpoints = Endpoints("http://a.example/temporary", "http://a.example/sign-in", "http://a.example/token")
    departures = Departures(STEPS, parameters, lambda query: "denied" in query, error_of)
    return OAuth1Flow(endpoints, departures, CLIENT, service, lambda: 137131200)


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

    with pytest.raises(RequestExpired, match="step 2"):
        run(lambda: flow(service).authorize(approving()))


@pytest.mark.parametrize("returned", ["http://127.0.0.1:9/back?oauth_token=f0reign-token", ""])
def test_no_traceback_of_a_sign_in_holds_a_secret(returned: str) -> None:
    with pytest.raises(ForeignRedirect) as caught:
        run(lambda: flow(Service()).authorize(Person(lambda uri: returned)))

    shown = "".join(traceback.format_exception(caught.value))
    for secret in ("the-key", "the-client-secret", "temp0rary", "f0reign"):
        assert secret not in shown
