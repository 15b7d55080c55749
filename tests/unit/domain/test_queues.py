"""What a queue knows of its order without working it out anew."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.edits import Edge, Edit, Move
from desktop_app.domain.order import apply
from desktop_app.domain.queues import Item, Queue, Title, TitleId
from tests.unit.domain.strategies import LETTERS, edits, queues

NUMBERS = [TitleId(str(number)) for number in range(200)]


def agrees(queue: Queue) -> bool:
    """Whether it knows the same as a queue that has to count."""
    counted = Queue(queue.items)
    places = [queue.place_of(TitleId(letter)) for letter in LETTERS]
    return (
        queue.ids == counted.ids
        and queue.running_time == counted.running_time
        and places == [counted.places.get(TitleId(letter)) for letter in LETTERS]
    )


@given(queues, st.lists(edits, max_size=12))
def test_after_any_edits_it_knows_what_counting_would_tell(queue: Queue, line: list[Edit]) -> None:
    for edit in line:
        queue = apply(queue, edit)

        assert agrees(queue)
        assert agrees(queue.with_etag("another"))


def test_after_very_many_moves_too() -> None:
    queue = Queue(tuple(Item(Title(title_id, "", runtime=60)) for title_id in NUMBERS))

    for number in range(700):
        queue = apply(queue, Move((NUMBERS[number * 7 % 200],), NUMBERS[number * 13 % 200]))

    assert [queue.place_of(title_id) for title_id in queue.ids] == list(range(200))


def test_many_titles_at_once() -> None:
    queue = Queue(tuple(Item(Title(title_id, "")) for title_id in NUMBERS))

    moved = apply(queue, Move(tuple(NUMBERS[::2]), Edge.END))

    assert moved.ids == (*NUMBERS[1::2], *NUMBERS[::2])
    assert [moved.place_of(title_id) for title_id in moved.ids] == list(range(200))


def test_what_is_told_of_a_title_changes_nothing_else() -> None:
    queue = Queue(tuple(Item(Title(title_id, "", runtime=60)) for title_id in NUMBERS[:5]))

    told = queue.with_told(Item(Title(NUMBERS[2], "Told", runtime=120)))

    assert told.ids == queue.ids
    assert told.running_time == queue.running_time + 60
    assert [item.title.name for item in told.items] == ["", "", "Told", "", ""]
