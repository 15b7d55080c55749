"""A list with the same title twice: two rows, each with its own mark, its own place and its own moves."""

from dataclasses import replace
from itertools import count

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.edits import Add, Edge, Move, Remove
from desktop_app.domain.merging import Difference
from desktop_app.domain.pending_edits import Entry, EntryId, EntryState
from desktop_app.domain.queues import Item, Queue, Title
from desktop_app.ui.queue.news import news_of
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.queue.rows import RowMark
from desktop_app.ui.queue.session import ListHeading
from desktop_app.ui.widgets import titles_mime
from tests.ui.queue.core import Core
from tests.ui.queue.examples import REF, film, state


class Doubles(Core):
    """A core whose list takes a title again."""

    def __init__(self, view: Queue) -> None:
        super().__init__(view)
        self._fresh = count(1)

    def item_of(self, title: Title) -> Item:
        return Item(title, own_id=f"new:{next(self._fresh)}")


def slot(number: int, own_id: str) -> Item:
    return replace(film(number), own_id=own_id, key=own_id)


FIRST, OTHER, SECOND = slot(2, "K1"), slot(0, "K2"), slot(2, "K3")
VIEW = Queue((FIRST, OTHER, SECOND), etag="1")


@pytest.fixture
def core() -> Doubles:
    return Doubles(VIEW)


@pytest.fixture
def page(qtbot: QtBot, core: Doubles) -> QueuePage:
    page = QueuePage(core, ListHeading("Favorites", "Slots", "Ada"))
    qtbot.addWidget(page)
    page.resize(720, 500)
    page.show_state(core.state)
    with qtbot.waitExposed(page):
        page.show()
    return page


def entry(edit: Move | Remove | Add, number: int = 1) -> Entry:
    return Entry(EntryId(number), REF, number, edit, EntryState.PENDING)


def keys(page: QueuePage) -> list[str]:
    return [row.item.own_id for row in page.model.rows]


def test_two_equal_rows_are_read_out_with_their_places(page: QueuePage) -> None:
    said = [page.model.spoken(at) for at in range(3)]
    assert [words.split(", ")[0] for words in said] == ["Charade", "The Third Man", "Charade"]
    assert "1 of 3" in said[0]
    assert "3 of 3" in said[2]


def test_what_waits_marks_the_one_and_not_the_other(page: QueuePage, core: Doubles) -> None:
    page.show_state(state(VIEW, entry(Move((SECOND.id,), OTHER.id))))
    assert [row.mark for row in page.model.rows] == [None, None, RowMark.WAITS]
    page.model.show_news(news_of(Difference(added=(FIRST.id,))))
    assert [page.model.seen(at).news is not None for at in range(3)] == [True, False, False]


def test_the_one_that_is_chosen_moves_and_is_chosen_still(page: QueuePage, core: Doubles) -> None:
    page.view.choose(SECOND.id)
    assert page.chosen_items == (SECOND,)
    page.model.request((SECOND.id,), Edge.TOP)
    page.show_state(core.state)

    assert keys(page) == ["K3", "K1", "K2"]
    assert page.chosen_items == (SECOND,)
    page.history.undo()
    page.show_state(core.state)
    assert keys(page) == ["K1", "K2", "K3"]


def test_one_of_two_is_removed_and_comes_back(page: QueuePage, core: Doubles) -> None:
    page.view.choose(FIRST.id)
    page.view.remove_requested.emit((FIRST.id,))
    page.show_state(core.state)
    assert keys(page) == ["K2", "K3"]
    page.history.undo()
    page.show_state(core.state)
    assert keys(page) == ["K1", "K2", "K3"]


def test_a_title_that_is_there_is_added_again(page: QueuePage, core: Doubles) -> None:
    (put_in,) = page.add((film(2).title,), Edge.TOP)
    page.show_state(core.state)
    assert keys(page) == [put_in.own_id, "K1", "K2", "K3"]
    assert page.saved_words((film(2).title,)) is None


def test_a_row_stays_the_chosen_one_when_its_service_names_it(page: QueuePage, core: Doubles) -> None:
    (put_in,) = page.add((film(2).title,), OTHER.id)
    page.show_state(core.state)
    page.view.choose(put_in.id)
    named = core.state.view.with_told(replace(put_in, key="K4"))
    page.show_state(state(named))

    assert [item.key for item in page.chosen_items] == ["K4"]
    assert keys(page) == ["K1", "K2", put_in.own_id, "K3"]
    page.model.request((put_in.id,), Edge.TOP)  # a drag that began before the answer
    page.show_state(core.state)
    assert keys(page)[0] == put_in.own_id


def test_own_stars_are_those_of_the_title_in_both_rows(page: QueuePage) -> None:
    page.model.show_own({film(2).title.id: 4.0}, 1.0)
    assert [page.model.seen(at).own for at in range(3)] == [4.0, None, 4.0]


def test_two_equal_rows_are_carried_as_two(page: QueuePage) -> None:
    carried = titles_mime.decode(page.model.mimeData([page.model.index(row, 0) for row in (0, 2)]))
    assert carried is not None
    assert carried.ids == (FIRST.id, SECOND.id)


def test_the_filter_finds_both(page: QueuePage) -> None:
    page.model.set_needle("charade")
    assert [(row.number, row.item.own_id) for row in page.model.rows] == [(1, "K1"), (3, "K3")]
    assert page.model.data(page.model.index(1, 1), Qt.ItemDataRole.AccessibleTextRole) is not None
