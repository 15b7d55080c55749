"""Calls for a described service's lists: JSON out of answers, and refusals by the description's rules."""

from desktop_app.auth.token_response import is_page, retry_after
from desktop_app.domain.errors import (
    AnswerReason,
    BadAnswer,
    CallReason,
    LimitReached,
    NotThere,
    PreconditionFailed,
    RateLimited,
    RefusalReason,
    Refused,
    ServerFault,
    ServiceError,
    SignInAgain,
    SignInReason,
)
from desktop_app.providers.described.calls import Calls
from desktop_app.providers.described.list_description import ErrorRule, Meaning
from desktop_app.providers.redirects import led_away
from desktop_app.providers.trees import cleaned, json_of
from desktop_app.transport import Request, Response

LONGEST_WAIT = 3600.0
"""Seconds."""

LONGEST_SAID = 200
_SAID = ("message", "error_description", "detail", "error")


class ListCalls:
    """Calls of one account. Every method raises `ServiceError`."""

    def __init__(self, calls: Calls, rules: tuple[ErrorRule, ...]) -> None:
        self._calls = calls
        self._rules = rules

    async def read(self, request: Request) -> tuple[object, Response]:
        """The JSON in the answer to a read, and the answer."""
        response = await self._calls.send(request)
        error = self._error(response, writes=False)
        if error is not None:
            raise error
        return _tree(response), response

    async def write(self, request: Request) -> None:
        """Send a change. That the answer is a yes does not mean that it was done: the list is read afterwards."""
        response = await self._calls.send(request)
        error = self._error(response, writes=True)
        if error is not None:
            raise error

    def _error(self, response: Response, *, writes: bool) -> ServiceError | None:
        """The error in an answer; None where it is a yes."""
        if (away := led_away(response)) is not None:
            return away
        if response.is_good:
            return None
        rule = next((rule for rule in self._rules if _fits(rule, response)), None)
        if rule is not None:
            return None if rule.means is Meaning.DONE and writes else _meant(rule.means, response)
        return _usual(response, writes=writes)


def _fits(rule: ErrorRule, response: Response) -> bool:
    if rule.status not in (0, response.status):
        return False
    if not rule.path:
        return bool(rule.status)
    try:
        found = rule.path.find(_tree(response))
    except BadAnswer:
        return False
    return found is not None and (not rule.equals or str(found) == rule.equals)


def _meant(meaning: Meaning, response: Response) -> ServiceError:
    status = response.status
    match meaning:
        case Meaning.STALE:
            return PreconditionFailed(CallReason.CHANGED, status=status)
        case Meaning.FIXED:
            return Refused(RefusalReason.LIST_NOT_CHANGEABLE, status=status)
        case Meaning.FULL:
            return LimitReached(RefusalReason.LIST_MAY_BE_FULL, status=status)
        case Meaning.SIGN_IN:
            return SignInAgain(SignInReason.TOKEN_REFUSED, status=status)
        case Meaning.QUOTA:
            return RateLimited(CallReason.TOO_MANY_CALLS, retry_after=_wait(response), until_tomorrow=True)
        case Meaning.BUSY:
            return RateLimited(CallReason.TOO_MANY_CALLS, retry_after=_wait(response))
        case Meaning.MISSING:
            return NotThere(status=status)
    return Refused(RefusalReason.NOT_CHANGEABLE, status=status, said=_said(response))


def _usual(response: Response, *, writes: bool) -> ServiceError:
    """The error by the status alone. A write's 404 says nothing of the list: what it names may be what is gone."""
    status = response.status
    match status:
        case 404 | 410 if not writes:
            return NotThere(status=status)
        case 412:
            return PreconditionFailed(CallReason.CHANGED, status=status)
        case 429:
            return RateLimited(CallReason.TOO_MANY_CALLS, retry_after=_wait(response))
        case 403 if is_page(response):
            return ServerFault(CallReason.IN_FRONT, status=status)
        case _ if status >= 500:
            return ServerFault(CallReason.ANSWERED, status=status)
        case _ if status < 400:
            return BadAnswer(AnswerReason.NOT_WHAT_WAS_ASKED, status=status)
    return Refused(CallReason.ANSWERED, status=status, said=_said(response))


def _wait(response: Response) -> float:
    return min(retry_after(response) or 1.0, LONGEST_WAIT)


def _said(response: Response) -> str:
    """The service's own words, where they stand at a usual place."""
    try:
        tree = _tree(response)
    except BadAnswer:
        return ""
    found = (tree.get(name) for name in _SAID) if isinstance(tree, dict) else ()
    return next((cleaned(text)[:LONGEST_SAID] for text in found if isinstance(text, str) and text), "")


def _tree(response: Response) -> object:
    try:
        return json_of(response.body)
    except (ValueError, RecursionError):
        raise BadAnswer(AnswerReason.NOT_JSON, status=response.status) from None
