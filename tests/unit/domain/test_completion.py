"""Titles that a read leaves out, and that were known before, stay where they were."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.completion import completed
from desktop_app.domain.queues import Item, Queue, Title, TitleId


def queue(names: str, saved: str = "", unseen: int = 0) -> Queue:
    items, later = (tuple(Item(Title(TitleId(name), name)) for name in some) for some in (names, saved))
    return Queue(items, later, "tag", unseen=unseen)


def order(of: Queue) -> str:
    return "".join(of.ids)


def test_what_is_missing_stands_behind_its_old_neighbour() -> None:
    assert order(completed(queue("abcdef"), queue("abdf", unseen=2))) == "abcdef"
    assert order(completed(queue("abcdef"), queue("cdef", unseen=2))) == "abcdef"
    assert order(completed(queue("abcdef"), queue("fedba", unseen=1))) == "fedbca"


def test_what_is_new_is_there_too() -> None:
    assert order(completed(queue("abc"), queue("xacy", unseen=1))) == "xabcy"


def test_a_whole_read_is_believed() -> None:
    assert order(completed(queue("abc"), queue("ac"))) == "ac"


def test_a_saved_title_stays_saved_unless_it_has_a_place_now() -> None:
    whole = completed(queue("ab", "xy"), queue("axb", unseen=1))
    assert (order(whole), [item.id for item in whole.saved]) == ("axb", ["y"])
    assert order(completed(queue("ab"), queue("a", "b", unseen=1))) == "a"


letters = st.lists(st.sampled_from("abcdefgh"), unique=True).map("".join)


@given(letters, letters, st.integers(1, 9))
def test_nothing_is_lost_and_the_read_keeps_its_order(known: str, read: str, unseen: int) -> None:
    whole = order(completed(queue(known), queue(read, unseen=unseen)))
    assert "".join(one for one in whole if one in read) == read
    assert sorted(whole) == sorted({*known, *read})
    again = completed(queue(whole), queue(read, unseen=unseen))
    assert (order(again), again.unseen, again.etag) == (whole, unseen, "tag")


def test_what_a_read_tells_of_the_list_itself_is_that_of_the_read() -> None:
    known = Queue(queue("abc").items, sorted_by="title", comes_and_goes=False)
    read = replace(queue("ac", "s", unseen=3), etag="new", sorted_by="rank", comes_and_goes=True)

    assert completed(known, read) == replace(read, items=queue("abc").items)
    assert completed(Queue(), read) is read
