from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QDrag, QDragMoveEvent, QDropEvent, QGuiApplication, QMouseEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from desktop_app.domain.queues import ItemId
from desktop_app.tour.hands import carry
from desktop_app.ui.sidebar.model import SourcesModel
from desktop_app.ui.sidebar.pane import SourcesPane
from desktop_app.ui.style.theme import colors
from desktop_app.ui.widgets import titles_mime
from tests.ui.sidebar.accounts import EVERY_STATE, ref

LEFT, PLAIN, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
ANY = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction


@pytest.fixture
def pane(qtbot: QtBot) -> SourcesPane:
    pane = SourcesPane()
    qtbot.addWidget(pane)
    pane.resize(256, 700)
    pane.show_accounts(EVERY_STATE)
    with qtbot.waitExposed(pane):
        pane.show()
    pane.activateWindow()
    qtbot.waitUntil(pane.isActiveWindow)
    return pane


def spot(pane: SourcesPane, key: object, x: int = 100) -> QPoint:
    area = pane.tree.visualRect(pane.model.index_of(key))  # type: ignore[arg-type]
    return QPoint(x, area.center().y())


def test_rows_are_as_high_as_drawn(pane: SourcesPane) -> None:
    heights = [pane.tree.visualRect(pane.model.index_of(key)).height() for key in ("n", ref("n", "disc"))]  # type: ignore[arg-type]

    assert heights == [48, 28]


def test_a_click_on_a_list_chooses_it(pane: SourcesPane) -> None:
    chosen = QSignalSpy(pane.queue_chosen)

    QTest.mouseClick(pane.tree.viewport(), LEFT, PLAIN, spot(pane, ref("t", "noir")))
    QTest.mouseClick(pane.tree.viewport(), LEFT, PLAIN, spot(pane, "t"))

    assert [chosen.at(at) for at in range(chosen.count())] == [[ref("t", "noir")]]


def is_ringed(pane: SourcesPane, key: object) -> bool:
    """Whether the row wears the ring: its trailing edge, where no bar marks what is chosen, has the focus's colour."""
    area = pane.tree.visualRect(pane.model.index_of(key))  # type: ignore[arg-type]
    shot = pane.tree.viewport().grab().toImage()
    scale = shot.devicePixelRatio()
    edge = shot.pixelColor(round((area.right() - 8) * scale), round(area.center().y() * scale))
    return edge == colors().link


def test_tab_into_the_lists_shows_where_the_keyboard_is(pane: SourcesPane, qtbot: QtBot) -> None:
    pane.choose(ref("t", "noir"))
    assert not is_ringed(pane, ref("t", "noir"))

    pane.overview.setFocus()
    pane.tree.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(pane.tree.hasFocus)
    assert is_ringed(pane, ref("t", "noir"))

    QTest.mouseClick(pane.tree.viewport(), LEFT, PLAIN, spot(pane, ref("m", "fav")))
    assert not is_ringed(pane, ref("m", "fav"))


def test_tab_into_the_lists_rings_the_first_row_while_no_list_is_chosen(pane: SourcesPane, qtbot: QtBot) -> None:
    chosen = QSignalSpy(pane.queue_chosen)
    pane.choose(ref("t", "noir"))
    pane.choose_overview()
    pane.overview.setFocus()

    pane.tree.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(pane.tree.hasFocus)

    assert is_ringed(pane, "n")
    assert chosen.count() == 1


def test_return_on_a_list_goes_on_to_its_titles(pane: SourcesPane) -> None:
    wanted = QSignalSpy(pane.titles_wanted)
    pane.tree.setFocus(Qt.FocusReason.TabFocusReason)
    pane.choose(ref("t", "noir"))
    QTest.keyClick(pane.tree, Qt.Key.Key_Return)
    assert wanted.count() == 1

    pane.tree.setCurrentIndex(pane.model.index(0, 0))
    QTest.keyClick(pane.tree, Qt.Key.Key_Return)
    assert wanted.count() == 1


