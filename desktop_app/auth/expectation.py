"""The mark by which an answer shows which sign-in it belongs to: `state`, or the token that was sent out.

A flow knows the mark; the listener on loopback must, too, so that a stray answer neither ends the sign-in nor closes
the port. Between the two stands the user-agent, which has no use for it: so the mark travels in the task's context.
"""

import hmac
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import Enum

from desktop_app.domain.exchange import Pairs

MARKS = ("state", "oauth_token", "request_token")
"""The parameters that mark an answer: RFC 6749 section 4.1.2, RFC 5849 section 2.2, contract tmdb 2.2."""


GoesOn = Callable[[Mapping[str, str]], bool]


def _always(_parameters: Mapping[str, str]) -> bool:
    return True


class Belonging(Enum):
    """Belonging of an answer to this sign-in, as far as its mark tells."""

    OURS = "the mark is the one that was sent out"
    FOREIGN = "the mark is another, or stands there twice"
    UNMARKED = "there is no mark"


@dataclass(frozen=True, slots=True)
class PageLife:
    """How long the service's page can be used: `lasts` seconds, 0 where nobody knows.

    `can_be_renewed`: the flow makes another page for whoever raises `PageExpired`.
    """

    lasts: float = 0
    can_be_renewed: bool = False


@dataclass(slots=True)
class Expectation:
    """The mark of one sign-in's answer: the first of `names` that is there must have this value.

    While `value` is empty nothing was sent out yet, and no answer can be ours. `goes_on` tells from an answer's
    parameters whether the flow can go on with it. `page` says how long the page lives that was made for this value.
    """

    names: Sequence[str]
    value: str = field(default="", repr=False)
    goes_on: GoesOn = _always
    page: PageLife = PageLife()

    def belonging_of(self, parameters: Pairs) -> Belonging:
        """Judge whether an answer with these parameters belongs to the sign-in."""
        if not self.value:
            return Belonging.FOREIGN
        given = _mark_in(parameters, self.names)
        if not given:
            return Belonging.UNMARKED
        is_ours = len(given) == 1 and hmac.compare_digest(given[0].encode(), self.value.encode())
        return Belonging.OURS if is_ours else Belonging.FOREIGN


class AnyMark:
    """Stand-in where no flow says what it expects: an answer with one mark may be ours, and the caller decides."""

    value = ""
    goes_on: GoesOn = staticmethod(_always)
    page = PageLife()

    def belonging_of(self, parameters: Pairs) -> Belonging:
        """Judge whether there is exactly one mark, whatever its value."""
        given = _mark_in(parameters, MARKS)
        return Belonging.UNMARKED if not given else Belonging.OURS if len(given) == 1 else Belonging.FOREIGN


def _mark_in(parameters: Pairs, names: Sequence[str]) -> list[str]:
    """Return all values of the first of `names` that is among the parameters."""
    of_each = ([value for name, value in parameters if name == wanted] for wanted in names)
    return next((values for values in of_each if values), [])


_current: ContextVar[Expectation | None] = ContextVar("expectation", default=None)


@contextmanager
def expecting(
    *names: str, value: str = "", goes_on: GoesOn = _always, page: PageLife = PageLife()
) -> Iterator[Expectation]:
    """Tell every listener that is made inside what marks the answer. `value` may be set later."""
    expectation = Expectation(names, value, goes_on, page)
    before = _current.get()
    _current.set(expectation)
    try:
        yield expectation
    finally:
        _current.set(before)  # not `reset`, which fails where a task is closed from outside


def current() -> Expectation | AnyMark:
    """The expectation of the flow that runs in this task."""
    return _current.get() or AnyMark()
