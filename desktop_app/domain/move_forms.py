"""Ways in which services want to be told a move: six forms of one fact, converted into each other. Pure.

A move is two places in our copy of the list. What a service counts or names follows from them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Step:
    """A move of one entry: from the place where it stands to the one where it will stand. Both count from zero."""

    start: int
    end: int

    def final_index(self, base: int = 0) -> int:
        """Index of the place where it will stand, counted from `base`."""
        return self.end + base

    def index_before_removal(self, base: int = 0) -> int:
        """Index of the gap to put it into, counted while it still stands where it was."""
        return (self.end if self.end <= self.start else self.end + 1) + base

    def above(self, keys: Sequence[T]) -> T | None:
        """Key of the entry that it will stand behind; None at the top. `keys`: the order before the move."""
        if self.end == 0:
            return None
        return keys[self.end - 1 if self.end <= self.start else self.end]

    def below(self, keys: Sequence[T]) -> T | None:
        """Key of the entry that it will stand in front of; None at the end. `keys`: the order before the move."""
        place = self.end if self.end < self.start else self.end + 1
        return keys[place] if place < len(keys) else None

    def whole(self, keys: Sequence[T]) -> tuple[T, ...]:
        """The order after the move."""
        rest = [*keys[: self.start], *keys[self.start + 1 :]]
        return (*rest[: self.end], keys[self.start], *rest[self.end :])


def from_final_index(start: int, index: int, base: int = 0) -> Step:
    """The move that a service means by `Step.final_index`."""
    return Step(start, index - base)


def from_index_before_removal(start: int, index: int, base: int = 0) -> Step:
    """The move that a service means by `Step.index_before_removal`."""
    gap = index - base
    return Step(start, gap if gap <= start else gap - 1)


def from_above(keys: Sequence[T], start: int, above: T | None) -> Step:
    """The move that a service means by `Step.above`."""
    if above is None:
        return Step(start, 0)
    place = keys.index(above)
    return Step(start, place if place > start else place + 1)


def from_below(keys: Sequence[T], start: int, below: T | None) -> Step:
    """The move that a service means by `Step.below`."""
    place = len(keys) if below is None else keys.index(below)
    return Step(start, place if place <= start else place - 1)


def steps_to(keys: Sequence[T], wanted: Sequence[T], moved: Sequence[T]) -> Iterator[Step]:
    """Moves of these entries, one after the other, that lead from one order to another.

    The entries that are not among `moved` stand in both orders in the same succession.
    """
    order, left = list(keys), set(moved)
    for at, key in enumerate(wanted):
        if key not in left:
            continue
        start = order.index(key)
        above = wanted[at - 1] if at else None
        step = from_above(order, start, above)
        order[:] = step.whole(order)
        if step.start != step.end:
            yield step
