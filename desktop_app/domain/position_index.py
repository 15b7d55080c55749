"""Positions of the titles in a long order, updated through edits without recounting. Pure."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

K = TypeVar("K")

_MOST_STEPS = 256
"""Above this, asking takes longer than counting would."""

_REMEMBERED = 32
"""Answers carried along from change to change: one edit asks for the same few titles again and again."""


@dataclass(frozen=True, slots=True)
class PositionChange(Generic[K]):
    """A change of an order: the places `taken` (rising) were removed, then `put` was inserted at `at`, in its order."""

    taken: Sequence[int]
    at: int
    put: Mapping[K, int]

    def place(self, key: K, before: int | None) -> int | None:
        """The key's place after the step, given the place `before` it; None if the key is not in the order then."""
        if key in self.put:
            return self.at + self.put[key]
        if before is None:
            return None
        out = bisect_left(self.taken, before)
        if out < len(self.taken) and self.taken[out] == before:
            return None
        left = before - out
        return left + len(self.put) if left >= self.at else left


@dataclass(frozen=True, slots=True)
class PositionIndex(Generic[K]):
    """The zero-based places that were once counted, and the steps since."""

    counted: Mapping[K, int]
    steps: tuple[PositionChange[K], ...] = ()
    _asked: dict[K, int | None] = field(default_factory=dict, repr=False, compare=False)

    def get(self, key: K) -> int | None:
        """The key's place, None where it has none."""
        if key in self._asked:
            return self._asked[key]
        place = self.counted.get(key)
        for step in self.steps:
            place = step.place(key, place)
        if len(self._asked) < _REMEMBERED:
            self._asked[key] = place
        return place

    def since(self, earlier: "PositionIndex[K]") -> tuple[PositionChange[K], ...] | None:
        """The steps that lead here from earlier places; None where that is not known."""
        known = len(earlier.steps)
        follows = self.counted is earlier.counted and self.steps[:known] == earlier.steps
        return self.steps[known:] if follows else None

    def after(self, taken: Sequence[int], at: int, put: Sequence[K]) -> "PositionIndex[K] | None":
        """The places after one more step; None where it is time to count anew."""
        if len(self.steps) >= _MOST_STEPS:
            return None
        step = PositionChange(taken, at, {key: nth for nth, key in enumerate(put)})
        asked = dict(self._asked) if len(self._asked) < _REMEMBERED else {}
        return PositionIndex(
            self.counted, (*self.steps, step), {key: step.place(key, was) for key, was in asked.items()}
        )
