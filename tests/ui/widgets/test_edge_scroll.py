"""Scrolling under a drag: how fast, and that it goes on beyond the edge."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QStringListModel
from PySide6.QtWidgets import QAbstractItemView, QListView
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.carriage import carrying_from
from desktop_app.ui.widgets.drag_card import Load
from desktop_app.ui.widgets.edge_scroll import CROSSING, MARGIN, EdgeScroll, depth_of, speed

BEAT = 0.016
ROW = 48
lengths = st.floats(0, 5e6)
seconds = st.floats(0, 60)


def crossed_after(length: float) -> float:
    """The seconds in which a list of so many pixels has passed, held at the very edge."""
    passed = held = 0.0
    while passed < length:
        held += BEAT
        passed += speed(1.0, held, length) * BEAT
    return held


@pytest.mark.parametrize("rows", [500, 5_000, 100_000])
def test_any_long_list_is_crossed_in_about_ten_seconds(rows: int) -> None:
    assert CROSSING * 0.75 <= crossed_after(rows * ROW) <= CROSSING + BEAT


@pytest.mark.parametrize("rows", [12, 64])
def test_a_short_list_takes_no_longer_than_a_few_seconds(rows: int) -> None:
    assert crossed_after(rows * ROW) < 4


@given(lengths, seconds, st.floats(-1, 1))
def test_upwards_is_as_fast_as_downwards(length: float, held: float, depth: float) -> None:
    assert speed(-depth, held, length) == -speed(depth, held, length)


@given(lengths, seconds, seconds)
def test_the_longer_it_is_held_the_faster_it_goes(length: float, one: float, other: float) -> None:
    sooner, later = sorted((one, other))
    assert speed(1.0, sooner, length) <= speed(1.0, later, length)


def test_it_begins_slowly_enough_to_aim_in_the_longest_list() -> None:
    assert speed(1.0, 0.1, 100_000 * ROW) < 25 * ROW


@pytest.mark.parametrize(
    ("y", "depth"), [(-70, -1), (0, -1), (MARGIN // 2, -0.5), (MARGIN, 0), (200, 0), (382, 0.5), (400, 1), (900, 1)]
)
def test_the_margin_is_as_deep_as_the_mouse_is_near_the_edge(y: int, depth: float) -> None:
    assert depth_of(y, 400) == pytest.approx(depth, abs=0.001)


@pytest.fixture
def view(qtbot: QtBot) -> QListView:
    view = QListView()
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setModel(QStringListModel([f"Title {number}" for number in range(5_000)], view))
    view.resize(300, 400)
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    return view


def test_a_whole_list_passes_and_there_it_stops(view: QListView) -> None:
    edges, bar = EdgeScroll(view), view.verticalScrollBar()
    edges.follow(view.viewport().height())

    edges.scroll_for(BEAT)
    first = bar.value()
    for _ in range(round(CROSSING / BEAT)):
        edges.scroll_for(BEAT)

    assert 0 < first < 3 * ROW
    assert bar.value() == bar.maximum()


def test_slow_scrolling_adds_up_to_whole_pixels(view: QListView) -> None:
    edges, bar = EdgeScroll(view), view.verticalScrollBar()
    edges.follow(view.viewport().height() - MARGIN + 1)

    for _ in range(100):
        edges.scroll_for(0.004)

    assert bar.value() > 0


def test_who_turns_round_begins_slowly_again(view: QListView) -> None:
    edges, bar = EdgeScroll(view), view.verticalScrollBar()
    edges.follow(view.viewport().height())
    for _ in range(300):
        edges.scroll_for(BEAT)
    far = bar.value()

    edges.follow(0)
    edges.scroll_for(BEAT)

    assert 0 < far - bar.value() < 3 * ROW


@pytest.mark.parametrize(("beyond", "way"), [(QPoint(150, 700), 1), (QPoint(150, -200), -1)])
def test_what_is_carried_beyond_the_edge_goes_on_scrolling(
    view: QListView, qtbot: QtBot, beyond: QPoint, way: int
) -> None:
    edges, bar = EdgeScroll(view), view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    with carrying_from(view, Load("Charade")) as carried:
        carried._spot = view.viewport().mapToGlobal(beyond)
        edges.leave()
        qtbot.waitUntil(lambda: (bar.value() - before) * way > 2 * ROW)


def test_beside_the_view_and_without_anything_carried_it_rests(view: QListView) -> None:
    edges, bar = EdgeScroll(view), view.verticalScrollBar()
    edges.leave()
    assert not edges._timer.isActive()
    with carrying_from(view, Load("Charade")) as carried:
        carried._spot = view.viewport().mapToGlobal(QPoint(-80, 700))
        edges.leave()
        for _ in range(5):
            edges._beat()
    edges._beat()

    assert (bar.value(), edges._timer.isActive()) == (0, False)
