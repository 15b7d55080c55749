"""A line is to its users what a tuple is; what it shares and does not read is told by its blocks."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.block_list import SIZE, Block, BlockList


@dataclass(frozen=True, slots=True)
class Thing:
    id: int


ALL = tuple(map(Thing, range(5 * SIZE)))
lengths = st.sampled_from([0, 1, SIZE - 1, SIZE, SIZE + 1, 2 * SIZE + 7, 5 * SIZE])


@st.composite
def exchanges(draw: st.DrawFn) -> tuple[int, list[tuple[list[int], int, int]]]:
    """How long a line is, and what is done to it: places taken, where, and how many are put there."""
    length = left = draw(lengths)
    steps = []
    for _ in range(draw(st.integers(0, 4))):
        taken = sorted(draw(st.sets(st.integers(0, left - 1), max_size=min(left, 600)))) if left else []
        left -= len(taken)
        at, many = draw(st.integers(0, left)), draw(st.sampled_from([0, 1, 3, SIZE, 2 * SIZE + 1]))
        left += many
        steps.append((taken, at, many))
    return length, steps


@given(exchanges())
def test_it_changes_as_a_list_does(done: tuple[int, list[tuple[list[int], int, int]]]) -> None:
    length, steps = done
    line, plain = BlockList.of(ALL[:length]), list(ALL[:length])
    new = iter(range(10_000, 100_000))
    for taken, at, many in steps:
        put = tuple(Thing(next(new)) for _ in range(many))
        line = line.exchanged(taken, at, put)
        for place in reversed(taken):
            del plain[place]
        plain[at:at] = put

    assert line == tuple(plain)
    assert len(line) == len(plain)
    assert line.ids == tuple(thing.id for thing in plain)
    assert [line[at] for at in range(len(plain))] == plain
    assert all(0 < block.count <= 2 * SIZE for block in line.blocks)


@given(lengths, st.slices(5 * SIZE))
def test_a_slice_is_that_of_a_tuple(length: int, part: slice) -> None:
    assert BlockList.of(ALL[:length])[part] == ALL[:length][part]


def test_it_ends_where_a_tuple_ends() -> None:
    line = BlockList.of(ALL)

    assert line[-1] == ALL[-1]
    for beyond in (len(ALL), -len(ALL) - 1):
        try:
            line[beyond]
        except IndexError:
            continue
        raise AssertionError(beyond)


def test_a_change_shares_all_blocks_but_those_it_touches() -> None:
    line = BlockList.of(ALL)

    moved = line.exchanged((3,), SIZE, (ALL[3],))

    assert [mine is theirs for mine, theirs in zip(moved.blocks, line.blocks, strict=True)] == [False] * 2 + [True] * 3
    assert list(moved.apart_from(line)) == [range(SIZE - 1), range(SIZE - 1, 2 * SIZE)]
    assert list(line.apart_from(line)) == []


def test_two_are_ordered_alike_by_their_ids() -> None:
    line = BlockList.of(ALL)
    again = line.exchanged((3,), 3, (Thing(3),))

    assert again.is_ordered_as(line)
    assert line.is_ordered_as(BlockList.of(ALL))
    assert not line.exchanged((3,), 4, (ALL[3],)).is_ordered_as(line)
    assert not line.is_ordered_as(BlockList.of(ALL[:-1]))
    assert not BlockList.of(ALL[:-1]).is_ordered_as(line)


def test_what_is_not_asked_for_is_not_read() -> None:
    read: list[int] = []

    def block(nth: int) -> Block[Thing]:
        def items() -> tuple[Thing, ...]:
            read.append(nth)
            return ALL[nth * 10 : nth * 10 + 10]

        return Block.unread(tuple(range(nth * 10, nth * 10 + 10)), items)

    line = BlockList(tuple(map(block, range(4))))
    assert (len(line), line.ids) == (40, tuple(range(40)))
    assert line.is_ordered_as(BlockList.of(ALL[:40]))
    assert read == []

    assert line[12:18] == ALL[12:18]
    assert line.exchanged((11,), 13, (ALL[11],))[13] == ALL[11]
    assert read == [1], "once"
    line.read()
    assert read == [1, 0, 2, 3]


def test_it_is_equal_to_what_has_the_same_items() -> None:
    assert BlockList.of(ALL) == BlockList.of(ALL)
    assert BlockList.of(ALL) == ALL
    assert BlockList.of(ALL) != ALL[:-1]
    assert hash(BlockList.of(ALL[:3])) == hash(ALL[:3])
    assert BlockList.of(ALL[:3]) != [*ALL[:3]]


def test_lists_are_equal_by_their_items_whether_they_share_blocks_or_not() -> None:
    line, same = BlockList.of(ALL), BlockList.of(ALL)

    for other in (line, BlockList(line.blocks), same, ALL):
        assert line == other
        assert hash(line) == hash(other)
    for unlike in (BlockList(line.blocks[1:]), line.exchanged((0,), 1, ALL[:1]), ALL[1:]):
        assert line != unlike
    assert line != [*ALL]
