"""What a list does whose service counts the calls of a day, as tables: each row is a rule."""

from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from desktop_app.domain.budgets import Budget, ListCosts, Price, Purse
from desktop_app.domain.edits import Edit
from desktop_app.domain.errors import RateLimited
from desktop_app.sync.decisions import decide, next_step
from desktop_app.sync.outcomes import Fault, Read, Send, Stop, Then, Wait, WaitUntil
from desktop_app.sync.state import Health
from tests.unit.sync.held_lists import F_ON_TOP, NOW, held, sending, states

COSTS = ListCosts(page=1, titles=50, write=10, reads_kept=2)
BUDGET = Budget("units", 100, "America/Los_Angeles", (Price(1),), COSTS)
FREE = replace(BUDGET, lists=None)
MIDNIGHT = 90_000.0
SOON = 5_000.0


def purse(left: int, **more: Any) -> Purse:
    return Purse(BUDGET, 100 - left, MIDNIGHT, **more)


@dataclass(frozen=True)
class Next:
    because: str
    purse: Purse
    then: Then | type[Send]
    shows: Health
    edits: tuple[Edit, ...] = (F_ON_TOP,)
    flags: dict[str, Any] = field(default_factory=dict)


MUST = {"must_read": True}
NEXT = (
    Next("a write and two reads can be paid", purse(12), Send, Health.SENDING),
    Next("what is kept for reading is not written with", purse(11), WaitUntil(MIDNIGHT), Health.LIMITED),
    Next("others' changes are read with what is kept", purse(11), Read(), Health.IN_STEP, flags=MUST),
    Next("a read that cannot be paid waits, too", purse(0), WaitUntil(MIDNIGHT), Health.LIMITED, (), MUST),
    Next("a spent day concerns no list that needs nothing", purse(0), Stop(), Health.IN_STEP, ()),
    Next("the service's word counts more", purse(90, refused_until=SOON), WaitUntil(SOON), Health.LIMITED),
    Next("a person knows better than our count", purse(0, is_trusted=False), Send, Health.SENDING),
    Next("lists that cost nothing wait for nothing", Purse(FREE, 100, MIDNIGHT), Send, Health.SENDING),
)  # fmt: skip


@pytest.mark.parametrize("row", NEXT, ids=lambda row: row.because)
def test_what_a_list_needs_next(row: Next) -> None:
    decision = next_step(held(*row.edits, **row.flags), replace(NOW, purse=row.purse))

    assert decision.then == row.then or type(decision.then) is row.then
    assert decision.change.held.shown.health is row.shows
    assert decision.change.events == ()


def test_what_waits_says_why_and_until_when_and_stays_as_it_is() -> None:
    after = next_step(held(F_ON_TOP), replace(NOW, purse=purse(11))).change.held

    trouble = after.shown.trouble
    assert isinstance(trouble, RateLimited)
    assert (trouble.until_tomorrow, trouble.goes_on_at, trouble.zone) == (True, MIDNIGHT, "America/Los_Angeles")
    assert states(after) == "W"
    assert after.tries == {}


def test_looking_again_while_it_waits_is_no_news() -> None:
    situation = replace(NOW, purse=purse(11))
    first = next_step(held(F_ON_TOP), situation).change.held

    assert next_step(first, situation).change.held is first


def test_it_goes_on_in_the_new_day() -> None:
    waiting = next_step(held(F_ON_TOP), replace(NOW, purse=purse(0))).change.held

    assert isinstance(next_step(waiting, replace(NOW, purse=purse(100))).then, Send)


def test_a_limit_of_seconds_comes_first() -> None:
    limited = replace(NOW, purse=purse(0), limit=RateLimited(retry_after=30), limited_until=130.0)

    assert next_step(held(F_ON_TOP), limited).then == Wait(30.0)


def test_a_refusal_in_the_middle_is_no_error_but_the_end_of_the_day() -> None:
    before, request = sending(F_ON_TOP)
    refused = Fault(RateLimited(said="quota", until_tomorrow=True), request)

    decision = decide(before, refused, replace(NOW, purse=purse(60, refused_until=MIDNIGHT)))

    trouble = decision.change.held.shown.trouble
    assert decision.then == WaitUntil(MIDNIGHT)
    assert decision.change.events == ()
    assert states(decision.change.held) == "W"
    assert isinstance(trouble, RateLimited)
    assert (trouble.said, trouble.goes_on_at) == ("quota", MIDNIGHT)
