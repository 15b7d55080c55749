"""Where a drag in the sidebar aims at, without a window."""

from dataclasses import replace

import pytest

from desktop_app.domain.queues import QueueRef
from desktop_app.ui.sidebar.drop_spot import gap_for, is_move, refusal_of
from tests.ui.sidebar.accounts import account, ref

ROW = 28
ADA = account("ada", lists=("a", "b", "c"))
A, B, C = (ref("ada", name) for name in "abc")


@pytest.mark.parametrize(
    ("carried", "over", "y", "before"),
    [
        (A, C, 2, C),
        (A, C, ROW - 2, None),
        (C, A, 2, A),
        (C, A, ROW - 2, B),
        (B, B, ROW // 2, B),  # over itself there is nothing to copy into
    ],
)
def test_the_edges_of_a_row_mean_the_gap_there(carried: QueueRef, over: QueueRef, y: int, before: QueueRef) -> None:
    gap = gap_for(ADA, carried, over, y, ROW)
    assert gap is not None
    assert gap.before == before


def test_the_middle_of_a_row_means_the_list() -> None:
    assert gap_for(ADA, A, C, ROW // 2, ROW) is None


def test_lists_without_an_order_of_their_own_have_no_gaps() -> None:
    first, *others = ADA.lists
    kept = replace(ADA, lists=(replace(first, order_refusal="The service keeps it."), *others))
    assert gap_for(kept, A, C, 2, ROW) is None
    assert gap_for(kept, C, A, 2, ROW) is None
    assert gap_for(ADA, ref("grace", "a"), C, 2, ROW) is None


@pytest.mark.parametrize(
    ("carried", "over", "y", "moves"),
    [(A, B, 2, False), (A, B, ROW - 2, True), (B, A, ROW - 2, False), (C, C, ROW - 2, False), (A, C, ROW - 2, True)],
)
def test_a_gap_beside_the_list_itself_is_no_move(carried: QueueRef, over: QueueRef, y: int, *, moves: bool) -> None:
    gap = gap_for(ADA, carried, over, y, ROW)
    assert gap is not None
    assert is_move(ADA, carried, gap) is moves


def test_each_refusal_says_why() -> None:
    saved = replace(ADA.lists[0], takes_titles=False)
    alone = replace(ADA, lists=(ADA.lists[0], replace(ADA.lists[1], takes_titles=False)))
    assert refusal_of(ADA, A) == refusal_of(ADA.lists[1], A) == ""
    assert refusal_of(ADA.lists[0], A) == "They are in this list already."
    assert refusal_of(saved, B) == "“A” can’t be changed here."
    assert refusal_of(alone, A) == "No other list of this account takes titles."
    assert refusal_of(ADA, None) == "Drop them on a list."
