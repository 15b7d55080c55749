"""Lists that are dragged in the sidebar, and what a resting drag opens."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from desktop_app.domain.queues import ItemId, QueueRef
from desktop_app.ui.sidebar import drop_spot
from desktop_app.ui.sidebar.pane import SourcesPane
from desktop_app.ui.widgets.carriage import carrying_from
from desktop_app.ui.widgets.drag_card import Load, Sign, card_over
from desktop_app.ui.widgets.titles_mime import CarriedTitles, encode
from tests.ui.sidebar.accounts import account, ref

LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
ANY = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
A, B, C, D = ref("ada", "a"), ref("ada", "b"), ref("ada", "c"), ref("bob", "d")


@pytest.fixture
def pane(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> SourcesPane:
    monkeypatch.setattr(drop_spot, "REST", 0)
    pane = SourcesPane()
    qtbot.addWidget(pane)
    pane.resize(256, 500)
    pane.show_accounts((account("ada", lists=("a", "b", "c")), account("bob", lists=("d",))))
    with qtbot.waitExposed(pane):
        pane.show()
    return pane


def edge(pane: SourcesPane, over: QueueRef, *, lower: bool) -> QPoint:
    row = pane.tree.visualRect(pane.model.index_of(over))
    return QPoint(100, row.bottom() - 1 if lower else row.top() + 1)


def hold(pane: SourcesPane, carried: CarriedTitles, spot: QPoint) -> bool:
    data = encode(carried, ())
    over = QDragMoveEvent(spot, ANY, data, LEFT, PLAIN)
    pane.tree.dragMoveEvent(over)
    return over.isAccepted()


def let_go(pane: SourcesPane, carried: CarriedTitles, spot: QPoint) -> None:
    data = encode(carried, ())
    pane.tree.dropEvent(QDropEvent(QPointF(spot), ANY, data, LEFT, PLAIN))


@pytest.mark.parametrize(("lower", "before"), [(False, C), (True, None)])
def test_a_list_is_dropped_between_lists_of_its_account(
    pane: SourcesPane, *, lower: bool, before: QueueRef | None
) -> None:
    placed, copied = QSignalSpy(pane.list_placed), QSignalSpy(pane.titles_dropped)
    spot = edge(pane, C, lower=lower)

    taken = hold(pane, CarriedTitles((), A), spot)
    verdict = card_over(pane).verdict
    let_go(pane, CarriedTitles((), A), spot)

    assert taken
    assert verdict is not None
    assert verdict.sign is Sign.MOVE
    assert (placed.at(0), copied.count()) == ([A, before], 0)


def test_a_list_held_at_its_own_place_goes_nowhere(pane: SourcesPane) -> None:
    placed = QSignalSpy(pane.list_placed)
    spot = edge(pane, A, lower=True)

    taken = hold(pane, CarriedTitles((), A), spot)
    let_go(pane, CarriedTitles((), A), spot)

    assert (taken, placed.count(), card_over(pane).verdict) == (False, 0, None)


def test_titles_have_no_gaps_between_lists(pane: SourcesPane) -> None:
    placed, copied = QSignalSpy(pane.list_placed), QSignalSpy(pane.titles_dropped)
    spot = edge(pane, C, lower=False)

    hold(pane, CarriedTitles((ItemId("1"),), A), spot)
    let_go(pane, CarriedTitles((ItemId("1"),), A), spot)

    assert placed.count() == 0
    assert [copied.at(at)[0] for at in range(copied.count())] == [C]


def test_the_line_stands_between_the_lists(pane: SourcesPane) -> None:
    with carrying_from(pane.tree, Load("A")):
        hold(pane, CarriedTitles((), A), edge(pane, C, lower=False))
        with_line = pane.tree.grab().toImage()
        hold(pane, CarriedTitles((), A), edge(pane, A, lower=True))
        without = pane.tree.grab().toImage()

    assert with_line != without


def test_a_list_under_a_resting_drag_is_asked_for(pane: SourcesPane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.tree.rested_on) as rested:
        hold(pane, CarriedTitles((ItemId("1"),), A), edge(pane, C, lower=False))

    assert rested.args == [C]


def test_who_goes_on_opens_nothing(pane: SourcesPane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    rested = QSignalSpy(pane.tree.rested_on)
    hold(pane, CarriedTitles((ItemId("1"),), A), edge(pane, C, lower=False))
    hold(pane, CarriedTitles((ItemId("1"),), A), edge(pane, B, lower=False))
    qtbot.waitUntil(lambda: rested.count() > 0)

    assert [rested.at(at) for at in range(rested.count())] == [[B]]


@pytest.mark.parametrize("lands", [True, False])
def test_a_folded_account_opens_under_a_resting_drag_and_folds_again(
    pane: SourcesPane, qtbot: QtBot, *, lands: bool
) -> None:
    bob = pane.model.index(1, 0)
    pane.tree.collapse(bob)
    carried = CarriedTitles((ItemId("1"),), A)
    with carrying_from(pane.tree, Load("Charade")):
        hold(pane, carried, pane.tree.visualRect(bob).center())
        qtbot.waitUntil(lambda: pane.tree.isExpanded(bob))
        if lands:
            hold(pane, carried, edge(pane, D, lower=False))
            let_go(pane, carried, edge(pane, D, lower=False))

    qtbot.waitUntil(lambda: pane.tree.isExpanded(bob) is lands)


def test_an_account_folds_again_although_its_list_was_shown_while_the_drag_rested_on_it(
    pane: SourcesPane, qtbot: QtBot
) -> None:
    bob = pane.model.index(1, 0)
    pane.tree.collapse(bob)
    pane.choose(A)
    with carrying_from(pane.tree, Load("Charade")) as drag:
        hold(pane, CarriedTitles((ItemId("1"),), A), pane.tree.visualRect(bob).center())
        qtbot.waitUntil(lambda: pane.tree.isExpanded(bob))
        pane.choose(D)
        drag.over.connect(lambda: pane.choose(A))  # as whoever showed the list does, and later than the tree hears it

    qtbot.waitUntil(lambda: not pane.tree.isExpanded(bob))
