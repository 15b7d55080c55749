"""A screen reader says where the keyboard is in a list, also when it comes back to it."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QListWidget,
    QTableWidget,
    QTableWidgetItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.focused_row import FocusedRow


def a_list() -> QAbstractItemView:
    view = QListWidget()
    view.addItems(["Charade", "Ran"])
    view.setCurrentRow(1)
    return view


def a_table() -> QAbstractItemView:
    view = QTableWidget(2, 1)
    for row, name in enumerate(("Charade", "Ran")):
        view.setItem(row, 0, QTableWidgetItem(name))
    view.setCurrentCell(1, 0)
    return view


def a_tree() -> QAbstractItemView:
    view = QTreeWidget()
    view.addTopLevelItems([QTreeWidgetItem(["Charade"]), last := QTreeWidgetItem(["Ran"])])
    view.setCurrentItem(last)
    return view


@pytest.mark.usefixtures("reader_listens")
@pytest.mark.parametrize("made", [a_list, a_table, a_tree])
def test_the_row_is_told_with_the_keyboard(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, made: Callable[[], QAbstractItemView]
) -> None:
    told: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        if event.type() == QAccessible.Event.Focus:
            told.append(event.accessibleInterface().text(QAccessible.Text.Name))

    window, field, view = QWidget(), QLineEdit(), made()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(field)
    column.addWidget(view)
    follows = FocusedRow(qapp)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field.setFocus()
    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)

    view.setFocus()
    qtbot.waitUntil(lambda: bool(told))
    field.setFocus()
    view.setFocus()
    qtbot.waitUntil(lambda: len(told) > 1)

    assert told == ["Ran", "Ran"]
    follows.deleteLater()
