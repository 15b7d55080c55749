"""Refusals of the server as errors (contract jellyfin 1): bodies are mostly text, the status says it."""

from desktop_app.auth.token_response import is_page, retry_after
from desktop_app.domain.errors import (
    AnswerReason,
    BadAnswer,
    CallReason,
    NotThere,
    RateLimited,
    RefusalReason,
    Refused,
    ServerFault,
    ServiceError,
    SignInAgain,
    SignInReason,
)
from desktop_app.masking import masked_words
from desktop_app.providers.redirects import led_away
from desktop_app.transport import Response

LONGEST_WAIT = 300.0
"""Seconds. The server itself has no limits; what stands in front of it may."""


def call_error(response: Response, *, writes: bool) -> ServiceError:
    """The error in an answer to a call in a person's name.

    A dead token is refused without a word. Where something is said, it is of what was asked.
    """
    status = response.status
    match status:
        case 401 if not response.body.strip():
            return SignInAgain(SignInReason.TOKEN_REFUSED, status=status)
        case 401 | 403 if is_page(response):
            return ServerFault(CallReason.IN_FRONT, status=status)
        case 401:
            return Refused(RefusalReason.NOT_YOURS, status=status)
        case 403:
            why = RefusalReason.LIST_NOT_CHANGEABLE if writes else RefusalReason.NOT_YOURS
            return Refused(why, status=status)
        case 404:
            return NotThere(status=status)
        case 429:
            return RateLimited(CallReason.TOO_MANY_CALLS, retry_after=min(retry_after(response) or 1.0, LONGEST_WAIT))
        case _ if status >= 500:
            return ServerFault(CallReason.ANSWERED, status=status)
        case _ if status < 300:
            return BadAnswer(AnswerReason.NOT_WHAT_WAS_ASKED, status=status)
        case _ if status < 400:
            return led_away(response) or BadAnswer(AnswerReason.LED_ELSEWHERE, status=status)
    return Refused(CallReason.ANSWERED, status=status, said=masked_words(response.text[:200]))
