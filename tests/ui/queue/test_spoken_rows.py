"""Rows as a screen reader says them. Readers add up the cells of a row, and the headers in front of it."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.edits import Edge
from desktop_app.domain.look import Look
from desktop_app.domain.pending_edits import Entry, EntryState
from desktop_app.domain.queues import Item, Queue
from desktop_app.sync.state import QueueState
from desktop_app.ui.queue.model import QueueModel
from desktop_app.ui.queue.news import News
from desktop_app.ui.queue.spoken_rows import leaving
from desktop_app.ui.queue.view import QueueView
from tests.ui.accessible_tree import row_words
from tests.ui.queue.examples import film, lost, queue, refused, state, waiting

NOON = datetime(2026, 11, 30, 12).astimezone()
MORE = 64


def a_queue(*entries: Entry) -> QueueState:
    """Charade is the fourth of sixty-four."""
    return state(queue([0, 1, 3, 2, *range(4, MORE)]), *entries)


@pytest.fixture
def view(qtbot: QtBot, reader_listens: None) -> QueueView:
    view = QueueView(QueueModel("Netflix"))
    view.resize(760, 600)
    qtbot.addWidget(view)
    view.queue_model.show(a_queue())
    with qtbot.waitExposed(view):
        view.show()
    return view


def test_a_row_is_said_once_and_whole(view: QueueView) -> None:
    view.queue_model.show(a_queue(waiting(2)))

    assert row_words(view, 3) == ["Charade, 1963, 1 hour 53 minutes, 4 of 64, waiting"]
    assert row_words(view, 2) == ["The Lady Vanishes, 1938, 1 hour 36 minutes, 3 of 64"]


def test_what_is_about_the_row_is_said_with_it(view: QueueView) -> None:
    view.queue_model.show(a_queue(waiting(2, life=EntryState.IN_FLIGHT)))
    view.queue_model.show_own({film(2).title.id: 3.0, film(0).title.id: 0.0}, 1.0)
    view.queue_model.show_news({film(2).id: News.MOVED})

    assert row_words(view, 3) == [
        "Charade, 1963, 1 hour 53 minutes, 4 of 64, your rating 3 of 5, moved since your last visit, sending"
    ]


def test_questions_say_what_is_asked(view: QueueView) -> None:
    view.queue_model.show(state(queue([0]), refused(0)))
    asked = "Netflix refused: The queue is full. Try again or drop your change?"
    assert row_words(view, 0) == [f"The Third Man, 1949, 1 hour 44 minutes, 1 of 1, needs your decision, {asked}"]
    view.queue_model.show(state(queue([0]), lost(2, Edge.TOP)))
    assert row_words(view, 0) == [
        (
            "Charade, 1963, 1 hour 53 minutes, needs your decision, Removed on Netflix after you moved it. "
            "Keep it or remove it?"
        )
    ]


def test_saved_titles_have_no_place(view: QueueView) -> None:
    view.queue_model.show(state(queue([0], saved=[2])))

    assert row_words(view, 1) == ["Saved: not available yet"]
    assert row_words(view, 2) == ["Charade, 1963, 1 hour 53 minutes, not available yet"]


def test_headings_are_said_without_signs(view: QueueView) -> None:
    view.queue_model.set_look(Look(in_groups=True), NOON.timestamp())

    assert row_words(view, 0) == ["Unknown, 64 titles"]


def test_a_season_says_its_kind(view: QueueView) -> None:
    part = film(2)
    told = Item(replace(part.title, kind="episode", part="S02E05 · Dekalog", runtime=3660))
    view.queue_model.show(state(Queue((told,), (), "1")))

    assert row_words(view, 0) == ["Charade, S02E05, Dekalog, 1963, 1 hour 1 minute, 1 of 1"]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "leaves today"),
        (1, "leaves tomorrow"),
        (4, "leaves in 4 days"),
        (30, "leaves in 30 days"),
        (31, "until 31 December 2026"),
        (-1, "until 29 November 2026"),
    ],
)
def test_a_leaving_that_is_near_is_counted_in_days(days: int, said: str) -> None:
    until = int((NOON + timedelta(days=days)).timestamp())

    assert leaving(replace(film(2).title, available_until=until), NOON.timestamp()) == said
    assert leaving(film(2).title, NOON.timestamp()) == ""
