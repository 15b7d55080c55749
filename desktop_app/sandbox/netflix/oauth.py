"""OAuth 1.0 as the service spoke it (netflix.md, section 2; RFC 5849)."""

from __future__ import annotations

import secrets
import string
from urllib.parse import urlencode

from desktop_app.sandbox.calls import TEXT, Reply
from desktop_app.sandbox.netflix import rfc5849
from desktop_app.sandbox.netflix.calls import Call
from desktop_app.sandbox.netflix.errors import ApiError, GatewayError, invalid_signature
from desktop_app.sandbox.netflix.service import Service
from desktop_app.sandbox.netflix.state import AccessToken, RequestToken, State

CLOCK_WINDOW = 600
REQUEST_TOKEN_LIFE = 600
LETTERS = string.ascii_letters
TIMESTAMP_IS_INVALID = "ERR_401_TIMESTAMP_IS_INVALID"


class Verifier:
    """Checks signatures, and remembers nonces. `strict` refuses a nonce that came before (section 2.5)."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._nonces: dict[tuple[str, str, str], float] = {}
        self.strict = True

    def key(self, call: Call) -> None:
        """A call that only names the consumer key: autocomplete (section 1)."""
        self._known_consumer(call)

    def consumer(self, call: Call) -> None:
        """A signed call: consumer key and secret, no token."""
        self._check(call, "")

    def access(self, call: Call) -> AccessToken:
        """A protected call: signed with an access token too."""
        name = call.oauth.get("oauth_token", "")
        token = self._service.state.access_tokens.get(name)
        self._known_consumer(call)
        if not name:
            raise ApiError(400, "Missing Required Access Token")
        if token is None:
            raise ApiError(401, "Unable to find or verify access token credentials")
        self._check(call, token.secret)
        if token.revoked:
            raise ApiError(401, "Access Token Validation Failed")
        return token

    def either(self, call: Call) -> None:
        """The catalogue: signed, and with an access token or without."""
        if call.oauth.get("oauth_token"):
            self.access(call)
        else:
            self.consumer(call)

    def request_token(self, call: Call) -> RequestToken:
        """The second leg: signed with temporary credentials that live, and were approved."""
        self._known_consumer(call)
        token = self._service.state.request_tokens.get(call.oauth.get("oauth_token", ""))
        if token is None or expired(token, self._service.clock.now()):
            raise ApiError(401, "Invalid Or Expired Token")
        self._check(call, token.secret)
        return token

    def _check(self, call: Call, token_secret: str) -> None:
        self._known_consumer(call)
        self._timely(call)
        if call.oauth.get("oauth_signature_method") != "HMAC-SHA1" or call.oauth.get("oauth_version", "1.0") != "1.0":
            raise invalid_signature()
        text = rfc5849.base_string(call.method, call.uri, call.pairs)
        right = rfc5849.hmac_sha1(text, self._service.client_secret, token_secret)
        if not rfc5849.same(right, call.oauth.get("oauth_signature", "")):
            raise invalid_signature()
        self._fresh(call)

    def _known_consumer(self, call: Call) -> None:
        key = call.oauth.get("oauth_consumer_key", "")
        if not key:
            raise ApiError(401, "Missing Required Consumer Key")
        if key != self._service.client_key:
            raise invalid_signature()

    def _timely(self, call: Call) -> None:
        stamp = call.oauth.get("oauth_timestamp", "")
        now = self._service.clock.now()
        if not (stamp.isascii() and stamp.isdigit()) or abs(int(stamp) - now) > CLOCK_WINDOW:
            raise GatewayError(401, "Timestamp Is Invalid", TIMESTAMP_IS_INVALID)

    def _fresh(self, call: Call) -> None:
        oauth, now = call.oauth, self._service.clock.elapsed()
        used = (oauth.get("oauth_nonce", ""), oauth["oauth_timestamp"], oauth.get("oauth_token", ""))
        if not used[0] or (self.strict and used in self._nonces):
            raise invalid_signature()
        self._nonces = {nonce: seen for nonce, seen in self._nonces.items() if now - seen <= 2 * CLOCK_WINDOW}
        self._nonces[used] = now


def expired(token: RequestToken, now: float) -> bool:
    return now - token.created > REQUEST_TOKEN_LIFE


def request_token(service: Service, call: Call) -> Reply:
    """Temporary credentials, with the two non-standard fields (section 2.1)."""
    token = RequestToken(
        token=_letters(24, string.ascii_lowercase + string.digits),
        secret=_letters(12),
        callback=call.oauth.get("oauth_callback", ""),
        created=service.clock.now(),
    )
    service.state.request_tokens[token.token] = token
    login = f"{service.sign_in_address}/oauth/login?oauth_token={token.token}"
    confirmed = {"oauth_callback_confirmed": "true"} if token.callback else {}
    return _form(
        oauth_token=token.token,
        oauth_token_secret=token.secret,
        application_name=service.application_name,
        login_url=login,
        **confirmed,
    )


def access_token(service: Service, call: Call, temporary: RequestToken) -> Reply:
    """Token credentials and the user id (section 2.3), once."""
    if call.params.get("application_name", service.application_name) != service.application_name:
        raise ApiError(401, "Application name mismatch")
    if not temporary.user_id or temporary.verifier != call.oauth.get("oauth_verifier", ""):
        raise ApiError(401, "Invalid Or Expired Token")
    del service.state.request_tokens[temporary.token]
    token = issue(service.state, temporary.user_id)
    return _form(oauth_token=token.token, user_id=token.user_id, oauth_token_secret=token.secret)


def issue(state: State, user_id: str) -> AccessToken:
    """Issue token credentials to a subscriber."""
    token = AccessToken("BQAJAAEDE" + _letters(91, LETTERS + string.digits + "-_"), _letters(12), user_id)
    state.access_tokens[token.token] = token
    return token


def wrong_door(call: Call) -> GatewayError:
    """Refusal of any other verb or address under /oauth (section 2.4)."""
    fault = "Fault Name: ServiceOperationIdentificationFailure Error Type: Default"
    return GatewayError(
        401, f"{fault} Description: no operation for {call.method} {call.path} Service: NetflixTokenService"
    )


def approve(token: RequestToken, user_id: str) -> None:
    """The subscriber agrees. A verifier is issued when the client asked for 1.0a (section 2.2)."""
    token.user_id = user_id
    token.verifier = f"{secrets.randbelow(10**6):06d}" if token.callback else ""


def _letters(count: int, alphabet: str = LETTERS) -> str:
    return "".join(secrets.choice(alphabet) for _ in range(count))


def _form(**fields: str) -> Reply:
    return Reply(200, urlencode(fields).encode(), TEXT)
