"""Every way of saying a move means the same move: laws against a model of a service for each."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.move_forms import (
    Step,
    from_above,
    from_below,
    from_final_index,
    from_index_before_removal,
    steps_to,
)


@dataclass
class Service:
    """Models of services, each of which knows one way alone. None shares a line with what is tested."""

    order: list[str]

    def put_at(self, key: str, position: int, first: int) -> None:
        self.order.remove(key)
        self.order.insert(position - first, key)

    def insert_before(self, start: int, gap: int, first: int) -> None:
        """Copy the entry into the gap, then strike the old one out."""
        key, self.order[start] = self.order[start], ""
        self.order.insert(gap - first, key)
        self.order.remove("")

    def put_behind(self, key: str, other: str | None) -> None:
        self.order.remove(key)
        self.order.insert(0 if other is None else self.order.index(other) + 1, key)

    def put_in_front(self, key: str, other: str | None) -> None:
        self.order.remove(key)
        self.order.insert(len(self.order) if other is None else self.order.index(other), key)


@st.composite
def moves(draw: st.DrawFn) -> tuple[list[str], Step, int]:
    keys = draw(st.lists(st.text("abcdefgh", min_size=1, max_size=3), unique=True, min_size=1, max_size=12))
    place = st.integers(0, len(keys) - 1)
    return keys, Step(draw(place), draw(place)), draw(st.sampled_from((0, 1)))


@given(moves())
def test_a_service_that_takes_the_final_index(case: tuple[list[str], Step, int]) -> None:
    keys, step, base = case
    service = Service(list(keys))
    service.put_at(keys[step.start], step.final_index(base), base)
    assert tuple(service.order) == step.whole(keys)
    assert service.order[step.end] == keys[step.start]


@given(moves())
def test_a_service_that_counts_before_removal(case: tuple[list[str], Step, int]) -> None:
    keys, step, base = case
    service = Service(list(keys))
    service.insert_before(step.start, step.index_before_removal(base), base)
    assert tuple(service.order) == step.whole(keys)


@given(moves())
def test_a_service_that_takes_the_entry_above(case: tuple[list[str], Step, int]) -> None:
    keys, step, _ = case
    service = Service(list(keys))
    service.put_behind(keys[step.start], step.above(keys))
    assert tuple(service.order) == step.whole(keys)


@given(moves())
def test_a_service_that_takes_the_entry_below(case: tuple[list[str], Step, int]) -> None:
    keys, step, _ = case
    service = Service(list(keys))
    service.put_in_front(keys[step.start], step.below(keys))
    assert tuple(service.order) == step.whole(keys)


@given(moves())
def test_what_was_said_in_one_way_is_understood_as_the_same_move(case: tuple[list[str], Step, int]) -> None:
    keys, step, base = case
    start = step.start
    assert from_final_index(start, step.final_index(base), base) == step
    assert from_index_before_removal(start, step.index_before_removal(base), base) == step
    assert from_above(keys, start, step.above(keys)) == step
    assert from_below(keys, start, step.below(keys)) == step


@given(moves())
def test_no_entry_is_ever_its_own_neighbour(case: tuple[list[str], Step, int]) -> None:
    keys, step, _ = case
    assert keys[step.start] not in (step.above(keys), step.below(keys))


@given(st.data())
def test_moves_of_some_entries_lead_to_the_wanted_order(data: st.DataObject) -> None:
    keys = data.draw(st.lists(st.integers(0, 30), unique=True, max_size=10))
    moved = data.draw(st.lists(st.sampled_from(keys), unique=True)) if keys else []
    wanted = [key for key in keys if key not in moved]
    for key in moved:
        wanted.insert(data.draw(st.integers(0, len(wanted))), key)

    order: tuple[int, ...] = tuple(keys)
    steps = list(steps_to(keys, wanted, moved))
    for step in steps:
        order = step.whole(order)

    assert list(order) == wanted
    assert len(steps) <= len(moved)


@pytest.mark.parametrize(
    ("step", "gap", "above", "below"),
    [(Step(0, 2), 3, "c", None), (Step(2, 0), 0, None, "a"), (Step(0, 1), 2, "b", "c"), (Step(1, 1), 1, "a", "c")],
)
def test_places_in_three_entries(step: Step, gap: int, above: str | None, below: str | None) -> None:
    keys = ("a", "b", "c")
    assert step.index_before_removal() == gap
    assert step.above(keys) == above
    assert step.below(keys) == below
