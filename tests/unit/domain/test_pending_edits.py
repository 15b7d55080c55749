"""Changes that wait: what the person sees of them, and what becomes of them when others were quicker."""

from dataclasses import replace

import pytest

from desktop_app.domain.account import AccountId
from desktop_app.domain.edits import Add, Edge, Edit, Move, Remove
from desktop_app.domain.merging import Lost, Rebased
from desktop_app.domain.pending_edits import (
    Entry,
    EntryId,
    EntryState,
    Question,
    Reason,
    confirmed,
    dropped,
    kept,
    not_over,
    once_more,
    overtaken,
    rebased,
    view_of,
)
from desktop_app.domain.queues import Item, ItemId, Queue, QueueRef, Title, TitleId
from tests.unit.domain.strategies import item, order, queue

REF = QueueRef(AccountId("ada"), "instant")


def move(letter: str, after: str) -> Move:
    return Move((ItemId(letter),), ItemId(after))


def entry(number: int, edit: Edit, state: EntryState = EntryState.PENDING) -> Entry:
    return Entry(EntryId(number), REF, number, edit, state)


@pytest.mark.parametrize(
    ("state", "is_shown", "is_over"),
    [
        (EntryState.PENDING, True, False),
        (EntryState.IN_FLIGHT, True, False),
        (EntryState.NEEDS_DECISION, False, False),
        (EntryState.SETTLED, False, True),
        (EntryState.DROPPED, False, True),
    ],
)
def test_a_change_is_shown_until_it_is_confirmed_or_asked_about(
    state: EntryState, is_shown: bool, is_over: bool
) -> None:
    one = entry(1, move("c", "a"), state)

    assert order(view_of(queue("abc"), [one])) == ("acb" if is_shown else "abc")
    assert not_over([one]) == (() if is_over else (one,))
    assert dropped([one]) == ((one,) if state is EntryState.DROPPED else ())


def test_changes_are_shown_in_the_order_in_which_they_were_made() -> None:
    assert order(view_of(queue("abc"), [entry(1, move("a", "c")), entry(2, move("b", "a"))])) == "cab"


def test_after_an_answer_the_order_stays_and_the_titles_are_as_the_service_tells_them() -> None:
    told = Item(Title(TitleId("c"), "Told"), added=7, key="k")
    view = queue("acb", "old")

    now = confirmed(view, Queue((*queue("ab").items, told), etag="new"), [ItemId("c"), ItemId("gone")])

    assert order(now) == "acb"
    assert now.items[1] == told
    assert now.etag == "new"


def test_a_title_that_vanished_is_kept_by_adding_it_where_it_was_wanted() -> None:
    moved = entry(1, move("c", "a"), EntryState.NEEDS_DECISION)
    asked = replace(moved, question=Question(Reason.VANISHED, item("c"), ItemId("a")))

    assert kept(asked) == Add(item("c"), ItemId("a"))
    assert once_more(queue("ab"), asked) == replace(moved, edit=kept(asked), state=EntryState.PENDING)


@pytest.mark.parametrize("reason", [Reason.STORM, Reason.NOT_KEPT, Reason.REFUSED])
def test_a_change_that_was_refused_is_kept_as_it_was_made(reason: Reason) -> None:
    asked = replace(entry(1, move("c", "a"), EntryState.NEEDS_DECISION), question=Question(reason, item("c"), Edge.TOP))

    assert kept(asked) == asked.edit
    assert once_more(queue("abc"), asked) == entry(1, move("c", "a"))


def test_a_change_that_is_tried_again_is_over_where_the_list_already_stands_so() -> None:
    assert once_more(queue("acb"), entry(1, move("c", "a"), EntryState.NEEDS_DECISION)).state is EntryState.SETTLED


def test_a_later_move_of_a_title_replaces_the_one_that_still_waits() -> None:
    entries = (entry(1, move("a", "b")), entry(2, move("d", "b")))

    earlier, left = overtaken(queue("abcd"), entries, [move("a", "c")])

    assert [(each.state, each.edit) for each in earlier] == [
        (EntryState.DROPPED, move("a", "b")),
        (EntryState.PENDING, move("d", "b")),
    ]
    assert left == (move("a", "c"),)


def test_an_addition_that_is_taken_back_before_it_was_sent_is_never_sent() -> None:
    earlier, left = overtaken(queue("a"), (entry(1, Add(item("x"))),), [Remove((ItemId("x"),))])

    assert [each.state for each in earlier] == [EntryState.DROPPED]
    assert left == ()


@pytest.mark.parametrize("state", [EntryState.IN_FLIGHT, EntryState.NEEDS_DECISION])
def test_what_travels_or_is_asked_about_is_not_replaced_nor_is_what_was_made_before_it(state: EntryState) -> None:
    entries = (entry(1, move("a", "b")), entry(2, move("a", "c"), state), entry(3, move("a", "d")))

    earlier, left = overtaken(queue("abcde"), entries, [move("a", "e")])

    assert earlier[:2] == entries[:2]
    assert earlier[2].state is EntryState.DROPPED
    assert left == (move("a", "e"),)


def test_changes_of_other_titles_leave_each_other_alone() -> None:
    entries = (entry(1, move("a", "b")),)

    assert overtaken(queue("abc"), entries, [move("c", "b")]) == (entries, (move("c", "b"),))


def test_a_change_of_a_title_that_is_gone_asks_with_the_title_and_its_place() -> None:
    answer = rebased(entry(1, move("c", "a")), Rebased(None, (Lost(item("c"), ItemId("a")),)))

    assert answer.state is EntryState.NEEDS_DECISION
    assert answer.question == Question(Reason.VANISHED, item("c"), ItemId("a"))


def test_a_change_that_somebody_made_already_is_over_and_another_goes_on_as_rebased() -> None:
    assert rebased(entry(1, move("c", "a")), Rebased(None)).state is EntryState.SETTLED
    assert rebased(entry(1, move("c", "a")), Rebased(move("c", "b"))) == entry(1, move("c", "b"))


def test_words_of_a_refusal_are_the_services_own_unless_it_is_said_otherwise() -> None:
    assert Question(Reason.REFUSED, service_says="The list is full.").cause is None


def test_a_new_title_that_moves_when_nothing_leans_on_it_any_more_is_added_at_its_last_place() -> None:
    entries = (entry(1, Add(item("x"))), entry(2, move("b", "x")), entry(3, move("x", "a")))

    earlier, left = overtaken(queue("abc"), entries, [move("b", "c")])

    assert [(each.id, each.edit, each.state) for each in earlier if not each.is_over] == [
        (3, Add(item("x"), ItemId("a")), EntryState.PENDING)
    ]
    assert left == (move("b", "c"),)
    assert order(view_of(queue("abc"), earlier)) == "axbc"
