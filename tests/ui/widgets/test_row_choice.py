"""A row that the program chooses, while the person still holds the keys of a shortcut."""

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.row_choice import choose_alone

HELD = [
    (Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_Shift, Qt.KeyboardModifier.ShiftModifier),
]


@pytest.mark.parametrize(("key", "modifier"), HELD)
def test_a_row_is_chosen_alone_whatever_key_is_held(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    view = QListView()
    qtbot.addWidget(view)
    view.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
    view.setModel(QStringListModel(["one", "two", "three"], view))
    choose_alone(view, view.model().index(0, 0))
    QTest.keyPress(view, key, modifier)

    choose_alone(view, view.model().index(2, 0))

    QTest.keyRelease(view, key, Qt.KeyboardModifier.NoModifier)
    assert view.currentIndex().row() == 2
    assert [index.row() for index in view.selectedIndexes()] == [2]
