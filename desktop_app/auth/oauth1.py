"""RFC 5849 section 2: redirection-based authorization. A service's deviations come from its provider."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from desktop_app.auth.endpoint_query import with_query
from desktop_app.auth.expectation import Expectation, PageLife, expecting
from desktop_app.auth.flow import Browser, FlowStep, PageExpired
from desktop_app.auth.form_answer import members_of_form
from desktop_app.auth.redirect import answer_of, check_mark, is_refusal
from desktop_app.auth.signing import Clock, OAuth1Signer, Signature
from desktop_app.auth.token_response import is_success
from desktop_app.domain.credentials import ClientCredentials, TemporaryCredentials, TokenCredentials, secrets_of
from desktop_app.domain.errors import AnswerReason, BadAnswer, ConsentRefused, ServiceError, SignInReason
from desktop_app.masking import Hold
from desktop_app.transport import Request, Response, Transport


@dataclass(frozen=True, slots=True)
class Endpoints:
    """Section 2: where temporary credentials are asked for, where the person approves, where tokens are given."""

    temporary_credentials: str
    authorization: str
    token: str


@dataclass(frozen=True, slots=True)
class Deviations:
    """Deviations of a service from the RFC.

    `authorization_parameters` makes the query of section 2.2 from the client, the temporary credentials and the
    callback; `is_refusal` reads the redirect's query; `error_of` reads an answer that is not 200, at the step of that
    number. `page_lasts`: seconds that temporary credentials live, 0 where nobody knows. The steps carry the deviations
    in a person's words. `confirms_callback`: else the service may leave out `oauth_callback_confirmed`, as those older
    than revision A of the protocol do. `signature` is how its requests are signed.
    """

    steps: tuple[FlowStep, FlowStep, FlowStep]
    authorization_parameters: Callable[[ClientCredentials, TemporaryCredentials, str], Mapping[str, str]]
    is_refusal: Callable[[Mapping[str, str]], bool]
    error_of: Callable[[Response, int], ServiceError]
    confirms_callback: bool = True
    signature: Signature = Signature.HMAC_SHA1
    page_lasts: float = 0


class OAuth1Flow:
    """Temporary credentials, the person's approval, token credentials."""

    def __init__(
        self,
        endpoints: Endpoints,
        deviations: Deviations,
        client: ClientCredentials,
        transport: Transport,
        clock: Clock,
    ) -> None:
        self._endpoints = endpoints
        self._deviations = deviations
        self._client = client
        self._transport = transport
        self._clock = clock
        self._held = Hold(*secrets_of(client))

    @property
    def steps(self) -> tuple[FlowStep, ...]:
        """The flow's stations, in order."""
        return self._deviations.steps

    async def authorize(self, agent: Browser) -> TokenCredentials:
        """Sections 2.1, 2.2 and 2.3, in this order."""
        agent.at_step(0)
        life = PageLife(self._deviations.page_lasts, can_be_renewed=True)
        with expecting("oauth_token", "denied", goes_on=self._goes_on, page=life) as expected:
            callback = await agent.redirect_uri(self._client.redirect_uri)
            temporary, returned = await self._approved(agent, callback, expected)
        verifier = self._verifier(returned, expected)
        self._held.add(verifier or "")
        agent.at_step(2)
        return await self._token_credentials(temporary, verifier)

    async def _approved(self, agent: Browser, callback: str, expected: Expectation) -> tuple[TemporaryCredentials, str]:
        """Return temporary credentials and the person's answer to them: new ones where their page expired."""
        while True:
            temporary = await self.temporary_credentials(callback)
            expected.value = temporary.token
            self._held.add(*secrets_of(temporary))
            agent.at_step(1)
            try:
                return temporary, await agent.visit(self._authorization_uri(temporary, callback))
            except PageExpired:
                agent.at_step(0)

    async def temporary_credentials(self, callback: str) -> TemporaryCredentials:
        """Section 2.1. Also a sound check of the client credentials, which it is used for."""
        signature = self._deviations.signature
        signer = OAuth1Signer(self._client, self._clock, callback=callback, signature=signature)
        token, secret, extra = await self._post(self._endpoints.temporary_credentials, signer, 0)
        confirmed = extra.pop("oauth_callback_confirmed", "" if self._deviations.confirms_callback else "true")
        if confirmed.lower() != "true":
            # Without it the person could be sent anywhere with an approval (revision A's reason).
            raise BadAnswer(AnswerReason.ADDRESS_NOT_CONFIRMED)
        return TemporaryCredentials(token, secret, extra)

    def _authorization_uri(self, temporary: TemporaryCredentials, callback: str) -> str:
        query = self._deviations.authorization_parameters(self._client, temporary, callback)
        return with_query(self._endpoints.authorization, query)

    def _verifier(self, returned: str, expected: Expectation) -> str | None:
        """Section 2.2's answer: it must be about the token that was sent out. Not every service sends a verifier."""
        query = answer_of(returned)
        check_mark(expected, query, may_be_unmarked=is_refusal(query))
        if not self._goes_on(query):
            raise ConsentRefused(SignInReason.REFUSED_ON_PAGE)
        return query.get("oauth_verifier")

    def _goes_on(self, query: Mapping[str, str]) -> bool:
        return "oauth_token" in query and not self._deviations.is_refusal(query)

    async def _token_credentials(self, temporary: TemporaryCredentials, verifier: str | None) -> TokenCredentials:
        """Section 2.3."""
        signature = self._deviations.signature
        signer = OAuth1Signer(self._client, self._clock, temporary, verifier=verifier, signature=signature)
        token, secret, extra = await self._post(self._endpoints.token, signer, 2)
        return TokenCredentials(token, secret, extra)

    async def _post(self, uri: str, signer: OAuth1Signer, step: int) -> tuple[str, str, dict[str, str]]:
        response = await self._transport.send(Request("POST", uri), signer)
        if not is_success(response):
            raise self._deviations.error_of(response, step)
        values = members_of_form(response)
        token, secret = values.pop("oauth_token", ""), values.pop("oauth_token_secret", "")
        if not token or not secret:
            raise BadAnswer(AnswerReason.NO_TOKEN, status=response.status)
        return token, secret, values
