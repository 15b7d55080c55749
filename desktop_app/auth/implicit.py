"""RFC 6749 section 4.2: the implicit grant, for services that offer a client without a secret nothing better.

RFC 9700 section 2.1.2 advises against it: the token travels in the address. It never leaves this computer: the view
reads the fragment itself, and a browser hands it over on loopback.
"""

import hmac
import secrets
from urllib.parse import parse_qsl, urlencode, urlsplit

from desktop_app.auth.authorization_code import error_of
from desktop_app.auth.authorization_server import AuthorizationServer
from desktop_app.auth.flow import Browser, Step
from desktop_app.auth.signing import Clock
from desktop_app.auth.token_response import token_in
from desktop_app.domain.credentials import BearerToken, ClientCredentials
from desktop_app.domain.errors import ConsentRefused, ForeignRedirect
from desktop_app.masking import Hold

STEPS = (Step("Sign in", "The token comes back in the address itself, not by a call of its own."),)


class ImplicitFlow:
    """The person's approval, which brings the token.

    `state_comes_back`: else an answer without a state is taken. An unguessable redirection URI vouches for it; one that
    was registered does not in a browser, where any page may lead to it (RFC 9700 section 4.7): the last page of linking
    says whose account it is.
    """

    def __init__(
        self,
        server: AuthorizationServer,
        client: ClientCredentials,
        clock: Clock,
        *,
        scopes: tuple[str, ...] = (),
        steps: tuple[Step, ...] = STEPS,
        state_comes_back: bool = True,
    ) -> None:
        self._server = server
        self._client = client
        self._clock = clock
        self._scopes = scopes
        self._state_comes_back = state_comes_back
        self.steps = steps
        self._held = Hold()

    async def authorize(self, agent: Browser) -> BearerToken:
        """Sections 4.2.1 and 4.2.2."""
        agent.at_step(0)
        redirect_uri = await agent.redirect_uri(self._client.redirect_uri)
        state = secrets.token_urlsafe(32)
        self._held.add(state)
        returned = await agent.visit(self._authorization_uri(redirect_uri, state))
        return self._token_in(returned, state)

    def _authorization_uri(self, redirect_uri: str, state: str) -> str:
        query = {
            "response_type": "token",
            "client_id": self._client.key,
            "redirect_uri": redirect_uri,
            "scope": self._server.scope_separator.join(self._scopes),
            "state": state,
        }
        return f"{self._server.authorization_endpoint}?{urlencode({n: v for n, v in query.items() if v})}"

    def _token_in(self, returned: str, state: str) -> BearerToken:
        """A refusal may stand in the query (RFC 6749 leaves it to the fragment; not every service does)."""
        address = urlsplit(returned)
        pairs = parse_qsl(address.fragment or address.query, keep_blank_values=True)
        found = dict(pairs)
        if len(found) != len(pairs):
            raise ForeignRedirect("What came back says the same thing twice.")
        self._check_state(found.get("state"), state)
        if "error" in found:
            raise error_of(found)
        if not found.get("access_token"):
            raise ConsentRefused("The service sent you back without a token.")
        self._held.add(found["access_token"])
        return token_in(found, self._clock(), self._scopes)

    def _check_state(self, returned: str | None, state: str) -> None:
        if returned is None and not self._state_comes_back:
            return
        if not hmac.compare_digest((returned or "").encode(), state.encode()):
            raise ForeignRedirect("What came back belongs to another sign-in.")
