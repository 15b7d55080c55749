"""The laws of an order that is kept here."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.local_order import Newcomers, in_kept_order
from desktop_app.domain.queues import ItemId, Queue
from tests.unit.domain.strategies import LETTERS, order, queue, queues

kept_orders = st.permutations(LETTERS).map(lambda p: tuple(ItemId(letter) for letter in p[:6]))


def kept(letters: str) -> tuple[ItemId, ...]:
    return tuple(ItemId(letter) for letter in letters)


@given(queues, kept_orders, st.sampled_from(Newcomers))
def test_nothing_is_lost_and_nothing_invented(told: Queue, order_kept: tuple[ItemId, ...], new: Newcomers) -> None:
    assert sorted(in_kept_order(told, order_kept, new).ids) == sorted(told.ids)


@given(queues)
def test_the_whole_order_is_what_was_kept(told: Queue) -> None:
    backwards = tuple(reversed(told.ids))

    assert in_kept_order(told, backwards).ids == backwards


def test_newcomers_stay_together_in_the_order_of_the_service() -> None:
    told = queue("xaybc")

    assert order(in_kept_order(told, kept("cba"))) == "cbaxy"
    assert order(in_kept_order(told, kept("cba"), Newcomers.TOP)) == "xycba"


def test_a_title_that_went_elsewhere_and_came_back_has_its_place() -> None:
    assert order(in_kept_order(queue("ac"), kept("cba"))) == "ca"
    assert order(in_kept_order(queue("acb"), kept("cba"))) == "cba"
