import pytest

from desktop_app.domain.edits import Add, Edge
from desktop_app.domain.errors import Cause, RefusalReason
from desktop_app.domain.pending_edits import Entry, EntryId, EntryState, Question, Reason
from desktop_app.domain.queues import ItemId
from desktop_app.ui.queue import words
from desktop_app.ui.queue.rows import RowKind, RowMark, rows_of
from tests.ui.queue.examples import REF, film, lost, queue, refused, state, waiting


def test_items_are_numbered_from_one() -> None:
    rows = rows_of(state(queue([4, 2, 7])))

    assert [(row.number, row.item.title.name) for row in rows] == [
        (1, "Playtime"),
        (2, "Charade"),
        (3, "My Man Godfrey"),
    ]


def test_a_filter_hides_rows_and_keeps_the_true_numbers() -> None:
    rows = rows_of(state(queue(range(12))), "comedy 1949")

    assert [(row.number, row.item.title.name) for row in rows] == [(6, "Kind Hearts and Coronets")]


@pytest.mark.parametrize("needle", ["REGLE", "règle", "renoir RÈGLE", "1939", "la regle du jeu"])
def test_a_filter_knows_neither_case_nor_accents(needle: str) -> None:
    rows = rows_of(state(queue(range(12))), needle)

    assert [row.number for row in rows] == [12]


def test_a_row_says_that_its_change_waits_or_travels() -> None:
    rows = rows_of(state(queue(range(3)), waiting(0), waiting(2, 2, EntryState.IN_FLIGHT)))

    assert [row.mark for row in rows] == [RowMark.WAITS, None, RowMark.TRAVELS]


@pytest.mark.parametrize(("after", "place"), [(Edge.TOP, 0), (film(0).id, 1), (Edge.END, 3), (ItemId("gone"), 3)])
def test_a_lost_title_stands_where_it_would_have_stood(after: ItemId | Edge, place: int) -> None:
    rows = rows_of(state(queue(range(3)), lost(9, after)))

    assert rows[place].kind is RowKind.QUESTION
    assert rows[place].number is None
    assert [row.number for row in rows if row.number] == [1, 2, 3]


def test_what_is_asked_about_a_title_in_the_queue_marks_its_row() -> None:
    rows = rows_of(state(queue(range(3)), refused(1), waiting(1, entry=2)))

    assert [(row.kind, row.mark) for row in rows] == [
        (RowKind.ITEM, None),
        (RowKind.ITEM, RowMark.DECIDE),
        (RowKind.ITEM, None),
    ]


def test_a_refused_add_is_asked_about_where_it_was_wanted() -> None:
    asked = Question(Reason.REFUSED, service_says="Not in your country.")
    entry = Entry(EntryId(1), REF, 1, Add(film(8), film(0).id), EntryState.NEEDS_DECISION, asked)

    row = rows_of(state(queue(range(3)), entry))[1]

    assert row.kind is RowKind.QUESTION
    assert words.second_line(row, "Netflix") == "Netflix refused: Not in your country. Try again or drop your change?"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (Question(Reason.REFUSED), "Netflix refused this without a reason. Try again or drop your change?"),
        (
            Question(Reason.REFUSED, cause=Cause(RefusalReason.SETTINGS_LIMIT_TITLES, {"limit": 2})),
            "Netflix refused. Its settings allow 2 titles on this list. Try again or drop your change?",
        ),
        (
            Question(Reason.STORM),
            "The list on Netflix kept changing while this was sent. Try again or drop your change?",
        ),
    ],
)
def test_nothing_is_put_into_the_mouth_of_a_service(question: Question, said: str) -> None:
    assert words.question_line(question, "Netflix") == said


def test_saved_titles_come_last_under_their_line() -> None:
    rows = rows_of(state(queue([0], saved=[1, 2]), lost(3, Edge.END)))

    assert [row.kind for row in rows] == [
        RowKind.ITEM,
        RowKind.QUESTION,
        RowKind.SECTION,
        RowKind.SAVED,
        RowKind.SAVED,
    ]


def test_a_filter_that_hides_the_saved_titles_hides_their_line() -> None:
    assert rows_of(state(queue([0], saved=[1])), "third man")[-1].kind is RowKind.ITEM


def test_every_row_has_its_own_key() -> None:
    rows = rows_of(state(queue(range(3), saved=[5]), lost(9, Edge.TOP), waiting(1)))

    assert len({row.key for row in rows}) == len(rows)


def test_the_second_line_leaves_out_what_is_not_known() -> None:
    assert words.facts(film(0).title) == "1949 · 1 h 44 min · Carol Reed"
    assert words.facts(film(99).title) == "1979 · 1 h 30 min"


def test_a_total_counts_titles_and_time() -> None:
    assert words.total(queue([0, 1]).items) == "2 titles · 3 h 41 min"
    assert words.total(()) == "0 titles"
