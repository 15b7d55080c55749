"""Answers that were forged, doubled or left out, as each flow gets them from whatever brings the person back."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.core import Script
from tests.field.names import (
    AuthorizationCodeFlow,
    AuthorizationServer,
    BearerToken,
    ClientCredentials,
    Endpoints,
    Flow,
    ImplicitFlow,
    LineupError,
    OAuth1Flow,
    Request,
    RequestTokenFlow,
    Response,
    ServerClock,
    ServiceError,
    Session,
    SessionServer,
    Signer,
    TokenCredentials,
    Transport,
    Workers,
    deviations_of,
)

NOW = 1_767_225_600.0
REGISTERED = "http://127.0.0.1:9/x"
ONE_USE = "http://127.0.0.1:9/uH7zq0ZC3kXn1o29"
TEMPORARY = b"oauth_token=R&oauth_token_secret=S&oauth_callback_confirmed=true"
TOKEN = b"oauth_token=A&oauth_token_secret=B"


class Canned(Transport):
    """A service that gives its answers in their order."""

    def __init__(self, *bodies: bytes) -> None:
        super().__init__(Workers("unused"))
        self.bodies = list(bodies)

    async def send(self, request: Request, sign: Signer | None = None) -> Response:
        return Response(200, {}, self.bodies.pop(0), request.url)


class Agent(Script):
    """Comes back with what `back` makes of the state that was sent out."""

    def __init__(self, back: str, at: str = REGISTERED) -> None:
        super().__init__()
        self.back = back
        self.at = at

    async def redirect_uri(self, registered: str = "") -> str:
        return registered or self.at

    async def visit(self, uri: str, *, may_stay: bool = False) -> str:
        state = parse_qs(urlsplit(uri).query).get("state", [""])[0]
        return self.at + self.back.replace("{state}", state)


def code(*, issuer: str = "", token: bytes = b'{"access_token":"t"}', registered: str = "") -> Flow:
    server = AuthorizationServer("https://a/t", "https://a/a", issuer=issuer, names_issuer=bool(issuer))
    return AuthorizationCodeFlow(server, ClientCredentials("id", redirect_uri=registered), Canned(token), lambda: NOW)


def implicit(*, state_comes_back: bool = True, registered: str = "") -> Flow:
    client = ClientCredentials("id", redirect_uri=registered)
    server = AuthorizationServer("", "https://a/a")
    return ImplicitFlow(server, client, lambda: NOW, state_comes_back=state_comes_back)


def oauth1(temporary: bytes = TEMPORARY, token: bytes = TOKEN) -> Flow:
    endpoints, deviations = (
        Endpoints("https://a/r", "https://a/a", "https://a/t"),
        deviations_of(ServerClock(lambda: NOW)),
    )
    return OAuth1Flow(endpoints, deviations, ClientCredentials("id", "s"), Canned(temporary, token), lambda: NOW)


def tmdb() -> Flow:
    def error_of(response: Response) -> ServiceError:
        return ServiceError(status=response.status)

    server = SessionServer("https://a/3", "https://a/authenticate", lambda request: request, error_of)
    return RequestTokenFlow(server, Canned(b'{"request_token":"R"}', b'{"session_id":"S"}'))


Make = Callable[[], Flow]

GOOD: dict[str, tuple[Make, str, str]] = {
    "code": (code, "?code=c&state={state}", REGISTERED),
    "code, its issuer": (lambda: code(issuer="https://a"), "?code=c&state={state}&iss=https://a", REGISTERED),
    "implicit": (implicit, "#access_token=t&state={state}", REGISTERED),
    "implicit as Chew has it": (lambda: implicit(state_comes_back=False), "#access_token=t", ONE_USE),
    "oauth1": (oauth1, "?oauth_token=R&oauth_verifier=v", REGISTERED),
    "tmdb": (tmdb, "?request_token=R&approved=true", ONE_USE),
}


@pytest.mark.parametrize(("make", "back", "at"), GOOD.values(), ids=GOOD)
async def test_the_true_answer_is_taken(make: Make, back: str, at: str) -> None:
    assert isinstance(await make().authorize(Agent(back, at)), BearerToken | Session | TokenCredentials)


FORGED: dict[str, tuple[Make, str, str]] = {
    "code: no state": (code, "?code=c", ONE_USE),
    "code: an empty state": (code, "?code=c&state=", ONE_USE),
    "code: state twice": (code, "?code=c&state=x&state={state}", REGISTERED),
    "code: the same state twice": (code, "?code=c&state={state}&state={state}", REGISTERED),
    "code: code twice": (code, "?code=c&code=d&state={state}", REGISTERED),
    "code: state in the fragment": (code, "?code=c#state={state}", REGISTERED),
    "code: a longer state": (code, "?code=c&state={state}x", REGISTERED),
    "code: wrong iss": (lambda: code(issuer="https://a"), "?code=c&state={state}&iss=https://e", REGISTERED),
    "code: missing iss": (lambda: code(issuer="https://a"), "?code=c&state={state}", REGISTERED),
    "code: iss twice": (
        lambda: code(issuer="https://a"),
        "?code=c&state={state}&iss=https://a&iss=https://a",
        REGISTERED,
    ),
    "code: the token twice": (
        lambda: code(token=b'{"access_token":"a","access_token":"b"}'),
        "?code=c&state={state}",
        REGISTERED,
    ),
    "code: another kind": (
        lambda: code(token=b'{"access_token":"a","token_type":["mac"]}'),
        "?code=c&state={state}",
        REGISTERED,
    ),
    "code: 9 MB": (
        lambda: code(token=b'{"access_token":"a","x":"' + b"y" * 9_000_000 + b'"}'),
        "?code=c&state={state}",
        REGISTERED,
    ),
    "code: deep": (
        lambda: code(token=b'{"access_token":"a","x":' + b"[" * 60_000),
        "?code=c&state={state}",
        REGISTERED,
    ),
    "implicit: no state": (implicit, "#access_token=t", ONE_USE),
    "implicit: state twice": (implicit, "#access_token=t&state={state}&state={state}", REGISTERED),
    "implicit: token in the query": (implicit, "?access_token=t&state={state}", REGISTERED),
    "implicit: token in the query, state in the fragment": (implicit, "?access_token=t#state={state}", REGISTERED),
    "Chew: query, no state": (lambda: implicit(state_comes_back=False), "?access_token=ATTACKERS", ONE_USE),
    "Chew: no state, a fixed address": (
        lambda: implicit(state_comes_back=False, registered=REGISTERED),
        "#access_token=A",
        REGISTERED,
    ),
    "Chew: no state, a short path": (lambda: implicit(state_comes_back=False), "#access_token=A", REGISTERED),
    "Chew: another state": (lambda: implicit(state_comes_back=False), "#access_token=A&state=x", ONE_USE),
    "Chew: an empty state": (lambda: implicit(state_comes_back=False), "#access_token=A&state=", ONE_USE),
    "oauth1: swapped token": (oauth1, "?oauth_token=X&oauth_verifier=v", ONE_USE),
    "oauth1: no token": (oauth1, "?oauth_verifier=v", ONE_USE),
    "oauth1: no verifier": (oauth1, "?oauth_token=R", REGISTERED),
    "oauth1: token twice": (oauth1, "?oauth_token=X&oauth_token=R&oauth_verifier=v", REGISTERED),
    "oauth1: token twice, ours first": (oauth1, "?oauth_token=R&oauth_token=X&oauth_verifier=v", REGISTERED),
    "oauth1: verifier twice": (oauth1, "?oauth_token=R&oauth_verifier=v&oauth_verifier=w", REGISTERED),
    "oauth1: callback not confirmed (RFC 5849 2.1)": (
        lambda: oauth1(b"oauth_token=R&oauth_token_secret=S"),
        GOOD["oauth1"][1],
        REGISTERED,
    ),
    "oauth1: callback denied": (lambda: oauth1(TEMPORARY.replace(b"true", b"false")), GOOD["oauth1"][1], REGISTERED),
    "oauth1: confirmed twice": (
        lambda: oauth1(TEMPORARY + b"&oauth_callback_confirmed=true"),
        GOOD["oauth1"][1],
        REGISTERED,
    ),
    "oauth1: a doubled token": (lambda: oauth1(token=TOKEN + b"&oauth_token=C"), GOOD["oauth1"][1], REGISTERED),
    "oauth1: a doubled secret": (lambda: oauth1(token=TOKEN + b"&oauth_token_secret=C"), GOOD["oauth1"][1], REGISTERED),
    "oauth1: a line feed in the secret": (lambda: oauth1(token=TOKEN + b"%0A"), GOOD["oauth1"][1], REGISTERED),
    "oauth1: 3 MB of extra fields": (lambda: oauth1(token=TOKEN + b"&x=y" * 1_000_000), GOOD["oauth1"][1], REGISTERED),
    "oauth1: one extra field of 3 MB": (
        lambda: oauth1(token=TOKEN + b"&x=" + b"y" * 3_000_000),
        GOOD["oauth1"][1],
        REGISTERED,
    ),
    "oauth1: 300 extra fields": (
        lambda: oauth1(token=TOKEN + b"".join(b"&x%d=y" % n for n in range(300))),
        GOOD["oauth1"][1],
        REGISTERED,
    ),
    "tmdb: another token": (tmdb, "?request_token=X&approved=true", ONE_USE),
    "tmdb: token twice": (tmdb, "?request_token=R&request_token=X&approved=true", ONE_USE),
    "tmdb: no token": (tmdb, "?approved=true", ONE_USE),
    "tmdb: approved twice": (tmdb, "?request_token=R&approved=true&approved=false", ONE_USE),
}


@pytest.mark.parametrize(("make", "back", "at"), FORGED.values(), ids=FORGED)
async def test_a_forged_answer_is_not_taken(make: Make, back: str, at: str) -> None:
    with pytest.raises(LineupError):
        await make().authorize(Agent(back, at))
