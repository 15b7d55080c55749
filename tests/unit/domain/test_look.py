"""How a list is looked at, which changes nothing of the list."""

from desktop_app.domain.arrangement import Key, Order
from desktop_app.domain.look import PLAIN, SORTS, Look


def test_a_list_is_plain_unless_it_is_sorted_or_in_groups() -> None:
    assert PLAIN.is_plain
    assert not PLAIN.by(Order.TITLE).is_plain
    assert not PLAIN.grouped(in_groups=True).is_plain
    assert PLAIN.by(Order.TITLE).grouped(in_groups=True).grouped(in_groups=False) == PLAIN.by(Order.TITLE)


def test_it_is_sorted_in_the_usual_direction_and_turned_and_turned_back() -> None:
    best = PLAIN.grouped(in_groups=True).by(Order.RATING)

    assert best == Look(Key(Order.RATING, descending=True), in_groups=True)
    assert best.turned() == Look(Key(Order.RATING), in_groups=True)
    assert best.turned().turned() == best
    assert PLAIN.turned() is PLAIN


def test_every_sort_has_two_directions() -> None:
    assert all(order.has_direction for order in SORTS)
