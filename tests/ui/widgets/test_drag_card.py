"""The card beside the mouse: where it stands, and what it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.carriage import carrying_from, running, say_over
from desktop_app.ui.widgets.drag_card import DragCard, Load, Sign, Verdict, card_over, place

CARD = QSize(220, 60)
rooms = st.builds(QSize, st.integers(620, 1920), st.integers(400, 1200))


@given(rooms, st.data(), st.booleans())
def test_the_card_hides_neither_the_mouse_nor_what_the_drop_is_about(
    room: QSize, data: st.DataObject, mirrored: bool
) -> None:
    mouse = QPoint(data.draw(st.integers(0, room.width() - 1)), data.draw(st.integers(0, room.height() - 1)))
    top = mouse.y() - data.draw(st.integers(0, 60))
    keep = QRect(data.draw(st.integers(0, 256)), top, room.width(), mouse.y() - top + data.draw(st.integers(1, 60)))

    card = QRect(place(CARD, mouse, keep, room, mirrored=mirrored), CARD)

    assert not card.intersects(keep)
    assert not card.contains(mouse)
    assert QRect(QPoint(0, 0), room).contains(card)


def test_the_card_stands_towards_the_end_of_the_line() -> None:
    mouse, room = QPoint(400, 100), QSize(800, 600)
    left, right = (place(CARD, mouse, QRect(), room, mirrored=mirrored).x() for mirrored in (True, False))
    assert left + CARD.width() < mouse.x() < right


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(640, 480)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


def test_the_card_tells_copy_from_move_and_goes_with_the_drag(window: QWidget) -> None:
    spot = QPoint(100, 100)
    with carrying_from(window, Load("Charade", "and 2 other titles", 3)):
        card = card_over(window)
        pictures = []
        for verdict in (None, Verdict(Sign.MOVE, "Move"), Verdict(Sign.COPY, "Copy"), Verdict(Sign.REFUSED, "No")):
            say_over(window, spot, verdict, QRect())
            assert card.isVisible()
            pictures.append(card.grab().toImage())

        assert all(one != other for at, one in enumerate(pictures) for other in pictures[:at])
    assert not card.isVisible()
    assert window.findChildren(DragCard) == [card]


def test_outside_the_window_there_is_no_card(window: QWidget) -> None:
    with carrying_from(window, Load("Charade")):
        card = card_over(window)
        card.follow(window.mapToGlobal(QPoint(100, 100)))
        inside = card.isVisible()
        card.follow(window.mapToGlobal(QPoint(-10, 100)))
        assert (inside, card.isVisible()) == (True, False)


def test_the_mouse_goes_through_the_card(window: QWidget) -> None:
    with carrying_from(window, Load("Charade")):
        card = card_over(window)
        card.follow(window.mapToGlobal(QPoint(100, 100)))
        assert card.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        assert window.childAt(card.geometry().center()) is None


def test_what_another_program_carries_is_judged_without_a_card_of_ours(window: QWidget) -> None:
    card = card_over(window)
    say_over(window, QPoint(100, 100), Verdict(Sign.REFUSED, "Drop one file at a time."), QRect())
    said = card.isVisible()
    card.leave()
    assert (said, card.isVisible(), running()) == (True, False, None)


def test_a_reason_is_kept_only_while_the_mouse_is_over_what_refused(window: QWidget) -> None:
    refused = Verdict(Sign.REFUSED, "This list has not been read yet.")
    with carrying_from(window, Load("Charade")) as carried:
        say_over(window, QPoint(100, 100), refused, QRect())
        carried._spot = window.mapToGlobal(QPoint(100, 100))
        there = carried.said_no
        carried._spot = window.mapToGlobal(QPoint(-100, 100))
        assert (there, carried.said_no) == (refused.words, "")
