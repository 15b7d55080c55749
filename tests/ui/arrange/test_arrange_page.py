"""Arranging on the screen: the button, the preview, and what is sent when."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from desktop_app.accounts import LiveList
from desktop_app.domain.arrangement import Order
from desktop_app.domain.budgets import Purse
from desktop_app.domain.edits import Edge, Edit, Move, touched
from desktop_app.domain.pending_edits import Entry, EntryId, EntryState, view_of
from desktop_app.domain.queues import Queue
from desktop_app.domain.undo_step import UndoStep
from desktop_app.signals import Signal
from desktop_app.ui.arrange.button import ArrangeButton
from desktop_app.ui.arrange.comparison import ConnectingLine, Stage, compared
from desktop_app.ui.arrange.job import ArrangeJob, ArrangeOutcome
from desktop_app.ui.arrange.travel import Travel
from desktop_app.ui.queue.delegate import drawn_posters
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.style.theme import colors
from tests.ui.accessible_tree import column_words, row_words
from tests.ui.queue.core import Core
from tests.ui.queue.examples import REF, film, names, queue, state
from tests.ui.queue.test_page import HEADING


class Slow(Core):
    """A core whose service answers when it is told to."""

    def __init__(self, base: Queue) -> None:
        super().__init__(base)
        self.base = base
        self.purse: Purse | None = None
        self._actions = 0
        self.told: Callable[[], None] = lambda: None
        self.ended: Signal[LiveList] = Signal()
        self.is_over = False

    def submit(self, edits: tuple[Edit, ...], step: UndoStep | None = None) -> None:
        super().submit(edits, step)  # a full disk
        self._actions += 1
        begin = len(self.state.entries) + 100 * self._actions
        new = (Entry(EntryId(begin + n), REF, self._actions, edit) for n, edit in enumerate(edits))
        self._show((*self._entries, *new))

    def take_back(self, action: int) -> tuple[Entry, ...]:
        dropped = super().take_back(action)
        self._drop(dropped)
        self.told()  # as the real one does, before whoever asked has what was dropped
        return dropped

    def overtake(self) -> None:
        """What the person did since stands for the last one."""
        self._drop(self._entries[-1:])

    def _drop(self, dropped: tuple[Entry, ...]) -> None:
        self._dropped = (*self._dropped, *(replace(e, state=EntryState.DROPPED) for e in dropped))
        self._show(tuple(e for e in self._entries if e not in dropped))

    def depart(self) -> None:
        first, *rest = self._entries
        self._show((replace(first, state=EntryState.IN_FLIGHT), *rest))

    def come_back(self) -> None:
        first, *rest = self._entries
        self._show((replace(first, state=EntryState.PENDING), *rest))

    def arrive(self, count: int = 1) -> None:
        for _ in range(count):
            first, *rest = self._entries
            self.base = view_of(self.base, [first])
            self._show(tuple(rest))

    _entries: tuple[Entry, ...] = ()
    _dropped: tuple[Entry, ...] = ()

    def _show(self, entries: tuple[Entry, ...]) -> None:
        self._entries = entries
        self.state = replace(state(view_of(self.base, entries), *entries), dropped=self._dropped)


class Bench:
    def __init__(self, qtbot: QtBot, base: Queue) -> None:
        self.core = Slow(base)
        self.core.state = state(base)
        self.page = QueuePage(self.core, HEADING)
        qtbot.addWidget(self.page)
        self.page.resize(720, 500)
        self.button = ArrangeButton(self.page.model, self.page)
        self.page.header.add_tool(self.button)
        travel = Travel("Netflix", 0.26)
        self.job = ArrangeJob(self.page, self.core, travel, drawn_posters, purse=lambda: self.core.purse)
        qtbot.addWidget(self.job.panel)
        self.core.told = self.settle
        self.outcomes: list[ArrangeOutcome | None] = []
        self.job.over.connect(self.outcomes.append)
        with qtbot.waitExposed(self.page):
            self.page.show()

    def settle(self) -> None:
        self.page.show_state(self.core.state)
        self.job.show_state(self.core.state)

    @property
    def afterwards(self) -> list[str]:
        return names(self.job.view.columns.comparison.after.items)


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(qtbot, queue(range(12)))


def test_the_button_offers_every_order(bench: Bench, qtbot: QtBot) -> None:
    chosen = QSignalSpy(bench.button.chosen)
    offered = [action for action in bench.button.menu_of.actions() if action.data() is not None]
    offered[1].trigger()

    assert [action.data() for action in offered] == list(Order)
    assert chosen.at(0) == [Order.YEAR]


def test_the_button_says_why_it_cannot_be_used(bench: Bench) -> None:
    bench.page.header.filter.setText("third")

    assert not bench.button.isEnabled()
    assert "filter" in bench.button.toolTip()

    bench.page.header.filter.clear()
    assert bench.button.isEnabled()


@pytest.mark.parametrize(
    ("shown", "why"), [(state(queue([0])), "fewer than two"), (state(Queue(), loaded=False), "read")]
)
def test_there_must_be_something_to_arrange(bench: Bench, shown: object, why: str) -> None:
    bench.core.state = shown  # type: ignore[assignment]
    bench.page.show_state(bench.core.state)

    assert not bench.button.isEnabled()
    assert why in bench.button.toolTip()


def test_the_preview_shows_the_order_and_sends_nothing(bench: Bench) -> None:
    before = bench.core.order
    bench.job.open(Order.YEAR)

    assert bench.afterwards[:3] == ["Nosferatu", "The General", "My Man Godfrey"]
    count = len(bench.job.view.columns.comparison.moves)
    assert bench.job.panel.headline == f"{count} moves will be sent to Netflix"
    assert f"{count} moves will be sent, one a request, about" in bench.job.panel.hint
    assert bench.core.order == before
    assert not bench.page.header.isVisible()

    bench.job.close()
    assert bench.outcomes == [None]
    assert bench.core.order == before
    assert bench.page.header.isVisible()


def test_another_direction_is_another_preview(bench: Bench) -> None:
    bench.job.open(Order.YEAR)
    bench.job.view.choices.way.menu_of.actions()[1].trigger()

    assert bench.afterwards[0].startswith("Rosencrantz")
    assert bench.job.view.choices.sentence == "By year, newest first"


def test_the_best_rated_come_first_and_those_without_a_rating_last(bench: Bench) -> None:
    bench.job.open(Order.RATING)

    assert bench.afterwards[0] == "The Lady Vanishes"
    assert bench.afterwards[-1] == "The General"


def test_a_list_in_order_needs_nothing(qtbot: QtBot) -> None:
    bench = Bench(qtbot, queue([10, 8, 7]))
    bench.job.open(Order.YEAR)
    bench.job.start()

    assert not bench.job.panel.start_button.isEnabled()
    assert bench.job.panel.headline.startswith("No moves")
    assert not bench.job.is_sent


def test_the_preview_follows_a_list_that_changes(bench: Bench) -> None:
    bench.job.open(Order.YEAR)
    bench.core.state = state(queue([3, 2, 1, 0]))
    bench.settle()

    assert bench.afterwards == names(queue([3, 0, 2, 1]).items)


def test_it_is_sent_as_one_action_and_followed_to_its_end(bench: Bench) -> None:
    bench.job.open(Order.YEAR)
    moves = bench.job.view.columns.comparison.moves
    meant = bench.afterwards
    bench.job.start()
    bench.core.arrive(2)
    bench.core.depart()
    bench.settle()

    assert bench.job.panel.headline == f"2 of {len(moves)} moves sent to Netflix"
    assert bench.job.panel.part == pytest.approx(2 / len(moves))
    stages = bench.job.view.columns._rows._stages
    assert [stages[touched(move)[0]] for move in moves[:4]] == [Stage.SENT, Stage.SENT, Stage.TRAVELS, Stage.WAITS]
    assert bench.page.history.undo_action.text() == "&Undo Arrange by year"

    bench.core.arrive(len(moves) - 2)
    bench.settle()

    assert bench.core.order == meant
    assert bench.outcomes == [ArrangeOutcome(len(moves), len(moves), stopped=False, sentence="By year, oldest first")]
    assert bench.page.header.isVisible()

    bench.page.history.undo()
    assert bench.core.order == names(queue(range(12)).items)


def test_stopping_takes_back_what_waits_and_undo_what_was_sent(bench: Bench) -> None:
    before = bench.core.order
    bench.job.open(Order.YEAR)
    moves = bench.job.view.columns.comparison.moves
    bench.job.start()
    bench.core.arrive(2)
    bench.core.depart()
    bench.settle()
    bench.job.stop()

    assert [touched(e.edit) for e in bench.core.state.entries] == [moves[2].items]
    assert not bench.outcomes
    assert not bench.job.panel.stop_button.isEnabled()

    bench.core.arrive()
    bench.settle()
    assert bench.outcomes == [ArrangeOutcome(3, len(moves), stopped=True, sentence="By year, oldest first")]

    bench.page.history.undo()
    assert len(bench.core.state.entries) == 3
    assert bench.core.order == before


def test_stopped_while_nothing_travels_it_is_over_at_once(bench: Bench) -> None:
    bench.job.open(Order.YEAR)
    bench.job.start()
    bench.settle()
    bench.job.stop()

    assert [(o.sent, o.stopped, o.overtaken) for o in bench.outcomes if o] == [(0, True, 0)]
    assert bench.core.taken_back == [1]


def test_a_request_that_comes_back_while_stopping_is_taken_back_too(bench: Bench, qtbot: QtBot) -> None:
    before = bench.core.order
    bench.job.open(Order.YEAR)
    bench.job.start()
    bench.core.depart()
    bench.settle()
    bench.job.stop()
    bench.core.come_back()
    bench.settle()
    qtbot.waitUntil(lambda: not bench.core.state.entries)
    bench.settle()

    assert bench.outcomes
    assert bench.outcomes[0] is not None
    assert bench.outcomes[0].sent == 0
    assert bench.core.order == before


def test_a_full_disk_leaves_the_preview(bench: Bench) -> None:
    failed = QSignalSpy(bench.page.failed)
    bench.job.open(Order.YEAR)
    bench.core.full = True
    bench.job.start()

    assert failed.count() == 1
    assert not bench.job.is_sent
    assert bench.job.view.isVisible()


def test_the_list_can_be_seen_meanwhile(bench: Bench) -> None:
    hidden = QSignalSpy(bench.job.hidden)
    bench.job.open(Order.YEAR)
    bench.job.start()
    bench.job.close()

    assert hidden.count() == 1
    assert bench.page.header.isVisible()
    assert not bench.outcomes


def test_only_what_is_in_sight_is_painted(qtbot: QtBot) -> None:
    bench = Bench(qtbot, queue(range(500)))
    bench.job.open(Order.REVERSE)
    columns = bench.job.view.columns
    columns.verticalScrollBar().setValue(5000)
    columns.viewport().repaint()

    assert 0 < columns.painted_rows < 15
    assert len(columns.in_sight) < 15
    rows = columns.in_sight
    assert len(columns.comparison.lines(rows.start, rows.stop)) <= 2 * len(rows)


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("size", [QSize(380, 400), QSize(560, 500), QSize(1200, 900)])
def test_it_is_painted_in_every_size(bench: Bench, direction: Qt.LayoutDirection, size: QSize) -> None:
    bench.page.setLayoutDirection(direction)
    bench.page.resize(size)
    bench.job.open(Order.LENGTH)

    assert not bench.page.grab().isNull()
    assert not bench.job.panel.grab().isNull()


@pytest.mark.usefixtures("reader_listens")
def test_a_screen_reader_meets_a_table_of_what_will_move(bench: Bench) -> None:
    bench.job.open(Order.YEAR)
    columns = bench.job.view.columns

    assert [column_words(columns, at) for at in range(2)] == ["Afterwards", "Move"]
    assert row_words(columns, 0) == ["Nosferatu, 1922", "from 11 to 1"]
    assert row_words(columns, 11) == ["Rosencrantz & Guildenstern Are Dead, 1990", "from 2 to 12"]
    staying = next(at for at in range(12) if not columns.comparison.will_move(columns.comparison.after.items[at]))
    assert row_words(columns, staying)[1].startswith("stays")

    bench.job.start()
    bench.core.depart()
    bench.settle()
    said = [row_words(columns, at)[1] for at in range(12)]
    assert sum(words.endswith(", sending") for words in said) == 1
    assert sum(words.endswith(", waiting") for words in said) == len(columns.comparison.moves) - 1


def test_the_keyboard_goes_row_by_row_with_a_ring(bench: Bench, qtbot: QtBot) -> None:
    bench.page.activateWindow()
    bench.job.open(Order.YEAR)
    columns = bench.job.view.columns
    qtbot.waitUntil(columns.hasFocus)

    assert columns.currentIndex().row() == 0
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(columns, key)
    assert columns.currentIndex().row() == 2
    shot = columns.viewport().grab().toImage()
    area = columns.visualRect(columns.currentIndex())
    assert shot.pixelColor(5, area.center().y()) == colors().link


def test_home_and_end_scroll(bench: Bench) -> None:
    bench.job.open(Order.TITLE)
    columns = bench.job.view.columns
    QTest.keyClick(columns, Qt.Key.Key_End)
    assert columns.verticalScrollBar().value() == columns.verticalScrollBar().maximum() > 0
    QTest.keyClick(columns, Qt.Key.Key_Home)
    assert columns.verticalScrollBar().value() == 0


def test_lines_lead_from_now_to_afterwards() -> None:
    both = compared(queue([0, 1, 2]), queue([2, 0, 1]).ids)

    assert both.moves == (Move((film(2).id,), Edge.TOP),)
    assert both.staying == 2
    assert both.lines(0, 1) == (ConnectingLine(0, 1, moves=False), ConnectingLine(2, 0, moves=True))
    assert both.origin(0) == 2
