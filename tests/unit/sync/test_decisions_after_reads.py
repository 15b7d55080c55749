"""Rules for what a service shows, as tables: each row is a rule, and its name is the reason for it."""

from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from desktop_app.domain.edits import Edit, Remove
from desktop_app.domain.errors import SuddenlyEmpty
from desktop_app.domain.queues import ItemId, Queue
from desktop_app.sync.decisions import decide
from desktop_app.sync.outcomes import (
    Keep,
    Read,
    Retry,
    Stop,
    Then,
)
from desktop_app.sync.reads import Told
from desktop_app.sync.stale_etags import StaleEtags
from desktop_app.sync.state import Asked, Health, Merged
from tests.unit.domain.strategies import queue
from tests.unit.sync.held_lists import BASE, DONE, E_ON_TOP, F_ON_TOP, NOW, held, sending, states
from tests.unit.sync.whole_orders import item_of

# --- the service shows the list ----------------------------------------------------------------------------------

LAG, GIVEN_UP = 5, 25
"""Reads of a round, and of four rounds and one more."""

OLD = queue("abcdef", "0.9")


@dataclass(frozen=True)
class LaggingRead:
    because: str
    read: Queue
    lagging_before: int
    then: Then


LAGGING_READS = (
    LaggingRead("reads lag behind writes: the next may not", OLD, 0, Read(0.5)),
    LaggingRead("five of them are tried at once", OLD, LAG - 2, Read(0.5)),
    LaggingRead("then as after a failure", OLD, LAG - 1, Retry(5.0)),
    LaggingRead("in rounds", OLD, LAG, Read(0.5)),
    LaggingRead("for four rounds", OLD, GIVEN_UP - LAG - 1, Retry(5.0)),
    LaggingRead("no lag is that long: the service went back", OLD, GIVEN_UP - 1, Keep(OLD)),
    LaggingRead("a service that refuses the entity-tag that it tells is not lagging", BASE, LAG - 1, Keep(BASE)),
    LaggingRead("but may be, within the first round", BASE, 0, Read(0.5)),
    LaggingRead("what is new is believed", DONE, LAG, Keep(DONE)),
)


@pytest.mark.parametrize("row", LAGGING_READS, ids=lambda row: row.because)
def test_a_read_of_a_state_that_is_over(row: LaggingRead) -> None:
    stale = StaleEtags(("0.9", "1"))
    before = held(F_ON_TOP, stale=stale, lagging_reads=row.lagging_before)

    decision = decide(before, Told(row.read), NOW)
    after = decision.change.held

    assert decision.then == row.then
    is_believed = isinstance(row.then, Keep)
    assert after.must_read is not is_believed
    assert after.lagging_reads == (0 if is_believed else row.lagging_before + 1)
    assert after.base == (row.read if is_believed else BASE)
    assert (after.shown.health is Health.INCOMPLETE) is isinstance(row.then, Retry)


@dataclass(frozen=True)
class EmptyRead:
    because: str
    is_believed: bool
    base: Queue = BASE
    flags: dict[str, Any] = field(default_factory=dict)
    edits: tuple[Edit, ...] = ()
    read: Queue = field(default_factory=lambda: queue("", "0"))


A_GOES = Remove((ItemId("a"),))
EMPTY_READS = (
    EmptyRead("an empty read is not 'everything was removed'", is_believed=False),
    EmptyRead("the person says that it is empty", is_believed=True, flags={"may_be_empty": True}),
    EmptyRead("titles that were saved are missed, too", is_believed=False, base=Queue((), (item_of("a"),), "1")),
    EmptyRead("it was empty before", is_believed=True, base=queue("", "0")),
    EmptyRead("only the service's own list comes and goes", is_believed=True, read=Queue(comes_and_goes=True)),
    EmptyRead("saved titles are titles", is_believed=True, read=Queue((), (item_of("a"),), "2")),
    EmptyRead("a removal that waits explains nothing yet", is_believed=False, base=queue("a", "1"), edits=(A_GOES,)),
)  # fmt: skip


