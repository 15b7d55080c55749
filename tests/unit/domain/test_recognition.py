"""Items under the ids by which they are known, whatever their service calls them now."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.queues import Item, Queue, Title, TitleId
from desktop_app.domain.recognition import recognized
from tests.unit.domain.strategies import queue


def slot(title: str, key: str, own_id: str = "") -> Item:
    return Item(Title(TitleId(title), title.upper()), key=key, own_id=own_id or key)


def read(*slots: tuple[str, str]) -> Queue:
    return Queue(tuple(slot(title, key) for title, key in slots), etag="1")


def ids(of: Queue) -> list[str]:
    return [item.own_id for item in of.items]


def test_a_list_that_holds_each_title_once_comes_back_itself() -> None:
    told = queue("abc")
    assert recognized(told, queue("cba").items, queue("abcd")) is told


def test_what_is_known_by_its_key_has_its_id_wherever_it_stands() -> None:
    known = (slot("a", "K1", "mine"), slot("a", "K2"))
    told = read(("a", "K2"), ("b", "K3"), ("a", "K1"))
    assert ids(recognized(told, known, Queue(known))) == ["K2", "K3", "mine"]


def test_the_same_list_comes_back_where_nothing_is_called_otherwise() -> None:
    told = read(("a", "K1"), ("a", "K2"))
    assert recognized(told, told.items, told) is told


def test_what_was_just_added_is_the_new_entry_of_its_title_and_not_the_one_that_was_there() -> None:
    before = read(("a", "K1"), ("b", "K2"))
    expected = before.with_items((*before.items, slot("a", "", "mine")))
    told = read(("a", "K1"), ("a", "K9"), ("b", "K2"))
    assert ids(recognized(told, before.items, expected)) == ["K1", "mine", "K2"]


def test_an_entry_without_a_key_yet_comes_before_one_whose_key_is_gone() -> None:
    gone, added = slot("a", "K1"), slot("a", "", "mine")
    assert ids(recognized(read(("a", "K9")), (gone,), Queue((gone, added)))) == ["mine"]
    assert ids(recognized(read(("a", "K8"), ("a", "K9")), (gone,), Queue((gone, added)))) == ["mine", "K1"]


def test_what_is_not_expected_any_more_is_not_looked_for() -> None:
    gone = slot("a", "K1")
    assert ids(recognized(read(("a", "K9")), (gone,), Queue())) == ["K9"]


def test_a_key_that_was_another_item_s_first_makes_no_second_of_that_id() -> None:
    known = slot("a", "K2", "K1")
    assert ids(recognized(read(("a", "K2"), ("b", "K1")), (known,), Queue((known,)))) == ["K1", "K1′"]


def test_a_saved_item_is_recognized_too() -> None:
    told = replace(read(("b", "K2")), saved=(slot("a", "K1"),))
    saved = (slot("a", "K1", "mine"),)
    assert [item.own_id for item in recognized(told, saved, Queue(saved=saved)).saved] == ["mine"]


slots = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("KLMNOPQR")), unique_by=lambda slot: slot[1])


@given(slots, slots, st.lists(st.sampled_from("abc")))
def test_no_read_has_two_items_of_one_id_and_all_its_entries_stay(
    before: list[tuple[str, str]], told: list[tuple[str, str]], added: list[str]
) -> None:
    base = Queue(tuple(slot(title, key, f"i{at}" if at % 2 else "") for at, (title, key) in enumerate(before)))
    new = tuple(slot(title, "", f"new{at}") for at, title in enumerate(added))
    found = recognized(read(*told), base.items, base.with_items((*base.items, *new)))

    assert len(set(found.ids)) == len(told)
    assert [(item.title.id, item.key) for item in found.items] == told
    assert recognized(found, found.items, found) is found
    titles = {item.own_id: item.title.id for item in (*base.items, *new)}
    by_key = {item.key: item.own_id for item in base.items}
    for item in found.items:
        assert item.own_id == by_key.get(item.key, item.own_id)
        assert item.key in by_key or titles.get(item.own_id, item.title.id) == item.title.id


def test_a_list_that_takes_doubles_from_now_on_keeps_what_was_known_by_its_title() -> None:
    told = read(("b", "K2"), ("a", "K1"), ("a", "K3"))
    assert recognized(told, queue("ab").items, queue("ab")).ids == ("b", "a", "K3")
