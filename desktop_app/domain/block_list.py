"""A long order in blocks: who changes it copies the blocks that are touched, and shares all others. Pure."""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import accumulate, chain, groupby, islice, takewhile
from operator import attrgetter, is_
from typing import Generic, Protocol, TypeVar, overload

SIZE = 256
"""Items of a block, as it is made; edits make blocks of up to twice as many."""


class Known(Protocol):
    """An item with an id, such as a title in a queue."""

    @property
    def id(self) -> Hashable: ...


T = TypeVar("T", bound=Known)
_id_of, _count_of = attrgetter("id"), attrgetter("count")


class Block(Generic[T]):
    """Neighbours. Whoever made it may leave their reading to the first who asks for them, if it tells their ids."""

    __slots__ = ("_ids", "_items", "_read", "count")

    def __init__(self, items: tuple[T, ...]) -> None:
        self.count = len(items)
        self._items = items
        self._ids: tuple[Hashable, ...] | None = None
        self._read: Callable[[], tuple[T, ...]] | None = None

    @classmethod
    def unread(cls, ids: tuple[Hashable, ...], read: Callable[[], tuple[T, ...]]) -> "Block[T]":
        """`read` answers with as many items as there are ids, and raises nothing. Any thread may be the first."""
        block = cls(())
        block.count, block._ids, block._read = len(ids), ids, read
        return block

    @property
    def items(self) -> tuple[T, ...]:
        """Items of the block, from the top."""
        read = self._read
        if read is not None:
            self._items = read()
            self._read = None  # after the items: another thread may be here, and then reads once more
        return self._items

    @property
    def ids(self) -> tuple[Hashable, ...]:
        """Ids of the block's items, in order."""
        if self._ids is None:
            self._ids = tuple(map(_id_of, self.items))
        return self._ids


class BlockList(Sequence[T]):
    """Sequence that behaves as the tuple of its items, and equals it. `blocks`: none of them empty."""

    __slots__ = ("_count", "_ends", "blocks")

    def __init__(self, blocks: tuple[Block[T], ...]) -> None:
        self.blocks = blocks
        self._ends = tuple(accumulate(map(_count_of, blocks)))
        self._count = self._ends[-1] if blocks else 0

    @classmethod
    def of(cls, items: Sequence[T]) -> "BlockList[T]":
        """A block list of these items; an existing block list is returned unchanged."""
        return items if isinstance(items, BlockList) else cls(_cut(tuple(items)))

    @property
    def ids(self) -> tuple[Hashable, ...]:
        """Ids of all items, without loading the items themselves."""
        return tuple(chain.from_iterable(block.ids for block in self.blocks))

    def read(self) -> None:
        """Load all items now, so that a thread in which nobody waits does what the first access would."""
        for block in self.blocks:
            _ = block.items

    def is_ordered_as(self, other: "BlockList[T]") -> bool:
        """Whether the same ids stand in the same order. Blocks that both have are not looked into."""
        if len(self) != len(other):
            return False
        head = _shared(self.blocks, other.blocks)
        ours, theirs = self.blocks[head:], other.blocks[head:]
        tail = _shared(ours[::-1], theirs[::-1])
        return BlockList(ours[: len(ours) - tail]).ids == BlockList(theirs[: len(theirs) - tail]).ids

    def apart_from(self, other: "BlockList[T]") -> Iterator[range]:
        """The places in blocks that the other line has not."""
        theirs = frozenset(other.blocks)
        return (range(end - b.count, end) for b, end in zip(self.blocks, self._ends, strict=True) if b not in theirs)

    def exchanged(self, taken: Sequence[int], at: int, put: tuple[T, ...]) -> "BlockList[T]":
        """Copy without the items at the places `taken` (rising), then with `put` in front of the item at `at`."""
        return _with(self._without(taken), at, put)

    def _without(self, taken: Sequence[int]) -> "BlockList[T]":
        if not taken:
            return self
        blocks = list(self.blocks)
        for nth, places in groupby(taken, key=self.block_of):
            items, start = list(blocks[nth].items), self.start_of(nth)
            for place in reversed(tuple(places)):
                del items[place - start]
            blocks[nth] = Block(tuple(items))
        return BlockList(tuple(filter(_count_of, blocks)))

    def block_of(self, place: int) -> int:
        """The number of the block in which that place is; behind the last item, of one more than there are."""
        return bisect_right(self._ends, place)

    def start_of(self, nth: int) -> int:
        """The place of a block's first item."""
        return self._ends[nth - 1] if nth else 0

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[T]:
        return chain.from_iterable(block.items for block in self.blocks)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        if isinstance(at, slice):
            return self._stretch(range(len(self))[at])
        place = at if 0 <= at < self._count else range(self._count)[at]
        nth = bisect_right(self._ends, place)
        return self.blocks[nth].items[place - (self._ends[nth - 1] if nth else 0)]

    def _stretch(self, places: range) -> tuple[T, ...]:
        if places.step != 1 or not places:
            return tuple(map(self.__getitem__, places))
        nth = self.block_of(places.start)
        first, items = self.start_of(nth), chain.from_iterable(block.items for block in self.blocks[nth:])
        return tuple(islice(items, places.start - first, places.stop - first))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, BlockList) and len(self) == len(other) and all(map(is_, self.blocks, other.blocks)):
            return True
        return tuple(self) == tuple(other) if isinstance(other, BlockList | tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"Line.of({tuple(self)!r})"


def _with(line: BlockList[T], at: int, put: tuple[T, ...]) -> BlockList[T]:
    if not put or not line.blocks:
        return BlockList((*line.blocks, *_cut(put)))
    nth = min(line.block_of(at), len(line.blocks) - 1)
    items, inside = line.blocks[nth].items, at - line.start_of(nth)
    grown = (*items[:inside], *put, *items[inside:])
    made = (Block(grown),) if len(grown) <= 2 * SIZE else _cut(grown)
    return BlockList((*line.blocks[:nth], *made, *line.blocks[nth + 1 :]))


def _cut(items: tuple[T, ...]) -> tuple[Block[T], ...]:
    return tuple(Block(items[at : at + SIZE]) for at in range(0, len(items), SIZE))


def _shared(one: Sequence[object], other: Sequence[object]) -> int:
    """Number of leading items that are the same objects in both."""
    return sum(1 for _ in takewhile(bool, map(is_, one, other)))
