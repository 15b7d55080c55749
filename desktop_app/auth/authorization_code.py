"""RFC 6749 section 4.1: the authorization code grant, with PKCE (RFC 7636) and the issuer's name (RFC 9207).

Plain code instead of oauthlib's client: that would have to be told that loopback needs no TLS, speaks forms alone,
and leaves to its caller what matters here, the comparison of `state`.
"""

import secrets
from dataclasses import replace

from desktop_app.auth.authorization_server import AuthorizationServer
from desktop_app.auth.endpoint_query import with_query
from desktop_app.auth.expectation import Expectation, expecting
from desktop_app.auth.flow import Browser, FlowStep, Station
from desktop_app.auth.nonce import new_nonce
from desktop_app.auth.pkce import METHOD, challenge_of, new_verifier
from desktop_app.auth.redirect import answer_of, check_issuer, check_mark, error_of
from desktop_app.auth.signing import Clock
from desktop_app.auth.token_endpoint import TokenEndpoint
from desktop_app.domain.credentials import BearerToken, ClientCredentials, secrets_of
from desktop_app.domain.errors import ConsentRefused, SignInAbandoned, SignInReason
from desktop_app.masking import Hold
from desktop_app.transport import Pairs, Transport

OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob"
"""The redirection URI that leads nowhere: the service shows the code, and the person types it."""

STEPS = (FlowStep(Station.SIGN_IN), FlowStep(Station.ACCESS_TOKEN))


class AuthorizationCodeFlow:
    """The person's approval, then a token.

    `parameters` go into the authorization request beside the standard's own. `steps` are two, with what the service
    departs in.
    """

    def __init__(
        self,
        server: AuthorizationServer,
        client: ClientCredentials,
        transport: Transport,
        clock: Clock,
        *,
        scopes: tuple[str, ...] = (),
        parameters: Pairs = (),
        steps: tuple[FlowStep, ...] = STEPS,
    ) -> None:
        self._server = server
        self._client = client
        self._tokens = TokenEndpoint(server, client, transport, clock)
        self._scopes = scopes
        self._parameters = parameters
        self.steps = steps
        self._held = Hold(*secrets_of(client))

    async def authorize(self, agent: Browser) -> BearerToken:
        """Sections 4.1.1 to 4.1.4, in this order."""
        agent.at_step(0)
        state, verifier = secrets.token_urlsafe(32), self._new_verifier()
        nonce = new_nonce(self._scopes)
        self._held.add(state, verifier, nonce)
        with expecting("state", value=state, goes_on=lambda found: "code" in found) as expected:
            redirect_uri = await agent.redirect_uri(self._client.redirect_uri)
            returned = await agent.visit(self._authorization_uri(redirect_uri, state, verifier, nonce))
        code = typed(returned) if redirect_uri == OUT_OF_BAND else self._code_in(returned, expected)
        self._held.add(code)
        agent.at_step(1)
        token = await self._tokens.exchange(
            {
                "grant_type": "authorization_code",
                "code": code,
                "redirect_uri": redirect_uri,
                "code_verifier": verifier,
            },
            nonce,
        )
        # Section 5.1: scopes that are not named are those that were asked for.
        return token if token.scopes else replace(token, scopes=self._scopes)

    def _new_verifier(self) -> str:
        return new_verifier() if self._server.takes_both or not self._client.secret else ""

    def _authorization_uri(self, redirect_uri: str, state: str, verifier: str, nonce: str) -> str:
        """Section 4.1.1. The endpoint's own query is kept (section 3.1)."""
        query = {
            "response_type": "code",
            "client_id": self._client.key,
            "redirect_uri": redirect_uri,
            "scope": self._server.scope_separator.join(self._scopes),
            "state": state,
            "nonce": nonce,
            "code_challenge": challenge_of(verifier) if verifier else "",
            "code_challenge_method": METHOD if verifier else "",
            **dict(self._parameters),
        }
        return with_query(self._server.authorization_endpoint, query)

    def _code_in(self, returned: str, expected: Expectation) -> str:
        """Section 4.1.2: what came back must answer what was sent out, before anything else in it is believed.

        A refusal may lack the state: some services leave it out, and nothing is linked by it.
        """
        query = answer_of(returned)
        check_mark(expected, query, may_be_unmarked="error" in query)
        check_issuer(self._server, query.get("iss"))
        if "error" in query:
            raise error_of(query)
        if not query.get("code"):
            # Trakt documents no refusal: whatever has no code is one (contract trakt 2.1).
            raise ConsentRefused(SignInReason.WITHOUT_CODE)
        return query["code"]


def typed(code: str) -> str:
    """The code as the person typed it. No state comes back with it: that they typed it here is the proof."""
    code = "".join(code.split())
    if not code:
        raise SignInAbandoned(SignInReason.NO_CODE)
    return code
