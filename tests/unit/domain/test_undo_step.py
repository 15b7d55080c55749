"""What is kept of a list for an undo is enough for it."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.edits import Add, Edge, Edit, Move, Remove
from desktop_app.domain.merging import rebase
from desktop_app.domain.order import replay
from desktop_app.domain.queues import ItemId, Queue
from desktop_app.domain.undo_step import AROUND, UndoStep, excerpt, finding, inverse
from tests.unit.domain.strategies import edits, holdings, item, order, queue

Edits = tuple[Edit, ...]
some_edits = st.lists(edits, min_size=1, max_size=5).map(tuple)
LONG = Queue(tuple(item(f"t{number}") for number in range(1000)))


@given(holdings, some_edits)
def test_the_way_back_from_an_excerpt_is_that_from_the_whole(whole: Queue, done: Edits) -> None:
    part = excerpt(whole, done, around=1)

    back = inverse(part, done)

    assert back == inverse(whole, done)
    there_again = replay(replay(whole, done), back)
    assert there_again.ids == whole.ids
    assert {each.id for each in there_again.saved} == {each.id for each in whole.saved}


@given(holdings, some_edits, some_edits)
def test_on_what_others_did_both_come_to_the_same(whole: Queue, done: Edits, others: Edits) -> None:
    now = replay(replay(whole, done), others)
    part = excerpt(whole, done, around=10)

    from_part = rebase(replay(part, done), now, inverse(part, done))

    assert [a.edit for a in from_part] == [a.edit for a in rebase(replay(whole, done), now, inverse(whole, done))]


def test_an_excerpt_is_small() -> None:
    part = excerpt(LONG, (Move((ItemId("t500"),), ItemId("t20")),))

    assert len(part.items) == 2 * (2 * AROUND + 1) + 2 * (AROUND + 1)
    assert part.find(ItemId("t500")) == LONG.items[500]
    assert part.find(ItemId("t499")) != LONG.items[499]  # a neighbour is a key and no more


def test_a_neighbour_that_went_is_replaced_by_the_next() -> None:
    done = (Remove((ItemId("t500"),)),)
    part = excerpt(LONG, done)
    now = replay(LONG, (*done, Remove((ItemId("t499"), ItemId("t498")))))

    (back,) = (answer.edit for answer in rebase(replay(part, done), now, inverse(part, done)))

    assert back == Add(LONG.items[500], ItemId("t497"))


def test_what_cannot_be_watched_yet_is_kept_as_well() -> None:
    whole = Queue(queue("abc").items, saved=tuple(queue("xy").items))

    part = excerpt(whole, (Remove((ItemId("x"),)),))

    assert order(part) == "abc"
    assert inverse(part, (Remove((ItemId("x"),)),)) == (Add(item("x"), Edge.END, saved=True),)


def test_a_title_that_the_list_held_already_is_taken_away_by_no_undo_and_others_still_are() -> None:
    done = (Add(item("x"), Edge.TOP), Add(item("y"), Edge.TOP), Move((ItemId("b"),), Edge.TOP))
    step = UndoStep(1, "Add 2 titles", excerpt(queue("abc"), done), done)

    found = finding(step, [item("x"), item("c"), item("stranger")])

    assert Remove((ItemId("x"),)) not in inverse(found.before, done)
    assert Remove((ItemId("y"),)) in inverse(found.before, done)
    assert not found.before.holds(ItemId("stranger"))
    assert (found.number, found.text, found.edits) == (step.number, step.text, step.edits)
    assert finding(step, [item("stranger")]) is step
