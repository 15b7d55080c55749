from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot

from desktop_app.domain.edits import Anchor, Edge, Edit, Move
from desktop_app.domain.order import apply
from desktop_app.domain.pending_edits import Entry
from desktop_app.domain.queues import ItemId, Queue
from desktop_app.sync.state import QueueState
from desktop_app.ui.queue.cells import QueueColumn, QueueRole
from desktop_app.ui.queue.model import QueueModel
from desktop_app.ui.queue.rows import RowMark, rows_of
from desktop_app.ui.widgets import titles_mime
from tests.ui.queue.examples import OTHER_REF, REF, film, lost, names, queue, refused, state, waiting

NARROW = ("modelReset", "layoutChanged", "rowsInserted", "rowsRemoved", "rowsMoved", "dataChanged")


@pytest.fixture
def model(qtbot: QtBot) -> Iterator[QueueModel]:
    model = QueueModel("Netflix")
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show(state(queue(range(6))))
    yield model
    tester.deleteLater()


class Heard:
    """Which of the model's signals came."""

    def __init__(self, model: QueueModel) -> None:
        self._spies = {name: QSignalSpy(getattr(model, name)) for name in NARROW}

    @property
    def names(self) -> dict[str, int]:
        return {name: spy.count() for name, spy in self._spies.items() if spy.count()}

    def changed(self) -> list[tuple[int, int, int, int]]:
        spy = self._spies["dataChanged"]
        pairs = [(spy.at(at)[0], spy.at(at)[1]) for at in range(spy.count())]
        return [(a.row(), b.row(), a.column(), b.column()) for a, b in pairs]


def test_the_same_state_again_says_nothing(model: QueueModel) -> None:
    heard = Heard(model)

    model.show(state(queue(range(6))))

    assert heard.names == {}


def test_a_new_mark_changes_its_row_alone(model: QueueModel) -> None:
    heard = Heard(model)

    model.show(state(queue(range(6)), waiting(3)))

    assert heard.names == {"dataChanged": 1}
    assert heard.changed() == [(3, 3, 0, 3)]


def test_a_move_is_one_move_and_renumbers_only_what_it_passed(model: QueueModel) -> None:
    heard = Heard(model)

    model.show(state(queue([0, 3, 1, 2, 4, 5])))

    assert heard.names == {"rowsMoved": 1, "dataChanged": 1}
    assert heard.changed() == [(1, 3, QueueColumn.NUMBER, QueueColumn.NUMBER)]


def test_rows_put_in_or_taken_out_are_said_as_such(model: QueueModel) -> None:
    heard = Heard(model)

    model.show(state(queue([0, 1, 8, 9, 2, 3, 4, 5])))
    model.show(state(queue([0, 1, 8, 9])))

    assert heard.names == {"rowsInserted": 1, "rowsRemoved": 1, "dataChanged": 1}


def test_anything_else_is_a_new_layout_in_which_indexes_follow_their_titles(model: QueueModel) -> None:
    heard = Heard(model)
    third, fifth = (QPersistentModelIndex(model.index(row, QueueColumn.TITLE)) for row in (2, 4))

    model.show(state(queue([5, 2, 0, 1, 3])))

    assert heard.names == {"layoutChanged": 1}
    assert third.row() == 1
    assert not fifth.isValid()


def test_only_another_queue_resets(model: QueueModel) -> None:
    heard = Heard(model)

    model.show(state(queue(range(3)), ref=OTHER_REF))

    assert heard.names == {"modelReset": 1}


def test_cells_answer_for_their_row(model: QueueModel) -> None:
    model.show(state(queue(range(6)), waiting(0)))

    assert model.index(0, QueueColumn.TITLE).data() == "The Third Man"
    assert model.index(0, QueueColumn.TITLE).data(QueueRole.MARK) is RowMark.WAITS
    assert model.seen(0).second_line == "1949 · 1 h 44 min · Carol Reed"


def test_only_items_can_be_dragged(model: QueueModel) -> None:
    model.show(state(queue([0], saved=[1]), lost(3, Edge.END)))
    flags = [model.index(row, 0).flags() for row in range(model.rowCount())]

    assert [bool(flag & Qt.ItemFlag.ItemIsDragEnabled) for flag in flags] == [True, False, False, False]
    assert [bool(flag & Qt.ItemFlag.ItemIsSelectable) for flag in flags] == [True, True, False, True]


@pytest.mark.parametrize(("carried", "row"), list(product(range(6), range(7))))
def test_every_drop_of_one_row_lands_where_the_line_was(model: QueueModel, carried: int, row: int) -> None:
    asked = QSignalSpy(model.reorder_requested)
    order = list(range(6))
    moved = [n for n in order[:row] if n != carried] + [carried] + [n for n in order[row:] if n != carried]

    model.moveRow(QModelIndex(), carried, QModelIndex(), row)

    if moved == order:
        assert asked.count() == 0
        return
    ids, anchor = asked.at(0)
    after = apply(queue(order), Move(ids, anchor))
    assert names(after.items) == names(queue(moved).items)


def test_a_filter_forbids_reordering_and_says_why(model: QueueModel) -> None:
    asked = QSignalSpy(model.reorder_requested)
    model.set_needle("comedy")

    model.moveRow(QModelIndex(), 0, QModelIndex(), 2)

    assert asked.count() == 0
    assert model.refusal.startswith("Clear the filter")


