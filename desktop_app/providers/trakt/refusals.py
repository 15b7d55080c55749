"""Trakt's refusals as errors (contract trakt 8 and 9). Bodies are often empty or HTML: the status says it."""

import json
from collections.abc import Callable

from desktop_app.auth.token_response import is_page
from desktop_app.domain.errors import (
    AccountLocked,
    ApplicationRefused,
    BadAnswer,
    CallReason,
    LimitReached,
    MembersOnly,
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
from desktop_app.providers.trakt.answers import header_number, moment, tree_of
from desktop_app.providers.trees import text
from desktop_app.transport import Response

DONE = frozenset({200, 201, 204, 409})
"""409: it is so already."""

UPGRADE = "https://app.trakt.tv/vip"
LONGEST_WAIT = 3600.0
"""Seconds: the longest period of its limits is five minutes."""


def call_error(response: Response, *, writes: bool, now: Callable[[], float]) -> ServiceError:
    """The error in an answer to a call. `now` in Unix seconds.

    A 412 is a wrong content type, never a conflict: Trakt knows no preconditions (contract 7).
    """
    status = response.status
    match status:
        case 401:
            return SignInAgain(status=status)
        case 403 if is_page(response):
            return ServerFault(CallReason.IN_FRONT, status=status)
        case 403:
            return Refused(RefusalReason.NOT_CHANGEABLE, status=status) if writes else ApplicationRefused(status=status)
        case 404:
            return NotThere(status=status)
        case 420:
            return _over_limit(response)
        case 423:
            return AccountLocked(_why_locked(response), status=status)
        case 426:
            return MembersOnly(RefusalReason.VIP_ONLY, address=_upgrade(response), status=status)
        case 429:
            return RateLimited(CallReason.TOO_MANY_CALLS, retry_after=_wait(response, now()))
        case _ if status >= 500:
            return ServerFault(CallReason.ANSWERED, status=status)
    return Refused(CallReason.ANSWERED, status=status, said=_said(response))


def _over_limit(response: Response) -> LimitReached:
    """Older servers name the limit; where this one does not, the settings do."""
    most = header_number(response, "x-account-limit")
    if most is None:
        return LimitReached(status=response.status)
    return LimitReached(RefusalReason.ACCOUNT_LIMIT, status=response.status, limit=most)


def _why_locked(response: Response) -> SignInReason:
    is_closed = response.headers.get("x-account-deactivated", "").lower() == "true"
    return SignInReason.ACCOUNT_CLOSED if is_closed else SignInReason.ACCOUNT_LOCKED


def _upgrade(response: Response) -> str:
    address = response.headers.get("x-upgrade-url", "")
    return address if address.startswith("https://") and address.isascii() and address.isprintable() else UPGRADE


def _wait(response: Response, now: float) -> float:
    """Seconds until the next call is taken; 0 where nobody says."""
    told = header_number(response, "retry-after")
    if told is None:
        until = _limit_ends(response)
        told = 0 if until is None else max(0, round(until - now + 0.5))
    return float(min(told, LONGEST_WAIT))


def _limit_ends(response: Response) -> float | None:
    """The end of the period, out of the JSON in a header."""
    try:
        told = json.loads(response.headers.get("x-ratelimit", ""))
    except (ValueError, RecursionError):
        return None
    return moment(text(told, "until")) if isinstance(told, dict) else None


def _said(response: Response) -> str:
    """The service's words: a validation names its fields (422)."""
    try:
        tree = tree_of(response)
    except BadAnswer:
        return ""
    errors = tree.get("errors")
    fields = errors.items() if isinstance(errors, dict) else ()
    named = "; ".join(f"{name} {_flat(what)}" for name, what in fields)
    said = named or text(tree, "message") or text(tree, "error_description") or text(tree, "error")
    return masked_words(said)


def _flat(what: object) -> str:
    return ", ".join(str(each) for each in what) if isinstance(what, list) else str(what)
