"""Why a person may not do something to a list."""

import pytest

from desktop_app.domain.edits import Add, Edge, Edit, Move, Remove
from desktop_app.domain.errors import ListReason
from desktop_app.domain.queues import Item, ItemId, Title, TitleId
from desktop_app.domain.service import Capabilities, Guard, ListInfo, Ordering, Writes, objection

ADD, MOVE = Add(Item(Title(TitleId("a"), "A"))), Move((ItemId("a"),), Edge.TOP)
REMOVE = Remove((ItemId("a"),))
THEIRS = Capabilities(Ordering.KEPT_BY_SERVICE, Guard.COMPARE_FIRST, Writes.ONE_TITLE)
OURS = Capabilities(Ordering.KEPT_BY_US, Guard.STATE_FIRST, Writes.WHOLE_ORDER)
BY_NAME = ListInfo("favorites", "Favorites", order_fixed=ListReason.BY_NAME)
FIXED = ListInfo("seen", "Seen", fixed=ListReason.WATCHED)


@pytest.mark.parametrize(
    ("edits", "why"),
    [
        ((), ListReason.BY_NAME),
        ((MOVE,), ListReason.BY_NAME),
        ((ADD, MOVE), ListReason.BY_NAME),
        ((ADD,), None),
        ((REMOVE,), None),
    ],
)
def test_a_list_without_an_order_takes_titles_and_gives_them_up(
    edits: tuple[Edit, ...], why: ListReason | None
) -> None:
    assert objection(BY_NAME, THEIRS, edits) is why


@pytest.mark.parametrize("edits", [(), (MOVE,), (ADD,)])
def test_a_fixed_list_is_fixed_in_all(edits: tuple[Edit, ...]) -> None:
    assert objection(FIXED, THEIRS, edits) is ListReason.WATCHED


def test_an_order_that_is_ours_is_the_persons() -> None:
    assert objection(FIXED, OURS, (MOVE,)) is None
    assert objection(BY_NAME, OURS, ()) is None
    assert objection(FIXED, OURS, (ADD, MOVE)) is ListReason.WATCHED
