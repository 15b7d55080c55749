"""RFC 6749 section 4.2: the implicit grant, for services that offer a client without a secret nothing better.

RFC 9700 section 2.1.2 advises against it: the token travels in the address. It never leaves this computer: the view
reads the fragment itself, and a browser hands it over on loopback.
"""

import secrets

from desktop_app.auth.authorization_server import AuthorizationServer
from desktop_app.auth.endpoint_query import with_query
from desktop_app.auth.expectation import Expectation, expecting
from desktop_app.auth.flow import Browser, Deviation, FlowStep, Station
from desktop_app.auth.redirect import check_issuer, check_mark, error_of, is_one_use, parts_of, single
from desktop_app.auth.signing import Clock
from desktop_app.auth.token_response import token_in
from desktop_app.domain.credentials import BearerToken, ClientCredentials
from desktop_app.domain.errors import ConsentRefused, ForeignRedirect, SignInReason
from desktop_app.domain.exchange import Pairs
from desktop_app.masking import Hold

STEPS = (FlowStep(Station.SIGN_IN, Deviation.TOKEN_IN_ADDRESS),)


class ImplicitFlow:
    """The person's approval, which brings the token.

    `parameters` go into the authorization request beside the standard's own.
    `state_comes_back`: else a token without a state is taken where the redirection URI is a secret of this attempt. One
    that was registered is none, and any page may lead there with a token of its own (RFC 9700 section 4.7).
    """

    def __init__(
        self,
        server: AuthorizationServer,
        client: ClientCredentials,
        clock: Clock,
        *,
        scopes: tuple[str, ...] = (),
        parameters: Pairs = (),
        steps: tuple[FlowStep, ...] = STEPS,
        state_comes_back: bool = True,
    ) -> None:
        self._server = server
        self._client = client
        self._clock = clock
        self._scopes = scopes
        self._parameters = parameters
        self._state_comes_back = state_comes_back
        self.steps = steps
        self._held = Hold()

    async def authorize(self, agent: Browser) -> BearerToken:
        """Sections 4.2.1 and 4.2.2."""
        agent.at_step(0)
        state = secrets.token_urlsafe(32)
        self._held.add(state)
        with expecting("state", value=state, goes_on=lambda found: "access_token" in found) as expected:
            redirect_uri = await agent.redirect_uri(self._client.redirect_uri)
            returned = await agent.visit(self._authorization_uri(redirect_uri, state))
        forgives = not self._state_comes_back and is_one_use(redirect_uri, self._client.redirect_uri)
        return self._token_in(returned, expected, may_be_unmarked=forgives)

    def _authorization_uri(self, redirect_uri: str, state: str) -> str:
        query = {
            "response_type": "token",
            "client_id": self._client.key,
            "redirect_uri": redirect_uri,
            "scope": self._server.scope_separator.join(self._scopes),
            "state": state,
            **dict(self._parameters),
        }
        return with_query(self._server.authorization_endpoint, query)

    def _token_in(self, returned: str, expected: Expectation, *, may_be_unmarked: bool) -> BearerToken:
        """A refusal may stand in the query (RFC 6749 leaves it to the fragment; not every service does).

        A token may not: a query travels where a fragment does not, and any picture's address can have one.
        """
        query, fragment = parts_of(returned)
        found = single(fragment or query)
        check_mark(expected, found, may_be_unmarked=may_be_unmarked or "error" in found)
        check_issuer(self._server, found.get("iss"))
        if "error" in found:
            raise error_of(found)
        if not fragment and "access_token" in found:
            raise ForeignRedirect(SignInReason.TOKEN_NOT_IN_FRAGMENT)
        if not found.get("access_token"):
            raise ConsentRefused(SignInReason.WITHOUT_TOKEN)
        self._held.add(found["access_token"])
        return token_in(found, self._clock(), self._scopes)
