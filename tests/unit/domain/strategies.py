"""Queues and edits for Hypothesis."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

from desktop_app.domain.edits import Add, Anchor, Edge, Edit, Move, Remove
from desktop_app.domain.queues import Item, ItemId, Queue, Title, TitleId

LETTERS = "abcdefghij"


def item(letter: str) -> Item:
    return Item(Title(TitleId(letter), f"Title {letter.upper()}"))


def queue(letters: str, etag: str | None = None) -> Queue:
    return Queue(tuple(item(letter) for letter in letters), etag=etag)


def order(of: Queue) -> str:
    return "".join(of.ids)


letters = st.sampled_from(LETTERS).map(ItemId)
queues = st.permutations(LETTERS).flatmap(lambda p: st.integers(0, len(p)).map(lambda n: queue("".join(p[:n]))))
"""Queues without saved titles."""


def holding(letters: Sequence[str], placed: int, saved: int) -> Queue:
    """The first of the letters in this order, and some of the rest saved."""
    rest = letters[placed : placed + saved]
    return replace(queue("".join(letters[:placed])), saved=tuple(item(letter) for letter in rest))


holdings = st.builds(holding, st.permutations(LETTERS), st.integers(0, len(LETTERS)), st.integers(0, 3))
"""Queues that may hold saved titles, too."""
anchors: st.SearchStrategy[Anchor] = st.one_of(letters, st.sampled_from(Edge))
some_letters = st.lists(letters, min_size=1, max_size=4, unique=True).map(tuple)
adds = st.builds(lambda letter, after, saved: Add(item(letter), after, saved), letters, anchors, st.booleans())
moves = st.builds(Move, some_letters, anchors)
removes = st.builds(Remove, some_letters)
edits: st.SearchStrategy[Edit] = st.one_of(adds, moves, removes)