def test_the_chevron_folds(pane: SourcesPane) -> None:
    index = pane.model.index(0, 0)

    QTest.mouseClick(pane.tree.viewport(), LEFT, PLAIN, spot(pane, "n", x=14))

    assert not pane.tree.isExpanded(index)


def test_selection_and_folding_survive_a_change(pane: SourcesPane) -> None:
    pane.tree.collapse(pane.model.index(1, 0))
    pane.choose(ref("m", "fav"))

    pane.show_accounts((replace(EVERY_STATE[1], lists=EVERY_STATE[1].lists[:1]), EVERY_STATE[2], EVERY_STATE[0]))

    assert pane.model.key_of(pane.tree.currentIndex()) == ref("m", "fav")
    assert [pane.tree.isExpanded(pane.model.index(row, 0)) for row in range(3)] == [False, True, True]


def test_a_menu_closes_when_a_row_goes_and_stays_otherwise(pane: SourcesPane, qtbot: QtBot) -> None:
    menu = QMenu(pane)
    menu.addAction("Delete Noir…")
    menu.popup(pane.mapToGlobal(QPoint(20, 20)))
    qtbot.waitUntil(menu.isVisible)

    pane.show_accounts((replace(EVERY_STATE[0], label="Another name"), *EVERY_STATE[1:]))
    assert menu.isVisible()
    pane.show_accounts(EVERY_STATE[1:])
    assert not menu.isVisible()


def test_an_account_is_renamed_in_its_place(pane: SourcesPane, qtbot: QtBot) -> None:
    pane.tree.setFocus()
    pane.choose(ref("n", "disc"))

    QTest.keyClick(pane.tree, Qt.Key.Key_F2)
    editor = pane.tree.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "Ada"
    editor.setText("Ada at home")
    with qtbot.waitSignal(pane.rename_requested) as asked:
        QTest.keyClick(editor, Qt.Key.Key_Return)

    assert asked.args == ["n", "Ada at home"]


def test_the_account_of_the_current_list_is_meant(pane: SourcesPane) -> None:
    signed, unlinked = QSignalSpy(pane.sign_in_requested), QSignalSpy(pane.unlink_requested)
    pane.choose(ref("m", "fav"))

    for action in pane.account_actions[1:]:
        action.trigger()

    assert signed.at(0) == ["m"]
    assert unlinked.at(0) == ["m"]


def test_actions_say_why_they_cannot_be_used(qtbot: QtBot) -> None:
    pane = SourcesPane()
    qtbot.addWidget(pane)

    assert {action.statusTip() for action in pane.account_actions} == {"Select an account first."}
    assert pane.findChildren(QMenu) == []


@pytest.mark.parametrize(("keys", "moves"), [(PLAIN, False), (SHIFT, True)])
def test_dropped_titles_are_copied_or_with_shift_moved(
    pane: SourcesPane, keys: Qt.KeyboardModifier, *, moves: bool
) -> None:
    dropped = QSignalSpy(pane.titles_dropped)
    carried = titles_mime.CarriedTitles((ItemId("movies/1"),), ref("n", "instant"))
    data = titles_mime.encode(carried, ())
    there = spot(pane, ref("n", "disc"))

    over = QDragMoveEvent(there, ANY, data, LEFT, keys)
    pane.tree.dragMoveEvent(over)
    pane.tree.dropEvent(QDropEvent(QPointF(there), ANY, data, LEFT, keys, QEvent.Type.Drop))

    assert over.isAccepted()
    assert dropped.at(0) == [ref("n", "disc"), carried, moves]


