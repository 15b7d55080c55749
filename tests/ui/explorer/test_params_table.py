import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.explorer.params_table import ParamsTable


def press(key: Qt.Key, times: int = 1) -> None:
    for _ in range(times):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
        QApplication.processEvents()


@pytest.mark.parametrize("ways", [(Qt.Key.Key_Tab, "before", "behind"), (Qt.Key.Key_Backtab, "behind", "before")])
@pytest.mark.parametrize("pairs", [(), (("expand", "1"), ("limit", "5"))])
def test_tab_goes_through_the_cells_and_on(
    qtbot: QtBot, ways: tuple[Qt.Key, str, str], pairs: tuple[tuple[str, str], ...]
) -> None:
    key, start, end = ways
    window = QWidget()
    qtbot.addWidget(window)
    column, table = QVBoxLayout(window), ParamsTable()
    stops = {name: QPushButton(name) for name in ("before", "behind")}
    for widget in (stops["before"], table, stops["behind"]):
        column.addWidget(widget)
    table.show_pairs(pairs)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    if key == Qt.Key.Key_Tab:
        stops[start].setFocus()
        press(key)
    else:
        table.setFocus()
        table.setCurrentCell(table.rowCount() - 1, 1)
    seen = 0
    while (at := QApplication.focusWidget()) is not stops[end]:
        assert isinstance(at, QLineEdit | ParamsTable)
        assert isinstance(at, ParamsTable) or at.accessibleName() in ("Name", "Value")
        seen += 1
        assert seen <= 2 * len(pairs) + 3, "trapped"
        press(key)
    assert seen >= 2 * len(pairs) + 1
    assert table.pairs == pairs
