"""How an arranging ends: what was overtaken was not sent, and what was stopped whole leaves nothing to undo."""

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.arrangement import Order
from desktop_app.domain.edits import Edge, Move
from tests.ui.arrange.test_arrange_page import Bench
from tests.ui.queue.examples import film, queue


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(qtbot, queue(range(12)))


def test_what_the_person_overtook_does_not_count_as_sent(bench: Bench) -> None:
    bench.job.open(Order.YEAR)
    total = len(bench.job.view.columns.comparison.moves)
    bench.job.start()
    bench.core.overtake()
    bench.settle()

    assert bench.job.panel.headline == f"0 of {total} moves sent to Netflix"

    bench.core.arrive(total - 1)
    bench.settle()

    (outcome,) = bench.outcomes
    assert outcome is not None
    assert (outcome.sent, outcome.total, outcome.overtaken, outcome.asked) == (total - 1, total, 1, 0)


def test_stopped_before_anything_was_sent_there_is_nothing_to_undo(bench: Bench) -> None:
    bench.job.open(Order.YEAR)
    bench.job.start()
    bench.job.stop()
    bench.settle()

    assert [(o.sent, o.stopped) for o in bench.outcomes if o] == [(0, True)]
    assert bench.page.history.stack.count() == 0
    assert not bench.page.history.undo_action.isEnabled()


def test_it_leaves_the_undo_of_what_was_done_before(bench: Bench) -> None:
    before = bench.core.order
    bench.page.add((film(3).title,), Edge.TOP)
    bench.core.arrive()
    bench.job.open(Order.YEAR)
    bench.job.start()
    bench.job.stop()
    bench.settle()

    assert bench.page.history.undo_action.text() == "&Undo Move The Lady Vanishes"
    bench.page.history.undo()
    assert bench.core.order == before


def test_under_what_was_done_since_it_is_stepped_over(bench: Bench) -> None:
    bench.page.history.perform((Move((film(3).id,), Edge.TOP),))
    bench.core.arrive()
    bench.job.open(Order.REVERSE)
    bench.job.start()
    bench.page.history.perform((Move((film(5).id,), Edge.TOP),))
    bench.job.stop()
    bench.core.arrive()
    bench.page.history.undo()
    bench.core.arrive()

    assert bench.page.history.undo_action.text() == "&Undo Move The Lady Vanishes"
    bench.page.history.undo()
    assert not bench.page.history.undo_action.isEnabled()
