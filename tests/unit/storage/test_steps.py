"""The way back in the journal: with the edit or not at all, bounded, and let go after a while."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.account import Account, AccountId, LinkState, Person
from desktop_app.domain.edits import Add, Edge, Move, Remove
from desktop_app.domain.errors import DiskFull
from desktop_app.domain.pending_edits import EntryState
from desktop_app.domain.queues import ItemId, QueueRef
from desktop_app.domain.undo_step import UndoStep, excerpt, inverse
from desktop_app.storage import journal as journals
from desktop_app.storage.journal import KEPT_FOR, Journal
from tests.clock import Clock
from tests.unit.domain.strategies import item, queue

ADA = Account(AccountId("a1"), "netflix", "sandbox", Person("T1", "Ada"), "Ada's", LinkState.LINKED)
QUEUE, OTHER = QueueRef(ADA.id, "instant"), QueueRef(ADA.id, "disc")
EDITS = (Move((ItemId("c"),), Edge.TOP), Remove((ItemId("b"),)), Add(item("x"), ItemId("a")))
STEP = UndoStep(1, "Move Title C", excerpt(queue("abcdefgh"), EDITS), EDITS)


@pytest.fixture
def clock() -> Clock:
    return Clock(1_000_000.0)


@pytest.fixture
def journal(tmp_path: Path, clock: Clock) -> Iterator[Journal]:
    journal = Journal(tmp_path / "lineup.db", clock)
    journal.save_account(ADA)
    yield journal
    journal.close()


def step(number: int, *, undone: bool = False) -> UndoStep:
    return replace(STEP, number=number, undone=undone)


def test_a_step_comes_back_as_it_was_kept(journal: Journal) -> None:
    journal.append(QUEUE, EDITS, step=STEP)

    assert journal.steps(QUEUE) == (STEP,)
    assert journal.steps(OTHER) == ()


def test_what_was_undone_stands_at_the_end(journal: Journal) -> None:
    for number in (1, 2, 3):
        journal.append(QUEUE, EDITS, step=step(number))
    journal.append(QUEUE, EDITS, step=step(3, undone=True))
    journal.keep_step(QUEUE, step(2, undone=True))

    assert journal.steps(QUEUE) == (step(1), step(2, undone=True), step(3, undone=True))


def test_what_was_undone_before_something_else_was_done_is_no_way_any_more(journal: Journal) -> None:
    journal.append(QUEUE, EDITS, step=step(1))
    journal.append(QUEUE, EDITS, step=step(1, undone=True))
    journal.append(QUEUE, EDITS, step=step(2))

    assert journal.steps(QUEUE) == (step(2),)


def test_a_step_that_became_smaller_replaces_what_was_kept_of_it(journal: Journal) -> None:
    journal.append(QUEUE, EDITS, step=STEP)
    journal.append(QUEUE, EDITS, step=step(2))

    journal.keep_step(QUEUE, replace(STEP, edits=EDITS[:1]))
    assert journal.steps(QUEUE) == (replace(STEP, edits=EDITS[:1]), step(2))
    journal.keep_step(QUEUE, replace(STEP, edits=()))
    assert journal.steps(QUEUE) == (step(2),)


def test_an_edit_and_its_step_are_one_commit(journal: Journal) -> None:
    connection = journal._database._connection
    connection.execute("CREATE TEMP TRIGGER full BEFORE INSERT ON entry BEGIN SELECT raise(ABORT, 'no room'); END")

    with pytest.raises(Exception, match="no room"):
        journal.append(QUEUE, EDITS, step=STEP)

    assert journal.steps(QUEUE) == ()
    assert journal.live(QUEUE) == ()


def test_a_step_for_which_there_is_no_room_takes_its_edit_along(journal: Journal) -> None:
    journal._database._connection.execute("PRAGMA query_only = ON")

    with pytest.raises(DiskFull):
        journal.append(QUEUE, EDITS, step=STEP)

    assert journal.live(QUEUE) == ()


def test_the_last_hundred_of_each_list_are_kept(journal: Journal) -> None:
    journal.append(OTHER, EDITS, step=step(1))
    for number in range(1, 104):
        journal.append(QUEUE, EDITS, step=step(number))

    assert [kept.number for kept in journal.steps(QUEUE)] == list(range(4, 104))
    assert journal.steps(OTHER) == (step(1),)


def test_a_step_is_kept_for_thirty_days(journal: Journal, clock: Clock) -> None:
    journal.append(QUEUE, EDITS, step=step(1))
    clock.now += 60
    journal.append(QUEUE, EDITS, step=step(2))
    clock.now += KEPT_FOR - 1

    assert journal.steps(QUEUE) == (step(2),)
    assert journal.tidy() == 1
    assert journal.steps(QUEUE) == (step(2),)


def test_an_unlinked_account_takes_its_way_back_along(journal: Journal) -> None:
    journal.append(QUEUE, EDITS, step=STEP)
    journal.forget_account(ADA.id)
    journal.save_account(ADA)

    assert journal.steps(QUEUE) == ()


def test_a_step_that_cannot_be_read_is_passed_over(
    journal: Journal, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    journal.append(QUEUE, EDITS, step=step(1))
    journal.append(QUEUE, EDITS, step=step(2))
    with closing(sqlite3.connect(tmp_path / "lineup.db")) as other, other:
        other.execute("UPDATE step SET edits = '[{\"copy\": []}]' WHERE number = 1")
    other.close()

    assert journal.steps(QUEUE) == (step(2),)
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    caplog.clear()


# --- upkeep ------------------------------------------------------------------------------------------------------


def test_entries_that_are_over_go_after_thirty_days_and_no_others(journal: Journal, clock: Clock) -> None:
    ids = [entry.id for entry in journal.append(QUEUE, (EDITS[0],) * 5)]
    pending, travelling, asking, settled, dropped = journal.live(QUEUE)
    left = (
        pending,
        replace(travelling, state=EntryState.IN_FLIGHT),
        replace(asking, state=EntryState.NEEDS_DECISION),
    )
    journal.update((*left, replace(settled, state=EntryState.SETTLED)))
    clock.now += 100
    journal.update((replace(dropped, state=EntryState.DROPPED),))
    clock.now += KEPT_FOR - 1

    assert journal.tidy() == 1
    assert [row[0] for row in journal._database.rows("SELECT id FROM entry ORDER BY id")] == [*ids[:3], ids[4]]
    clock.now += KEPT_FOR
    assert journal.tidy() == 1
    assert journal.live(QUEUE) == left


def test_upkeep_is_bounded_and_goes_on_at_the_next_start(
    journal: Journal, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journals, "_AT_ONCE", 2)
    monkeypatch.setattr(journals, "_AT_MOST", 4)
    entries = journal.append(QUEUE, (EDITS[0],) * 5)
    journal.update([replace(entry, state=EntryState.SETTLED) for entry in entries])
    clock.now += KEPT_FOR + 1

    assert [journal.tidy(), journal.tidy(), journal.tidy()] == [4, 1, 0]


def test_upkeep_goes_on_until_nothing_is_too_old(
    journal: Journal, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journals, "_AT_ONCE", 2)
    entries = journal.append(QUEUE, (EDITS[0],) * 7, step=STEP)
    journal.update([replace(entry, state=EntryState.DROPPED) for entry in entries])
    clock.now += KEPT_FOR + 1

    assert journal.tidy() == 8
    assert journal._database.rows("SELECT id FROM entry") == []


def test_an_action_after_upkeep_is_another_than_those_that_wait(journal: Journal, clock: Clock) -> None:
    (first,) = journal.append(QUEUE, (EDITS[0],))
    (second,) = journal.append(QUEUE, (EDITS[0],))
    journal.update((replace(second, state=EntryState.SETTLED),))
    clock.now += KEPT_FOR + 1
    journal.tidy()

    (third,) = journal.append(QUEUE, (EDITS[0],))

    assert third.group != first.group
    assert third.id > second.id


def test_upkeep_without_room_loses_nothing_and_is_done_later(journal: Journal, clock: Clock) -> None:
    (entry,) = journal.append(QUEUE, (EDITS[0],), step=STEP)
    journal.update((replace(entry, state=EntryState.SETTLED),))
    clock.now += KEPT_FOR + 1
    connection = journal._database._connection
    connection.execute("PRAGMA query_only = ON")

    with pytest.raises(DiskFull):
        journal.tidy()

    connection.execute("PRAGMA query_only = OFF")
    assert journal.tidy() == 2


def test_a_title_that_was_there_before_is_taken_away_by_no_step(journal: Journal) -> None:
    for number in (1, 2):
        journal.append(QUEUE, EDITS, step=step(number))
    journal.append(OTHER, EDITS, step=STEP)
    entry = journal.live(QUEUE)[-1]

    journal.update((replace(entry, state=EntryState.SETTLED),), (item("x"),))

    assert [Remove((ItemId("x"),)) in inverse(one.before, one.edits) for one in journal.steps(QUEUE)] == [False, False]
    assert journal.steps(OTHER) == (STEP,)
    assert [one.number for one in journal.steps(QUEUE)] == [1, 2]
