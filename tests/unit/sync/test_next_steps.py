"""Rules for what a list needs next, as a table: each row is a rule, and its name is the reason for it."""

from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from desktop_app.domain.edits import Edit, Remove
from desktop_app.domain.queues import ItemId
from desktop_app.sync.decisions import next_step
from desktop_app.sync.outcomes import (
    Read,
    Send,
    Stop,
    Then,
    Wait,
)
from desktop_app.sync.state import Failed, Health
from tests.unit.sync.held_lists import BASE, E_ON_TOP, F_ON_TOP, LIMIT, NOW, ORDER_OF_OURS, WHOLE_ORDER, held, states

# --- nothing is under way ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Next:
    because: str
    then: Then | type[Send]
    shows: Health
    edits: tuple[Edit, ...] = ()
    flags: dict[str, Any] = field(default_factory=dict)
    situation: dict[str, Any] = field(default_factory=dict)
    unseen: int = 0


LIMITED = {"limit": LIMIT, "limited_until": 130.0}
MUST = {"must_read": True}
DUE, LATER = {"next_look": 100.0}, {"next_look": 120.0}
A_GOES = Remove((ItemId("a"),))
THEIRS, OURS = {"capabilities": WHOLE_ORDER}, {"capabilities": ORDER_OF_OURS}
NEXT = (
    Next("nothing is left to do", Stop(), Health.IN_STEP),
    Next("an edit waits", Send, Health.SENDING, (F_ON_TOP,)),
    Next("what we hold may be old", Read(), Health.IN_STEP, (), MUST),
    Next("no edit is sent on what may be old", Read(), Health.IN_STEP, (F_ON_TOP,), MUST),
    Next("what is too long waits for the person", Stop(), Health.IN_STEP, (F_ON_TOP,), {**MUST, "is_left_alone": True}),
    Next("nobody writes before the limit is over", Wait(30.0), Health.LIMITED, (F_ON_TOP,), {}, LIMITED),
    Next("nobody reads before the limit is over", Wait(30.0), Health.LIMITED, (), MUST, LIMITED),
    Next("a limit concerns no list that needs nothing", Stop(), Health.IN_STEP, (), {}, LIMITED),
    Next("a list in part is read again when it is time", Read(), Health.IN_STEP, (), DUE, unseen=2),
    Next("and not before", Wait(20.0), Health.INCOMPLETE, (), LATER, unseen=2),
    Next("looking again waits for the limit, too", Wait(30.0), Health.LIMITED, (), DUE, LIMITED, unseen=2),
    Next("edits do not bring the look forward", Send, Health.SENDING, (A_GOES,), LATER, unseen=2),
    Next("an order would move unseen titles", Wait(20.0), Health.INCOMPLETE, (F_ON_TOP,), LATER, THEIRS, unseen=2),
    Next("an order of our own moves nobody", Send, Health.SENDING, (F_ON_TOP,), LATER, OURS, unseen=2),
)  # fmt: skip


@pytest.mark.parametrize("row", NEXT, ids=lambda row: row.because)
def test_what_a_list_needs_next(row: Next) -> None:
    before = held(*row.edits, base=replace(BASE, unseen=row.unseen), **row.flags)

    decision = next_step(before, replace(NOW, **row.situation))

    assert decision.then == row.then or type(decision.then) is row.then
    assert decision.change.held.shown.health is row.shows


def test_a_departing_edit_is_in_the_journal_as_travelling_before_it_goes_out() -> None:
    decision = next_step(held(F_ON_TOP, E_ON_TOP), NOW)

    assert isinstance(decision.then, Send)
    assert decision.change.entries == decision.then.batch
    assert states(decision.change.held) == "TW"
    assert decision.then.waiting == held(F_ON_TOP).entries
    assert [decision.change.held.tries_of(entry) for entry in decision.change.held.entries] == [1, 0]


def test_a_list_in_part_is_said_to_be_once() -> None:
    before = held(base=replace(BASE, unseen=2), next_look=120.0)
    first = next_step(before, NOW)
    second = next_step(first.change.held, NOW)

    assert [type(event) for event in first.change.events] == [Failed]
    assert second.change.events == ()
