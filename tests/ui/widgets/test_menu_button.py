import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.menu_button import ChoiceButton


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Up])
def test_arrows_open_the_choices_at_the_chosen_one(qtbot: QtBot, key: Qt.Key) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row, choice = QHBoxLayout(window), ChoiceButton("Colors")
    for widget in (QPushButton("Before"), choice, QPushButton("Behind")):
        row.addWidget(widget)
    choice.offer((("As the system", 0), ("Light", 1), ("Dark", 2)), 1)
    chosen: list[object] = []
    choice.chosen.connect(chosen.append)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    choice.setFocus()
    QTest.keyClick(choice, key)
    menu = choice.menu_of
    qtbot.waitUntil(lambda: menu.activeAction() is menu.actions()[1])
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert chosen == [2]
    assert choice.hasFocus()
