"""Queues and edits for Hypothesis."""

from hypothesis import strategies as st

from desktop_app.domain.edits import Add, Anchor, Edge, Edit, Move, Remove
from desktop_app.domain.queues import Item, Queue, Title, TitleId

LETTERS = "abcdefghij"


def item(letter: str) -> Item:
    return Item(Title(TitleId(letter), f"Title {letter.upper()}"))


def queue(letters: str, etag: str | None = None) -> Queue:
    return Queue(tuple(item(letter) for letter in letters), etag=etag)


def order(of: Queue) -> str:
    return "".join(of.ids)


letters = st.sampled_from(LETTERS).map(TitleId)
queues = st.permutations(LETTERS).flatmap(lambda p: st.integers(0, len(p)).map(lambda n: queue("".join(p[:n]))))
anchors: st.SearchStrategy[Anchor] = st.one_of(letters, st.sampled_from(Edge))
some_letters = st.lists(letters, min_size=1, max_size=4, unique=True).map(tuple)
adds = st.builds(lambda letter, after: Add(item(letter), after), letters, anchors)
moves = st.builds(Move, some_letters, anchors)
removes = st.builds(Remove, some_letters)
edits: st.SearchStrategy[Edit] = st.one_of(adds, moves, removes)
