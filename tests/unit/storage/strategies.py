"""Titles, edits, questions and queues with everything that they may hold, for Hypothesis."""

from hypothesis import strategies as st

from desktop_app.domain.edits import Add, Anchor, Edge, Edit, Move, Remove
from desktop_app.domain.errors import Cause, Why
from desktop_app.domain.pending_edits import Question, Reason
from desktop_app.domain.queues import Item, Queue, Title, TitleId

words = st.text(st.characters(codec="utf-8"), max_size=20)
keys = words.map(TitleId)
several = st.lists(keys, max_size=4).map(tuple)
titles = st.builds(
    Title,
    id=keys,
    name=words,
    year=st.none() | st.integers(1888, 2100),
    runtime=st.none() | st.integers(0, 100_000),
    directors=st.lists(words, max_size=3).map(tuple),
    genres=st.lists(words, max_size=3).map(tuple),
    certificate=words,
    average_rating=st.none() | st.floats(1, 5),
    overview=words,
    poster=words,
    web_page=words,
)
items = st.builds(Item, titles, st.none() | st.integers(0, 2**40), own_id=words)
anchors: st.SearchStrategy[Anchor] = st.one_of(keys, st.sampled_from(Edge))
edits: st.SearchStrategy[Edit] = st.one_of(
    st.builds(Add, items, anchors, st.booleans()), st.builds(Move, several, anchors), st.builds(Remove, several)
)
causes = st.builds(
    Cause,
    st.sampled_from([why for kind in Why.__subclasses__() for why in kind]),
    st.fixed_dictionaries({}, optional={"limit": st.integers(), "name": words, "status": st.integers(400, 500)}),
)
questions = st.none() | st.builds(
    Question, st.sampled_from(Reason), st.none() | items, st.none() | anchors, words, st.none() | causes
)
some_items = st.lists(items, max_size=4, unique_by=lambda item: item.id).map(tuple)
queues = st.builds(Queue, some_items, some_items, st.none() | words)
