"""Bringing an earlier order back."""

from hypothesis import given

from desktop_app.domain.arrangement import plan
from desktop_app.domain.earlier_order import brought_back, moves_between
from desktop_app.domain.queues import ItemId, Queue
from tests.unit.domain.strategies import queue, queues


def back(now: str, earlier: str) -> str:
    return "".join(brought_back(queue(now), [ItemId(letter) for letter in earlier]))


@given(queues, queues)
def test_every_title_of_now_is_there_once_and_the_earlier_ones_are_in_their_order(now: Queue, earlier: Queue) -> None:
    found = brought_back(now, earlier.ids)

    assert sorted(found) == sorted(now.ids)
    assert [i for i in found if i in earlier] == [i for i in earlier.ids if i in now]


@given(queues)
def test_the_order_of_now_brought_back_is_the_order_of_now(now: Queue) -> None:
    assert brought_back(now, now.ids) == now.ids


def test_what_came_since_stays_behind_its_neighbour() -> None:
    assert back("xcayb", "abc") == "xaybc"


def test_what_is_gone_stays_gone() -> None:
    assert back("ca", "abc") == "ac"


@given(queues, queues)
def test_the_moves_to_bring_an_order_back_are_those_of_the_plan(now: Queue, earlier: Queue) -> None:
    target = brought_back(now, earlier.ids)

    assert moves_between(now.ids, target) == len(plan(now, target))


def test_what_came_or_went_is_no_move() -> None:
    assert moves_between(queue("abcx").ids, queue("yabc").ids) == 0
    assert moves_between(queue("abcd").ids, queue("dabc").ids) == 1
