"""What turns one order of rows into another, said as narrowly as Qt's models can say it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.ui.queue.rows import Row, RowKey


@dataclass(frozen=True, slots=True)
class Same:
    """The same rows in the same order."""


@dataclass(frozen=True, slots=True)
class Inserted:
    """`count` new rows stand from `first` on."""

    first: int
    count: int


@dataclass(frozen=True, slots=True)
class Taken:
    """`count` rows from `first` on are gone."""

    first: int
    count: int


@dataclass(frozen=True, slots=True)
class Moved:
    """One block of rows now stands in front of what was row `before` (as `beginMoveRows` says it)."""

    first: int
    count: int
    before: int


@dataclass(frozen=True, slots=True)
class Rearranged:
    """Anything else."""


Change = Same | Inserted | Taken | Moved | Rearranged


def change_between(old: Sequence[RowKey], new: Sequence[RowKey]) -> Change:
    """The narrowest change between two lists of distinct keys."""
    if old == new:
        return Same()
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    gone, come = old[head : len(old) - tail], new[head : len(new) - tail]
    if not gone:
        return Inserted(head, len(come))
    if not come:
        return Taken(head, len(gone))
    return _moved(gone, come, head)


def _moved(gone: Sequence[RowKey], come: Sequence[RowKey], head: int) -> Change:
    """One block moved is one stretch cut in two and the halves exchanged."""
    if len(gone) != len(come) or come[0] not in gone:
        return Rearranged()
    cut = gone.index(come[0])
    if (*gone[cut:], *gone[:cut]) != tuple(come):
        return Rearranged()
    if cut <= len(gone) - cut:
        return Moved(head, cut, head + len(gone))
    return Moved(head + cut, len(gone) - cut, head)


def _common(one: Sequence[RowKey], other: Sequence[RowKey]) -> int:
    """How many keys at the start are the same."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def renumbered(before: Sequence[Row], after: Sequence[Row]) -> tuple[list[range], list[range]]:
    """The stretches of rows of which only the number changed, and those that changed otherwise."""
    numbers: list[int] = []
    contents: list[int] = []
    for at, (old, new) in enumerate(zip(before, after, strict=True)):
        if old == new:
            continue
        alike = old.item == new.item and old.mark is new.mark and old.entry == new.entry and old.kind is new.kind
        (numbers if alike else contents).append(at)
    return stretches(numbers), stretches(contents)


def stretches(places: Sequence[int]) -> list[range]:
    """Rising places, as ranges without gaps."""
    found: list[range] = []
    for place in places:
        if found and found[-1].stop == place:
            found[-1] = range(found[-1].start, place + 1)
        else:
            found.append(range(place, place + 1))
    return found
