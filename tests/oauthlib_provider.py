"""oauthlib's own server of OAuth 1.0a on loopback, with a page that asks, and one resource."""

import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlencode

from oauthlib.oauth1 import RequestValidator, WebApplicationServer
from werkzeug.wrappers import Request, Response

from tests.authlib_server.server import on_loopback

KEY, SECRET = "the-consumer.key~of_ours", "s3cret & %/+é"
REALM = "lists"
PAGE = "<form method=post><input type=hidden name=oauth_token value={token}></form>"
NOBODY = "nobody-at-all"


@dataclass
class Temporary:
    """Temporary credentials (RFC 5849 section 2.1), and what the person decided."""

    secret: str
    callback: str
    verifier: str = ""


@dataclass
class Memory(RequestValidator):
    """The server's memory. `methods` are the signatures that it takes; `refuses` is how it tells a no."""

    temporary: dict[str, Temporary] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    nonces: list[tuple[int, str]] = field(default_factory=list)
    methods: tuple[str, ...] = ("HMAC-SHA1",)

    enforce_ssl = False  # this is loopback
    client_key_length = (3, 60)
    nonce_length = (8, 80)
    request_token_length = access_token_length = verifier_length = (6, 120)
    realms = [REALM]  # noqa: RUF012 - as the base class has it
    dummy_client = dummy_request_token = dummy_access_token = NOBODY

    def __hash__(self) -> int:
        return id(self)

    @property
    def allowed_signature_methods(self) -> tuple[str, ...]:
        return self.methods

    @property
    def safe_characters(self) -> set[str]:
        return {*super().safe_characters, *"-_.~"}

    def validate_client_key(self, client_key: str, request: Any) -> bool:
        return client_key == KEY

    def get_client_secret(self, client_key: str, request: Any) -> str:
        return SECRET if client_key == KEY else "of nobody"

    def validate_timestamp_and_nonce(
        self,
        client_key: str,
        timestamp: int,
        nonce: str,
        request: Any,
        request_token: str | None = None,
        access_token: str | None = None,
    ) -> bool:
        """Section 3.3: a pair is good once."""
        is_new = (timestamp, nonce) not in self.nonces
        self.nonces.append((timestamp, nonce))
        return is_new

    def validate_redirect_uri(self, client_key: str, redirect_uri: str, request: Any) -> bool:
        return redirect_uri.startswith("http://127.0.0.1")

    def get_redirect_uri(self, token: str, request: Any) -> str:
        return self.temporary[token].callback

    def validate_requested_realms(self, client_key: str, realms: Any, request: Any) -> bool:
        return True

    def validate_realms(
        self, client_key: str, token: str, request: Any, uri: str | None = None, realms: Any = None
    ) -> bool:
        return True

    def get_default_realms(self, client_key: str, request: Any) -> list[str]:
        return [REALM]

    def get_realms(self, token: str, request: Any) -> list[str]:
        return [REALM]

    def verify_realms(self, token: str, realms: Any, request: Any) -> bool:
        return True

    def save_request_token(self, token: Any, request: Any) -> None:
        self.temporary[token["oauth_token"]] = Temporary(token["oauth_token_secret"], request.redirect_uri)

    def validate_request_token(self, client_key: str, token: str, request: Any) -> bool:
        return token in self.temporary

    def verify_request_token(self, token: str, request: Any) -> bool:
        return token in self.temporary

    def get_request_token_secret(self, client_key: str, token: str, request: Any) -> str:
        return self.temporary[token].secret if token in self.temporary else "of nobody"

    def invalidate_request_token(self, client_key: str, request_token: str, request: Any) -> None:
        del self.temporary[request_token]

    def save_verifier(self, token: str, verifier: dict[str, str], request: Any) -> None:
        self.temporary[token].verifier = verifier["oauth_verifier"]

    def validate_verifier(self, client_key: str, token: str, verifier: str, request: Any) -> bool:
        return secrets.compare_digest(self.temporary[token].verifier, verifier)

    def save_access_token(self, token: Any, request: Any) -> None:
        self.tokens[token["oauth_token"]] = token["oauth_token_secret"]

    def validate_access_token(self, client_key: str, token: str, request: Any) -> bool:
        return token in self.tokens

    def get_access_token_secret(self, client_key: str, token: str, request: Any) -> str:
        return self.tokens.get(token, "of nobody")


class OauthlibServer:
    """`refuses` makes the query of a no from the token; `retold` changes what is told with 200, by path.

    `made` is the status in its place.
    """

    def __init__(self) -> None:
        self.memory = Memory()
        self.server = WebApplicationServer(self.memory)
        self.address = ""
        self.refuses: dict[str, str] = {}
        self.retold: dict[str, dict[str, str]] = {}
        self.made = 200
        self.seen: list[Request] = []

    def url_of(self, request: Request) -> str:
        """The address as it was sent, letter by letter: the signature was made over that."""
        return f"{self.address}{request.environ['REQUEST_URI']}"

    def answer(self, request: Request) -> Response:
        self.seen.append(request)
        match request.path:
            case "/request":
                return self._told(request, self.server.create_request_token_response)
            case "/access":
                return self._told(request, self.server.create_access_token_response)
            case "/authorize":
                return self._authorize(request)
        return self._resource(request)

    def _told(self, request: Request, make: Any) -> Response:
        body = request.get_data(as_text=True)
        headers, body, status = make(self.url_of(request), request.method, body, dict(request.headers))
        changed = self.retold.get(request.path)
        if status == 200 and changed is not None:
            body = urlencode({name: value for name, value in {**dict(parse_qsl(body)), **changed}.items() if value})
        return Response(body, self.made if status == 200 else status, headers)

    def _authorize(self, request: Request) -> Response:
        token = request.values.get("oauth_token", "")
        if token not in self.memory.temporary:
            return Response("There is no such request.", 400)
        if request.method == "GET":
            return Response(PAGE.format(token=token), content_type="text/html")
        if self.refuses:
            query = urlencode({name: value.replace("TOKEN", token) for name, value in self.refuses.items()})
            return Response("", 302, {"Location": f"{self.memory.temporary[token].callback}?{query}"})
        headers, body, status = self.server.create_authorization_response(
            f"{request.base_url}?oauth_token={token}", "POST", "", {}, realms=[REALM], credentials={}
        )
        return Response(body, status, headers)

    def _resource(self, request: Request) -> Response:
        is_valid, _ = self.server.validate_protected_resource_request(
            self.url_of(request), request.method, "", dict(request.headers), [REALM]
        )
        if not is_valid:
            return Response("no", 401)
        return Response(json.dumps({"id": 77, "username": "ada"}), content_type="application/json")


@contextmanager
def serving_oauthlib() -> Iterator[OauthlibServer]:
    """Serve on a free port of loopback."""
    server = OauthlibServer()
    with on_loopback(server.answer) as server.address:
        yield server
