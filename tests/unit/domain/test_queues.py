"""What a queue knows of its order without working it out anew."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.edits import Edge, Edit, Move
from desktop_app.domain.order import apply
from desktop_app.domain.queues import Item, ItemId, Queue, Title, TitleId
from tests.unit.domain.strategies import LETTERS, edits, item, queues

NUMBERS = [ItemId(str(number)) for number in range(200)]


def agrees(queue: Queue) -> bool:
    """Whether it knows the same as a queue that has to count."""
    counted = Queue(queue.items)
    places = [queue.place_of(ItemId(letter)) for letter in LETTERS]
    return (
        queue.ids == counted.ids
        and queue.running_time == counted.running_time
        and places == [counted.places.get(ItemId(letter)) for letter in LETTERS]
    )


@given(queues, st.lists(edits, max_size=12))
def test_after_any_edits_it_knows_what_counting_would_tell(queue: Queue, line: list[Edit]) -> None:
    for edit in line:
        queue = apply(queue, edit)

        assert agrees(queue)
        assert agrees(queue.with_etag("another"))


def test_after_very_many_moves_too() -> None:
    queue = Queue(tuple(Item(Title(TitleId(title_id), "", runtime=60)) for title_id in NUMBERS))

    for number in range(700):
        queue = apply(queue, Move((NUMBERS[number * 7 % 200],), NUMBERS[number * 13 % 200]))

    assert [queue.place_of(title_id) for title_id in queue.ids] == list(range(200))


def test_many_titles_at_once() -> None:
    queue = Queue(tuple(Item(Title(TitleId(title_id), "")) for title_id in NUMBERS))

    moved = apply(queue, Move(tuple(NUMBERS[::2]), Edge.END))

    assert moved.ids == (*NUMBERS[1::2], *NUMBERS[::2])
    assert [moved.place_of(title_id) for title_id in moved.ids] == list(range(200))


def test_what_is_told_of_a_title_changes_nothing_else() -> None:
    queue = Queue(tuple(Item(Title(TitleId(title_id), "", runtime=60)) for title_id in NUMBERS[:5]))

    told = queue.with_told(Item(Title(TitleId(NUMBERS[2]), "Told", runtime=120)))

    assert told.ids == queue.ids
    assert told.running_time == queue.running_time + 60
    assert [item.title.name for item in told.items] == ["", "", "Told", "", ""]
    assert queue.with_told(Item(Title(TitleId("stranger"), "Other"))) is queue


def test_a_shorter_answer_keeps_what_is_known_of_a_title_and_a_longer_one_replaces_it() -> None:
    known = Title(TitleId("1"), "Charade", 1963, runtime=6780, genres=("Comedy",), overview="Old.", average_rating=4.0)
    told = Title(TitleId("1"), "Charade", runtime=0, overview="New.", available=False)

    assert told.on_top_of(known) == replace(known, runtime=0, overview="New.", available=False)


def test_a_title_is_found_and_held_with_a_place_or_saved() -> None:
    queue = Queue(tuple(map(item, "ab")), saved=(item("s"),))

    for letter in "abs":
        assert queue.find(ItemId(letter)) == item(letter)
        assert queue.holds(ItemId(letter))
    assert queue.find(ItemId("x")) is None
    assert not queue.holds(ItemId("x"))
    assert [ItemId(letter) in queue for letter in "abs"] == [True, True, False]


def test_a_queue_knows_by_which_steps_it_follows_from_an_earlier_one_and_from_no_other() -> None:
    first = Queue(tuple(map(item, "abcd")))
    second = apply(first, Move((ItemId("d"),), Edge.TOP))
    third = apply(second, Move((ItemId("a"),), Edge.END))

    steps = third.since(first)
    assert steps is not None
    for letter in "abcd":
        place: int | None = first.place_of(ItemId(letter))
        for step in steps:
            place = step.place(ItemId(letter), place)
        assert place == third.place_of(ItemId(letter))
    assert len(third.since(second) or ()) == 1
    assert third.since(third) == ()
    assert second.since(third) is None
    assert third.since(Queue(tuple(map(item, "abcd")))) is None


def test_another_entity_tag_is_the_same_order_and_counts_nothing_anew() -> None:
    queue = Queue(tuple(map(item, "ab")), saved=(item("s"),), etag="old", sorted_by="rank", unseen=2)
    queue.work_out()

    later = queue.with_etag("new")

    assert later == replace(queue, etag="new")
    assert later.since(queue) == ()


def test_the_same_titles_in_another_order_or_fewer_of_them_are_ordered_otherwise() -> None:
    queue = Queue(tuple(map(item, "abc")))

    assert queue.is_ordered_as(Queue(tuple(map(item, "abc"))))
    assert not queue.is_ordered_as(Queue(tuple(map(item, "acb"))))
    assert not queue.is_ordered_as(Queue(tuple(map(item, "ab"))))


def test_a_length_that_becomes_known_or_unknown_counts() -> None:
    queue = Queue((Item(Title(TitleId("a"), "", runtime=None)), Item(Title(TitleId("b"), "", runtime=60))))
    assert queue.running_time == 60

    longer = queue.with_told(Item(Title(TitleId("a"), "", runtime=30)))
    assert longer.running_time == 90
    assert longer.with_told(Item(Title(TitleId("b"), "", runtime=None))).running_time == 30
