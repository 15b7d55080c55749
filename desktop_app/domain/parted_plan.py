"""A plan of moves that can be cut anywhere: what was sent before the cut has put the beginning of the list in order.

Not all moves of a large arrangement fit into the day of a service that counts them. Here they come in such a sequence
that the places from 1 on become final one after the other. Place K is final once the moves have been made of all titles
that end in 1 to K, and of those that stand before the last title of 1 to K which stays. Each title is put right behind
the nearest title before it that stands where it will stay by then: so all of these are in order among themselves.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop_app.domain.arrangement import completed
from desktop_app.domain.edits import Edge, Move
from desktop_app.domain.merging import longest_increasing
from desktop_app.domain.queues import ItemId, Queue


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a plan that is sent first: so many `moves`, after which places 1 to `places` are final."""

    moves: int
    places: int


@dataclass(frozen=True, slots=True)
class PartedPlan:
    """The fewest moves, in a sequence that can be cut. `final[n]` places are final once n moves have been made."""

    moves: tuple[Move, ...]
    final: tuple[int, ...] = (0,)

    def part(self, fits: int) -> Part:
        """The part to send where only so many moves fit: all that it takes for the most final places, and no more."""
        places = self.final[min(max(fits, 0), len(self.moves))]
        return Part(bisect_left(self.final, places), places)


def parted(queue: Queue, target_ids: Iterable[ItemId]) -> PartedPlan:
    """Plan the moves that bring the queue into that order. The same titles move as by `arrangement.plan`."""
    target = completed(queue, target_ids)
    places = [queue.places[each] for each in target]
    staying = set(longest_increasing(places))
    sequence, entered = _sequence(places, staying)
    behind = _settled_before(sequence, len(target))
    moves = tuple(Move((target[at],), Edge.TOP if before < 0 else target[before]) for at, before in behind)
    # Place K takes `entered[K]` moves.
    return PartedPlan(moves, tuple(bisect_right(entered, count) - 1 for count in range(len(moves) + 1)))


def _sequence(places: Sequence[int], staying: set[int]) -> tuple[list[int], list[int]]:
    """Sequence in which titles move, as places in the target, and how many have moved for each number of final places.

    `places`: where the titles of the target stand now.
    """
    standing = sorted(range(len(places)), key=places.__getitem__)
    done = [place in staying for place in places]
    sequence: list[int] = []
    entered = [0]
    passed = 0
    for at, place in enumerate(places):
        if place in staying:  # who stands before it, and belongs behind it, goes
            before = sorted(other for other in standing[passed:place] if not done[other])
            passed = place
        else:
            before = [] if done[at] else [at]
        for other in before:
            done[other] = True
        sequence += before
        entered.append(len(sequence))
    return sequence, entered


def _settled_before(sequence: Sequence[int], length: int) -> list[tuple[int, int]]:
    """Each title of the sequence with the nearest one before it that stays or has moved by then; -1 for the top.

    Read from the end: there all are settled, and each that is taken out was not yet for those before it.
    """
    above = list(range(-1, length))
    below = list(range(1, length + 2))
    found: list[tuple[int, int]] = []
    for at in reversed(sequence):
        found.append((at, above[at]))
        below[above[at]] = below[at]
        above[below[at]] = above[at]
    return found[::-1]