@pytest.mark.parametrize("gone", ["watch", "noir"])
def test_a_list_that_slides_under_the_mouse_gets_nothing(pane: SourcesPane, gone: str) -> None:
    dropped = QSignalSpy(pane.titles_dropped)
    carried = titles_mime.CarriedTitles((ItemId("movies/1"),), ref("t", "rain" if gone == "watch" else "watch"))
    data, there = titles_mime.encode(carried, ()), spot(pane, ref("t", "noir"))
    pane.tree.dragMoveEvent(QDragMoveEvent(there, ANY, data, LEFT, PLAIN))
    left = tuple(
        replace(each, lists=tuple(one for one in each.lists if one.ref != ref("t", gone))) for each in EVERY_STATE
    )

    pane.show_accounts(left)
    assert spot(pane, ref("t", "noir")) != there
    pane.tree.dropEvent(QDropEvent(QPointF(there), ANY, data, LEFT, PLAIN, QEvent.Type.Drop))

    assert [dropped.at(at) for at in range(dropped.count())] == (
        [[ref("t", "noir"), carried, False]] if gone == "watch" else []
    )


def test_who_aims_anew_after_lists_slid_is_followed(pane: SourcesPane) -> None:
    dropped = QSignalSpy(pane.titles_dropped)
    data = titles_mime.encode(titles_mime.CarriedTitles((ItemId("movies/1"),), ref("t", "watch")), ())
    there = spot(pane, ref("t", "noir"))
    pane.tree.dragMoveEvent(QDragMoveEvent(there, ANY, data, LEFT, PLAIN))
    pane.show_accounts(
        tuple(replace(each, lists=tuple(one for one in each.lists if one.title != "Noir")) for each in EVERY_STATE)
    )

    pane.tree.dragMoveEvent(QDragMoveEvent(there, ANY, data, LEFT, PLAIN))
    pane.tree.dropEvent(QDropEvent(QPointF(there), ANY, data, LEFT, PLAIN, QEvent.Type.Drop))

    assert dropped.at(0)[0] == ref("t", "rain")


def test_a_list_that_takes_no_titles_refuses_them(pane: SourcesPane) -> None:
    data = titles_mime.encode(titles_mime.CarriedTitles((ItemId("movies/1"),), ref("n", "instant")), ())
    over = QDragMoveEvent(spot(pane, ref("n", "saved")), ANY, data, LEFT, PLAIN)

    pane.tree.dragMoveEvent(over)

    assert not over.isAccepted()


def pulled(pane: SourcesPane, monkeypatch: pytest.MonkeyPatch, button: Qt.MouseButton, far: int, key: object) -> bool:
    """Whether a drag begins when a row is pressed and the mouse moves so many pixels."""
    begun: list[object] = []
    monkeypatch.setattr(QDrag, "exec", lambda *_: begun.append(None))
    onto, start = pane.tree.viewport(), spot(pane, key)

    def move(kind: QEvent.Type, down: int, buttons: Qt.MouseButton) -> None:
        place = QPointF(start + QPoint(0, down))
        changed = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else button
        event = QMouseEvent(kind, place, onto.mapToGlobal(place), changed, buttons, PLAIN)
        QGuiApplication.sendEvent(onto, event)

    move(QEvent.Type.MouseButtonPress, 0, button)
    for down in range(1, far + 1):
        move(QEvent.Type.MouseMove, down, button)
    move(QEvent.Type.MouseButtonRelease, far, Qt.MouseButton.NoButton)
    assert len(begun) <= 1
    return bool(begun)


@pytest.mark.parametrize(("far", "begins"), [(11, False), (27, False), (40, True)])
def test_a_list_is_carried_from_a_rows_height_on(
    pane: SourcesPane, monkeypatch: pytest.MonkeyPatch, far: int, *, begins: bool
) -> None:
    chosen = QSignalSpy(pane.queue_chosen)

    assert pulled(pane, monkeypatch, LEFT, far, ref("t", "noir")) is begins
    assert [chosen.at(at) for at in range(chosen.count())] == [[ref("t", "noir")]]  # a slip is a click