@pytest.mark.parametrize("row", EMPTY_READS, ids=lambda row: row.because)
def test_a_read_that_is_empty(row: EmptyRead) -> None:
    before = held(*row.edits, base=row.base, lagging_reads=3, **row.flags)

    decision = decide(before, Told(row.read), NOW)

    assert decision.then == (Keep(row.read) if row.is_believed else Stop())
    assert isinstance(decision.change.held.shown.trouble, SuddenlyEmpty) is not row.is_believed
    assert decision.change.held.lagging_reads == 0
    assert decision.change.held.base == (row.read if row.is_believed else row.base)


def test_a_removal_that_travels_explains_an_empty_list() -> None:
    before, _ = sending(Remove((ItemId("a"),)), base=queue("a", "1"))

    decision = decide(before, Told(queue("", "0")), NOW)

    assert isinstance(decision.then, Keep)
    assert states(decision.change.held) == ""


@dataclass(frozen=True)
class Shown:
    because: str
    read: Queue
    states: str
    events: list[type] = field(default_factory=list)
    tries: int = 1
    is_unproven: bool = False


READS_AFTER_SENDING = (
    Shown("the list stands as the edit wanted: it has arrived", DONE, "W"),
    Shown("the read may lag behind: the next request tells", BASE, "TW"),
    Shown("the third yes of which nothing is shown ends in a question", BASE, "AW", [Asked], 3, is_unproven=True),
    Shown("what is shown after the third yes has arrived", DONE, "W", tries=3, is_unproven=True),
    Shown("tries that were no yes end in no question here", BASE, "TW", tries=3),
    Shown("others' changes are told", queue("fabcd", "2"), "A", [Merged, Asked]),
    Shown("in part, nothing is known of what waits", replace(queue("bcdaf", "2"), unseen=1), "TW", [Merged]),
)  # fmt: skip


@pytest.mark.parametrize("row", READS_AFTER_SENDING, ids=lambda row: row.because)
def test_a_read_after_an_outcome_that_nobody_knows(row: Shown) -> None:
    before, _ = sending(F_ON_TOP, E_ON_TOP, tries=row.tries)

    decision = decide(replace(before, must_read=True, is_unproven=row.is_unproven), Told(row.read), NOW)
    after = decision.change.held

    assert states(after) == row.states
    assert [type(event) for event in decision.change.events] == row.events
    assert decision.then == Keep(row.read)
    assert (after.must_read, after.is_unproven, after.shown.read_at) == (False, False, NOW.unix_time)


def test_the_first_read_of_a_list_that_nobody_knew_is_no_change_of_others() -> None:
    before = held(base=Queue())

    decision = decide(replace(before, shown=replace(before.shown, loaded=False)), Told(DONE), NOW)

    assert decision.change.events == ()
    assert decision.change.held.shown.loaded
    assert decision.change.held.shown.view.ids == DONE.ids


@pytest.mark.parametrize(("before", "pause"), [(0, 5.0), (1, 10.0), (9, 300.0)])
def test_looks_at_a_list_in_part_come_with_growing_pauses(before: int, pause: float) -> None:
    decision = decide(held(partial_reads=before), Told(replace(DONE, unseen=1)), NOW)

    assert decision.change.held.next_look == NOW.now + pause


def test_a_whole_read_ends_the_looks() -> None:
    decision = decide(held(partial_reads=3, is_partial_told=True), Told(DONE), NOW)

    assert (decision.change.held.partial_reads, decision.change.held.is_partial_told) == (0, False)


def test_what_was_replaced_on_this_computer_is_blamed_on_nobody() -> None:
    first = decide(held(changes_here=True), Told(DONE), NOW)
    second = decide(first.change.held, Told(queue("abcdef", "3")), NOW)

    assert first.change.events == ()
    assert [type(event) for event in second.change.events] == [Merged]