def test_a_long_list_is_looked_through_in_pieces(
    model: QueueModel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.ui.queue.shown_rows._AT_ONCE", 2)
    model.set_needle("comedy")
    assert model.is_looking
    assert not model.can_reorder
    model.show(state(queue([5, 0, 1, 2, 3, 4])))
    assert len(model.rows) == 6

    qtbot.waitUntil(lambda: not model.is_looking)

    assert model.rows == rows_of(state(queue([5, 0, 1, 2, 3, 4])), "comedy")
    assert model.needle == "comedy"


def test_what_is_typed_before_the_list_is_there_counts(qtbot: QtBot) -> None:
    model = QueueModel("Netflix")
    model.set_needle("comedy")
    assert not model.is_looking

    model.show(state(queue(range(6))))

    qtbot.waitUntil(lambda: model.rows == rows_of(state(queue(range(6))), "comedy"))


def test_a_list_that_was_not_read_cannot_be_reordered(model: QueueModel) -> None:
    model.show(state(queue(range(2)), loaded=False))

    assert not model.can_reorder


def test_another_reason_is_passed_on(model: QueueModel) -> None:
    model.refuse_order("Sorted by year.")

    assert model.refusal == "Sorted by year."


def test_a_drag_carries_titles_and_their_names(model: QueueModel) -> None:
    data = model.mimeData([model.index(row, column) for row in (3, 1) for column in QueueColumn])

    assert titles_mime.decode(data) == titles_mime.CarriedTitles((film(1).id, film(3).id), REF)
    assert data.text() == "Rosencrantz & Guildenstern Are Dead\nThe Lady Vanishes"


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"[]", b'{"titles": [1], "queue": null}', b'{"titles": []}', b"[" * 99_999, b"\xff\xfe"]
)
def test_what_others_offer_under_our_type_is_not_believed(raw: bytes) -> None:
    data = QMimeData()
    data.setData(titles_mime.TITLES, raw)

    assert titles_mime.decode(data) is None


def test_titles_from_elsewhere_are_reported_with_their_place(model: QueueModel) -> None:
    reported = QSignalSpy(model.dropped)
    carried = titles_mime.CarriedTitles((ItemId("movies/77"),), OTHER_REF)
    copy, nowhere = Qt.DropAction.CopyAction, QModelIndex()

    answers = [model.dropMimeData(titles_mime.encode(carried, ()), copy, row, 0, nowhere) for row in (0, 2, -1)]

    assert answers == [False, False, False]
    assert [reported.at(at) for at in range(3)] == [[carried, Edge.TOP], [carried, film(1).id], [carried, Edge.END]]
    assert model.rowCount() == 6


film_numbers = st.lists(st.integers(0, 9), unique=True, max_size=10)


@st.composite
def states(draw: st.DrawFn) -> QueueState:
    """Any state of the one queue: items, saved titles, changes under way, questions."""
    numbers = draw(film_numbers)
    cut = draw(st.integers(0, len(numbers)))
    open_entries = [waiting(number, entry) for entry, number in enumerate(draw(film_numbers))]
    asked = [draw(st.sampled_from([lost, _refused]))(n, draw(anchors), 20 + n) for n in draw(film_numbers)[:3]]
    return state(queue(numbers[:cut], numbers[cut:]), *open_entries, *asked)


anchors: st.SearchStrategy[Anchor] = st.sampled_from([Edge.TOP, Edge.END, *(film(n).id for n in range(10))])


def _refused(number: int, after: Anchor, entry: int) -> Entry:
    return refused(number, entry, after)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seen=st.lists(st.tuples(states(), st.sampled_from(["", "", "comedy", "19"])), min_size=1, max_size=6))
def test_whatever_is_shown_rows_are_right_and_indexes_follow(
    model: QueueModel, seen: list[tuple[QueueState, str]]
) -> None:
    for shown, needle in seen:
        held = {row.key: QPersistentModelIndex(model.index(at, 1)) for at, row in enumerate(model.rows)}
        model.set_needle(needle)
        model.show(shown)

        assert model.rows == rows_of(shown, needle)
        for key, index in held.items():
            place = model.place_of(key)
            if index.isValid():
                assert index.row() == place


@given(st.data())
@settings(deadline=None)
def test_blocks_dropped_anywhere_keep_their_order(data: st.DataObject) -> None:
    model = QueueModel()
    model.show(state(queue(range(6))))
    asked: list[Edit] = []
    model.reorder_requested.connect(partial_move(asked))
    ids = model.ids_at(data.draw(st.sets(st.integers(0, 5), min_size=1)))
    row = data.draw(st.integers(0, 6))

    said = model.request(ids, model.anchor_at(row, ids))

    wanted = _dropped(queue(range(6)), ids, row)
    assert said == bool(asked)
    assert (apply(queue(range(6)), asked[0]).ids if asked else queue(range(6)).ids) == wanted


class partial_move:
    def __init__(self, asked: list[Edit]) -> None:
        self._asked = asked

    def __call__(self, ids: tuple[ItemId, ...], anchor: Anchor) -> None:
        self._asked.append(Move(ids, anchor))


def _dropped(shown: Queue, ids: tuple[ItemId, ...], row: int) -> tuple[ItemId, ...]:
    above = [i for i in shown.ids[:row] if i not in ids]
    below = [i for i in shown.ids[row:] if i not in ids]
    return (*above, *ids, *below)
