"""Chew's refusals as errors (contract chew 6). What its bodies looked like nobody knows: the status says it."""

from desktop_app.auth.members import members_of, text_of
from desktop_app.auth.token_response import retry_after
from desktop_app.domain.errors import (
    BadAnswer,
    KeyRefused,
    PermissionMissing,
    RateLimited,
    Refused,
    ServerFault,
    ServiceClosed,
    ServiceError,
    SignInAgain,
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
            return SignInAgain("The token is not taken, and cannot be renewed.", status=status)
        case 403 if error == "insufficient_scope":
            return PermissionMissing(_short(text_of(members, "scope")) or "?", status=status)
        case 403:
            return Refused("It is not yours.", status=status, said=_said(response))
        case 404:
            # No call of ours names a thing that may be missing: where these are not, the service is not.
            return ServiceClosed("None of its calls is known there.", status=status)
        case 429:
            return RateLimited("Too many calls.", retry_after=min(retry_after(response) or 0.0, LONGEST_WAIT))
        case _ if status >= 500:
            return ServerFault(f"It answered {status}.", status=status)
        case _ if 300 <= status < 400:
            return BadAnswer("It leads to another place, where Lineup does not take your sign-in.", status=status)
        case _ if status < 300:
            return BadAnswer(f"It answered {status}, and with nothing that was asked for.", status=status)
    return Refused(f"It answered {status}.", status=status, said=_said(response))


def _said(response: Response) -> str:
    members = members_of(response)
    return _short(text_of(members, "error_description") or text_of(members, "error"))


def _short(words: str) -> str:
    return masked_words(words)
