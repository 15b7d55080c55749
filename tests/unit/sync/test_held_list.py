"""What is held of a list: which states are over, what a read may be compared with, and what the next start finds."""

from dataclasses import replace

import pytest

from desktop_app.domain.errors import IncompleteRead, LineupError, Unreachable
from desktop_app.domain.queues import Queue
from desktop_app.storage.snapshots import Snapshot
from desktop_app.sync.changes import believed_empty, changed_here, restored, wanted_again
from desktop_app.sync.decisions import decide
from desktop_app.sync.held_list import HeldList
from desktop_app.sync.reads import Told
from desktop_app.sync.stale_etags import REMEMBERED, StaleEtags
from desktop_app.sync.state import Health, QueueState
from tests.unit.domain.strategies import queue
from tests.unit.sync.held_lists import BASE, DONE, NOW, held
from tests.unit.sync.test_batches import REF

NEW = HeldList(QueueState(REF))


def after_read(before: HeldList, read: Queue) -> HeldList:
    return decide(before, Told(read), NOW).change.held


# --- what a read may be compared with ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("of", "is_known"),
    [
        (held(), True),
        (held(base=replace(BASE, etag=None)), False),
        (held(base=replace(BASE, sorted_by="title asc")), False),
        (held(base=replace(BASE, unseen=1)), False),
        (held(stale=StaleEtags(("1",))), False),
        (NEW, False),
    ],
    ids=["told as a whole", "without a tag", "in a foreign order", "in part", "over", "not told yet"],
)
def test_a_read_is_compared_with_what_was_told_as_a_whole_and_is_not_over(of: HeldList, is_known: bool) -> None:
    assert of.known == (BASE if is_known else None)


def test_a_state_without_a_tag_must_be_read_before_the_next_guarded_write() -> None:
    assert held().advanced(replace(DONE, etag=None)).must_read
    assert held(must_read=True).advanced(DONE).must_read
    assert not held().advanced(DONE).must_read


# --- which states are over ---------------------------------------------------------------------------------------


def test_the_state_before_is_over_and_comes_back_when_the_service_does() -> None:
    first = after_read(held(), DONE)
    assert tuple(first.stale) == ("1",)

    back = after_read(replace(first, stale=StaleEtags()), BASE)
    assert tuple(back.stale) == ("2",)
    assert tuple(back.advanced(DONE).stale) == ("1",)


def test_what_is_shown_in_part_ends_no_state() -> None:
    in_part = after_read(held(), replace(DONE, unseen=1))
    assert (tuple(in_part.stale), in_part.whole) == ((), "1")

    assert tuple(after_read(in_part, queue("abcdef", "3")).stale) == ("1",)


def test_a_first_read_that_lags_behind_the_last_run_ends_nothing() -> None:
    before = restored(NEW, Snapshot(DONE, 5.0)).held

    lagging = after_read(before, BASE)
    assert "2" not in lagging.stale
    assert tuple(after_read(lagging, DONE).stale) == ("1",)


def test_the_last_fifty_are_remembered_and_never_the_tag_of_empty_lists() -> None:
    tags = StaleEtags()
    for number in range(REMEMBERED + 2):
        tags = tags.having(str(number)).having(None)

    assert tuple(tags) == tuple(map(str, range(2, REMEMBERED + 2)))
    assert "0" not in StaleEtags().having("0")


# --- from start to start -----------------------------------------------------------------------------------------


def test_the_next_start_finds_what_was_told_and_what_is_over() -> None:
    left = after_read(held(), DONE).snapshot(DONE, 0.0)
    assert left == Snapshot(DONE, NOW.unix_time, ("1",))

    again = restored(NEW, left).held
    assert (again.base, again.shown.view.ids, again.shown.read_at) == (DONE, DONE.ids, NOW.unix_time)
    assert (again.shown.loaded, tuple(again.stale), again.must_read) == (True, ("1",), True)


def test_a_state_that_is_kept_before_it_is_ours_ends_the_one_before() -> None:
    """After a write: a stop in between must not make the list before the write the present one."""
    assert held().snapshot(DONE, 0.0).past == ("1",)


def test_what_was_shown_in_part_is_kept_without_its_tag() -> None:
    assert held().snapshot(replace(DONE, unseen=1), 0.0).queue.etag is None


def test_nothing_is_restored_over_what_the_service_has_told() -> None:
    assert restored(held(), Snapshot(DONE, 5.0)).held == held()


# --- what is said about it ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("health", "failed"),
    [(Health.TROUBLE, "new"), (Health.OFFLINE, "old"), (Health.IN_STEP, None), (Health.INCOMPLETE, None)],
)
def test_trouble_is_remembered_until_the_list_is_read(health: Health, failed: str | None) -> None:
    old, new = Unreachable(), IncompleteRead(1)
    before = held().reported(Health.TROUBLE, old).planned(7.0)
    assert before.shown.next_try_at == 7.0

    shown = before.reported(health, new).shown

    expected: dict[str | None, LineupError | None] = {"new": new, "old": old, None: None}
    assert (shown.failed, shown.next_try_at) == (expected[failed], None)


def test_what_is_known_already_is_no_news() -> None:
    before = held()
    assert before.reported(Health.IN_STEP).shown is before.shown
    assert before.with_entries(()).shown is before.shown


# --- what the person, or this computer, changes about the next read ----------------------------------------------


def test_a_yes_to_an_empty_list_holds_for_one_read() -> None:
    before = believed_empty(held()).held
    assert (before.may_be_empty, before.must_read) == (True, True)

    assert not after_read(before, DONE).may_be_empty


def test_a_list_that_was_left_alone_is_read_when_somebody_wants_it() -> None:
    after = wanted_again(held(is_left_alone=True)).held
    assert (after.must_read, after.is_left_alone) == (True, False)


def test_what_changed_on_this_computer_must_be_read() -> None:
    after = changed_here(held()).held
    assert (after.must_read, after.changes_here) == (True, True)
