import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.shell.main_window import MainWindow


class Field(QLineEdit):
    """A field that notes where its menu was asked for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.asked: list[QContextMenuEvent.Reason] = []

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        assert self.rect().contains(self.mapFromGlobal(event.globalPos()))
        self.asked.append(event.reason())


@pytest.mark.parametrize("is_other", [False, True])
def test_shift_and_f10_open_the_menu_where_the_keyboard_is(qtbot: QtBot, is_other: bool) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    place = QDialog(window) if is_other else window
    place.show()
    place.activateWindow()
    field = Field(place)
    field.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClick(field, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert field.asked == [QContextMenuEvent.Reason.Keyboard]
