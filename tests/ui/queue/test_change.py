from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.queues import ItemId
from desktop_app.ui.queue.change import (
    Inserted,
    Moved,
    Rearranged,
    Same,
    Taken,
    change_between,
    source_of,
    stayed,
    stretches,
)

KEYS = [ItemId(letter) for letter in "abcdefgh"]
orders = st.lists(st.sampled_from(KEYS), unique=True)


@given(orders, orders)
def test_the_change_explains_the_new_order(old: list[ItemId], new: list[ItemId]) -> None:
    match change_between(old, new):
        case Same():
            assert old == new
        case Inserted(first, count):
            assert new[:first] + new[first + count :] == old
        case Taken(first, count):
            assert old[:first] + old[first + count :] == new
        case Moved(first, count, before):
            block = old[first : first + count]
            assert [*_less(old[:before], block), *block, *_less(old[before:], block)] == new
            assert not first <= before <= first + count
        case Rearranged():
            assert old != new


@given(orders, orders)
def test_what_was_there_before_is_found_where_it_went(old: list[ItemId], new: list[ItemId]) -> None:
    change = change_between(old, new)

    sources = [source_of(change, at) for at in range(len(new))]

    stretched = [(was + at, now + at) for was, now, count in stayed(change, len(old)) for at in range(count)]
    if not isinstance(change, Rearranged):
        assert sorted(stretched) == sorted((old.index(key), new.index(key)) for key in new if key in old)
        assert [None if at is None else old[at] for at in sources] == [key if key in old else None for key in new]


def _less(keys: list[ItemId], block: list[ItemId]) -> list[ItemId]:
    return [key for key in keys if key not in block]


def test_every_move_of_one_block_is_said_as_a_move() -> None:
    keys = KEYS[:6]
    for first in range(6):
        for count in range(1, 7 - first):
            rest = keys[:first] + keys[first + count :]
            for at in range(len(rest) + 1):
                new = rest[:at] + keys[first : first + count] + rest[at:]

                assert isinstance(change_between(keys, new), Same if new == keys else Moved)


def test_a_permutation_is_never_said_as_an_insertion() -> None:
    for new in permutations(KEYS[:5]):
        assert isinstance(change_between(KEYS[:5], list(new)), Same | Moved | Rearranged)


def test_stretches_are_without_gaps() -> None:
    assert stretches([1, 2, 3, 7, 9, 10]) == [range(1, 4), range(7, 8), range(9, 11)]
