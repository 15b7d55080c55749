"""What a list may hold is known before anything is kept."""

from collections.abc import Sequence

import pytest

from desktop_app.domain.capacity import check_capacity
from desktop_app.domain.edits import Add, Edge, Edit, Move, Remove
from desktop_app.domain.errors import ListFixed, ListReason, NoRoom
from desktop_app.domain.queues import Item, ItemId, Queue, Title, TitleId
from desktop_app.domain.service import Capabilities, Guard, ListInfo, Ordering, Writes
from tests.sentences import says


def item(name: str) -> Item:
    return Item(Title(TitleId(name), name))


QUEUE = Queue(tuple(item(name) for name in "abcd"))
CAN = Capabilities(Ordering.KEPT_BY_SERVICE, Guard.COMPARE_FIRST, Writes.WHOLE_ORDER)
FIVE = ListInfo("noir", "Noir", largest=5)


@pytest.mark.parametrize(
    "edits",
    [
        (Add(item("e"), Edge.END),),
        (Add(item("a"), Edge.END), Add(item("e"), Edge.END)),
        (Remove((ItemId("a"),)), Add(item("e"), Edge.END), Add(item("f"), Edge.END)),
        (Move((ItemId("a"),), Edge.END),),
    ],
)
def test_what_fits_is_let_through(edits: Sequence[Edit]) -> None:
    check_capacity(FIVE, CAN, QUEUE, edits)


def test_what_does_not_fit_says_how_many_would() -> None:
    with pytest.raises(NoRoom) as refused:
        check_capacity(FIVE, CAN, QUEUE, [Add(item(name), Edge.END) for name in "efg"])
    assert (refused.value.holds, refused.value.wanted, refused.value.fits) == (4, 3, 1)


def test_only_a_title_that_is_there_makes_room_by_going_and_only_once() -> None:
    gone = Remove((ItemId("a"), ItemId("stranger"), ItemId("a")))
    check_capacity(FIVE, CAN, QUEUE, [gone, Add(item("e"), Edge.END), Add(item("f"), Edge.END)])
    with pytest.raises(NoRoom) as refused:
        check_capacity(FIVE, CAN, QUEUE, [gone, *(Add(item(name), Edge.END) for name in "efg")])
    assert (refused.value.holds, refused.value.wanted, refused.value.fits) == (3, 3, 2)


def test_saved_titles_take_room_too_and_are_not_added_again() -> None:
    full = Queue(QUEUE.items, saved=(item("s"),))
    check_capacity(FIVE, CAN, full, [Add(item("s"), Edge.END)])
    with pytest.raises(NoRoom) as refused:
        check_capacity(FIVE, CAN, full, [Add(item("e"), Edge.END)])
    assert (refused.value.largest, refused.value.holds) == (5, 5)


def test_titles_that_were_not_seen_yet_count() -> None:
    with pytest.raises(NoRoom) as refused:
        check_capacity(FIVE, CAN, Queue(), [Add(item("e"), Edge.END)], unseen=5)
    assert refused.value.fits == 0


def test_a_list_that_is_too_long_already_can_be_made_shorter_and_put_in_order() -> None:
    two = ListInfo("noir", "Noir", largest=2)
    check_capacity(two, CAN, QUEUE, [Remove((ItemId("a"),)), Move((ItemId("b"),), Edge.END)])


def test_without_a_limit_everything_fits() -> None:
    check_capacity(ListInfo("noir", "Noir"), CAN, QUEUE, [Add(item("e"), Edge.END)])


@pytest.mark.parametrize("edit", [Add(item("e"), Edge.END), Remove((ItemId("a"),)), Move((ItemId("a"),), Edge.END)])
def test_a_list_of_somebody_else_is_left_alone(edit: Edit) -> None:
    with pytest.raises(ListFixed, check=says("The service keeps this list itself")):
        check_capacity(ListInfo("noir", "Noir", fixed=ListReason.KEPT_BY_SERVICE), CAN, QUEUE, [edit])
