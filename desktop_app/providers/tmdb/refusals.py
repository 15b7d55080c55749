"""TMDB's refusals as errors (contract 8): its own status code decides, and only without one does HTTP's."""

import random
from collections.abc import Callable, Mapping

from desktop_app.domain.errors import (
    AccountLocked,
    AnswerReason,
    ApplicationRefused,
    BadAnswer,
    CallReason,
    LinkError,
    NotApproved,
    NotThere,
    PasswordRefused,
    RateLimited,
    RefusalReason,
    Refused,
    RequestExpired,
    ServerFault,
    ServiceError,
    SignInAgain,
    SignInReason,
    UnknownApplication,
    Why,
)
from desktop_app.masking import masked_words
from desktop_app.providers.redirects import led_away
from desktop_app.providers.trees import Tree, json_of, number, text
from desktop_app.transport import Response

GOOD = frozenset({1, 12, 13, 21, 40})
"""Codes of success: done, updated, deleted; and what was wanted is so already."""

ALREADY_THERE, NOT_ON_IT, UNKNOWN_ID = 8, 21, 6
SHORTEST_WAIT, LONGEST_WAIT = 1.0, 300.0
"""Seconds. `Retry-After` may be missing or 0 (contract 9)."""

_Made = Callable[[Response, str], ServiceError]


def is_good(response: Response) -> bool:
    """Whether the answer says yes: HTTP's and TMDB's status may disagree."""
    code = code_of(response)
    return 200 <= response.status < 300 and (code is None or code in GOOD)


def code_of(response: Response) -> int | None:
    """TMDB's own status code, None where the answer has none."""
    if b'"status_code"' not in response.body:
        return None
    return number(_tree(response), "status_code")


def call_error(response: Response) -> ServiceError:
    """The error in an answer to a call for an account."""
    return _error(response, _OF_CALLS)


def link_error(response: Response) -> ServiceError:
    """The error in an answer while signing in."""
    return _error(response, {**_OF_CALLS, **_OF_LINKING})


def _error(response: Response, made: Mapping[int, _Made]) -> ServiceError:
    code = code_of(response)
    make = made.get(code) if code is not None else None
    return make(response, _said(response)) if make is not None else led_away(response) or _by_http(response)


def _by_http(response: Response) -> ServiceError:
    status, said = response.status, _said(response)
    is_page = response.body.lstrip()[:1] == b"<"
    match status:
        case 429:
            return _limited(response, said)
        case _ if status >= 500 or (is_page and status in (401, 403)):
            return ServerFault(CallReason.ANSWERED, status=status)
        case _ if status < 400:
            return BadAnswer(AnswerReason.NOT_PLAIN, status=status)
        case 401:
            return SignInAgain(said=said, status=status)
        case 404:
            return NotThere(said=said, status=status)
    return Refused(CallReason.ANSWERED, status=status, said=said)


def _limited(response: Response, said: str) -> RateLimited:
    told = response.headers.get("retry-after", "").strip()
    seconds = float(told) if told.isascii() and told.isdigit() and len(told) < 9 else 0.0
    guess = random.uniform(SHORTEST_WAIT, 2 * SHORTEST_WAIT)  # noqa: S311 - spreads retries, keeps no secret
    return RateLimited(said=said, retry_after=min(max(seconds, SHORTEST_WAIT), LONGEST_WAIT) if seconds else guess)


def _said(response: Response) -> str:
    """The service's words; what does not hold is in `errors`, sometimes without anything else."""
    tree = _tree(response)
    errors = tree.get("errors")
    told = [each for each in errors if isinstance(each, str)] if isinstance(errors, list) else []
    said = "; ".join(told) or text(tree, "status_message")
    return masked_words(said)


def _tree(response: Response) -> Tree:
    try:
        found = json_of(response.body)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _refused(response: Response, said: str) -> Refused:
    return Refused(CallReason.ANSWERED, status=response.status, said=said)


def _as(kind: type[ServiceError], why: Why | None = None) -> _Made:
    """The kind with Lineup's reason, or with the service's own words where Lineup knows none."""
    return lambda response, said: kind(why, status=response.status, said="" if why else said)


_FAULT = _as(ServerFault)
_AGAIN = _as(SignInAgain)

_OF_CALLS: Mapping[int, _Made] = {
    2: _as(NotThere),
    **dict.fromkeys((9, 11, 15, 24, 43, 44, 46), _FAULT),
    **dict.fromkeys((3, 14, 16, 17, 33, 35, 36, 37, 41), _AGAIN),
    **dict.fromkeys((5, 8, 18, 20, 23, 26, 27, 28, 29, 47), _refused),
    **dict.fromkeys((6, 21, 34, 39), _as(NotThere)),
    **dict.fromkeys((7, 10), _as(ApplicationRefused)),
    **dict.fromkeys((4, 19, 22, 42), _as(BadAnswer)),
    25: _limited,
    31: _as(AccountLocked, SignInReason.ACCOUNT_CLOSED),
    38: _as(Refused, RefusalReason.LIST_NOT_CHANGEABLE),
    45: _as(AccountLocked, SignInReason.ACCOUNT_SUSPENDED),
}

_OF_LINKING: Mapping[int, _Made] = {
    7: _as(UnknownApplication),
    17: _as(NotApproved),
    26: _as(LinkError, SignInReason.NAME_AND_PASSWORD),
    30: _as(PasswordRefused, SignInReason.PASSWORD),
    31: _as(LinkError, SignInReason.ACCOUNT_CLOSED),
    32: _as(LinkError, SignInReason.E_MAIL),
    33: _as(RequestExpired),
    41: _as(NotApproved),
    45: _as(LinkError, SignInReason.ACCOUNT_SUSPENDED),
}
