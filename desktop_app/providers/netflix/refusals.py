"""Netflix's refusals as errors (contract netflix 2.4, 6 and 9). The one place where its messages are read."""

from desktop_app.auth.signing import Clock
from desktop_app.domain.errors import (
    BadAnswer,
    CallReason,
    ClockSkewed,
    ConsentRefused,
    InvalidSignature,
    PreconditionFailed,
    RateLimited,
    Refused,
    RequestExpired,
    ServerFault,
    ServiceError,
    SignInAgain,
    SignInReason,
    UnknownApplication,
)
from desktop_app.masking import masked_words
from desktop_app.providers.netflix.answers import tree_of
from desktop_app.providers.redirects import led_away
from desktop_app.providers.trees import number, one, text
from desktop_app.transport import Response, server_time

NOT_IN_QUEUE = 610
SAVED = 620
ALREADY_IN_QUEUE = 710
ONLY_SOME_ADDED = 640

PAUSE = 1.0
"""Seconds to wait after one call too many in a second."""

EXCHANGE = 2
"""The step of the flow in which the token credentials are given."""


def sub_code_of(response: Response) -> int | None:
    """The sub_code of a status envelope, where there is one."""
    try:
        return number(one(tree_of(response), "status"), "sub_code")
    except BadAnswer:
        return None


def message_of(response: Response) -> str:
    """Message of an answer, from any of the service's three envelopes (contract 6)."""
    try:
        tree = tree_of(response)
    except BadAnswer:
        return "" if "html" in response.headers.get("content-type", "") else _said(response.text.strip())
    return _said(text(one(tree, "status"), "message"))


def _said(message: str) -> str:
    """The service's words, without what it repeats of the request: some quote the whole base string."""
    return masked_words(message)


def call_error(response: Response, clock: Clock) -> ServiceError:
    """The error in an answer to a signed call."""
    if (away := led_away(response)) is not None:
        return away
    message, status = message_of(response), response.status
    said = message.lower()
    match status:
        case 401:
            return _skew(response, clock) or SignInAgain(said=message, status=status)
        case 403 if "per day" in said:
            return RateLimited(said=message, until_tomorrow=True)
        case 403 if "per second" in said:
            return RateLimited(said=message, retry_after=PAUSE)
        case 412:
            return PreconditionFailed(said=message, status=status)
        case 400 if said == "bad user":
            return ServerFault(said=message, status=status)
        case _ if status >= 500:
            return ServerFault(said=message, status=status)
    return Refused(CallReason.ANSWERED, status=status, said=message)


def link_error(response: Response, step: int, clock: Clock) -> ServiceError:
    """The error in an answer while signing in."""
    if response.status != 401:
        return call_error(response, clock)
    message = message_of(response)
    said = message.lower()
    skew = _skew(response, clock)
    if skew:
        return skew
    if "signature" in said:
        return InvalidSignature(said=message, status=401)
    if "expired" in said or "bad request token" in said:
        return RequestExpired(said=message, status=401)
    if "consumer key" in said or "application" in said or "developer" in said:
        return UnknownApplication(said=message, status=401)
    if step == EXCHANGE:
        # The person came back, but the token was not approved (contract 2.2: no refusal is documented).
        return ConsentRefused(said=message, status=401)
    return UnknownApplication(said=message, status=401)


def _skew(response: Response, clock: Clock) -> ServiceError | None:
    code = response.headers.get("x-mashery-error-code", "")
    if "TIMESTAMP" not in code and "timestamp" not in message_of(response).lower():
        return None
    theirs = server_time(response.headers.get("date"))
    if theirs is None:
        # Whose clock is wrong cannot be told, but neither key nor sign-in is to blame.
        return Refused(CallReason.ANSWERED, status=401, said=message_of(response))
    return ClockSkewed(SignInReason.TIME_REFUSED, ours=clock(), theirs=theirs)
