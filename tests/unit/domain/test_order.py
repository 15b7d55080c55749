"""The order under change, against plain lists: whatever the blocks, an edit means the same."""

import random
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain import block_list, order
from desktop_app.domain.edits import Add, Anchor, Edge, Edit, Move, Remove
from desktop_app.domain.order import MutableOrder, apply, is_satisfied, replay
from desktop_app.domain.queues import Item, ItemId, Queue, Title, TitleId
from tests.unit.domain.strategies import LETTERS, edits, holdings, queue


@pytest.fixture(params=[1, 2, 3, 256], autouse=True, scope="module")
def size_of_a_block(request: pytest.FixtureRequest) -> Iterator[None]:
    """Make blocks so small that ten titles fill several, which are opened, cut and emptied."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(block_list, "SIZE", request.param)
        patch.setattr(order, "SIZE", request.param)
        yield


class Plain:
    """Edits in the fewest words: a list of titles with a place, and a list of saved ones."""

    def __init__(self, queue: Queue) -> None:
        self.placed, self.saved = [*queue.items], [*queue.saved]

    @property
    def ids(self) -> list[ItemId]:
        return [item.id for item in self.placed]

    def apply(self, edit: Edit) -> None:
        match edit:
            case Add(item, after, saved):
                if item.id not in [*self.ids, *(known.id for known in self.saved)]:
                    self.saved.append(item) if saved else self.put([item], after)
            case Move(items, after):
                while after in items:
                    at = self.ids.index(after) if after in self.ids else None
                    after = Edge.END if at is None else Edge.TOP if at == 0 else self.ids[at - 1]
                carried = [self.placed[self.ids.index(i)] for i in items if i in self.ids]
                self.placed = [item for item in self.placed if item not in carried]
                self.put(carried, after)
            case Remove(items):
                self.placed = [item for item in self.placed if item.id not in items]
                self.saved = [item for item in self.saved if item.id not in items]

    def put(self, items: list[Item], after: Anchor) -> None:
        at = 0 if after is Edge.TOP else self.ids.index(after) + 1 if after in self.ids else len(self.placed)
        self.placed[at:at] = items


def alike(one: Queue, other: Plain) -> bool:
    return (list(one.items), list(one.saved)) == (other.placed, other.saved)


@given(holdings, st.lists(edits, max_size=8))
def test_edits_mean_what_they_mean_on_lists(before: Queue, pending: list[Edit]) -> None:
    under_change, plain, one_by_one = MutableOrder(before), Plain(before), before
    for edit in pending:
        was = [*plain.placed], [*plain.saved]
        plain.apply(edit)
        changed = under_change.apply(edit)
        one_by_one = apply(one_by_one, edit)

        assert changed == (was != (plain.placed, plain.saved))
        assert alike(one_by_one, plain)
        assert alike(under_change.queue(), plain)
    assert alike(replay(before, pending), plain)
    assert [under_change.queue().place_of(ItemId(i)) for i in LETTERS] == [
        plain.ids.index(ItemId(i)) if i in plain.ids else None for i in LETTERS
    ]


@given(holdings, st.lists(edits, max_size=6))
def test_what_is_there_and_who_stands_around_it(before: Queue, pending: list[Edit]) -> None:
    under_change, plain = MutableOrder(before), Plain(before)
    for edit in pending:
        under_change.apply(edit)
        plain.apply(edit)
    for letter in map(ItemId, LETTERS):
        there = [item for item in (*plain.placed, *plain.saved) if item.id == letter]
        assert (letter in under_change, under_change.holds(letter)) == (letter in plain.ids, bool(there))
        assert under_change.find(letter) == (there[0] if there else None)
    for at, letter in enumerate(plain.ids):
        assert [*under_change.above(letter)] == plain.ids[:at][::-1]
        assert [*under_change.below(letter)] == plain.ids[at + 1 :]


@given(holdings, edits)
def test_an_edit_is_satisfied_where_it_would_change_nothing(before: Queue, edit: Edit) -> None:
    if isinstance(edit, Move) and not all(i in before for i in edit.items):
        assert not is_satisfied(before, edit)
    else:
        assert is_satisfied(before, edit) == (apply(before, edit) == before)


def test_what_changes_nothing_is_the_same_queue() -> None:
    before = queue("abc")

    assert replay(before, [Move((ItemId("b"),), ItemId("a")), Remove((ItemId("x"),))]) is before


def test_the_queue_that_was_begun_with_stays_as_it_is() -> None:
    before = queue("abcdef")
    under_change = MutableOrder(before)
    under_change.apply(Move((ItemId("f"),), Edge.TOP))
    between = under_change.queue()
    under_change.apply(Remove((ItemId("a"), ItemId("f"))))

    assert ["".join(of.ids) for of in (before, between, under_change.queue())] == ["abcdef", "fabcde", "bcde"]


def test_a_title_that_is_named_twice_moves_once() -> None:
    twice = Move((ItemId("a"), ItemId("c"), ItemId("a")), Edge.END)

    assert "".join(apply(queue("abcd"), twice).ids) == "bdac"


def test_titles_behind_a_missing_one_of_their_own_go_to_the_end() -> None:
    edit = Move((ItemId("q"), ItemId("a")), ItemId("q"))

    assert "".join(apply(queue("abc"), edit).ids) == "bca"


def test_a_storm_on_a_long_queue_is_as_on_lists() -> None:
    ids = [ItemId(str(number)) for number in range(900)]
    before = Queue(tuple(Item(Title(TitleId(i), i, runtime=60)) for i in ids))
    chance, under_change, plain = random.Random(4), MutableOrder(before), Plain(before)
    anchors: list[Anchor] = [*ids, Edge.TOP, Edge.END]
    for number in range(600):
        after: Anchor = chance.choice(anchors)
        kind, some = chance.random(), tuple(chance.sample(ids, chance.choice([1, 1, 1, 40])))
        new = Item(Title(TitleId(f"new {number}"), "", runtime=120))
        edit: Edit = Move(some, after) if kind < 0.6 else Add(new, after) if kind < 0.9 else Remove(some[:2])
        under_change.apply(edit)
        plain.apply(edit)

    assert alike(under_change.queue(), plain)
    assert under_change.queue().running_time == sum(item.title.runtime or 0 for item in plain.placed)


def test_what_comes_and_goes_makes_the_queue_run_longer_or_shorter() -> None:
    def lasting(key: str, runtime: int | None) -> Item:
        return Item(Title(TitleId(key), key, runtime=runtime))

    before = Queue((lasting("a", 60), lasting("b", 120), lasting("c", None)), (lasting("s", 30),))
    assert before.running_time == 180

    longer = apply(before, Add(lasting("x", 300), Edge.TOP))
    assert longer.running_time == 480
    assert apply(longer, Move((ItemId("b"),), Edge.TOP)).running_time == 480
    gone = replay(longer, [Remove((ItemId("a"), ItemId("c"))), Remove((ItemId("s"),)), Add(lasting("y", None))])
    assert gone.running_time == 420
    assert apply(gone, Add(lasting("z", 90), Edge.END, saved=True)).running_time == 420
