"""Lists that take a title twice: how titles enter them, are found in them, and go into files and out of them."""

from itertools import count

from desktop_app.domain.edits import Add, Edge, Move, adding, putting
from desktop_app.domain.import_export.file_reader import read
from desktop_app.domain.import_export.file_writer import as_csv
from desktop_app.domain.import_export.given_order import given_order
from desktop_app.domain.import_export.imported_title import contents_of
from desktop_app.domain.import_export.preview import Preview, preview_of
from desktop_app.domain.import_export.title_matching import Fit
from desktop_app.domain.order import replay
from desktop_app.domain.queues import Item, Queue, Title, TitleId

A, B, C = (Title(TitleId(name), f"Title {name.upper()}", 1950) for name in "abc")
QUEUE = Queue((Item(A, own_id="1"), Item(B, own_id="2"), Item(A, own_id="3")), (Item(C, own_id="4"),))
PLAIN = Queue((Item(A), Item(B)), (Item(C),))


NUMBERS = count(1)


def fresh(title: Title) -> Item:
    return Item(title, own_id=f"new{next(NUMBERS)}")


def titles_of(queue: Queue) -> list[Title]:
    return [item.title for item in queue.items]


def test_the_items_of_a_title_are_all_that_stand_for_it() -> None:
    assert [item.own_id for item in QUEUE.items_of(A.id)] == ["1", "3"]
    assert [item.own_id for item in QUEUE.items_of(C.id)] == ["4"]
    assert QUEUE.items_of(TitleId("x")) == PLAIN.items_of(TitleId("x")) == ()
    assert PLAIN.items_of(A.id) == (Item(A),)
    assert PLAIN.items_of(C.id) == (Item(C),)
    assert (QUEUE.has_own_ids, PLAIN.has_own_ids, Queue().has_own_ids) == (True, False, False)


def test_what_is_there_is_added_again_only_where_the_list_takes_it_again() -> None:
    assert adding(PLAIN, (A, B), Edge.END) == ()
    adds = adding(QUEUE, (A, A), QUEUE.ids[0], fresh)
    assert titles_of(replay(QUEUE, adds)) == [A, A, A, B, A]
    assert adds[1].after == adds[0].item.id


def test_putting_a_title_in_moves_it_or_adds_another() -> None:
    put_in, edits = putting(PLAIN, (B,), Edge.TOP)
    assert (put_in, edits) == ((Item(B),), (Move((Item(B).id,), Edge.TOP),))
    put_in, edits = putting(QUEUE, (B, C), Edge.TOP, fresh)
    assert all(isinstance(edit, Add) for edit in edits)
    assert titles_of(replay(QUEUE, edits)) == [B, C, A, B, A]
    assert [item.title for item in put_in] == [B, C]


def previewed(*, takes_doubles: bool) -> Preview:
    """A file that names A twice and B once, for a list that holds B."""
    contents = read(as_csv([line.wanted for line in contents_of((A, B, A), "here").lines]))
    return preview_of(contents, (A, B), frozenset({B.id}), "here", takes_doubles=takes_doubles)


def test_a_file_that_names_a_title_twice_adds_it_twice_where_that_can_be() -> None:
    assert previewed(takes_doubles=False).chosen == (A,)
    assert previewed(takes_doubles=True).chosen == (A, A)


def test_what_the_list_holds_already_is_added_again_if_the_person_says_so() -> None:
    once, doubles = previewed(takes_doubles=False), previewed(takes_doubles=True)
    for preview in (once, doubles):
        row = preview[1]
        assert row.fit is Fit.HERE  # type: ignore[union-attr]
        preview.tick((1,), on=True)
    assert (once.chosen, once.chosen_count) == ((A,), 1)
    assert (doubles.chosen, doubles.chosen_count) == ((A, B, A), 3)


def test_an_exported_order_brings_the_first_of_two_back_first() -> None:
    written = as_csv([line.wanted for line in contents_of((A, A, B), "here").lines])
    assert given_order("x", read(written), QUEUE.items, "here").ids == ("1", "3", "2")
