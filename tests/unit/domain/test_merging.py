"""The laws of merging, and the cases that other programs get wrong."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.edits import Add, Edge, Edit, Move, Remove, touched
from desktop_app.domain.merging import Difference, Lost, Rebased, difference, longest_increasing, rebase
from desktop_app.domain.order import apply, replay
from desktop_app.domain.queues import ItemId, Queue
from tests.unit.domain.strategies import edits, holdings, item, order, queue, queues


def ids(letters: str) -> tuple[ItemId, ...]:
    return tuple(ItemId(letter) for letter in letters)


def known(base: Queue, pending: list[Edit]) -> list[Edit]:
    """The edits as a person can make them: only about titles that are in view."""
    made = []
    for edit in pending:
        seen = Move(tuple(i for i in edit.items if i in base), edit.after) if isinstance(edit, Move) else edit
        if touched(seen):
            made.append(seen)
            base = apply(base, seen)
    return made


@given(holdings, st.lists(edits, max_size=4))
def test_rebase_on_the_same_base_is_replay(base: Queue, pending: list[Edit]) -> None:
    pending = known(base, pending)

    rebased = rebase(base, base, pending)

    assert order(replay(base, [r.edit for r in rebased if r.edit])) == order(replay(base, pending))
    assert not any(answer.lost for answer in rebased)


@given(holdings, holdings, st.lists(edits, max_size=4))
def test_rebase_loses_no_intent(base: Queue, theirs: Queue, pending: list[Edit]) -> None:
    """Every edit is sent, is already so, or is asked about; every added title is there, every removed one gone."""
    pending = known(base, pending)
    rebased = rebase(base, theirs, pending)

    after = replay(theirs, [r.edit for r in rebased if r.edit])

    assert len(rebased) == len(pending)
    last: dict[ItemId, Edit] = {title_id: edit for edit in pending for title_id in touched(edit)}
    for title_id, edit in last.items():
        match edit:
            case Add():
                assert after.holds(title_id)
            case Remove():
                assert not after.holds(title_id) or Add in {type(e) for e in pending if title_id in touched(e)}
            case Move():
                lost = {gone.item.id for answer in rebased for gone in answer.lost}
                assert after.holds(title_id) or title_id in lost


@given(holdings, holdings, st.lists(edits, max_size=3))
def test_rebased_edits_speak_only_of_what_is_there(base: Queue, theirs: Queue, pending: list[Edit]) -> None:
    now = theirs
    for answer in rebase(base, theirs, known(base, pending)):
        if isinstance(answer.edit, Move):
            assert all(i in now for i in answer.edit.items)
            assert isinstance(answer.edit.after, Edge) or answer.edit.after in now
        now = apply(now, answer.edit) if answer.edit else now


@given(queues, queues)
def test_difference_is_nothing_exactly_when_the_order_is_the_same(one: Queue, other: Queue) -> None:
    assert bool(difference(one, other)) == (one.ids != other.ids)


@given(st.permutations(range(12)))
def test_longest_increasing_is_increasing_and_no_shorter_than_any(values: list[int]) -> None:
    found = longest_increasing(values)
    best = [1] * len(values)
    for at in range(len(values)):
        best[at] = 1 + max((best[b] for b in range(at) if values[b] < values[at]), default=0)

    assert found == sorted(found)
    assert len(found) == max(best)


def test_a_move_keeps_its_neighbour_where_the_number_would_be_wrong() -> None:
    (answer,) = rebase(queue("abcdef"), queue("xyabcdef"), [Move(ids("e"), ItemId("b"))])

    assert answer == Rebased(Move(ids("e"), ItemId("b")))


def test_a_removed_neighbour_gives_way_to_the_nearest_that_survived() -> None:
    (answer,) = rebase(queue("abcdef"), queue("abdef"), [Move(ids("f"), ItemId("c"))])

    assert order(apply(queue("abdef"), answer.edit or Remove(()))) == "abfde"


def test_the_nearest_neighbour_below_wins_when_all_above_are_gone() -> None:
    (answer,) = rebase(queue("abcdef"), queue("zdef"), [Move(ids("f"), ItemId("b"))])

    assert order(apply(queue("zdef"), answer.edit or Remove(()))) == "zfde"


def test_a_moved_title_that_was_removed_is_lost_and_told_with_its_place() -> None:
    (answer,) = rebase(queue("abc"), queue("ab"), [Move(ids("c"), ItemId("a"))])

    assert answer == Rebased(None, (Lost(item("c"), ItemId("a")),))


def test_a_title_that_we_never_saw_is_lost_too_and_not_forgotten() -> None:
    (answer,) = rebase(queue("ab"), queue("ab"), [Move(ids("q"), ItemId("a"))])

    assert [gone.item.id for gone in answer.lost] == ["q"]


def test_remove_against_remove_and_add_against_add_settle_in_silence() -> None:
    pending: list[Edit] = [Remove(ids("c")), Add(item("x"))]

    assert rebase(queue("abc"), queue("abx"), pending) == (Rebased(None), Rebased(None))


def test_an_addition_of_what_somebody_saved_meanwhile_settles_in_silence() -> None:
    theirs = Queue(queue("abc").items, saved=(item("x"),))

    assert rebase(queue("abc"), theirs, [Add(item("x"), Edge.TOP)]) == (Rebased(None),)


def test_what_is_added_and_taken_back_stays_where_somebody_else_added_it() -> None:
    pending: list[Edit] = [Add(item("x")), Remove(ids("x"))]

    assert rebase(queue("abc"), queue("abxc"), pending) == (Rebased(None), Rebased(None))
    assert rebase(queue("abx"), queue("abx"), pending) == (Rebased(None), Rebased(pending[1]))


def test_a_title_that_can_no_longer_be_watched_is_saved_and_neither_lost_nor_moved() -> None:
    theirs = Queue(queue("ab").items, saved=(item("c"),))

    assert rebase(queue("abc"), theirs, [Move(ids("c"), Edge.TOP)]) == (Rebased(None),)


def test_a_move_that_somebody_made_already_is_not_sent_again() -> None:
    assert rebase(queue("abc"), queue("cab"), [Move(ids("c"), Edge.TOP)]) == (Rebased(None),)


def test_difference_names_the_one_title_that_moved_and_not_those_it_passed() -> None:
    assert difference(queue("abcdef"), queue("fabcde")) == Difference(moved=ids("f"))


def test_above_wins_a_tie_where_somebody_put_a_title_between() -> None:
    (answer,) = rebase(queue("abcdef"), queue("abxdef"), [Move(ids("f"), ItemId("c"))])

    assert answer.edit is not None
    assert order(apply(queue("abxdef"), answer.edit)) == "abfxde"


def test_above_wins_a_tie_where_somebody_moved_the_title_above() -> None:
    (answer,) = rebase(queue("abcdef"), queue("adefb"), [Move(ids("f"), ItemId("c"))])

    assert answer.edit is not None
    assert order(apply(queue("adefb"), answer.edit)) == "adebf"


def test_titles_dropped_behind_one_of_themselves_keep_the_neighbour_that_the_person_saw() -> None:
    (answer,) = rebase(queue("abcdef"), queue("dabcef"), [Move(ids("bd"), ItemId("d"))])

    assert answer == Rebased(Move(ids("bd"), ItemId("c")))
