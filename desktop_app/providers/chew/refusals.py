"""Chew's refusals as errors (contract chew 6). What its bodies looked like nobody knows: the status says it."""

from desktop_app.auth.members import members_of, text_of
from desktop_app.auth.token_response import retry_after
from desktop_app.domain.errors import (
    AnswerReason,
    BadAnswer,
    CallReason,
    KeyRefused,
    PermissionMissing,
    RateLimited,
    RefusalReason,
    Refused,
    ServerFault,
    ServiceClosed,
    ServiceError,
    SignInAgain,
    SignInReason,
)
from desktop_app.masking import masked_words
from desktop_app.transport import Response

LONGEST_WAIT = 3600.0
"""Seconds."""


def call_error(response: Response, *, by_key: bool) -> ServiceError:
    """The error in an answer to a call, which was authorized by a key or a token.

    `RateLimited.retry_after` is 0 where the service does not say how long.
    """
    status, members = response.status, members_of(response)
    error = text_of(members, "error")
    match status:
        case 401 if by_key:
            return KeyRefused(status=status)
        case 401:
            return SignInAgain(SignInReason.NOT_RENEWABLE, status=status)
        case 403 if error == "insufficient_scope":
            return PermissionMissing(_short(text_of(members, "scope")) or "?", status=status)
        case 403:
            return Refused(RefusalReason.NOT_YOURS, status=status, said=_said(response))
        case 404:
            # No call of ours names a thing that may be missing: where these are not, the service is not.
            return ServiceClosed(CallReason.NO_CALL_KNOWN, status=status)
        case 429:
            return RateLimited(CallReason.TOO_MANY_CALLS, retry_after=min(retry_after(response) or 0.0, LONGEST_WAIT))
        case _ if status >= 500:
            return ServerFault(CallReason.ANSWERED, status=status)
        case _ if 300 <= status < 400:
            return BadAnswer(AnswerReason.LED_ELSEWHERE, status=status)
        case _ if status < 300:
            return BadAnswer(AnswerReason.NOT_WHAT_WAS_ASKED, status=status)
    return Refused(CallReason.ANSWERED, status=status, said=_said(response))


def _said(response: Response) -> str:
    members = members_of(response)
    return _short(text_of(members, "error_description") or text_of(members, "error"))


def _short(words: str) -> str:
    return masked_words(words)
