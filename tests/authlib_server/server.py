"""An authorization server that shares no code with the client: Authlib's, on loopback, with one resource."""

import json
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from authlib.common.security import generate_token
from authlib.oauth2 import AuthorizationServer, OAuth2Error, OAuth2Request
from authlib.oauth2.rfc6749 import OAuth2Payload
from authlib.oauth2.rfc6750 import BearerTokenGenerator
from authlib.oauth2.rfc7636 import CodeChallenge
from werkzeug.datastructures import CombinedMultiDict, MultiDict
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

from tests.authlib_server.grants import AuthorizationCode, Device, Devices, Issuer, Refresh, Revocation
from tests.authlib_server.records import Client, Code, Token


class Payload(OAuth2Payload):
    def __init__(self, values: Any) -> None:
        self.values = values

    @property
    def data(self) -> Any:
        return self.values

    @property
    def datalist(self) -> Any:
        return dict(self.values.lists())


class Asked(OAuth2Request):
    """A request as Authlib wants it; a JSON body counts as a form."""

    def __init__(self, request: Request) -> None:
        # Authlib wants TLS; this is loopback.
        super().__init__(request.method, request.url.replace("http:", "https:"), headers=request.headers)
        self._query = request.args
        self._fields = MultiDict(request.get_json()) if request.is_json else request.form
        self.payload: Any = Payload(CombinedMultiDict([self._query, self._fields]))

    @property
    def args(self) -> Any:
        return self._query

    @property
    def form(self) -> Any:
        return self._fields


class AuthlibServer(AuthorizationServer):
    """Grants codes at once to whoever asks as `approve` says; counts what every refresh token was used for."""

    def __init__(self, client: Client, expires_in: int = 3600) -> None:
        super().__init__()
        self.client = client
        self.approve = True
        self.codes: dict[str, Code] = {}
        self.tokens: list[Token] = []
        self.devices: dict[str, Any] = {}
        self.decisions: dict[str, bool] = {}
        self.too_fast = lambda: False
        self.refreshes: Counter[str] = Counter()
        self.asked: list[tuple[str, str, dict[str, str]]] = []
        self.address = ""
        self.issuer = "https://a.example"
        self._lock = threading.Lock()
        self.register_token_generator(
            "default",
            BearerTokenGenerator(lambda **_: generate_token(42), lambda **_: generate_token(48), lambda *_: expires_in),
        )
        self.register_grant(AuthorizationCode, [CodeChallenge(required=client.method == "none")])
        self.register_grant(Refresh)
        self.register_grant(Device)
        devices: Any = Devices  # which Authlib itself does not call an endpoint
        self.register_endpoint(devices)
        self.register_endpoint(Revocation)
        self.register_extension(Issuer(lambda: self.issuer))

    # --- Authlib asks ---------------------------------------------------------------------------------------------

    def query_client(self, client_id: str) -> Client | None:
        return self.client if client_id == self.client.client_id else None

    def save_token(self, token: dict[str, Any], request: Any) -> None:
        self.tokens.append(Token(dict(token), self.client, request.user))

    def create_oauth2_request(self, request: Any) -> Asked:
        return request if isinstance(request, Asked) else Asked(request)

    def handle_response(self, status: int, body: Any, headers: Any) -> Response:
        return Response(json.dumps(body) if isinstance(body, dict) else body, status, headers)

    def send_signal(self, name: str, *args: Any, **kwargs: Any) -> None:
        """Nobody listens."""

    # --- tests and grants ask -------------------------------------------------------------------------------------

    def by_refresh_token(self, text: str) -> Token | None:
        return next((token for token in self.tokens if token.values.get("refresh_token") == text), None)

    def by_access_token(self, text: str) -> Token | None:
        return next((token for token in self.tokens if token.values["access_token"] == text), None)

    def end_family(self, family: str) -> None:
        for token in self.tokens:
            token.revoked = token.revoked or token.family == family

    def issue(self, family: str) -> Token:
        """A pair without a sign-in."""
        values = {"access_token": generate_token(42), "refresh_token": generate_token(48), "scope": "lists"}
        self.tokens.append(Token(values, self.client, family))
        return self.tokens[-1]

    # --- HTTP -----------------------------------------------------------------------------------------------------

    def answer(self, request: Request) -> Response:
        with self._lock:
            fields = Asked(request).form.to_dict()
            self.asked.append((request.path, request.headers.get("Content-Type", ""), fields))
            match request.path:
                case "/authorize":
                    return self._authorize(request)
                case "/token":
                    return self._answer(self.create_token_response(request))
                case "/device":
                    return self._answer(self.create_endpoint_response(Devices.ENDPOINT_NAME, request))
                case "/revoke":
                    return self._answer(self.create_endpoint_response(Revocation.ENDPOINT_NAME, request))
            return self._resource(request)

    def _authorize(self, request: Request) -> Response:
        try:
            grant = self.get_consent_grant(request, "ada")
        except OAuth2Error as error:
            return self._answer(self.handle_error_response(self.create_oauth2_request(request), error))
        user = "ada" if self.approve else None
        return self._answer(self.create_authorization_response(request, user, grant))

    def _answer(self, response: Any) -> Response:
        assert isinstance(response, Response)
        return response

    def _resource(self, request: Request) -> Response:
        """RFC 6750."""
        token = self.by_access_token(request.headers.get("Authorization", "").removeprefix("Bearer "))
        if token is None or token.revoked:
            return Response("", 401, {"WWW-Authenticate": 'Bearer error="invalid_token"'})
        return Response(json.dumps({"you": token.family}), content_type="application/json")


S = TypeVar("S", bound=AuthlibServer)


@contextmanager
def serving(server: S) -> Iterator[S]:
    """On a free port of loopback."""
    with on_loopback(server.answer) as server.address:
        yield server


@contextmanager
def on_loopback(answer: Callable[[Request], Response]) -> Iterator[str]:
    """The address at which it answers."""
    http = make_server("127.0.0.1", 0, Request.application(answer), threaded=True)
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{http.server_port}"
    finally:
        http.shutdown()
        thread.join()
        http.server_close()
