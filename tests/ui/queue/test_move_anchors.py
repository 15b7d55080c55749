import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.edits import Edge, Move
from desktop_app.domain.order import apply
from desktop_app.domain.queues import ItemId
from desktop_app.ui.queue import move_anchors, words
from tests.ui.queue.examples import film, queue

SIX = queue(range(6))
some = st.sets(st.integers(0, 5), min_size=1).map(lambda found: tuple(film(n).id for n in sorted(found)))
anchors = st.sampled_from([Edge.TOP, Edge.END, *SIX.ids])


@given(some, st.integers(1, 6))
def test_titles_come_to_the_position_that_was_typed(ids: tuple[ItemId, ...], position: int) -> None:
    highest = len(SIX.items) - len(ids) + 1
    after = apply(SIX, Move(ids, move_anchors.at_position(SIX, ids, position)))

    assert after.places[ids[0]] + 1 == min(position, highest)


@given(some, anchors)
def test_the_places_told_are_those_taken(ids: tuple[ItemId, ...], anchor: ItemId | Edge) -> None:
    after = apply(SIX, Move(ids, anchor))

    assert [after.places[title_id] + 1 for title_id in ids] == list(move_anchors.positions_after(SIX, ids, anchor))


@pytest.mark.parametrize(
    ("taken", "text"),
    [(range(5, 6), "to place 5"), (range(5, 7), "to place 5 and 6"), (range(5, 10), "to places 5 to 9")],
)
def test_places_are_told_in_words(taken: range, text: str) -> None:
    assert words.target(taken) == text
