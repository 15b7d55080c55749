"""The pane by itself."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy, QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.pending_edits import Entry, EntryState
from desktop_app.ui.outbox.entries import ListRow, OutboxRow, rows_of
from desktop_app.ui.outbox.model import OutboxModel
from desktop_app.ui.outbox.pane import OutboxPane
from tests.ui.queue.examples import REF, film, lost, queue, state, waiting


def rows(*entries: Entry) -> tuple[OutboxRow, ...]:
    return rows_of(ListRow(REF, "Instant queue", "Netflix · Ada"), "Netflix", state(queue(range(9)), *entries), str)


ALL = (waiting(0, 1, EntryState.IN_FLIGHT), waiting(1, 2), waiting(2, 3), lost(5, film(0).id, 4))


@pytest.fixture
def pane(qtbot: QtBot) -> Iterator[OutboxPane]:
    pane = OutboxPane()
    qtbot.addWidget(pane)
    tester = QAbstractItemModelTester(pane.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    pane.resize(296, 600)
    pane.show_rows(rows(*ALL))
    pane.show()
    yield pane
    tester.deleteLater()


def seen(pane: OutboxPane) -> dict[str, bool]:
    """The buttons that are there, and whether they can be pressed."""
    found = (b for b in pane.findChildren(QPushButton) if b.isVisible())
    return {b.text().replace("&", ""): b.isEnabled() for b in found}


def test_what_is_in_flight_can_only_be_waited_for(pane: OutboxPane) -> None:
    dropped = QSignalSpy(pane.drop_requested)
    pane.choose(1)

    assert seen(pane) == {"Drop it": False, "Retry now": True, "Drop all…": True}
    QTest.keyClick(pane._list, Qt.Key.Key_Delete)
    assert dropped.count() == 0


def test_what_waits_can_be_let_go_by_button_and_key(pane: OutboxPane) -> None:
    dropped = QSignalSpy(pane.drop_requested)
    pane.choose(2)
    assert seen(pane)["Drop it"]

    next(b for b in pane.findChildren(QPushButton) if b.text() == "Drop &it").click()
    QTest.keyClick(pane._list, Qt.Key.Key_Delete)

    assert [dropped.at(at)[0] for at in range(2)] == [(ALL[1],), (ALL[1],)]


def test_a_question_can_be_answered(pane: OutboxPane) -> None:
    kept = QSignalSpy(pane.keep_requested)
    pane.choose(4)
    assert seen(pane)["Keep"]

    next(b for b in pane.findChildren(QPushButton) if b.text() == "&Keep").click()

    assert kept.at(0) == [(ALL[3],)]


def test_the_choice_stays_while_others_come_and_go(pane: OutboxPane) -> None:
    pane.choose(3)
    pane.show_rows(rows(*ALL[1:], waiting(7, 9)))

    assert pane.current is not None
    assert pane.current.entry == ALL[2]


def test_nothing_under_way_is_said(pane: OutboxPane) -> None:
    pane.show_rows(())

    assert seen(pane) == {}
    assert pane.current is None
    assert pane._empty.isVisible()


def test_an_empty_outbox_says_so(pane: OutboxPane, qtbot: QtBot, announced: list[str]) -> None:
    pane.show_rows(())
    pane.activateWindow()
    qtbot.waitUntil(pane.isActiveWindow)
    pane.start()

    assert announced == [pane._empty.text()]
    assert pane.focusWidget() is pane._head.close_button


def test_escape_closes(pane: OutboxPane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.closed):
        QTest.keyClick(pane._list, Qt.Key.Key_Escape)


def test_rows_are_changed_as_little_as_can_be(qtbot: QtBot) -> None:
    del qtbot
    model = OutboxModel()
    model.show(rows(*ALL))
    put, taken, reset = QSignalSpy(model.rowsInserted), QSignalSpy(model.rowsRemoved), QSignalSpy(model.modelReset)

    model.show(rows(*ALL[:2], waiting(8, 8), ALL[3]))

    assert [spy.count() for spy in (put, taken, reset)] == [1, 1, 0]
    assert (put.at(0)[1], put.at(0)[2]) == (3, 3)
    model.show(rows(*ALL[:2], waiting(8, 8), ALL[3]))
    assert [spy.count() for spy in (put, taken, reset)] == [1, 1, 0]


def test_every_word_of_the_buttons_is_seen_in_the_narrowest_pane(pane: OutboxPane) -> None:
    pane.choose(4)
    pane.resize(240, 600)
    pane.grab()

    shown = [button for button in pane.findChildren(QPushButton) if button.isVisible()]
    assert len(shown) == 4
    for button in shown:
        assert button.width() >= button.sizeHint().width(), button.text()
        assert pane.rect().contains(button.geometry()), button.text()


def test_several_are_let_go_at_once_but_for_what_is_in_flight(pane: OutboxPane) -> None:
    dropped, kept = QSignalSpy(pane.drop_requested), QSignalSpy(pane.keep_requested)
    pane.choose(1, 2, 3, 4)
    assert seen(pane)["Drop 3 changes"]

    QTest.keyClick(pane._list, Qt.Key.Key_Delete)
    next(b for b in pane.findChildren(QPushButton) if b.text() == "&Keep").click()

    assert (dropped.count(), dropped.at(0)) == (1, [ALL[1:]])
    assert kept.at(0) == [(ALL[3],)]


def test_headings_are_not_selected_with_the_rest(pane: OutboxPane) -> None:
    pane._list.selectAll()

    assert [row.entry for row in pane.selected] == list(ALL)
