"""The narrowest change that turns one order of rows into another, in the terms of Qt's models. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import compress
from operator import is_not
from typing import overload

from desktop_app.domain.block_list import BlockList
from desktop_app.domain.position_index import PositionChange
from desktop_app.domain.queues import ItemId
from desktop_app.ui.queue.rows import Row, RowKey, Rows


@dataclass(frozen=True, slots=True)
class Same:
    """A change that leaves the rows in the same order."""


@dataclass(frozen=True, slots=True)
class Inserted:
    """A change that inserted `count` rows from `first` on."""

    first: int
    count: int


@dataclass(frozen=True, slots=True)
class Taken:
    """A change that took away `count` rows from `first` on."""

    first: int
    count: int


@dataclass(frozen=True, slots=True)
class Moved:
    """A block of rows that moved in front of the former row `before`, as `beginMoveRows` takes it."""

    first: int
    count: int
    before: int


@dataclass(frozen=True, slots=True)
class Rearranged:
    """A change of any other kind."""


Change = Same | Inserted | Taken | Moved | Rearranged


def change_of(before: Rows, after: Rows) -> Change:
    """The change from `before` to `after`, at once if the queue knows the steps between them."""
    match _steps(before, after):
        case ():
            return Same()
        case (step,):
            return _change_by(step, before) or change_between(before.keys, after.keys)
    return change_between(before.keys, after.keys)


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


def _steps(before: Rows, after: Rows) -> tuple[PositionChange[ItemId], ...] | None:
    """The steps done to the queue from one to the other; None unless the rows are the whole queue in both."""
    alike = before.is_whole and after.is_whole and before.queue.saved == after.queue.saved
    return after.queue.since(before.queue) if alike else None


def _change_by(step: PositionChange[ItemId], before: Rows) -> Change | None:
    """The change that `step` makes to the rows; None if it is not a single insertion, removal or move."""
    count, first = len(step.taken), step.taken[0] if step.taken else 0
    if not count:
        return Inserted(step.at, len(step.put)) if step.put else Same()
    if step.taken[-1] - first != count - 1:
        return None
    if not step.put:
        return Taken(first, count)
    if [row.key for row in before[first : first + count]] != list(step.put):
        return None
    return Moved(first, count, step.at if step.at < first else step.at + count) if step.at != first else Same()


def source_of(change: Change, at: int) -> int | None:
    """The place before the change of the row that is now at `at`; None for a new or an unknown one."""
    match change:
        case Same():
            return at
        case Inserted(first, count):
            return at if at < first else at - count if at >= first + count else None
        case Taken(first, count):
            return at if at < first else at + count
        case Moved(first, count, before):
            start = before if before <= first else before - count
            if start <= at < start + count:
                return first + at - start
            left = at if at < start else at - count
            return left if left < first else left + count
        case Rearranged():
            return None


def stayed(change: Change, count: int) -> tuple[tuple[int, int, int], ...]:
    """The stretches of rows that stayed: the place of each before and after, and its number of rows.

    `count`: of the rows before. Nothing where it is not said what became of them.
    """
    match change:
        case Same():
            return ((0, 0, count),)
        case Inserted(first, many):
            return (0, 0, first), (first, first + many, count - first)
        case Taken(first, many):
            return (0, 0, first), (first + many, first, count - first - many)
        case Moved(first, many, before) if before <= first:
            block, pushed = (first, before, many), (before, before + many, first - before)
            return (0, 0, before), block, pushed, (first + many, first + many, count - first - many)
        case Moved(first, many, before):
            block, pushed = (first, before - many, many), (first + many, first, before - first - many)
            return (0, 0, first), pushed, block, (before, before, count - before)
        case Rearranged():
            return ()


class Between(Sequence[Row]):
    """The rows in their new order, with the contents that they had before."""

    def __init__(self, change: Change, before: Rows, after: Rows) -> None:
        self._change = change
        self._before = before
        self._after = after

    def __len__(self) -> int:
        return len(self._after)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, at: int | slice) -> Row | tuple[Row, ...]:
        if isinstance(at, slice):
            return tuple(self[each] for each in range(len(self))[at])
        place = range(len(self))[at]
        source = source_of(self._change, place)
        return self._after[place] if source is None else self._before[source]


def _moved(gone: Sequence[RowKey], come: Sequence[RowKey], head: int) -> Change:
    """The move that exchanges the two halves of a stretch, or `Rearranged` if `come` is no such exchange of `gone`."""
    if len(gone) != len(come) or come[0] not in gone:
        return Rearranged()
    cut = gone.index(come[0])
    if (*gone[cut:], *gone[:cut]) != (*come,):
        return Rearranged()
    if cut <= len(gone) - cut:
        return Moved(head, cut, head + len(gone))
    return Moved(head + cut, len(gone) - cut, head)


def _common(one: Sequence[RowKey], other: Sequence[RowKey]) -> int:
    """The number of equal keys at the start; halving compares whole stretches at the speed of C."""
    first, last = 0, min(len(one), len(other))
    while first < last:
        middle = (first + last + 1) // 2
        if one[first:middle] == other[first:middle]:
            first = middle
        else:
            last = middle - 1
    return first


def renumbered(change: Change, before: Rows, after: Rows) -> range:
    """The rows that were there before, and whose number changed."""
    if not isinstance(before.numbers, range) or not isinstance(after.numbers, range):
        return range(len(after) if before.numbers != after.numbers else 0)
    match change:
        case Same():
            return range(0)
        case Inserted(first, count):
            return range(first + count, len(after))
        case Taken(first, _):
            return range(first, len(after))
        case Moved(first, count, to):
            return range(min(first, to), max(first + count, to))
        case Rearranged():
            return range(0)


def retold(change: Change, before: Rows, after: Rows) -> list[range]:
    """The stretches of rows that were there before, and say something else now than before, but for their number.

    Who rearranges rows has them all told anew.
    """
    if isinstance(change, Rearranged):
        return []
    return stretches(sorted({*_remarked(change, before, after), *_renewed(change, before, after)}))


def _renewed(change: Change, before: Rows, after: Rows) -> Iterable[int]:
    """The rows with another item of the same title. Where nothing was done, nobody looks."""
    old, new = BlockList.of(before.items), BlockList.of(after.items)
    fresh = tuple(new.apart_from(old))
    for was, now, many in stayed(change, len(before)):
        for part in fresh:
            first, end = max(now, part.start), min(now + many, part.stop)
            if first < end:
                were, are = old[first - now + was : end - now + was], new[first:end]
                if were != are:
                    yield from compress(range(first, end), map(is_not, were, are))


def _remarked(change: Change, before: Rows, after: Rows) -> list[int]:
    """The rows that carry another mark, or none any more."""
    was, now = ({row.key: row._replace(number=None) for row in rows.apart.values()} for rows in (before, after))
    different = {key for key in was.keys() | now.keys() if was.get(key) != now.get(key)}
    return [at for at in after.places_of(different) if source_of(change, at) is not None]


def stretches(places: Sequence[int]) -> list[range]:
    """Rising places, as ranges without gaps."""
    found: list[range] = []
    for place in places:
        if found and found[-1].stop == place:
            found[-1] = range(found[-1].start, place + 1)
        else:
            found.append(range(place, place + 1))
    return found
