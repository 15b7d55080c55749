"""Tab goes as a window is read, whatever was made first."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.reading_order import stops

AS_READ = ["left above", "left below", "right above", "right beside", "right below"]


def made(qtbot: QtBot, way: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight) -> MainWindow:
    """Two panes; whatever is read last is made first."""
    window, whole = MainWindow(), QWidget()
    window.setLayoutDirection(way)
    qtbot.addWidget(window)
    button = {name: QPushButton(name, whole) for name in reversed(AS_READ)}
    line = QHBoxLayout()
    line.addWidget(button["right above"])
    line.addWidget(button["right beside"])
    left, right, both = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(whole)
    panes = QWidget(), QWidget()
    for pane, column in zip(panes, (left, right), strict=True):
        both.addWidget(pane)
        pane.setLayout(column)
    left.addWidget(button["left above"])
    left.addWidget(button["left below"])
    right.addLayout(line)
    right.addWidget(button["right below"])
    window.setCentralWidget(whole)
    window.show()
    qtbot.waitExposed(window)
    return window


def names(window: QWidget) -> list[str]:
    return [stop.text() for stop in stops(window) if isinstance(stop, (QPushButton, QLineEdit))]


@pytest.mark.parametrize("way", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_each_pane_is_read_as_a_whole_from_its_leading_side(qtbot: QtBot, way: Qt.LayoutDirection) -> None:
    window = made(qtbot, way)
    assert [name for name in names(window) if name in AS_READ] == AS_READ


def test_tab_goes_on_and_back_and_passes_what_cannot_be_used(qtbot: QtBot) -> None:
    window = made(qtbot)
    order = [stop for stop in stops(window) if isinstance(stop, QPushButton) and stop.text() in AS_READ]
    order[1].setEnabled(False)
    order[3].hide()
    window.activateWindow()
    order[0].setFocus()
    for at in (2, 4):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert window.focusWidget() is order[at]
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Backtab)
    assert window.focusWidget() is order[2]