@pytest.mark.parametrize("button", [Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton])
def test_the_left_button_alone_carries_a_list(
    pane: SourcesPane, monkeypatch: pytest.MonkeyPatch, button: Qt.MouseButton
) -> None:
    assert not pulled(pane, monkeypatch, button, 60, ref("t", "noir"))


def test_an_account_is_not_carried(pane: SourcesPane, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not pulled(pane, monkeypatch, LEFT, 60, "t")


def test_a_slip_of_the_real_mouse_carries_nothing(
    pane: SourcesPane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    if QGuiApplication.platformName() != "xcb":
        pytest.skip("a real drag needs a display (Xvfb will do): the offscreen platform cannot drag")
    taken: list[object] = []

    def noted(*asked: object) -> QMimeData:
        taken.append(asked)
        return QMimeData()

    monkeypatch.setattr(SourcesModel, "mimeData", noted)
    chosen, dropped = QSignalSpy(pane.queue_chosen), QSignalSpy(pane.titles_dropped)
    window, onto = pane.windowHandle(), pane.tree.viewport()
    start = onto.mapTo(pane, QPoint(100, pane.tree.visualRect(pane.model.index_of(ref("t", "noir"))).bottom() - 4))

    watchdog = QTimer(pane, singleShot=True, interval=2000)
    watchdog.timeout.connect(QDrag.cancel)  # a drag that should not be would wait for ever
    watchdog.start()
    QTest.mousePress(window, LEFT, PLAIN, start)
    for distance in range(1, 20):
        QTest.mouseMove(window, start + QPoint(0, distance))
    QTest.mouseRelease(window, LEFT, PLAIN, start + QPoint(0, 19))
    qtbot.waitUntil(lambda: chosen.count() > 0)

    assert (taken, dropped.count()) == ([], 0)
    assert chosen.at(0) == [ref("t", "noir")]


def test_a_list_is_dragged_with_the_real_mouse(pane: SourcesPane) -> None:
    if QGuiApplication.platformName() != "xcb":
        pytest.skip("a real drag needs a display (Xvfb will do): the offscreen platform cannot drag")
    dropped = QSignalSpy(pane.titles_dropped)
    onto = pane.tree.viewport()
    start, end = (onto.mapTo(pane, spot(pane, key)) for key in (ref("t", "noir"), ref("n", "disc")))

    carry(pane, start, end)

    assert dropped.at(0) == [ref("n", "disc"), titles_mime.CarriedTitles((), ref("t", "noir")), False]


def test_all_queues_are_reached_with_the_arrow_keys(pane: SourcesPane) -> None:
    wanted = QSignalSpy(pane.overview_requested)
    pane.tree.setFocus()
    pane.tree.setCurrentIndex(pane.model.index(0, 0))

    QTest.keyClick(pane.tree, Qt.Key.Key_Up)
    assert pane.overview.hasFocus()
    QTest.keyClick(pane.overview, Qt.Key.Key_Return)
    assert wanted.count() == 1
    QTest.keyClick(pane.overview, Qt.Key.Key_Down)
    assert pane.tree.hasFocus()


def test_all_queues_or_a_list_is_chosen_never_both(pane: SourcesPane) -> None:
    chosen = QSignalSpy(pane.queue_chosen)
    pane.choose(ref("t", "noir"))
    pane.choose_overview()
    assert pane.overview.isChecked()
    assert not pane.tree.currentIndex().isValid()

    QTest.mouseClick(pane.tree.viewport(), LEFT, PLAIN, spot(pane, ref("t", "noir")))
    assert chosen.count() == 2
    pane.choose(ref("t", "noir"))
    assert not pane.overview.isChecked()


def test_all_queues_say_their_count_and_go_with_the_last_account(pane: SourcesPane) -> None:
    pane.overview.show_count(1234)
    assert pane.overview.accessibleName() == "All my lists, 1,234 titles"
    pane.show_accounts(())
    assert not pane.overview.isVisible()
