"""OAuth 1.0a as it is written: a described service departs from RFC 5849 in nothing."""

from collections.abc import Mapping
from urllib.parse import parse_qsl

from desktop_app.auth.flow import FlowStep, Station
from desktop_app.auth.oauth1 import Deviations, Endpoints
from desktop_app.auth.server_clock import ServerClock
from desktop_app.auth.signing import Signature
from desktop_app.auth.token_response import retry_after
from desktop_app.domain.credentials import ClientCredentials, TemporaryCredentials
from desktop_app.domain.errors import (
    CallReason,
    ClockSkewed,
    InvalidClient,
    RateLimited,
    Refused,
    RequestExpired,
    ServerFault,
    ServiceError,
)
from desktop_app.domain.exchange import Pairs
from desktop_app.masking import masked_words
from desktop_app.providers.described.description import DescribedService
from desktop_app.transport import Response, server_time

STEPS = (FlowStep(Station.REQUEST_TOKEN), FlowStep(Station.SIGN_IN), FlowStep(Station.ACCESS_TOKEN))

TOLERANCE = 240.0
"""Seconds by which clocks may differ; servers begin to refuse at five minutes."""

LONGEST_WORDS = 4096
"""Characters of a refusal that are read."""


def endpoints_of(service: DescribedService) -> Endpoints:
    """Endpoints of the service, by the words of RFC 5849."""
    said = service.endpoints
    return Endpoints(said.request_token, said.authorization, said.token)


def deviations_of(clock: ServerClock, added: Pairs = (), signature: Signature = Signature.HMAC_SHA1) -> Deviations:
    """Deviations of a described service: what it has `added` to section 2.2's request, its signatures, its answers."""

    def parameters(
        client: ClientCredentials,  # noqa: ARG001 - the protocol has it
        temporary: TemporaryCredentials,
        callback: str,  # noqa: ARG001 - the protocol has it
    ) -> Mapping[str, str]:
        return {**dict(added), "oauth_token": temporary.token}

    return Deviations(
        STEPS, parameters, _is_refusal, lambda answer, step: _error_of(answer, step, clock), signature=signature
    )


def _is_refusal(query: Mapping[str, str]) -> bool:
    """The RFC has no word for it: whoever comes back without a verifier has none to go on with."""
    return not query.get("oauth_verifier")


def _error_of(answer: Response, step: int, clock: ServerClock) -> ServiceError:
    """Section 3.2 has statuses alone; `oauth_problem` and `error` are what servers add in words."""
    status = answer.status
    if status >= 500:
        return ServerFault(status=status)
    if status == 429:
        return RateLimited(retry_after=retry_after(answer) or 1.0)
    theirs = server_time(answer.headers.get("date"))
    if status in {400, 401} and theirs is not None and abs(clock.skew(theirs)) > TOLERANCE:
        return ClockSkewed(ours=clock.ours(), theirs=theirs)
    if status == 401:
        said = masked_words(answer.text[:LONGEST_WORDS])
        return InvalidClient(said=said, status=status) if step == 0 else RequestExpired(said=said, status=status)
    words = dict(parse_qsl(answer.text[:LONGEST_WORDS]))
    problem = words.get("oauth_problem") or words.get("error") or ""
    return Refused(CallReason.ANSWERED, status=status, said=masked_words(problem))
