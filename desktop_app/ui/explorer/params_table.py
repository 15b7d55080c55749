"""The parameters of a question: names and values, with an empty row always at the end."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop_app.domain.exchange import Pairs
from desktop_app.ui.style.measures import grow, wear
from desktop_app.ui.widgets.label import fixed_font

_Hint = QAbstractItemDelegate.EndEditHint
_NAME, _VALUE = 0, 1
_HEADINGS = ("Name", "Value")
_NAME_WIDTH = 132


class _Cell(QTableWidgetItem):
    """A cell that says that it is empty, for whoever only hears it."""

    def data(self, role: int) -> object:
        if role == Qt.ItemDataRole.AccessibleTextRole and not self.text():
            return "no name" if self.column() == _NAME else "no value"
        return super().data(role)


class _Editors(QStyledItemDelegate):
    """The fields that open over the cells, named for whoever only hears them."""

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        made = super().createEditor(parent, option, index)
        made.setAccessibleName(_HEADINGS[index.column()])
        return made


class ParamsTable(QTableWidget):
    """A table in which typing edits the current cell and Delete removes its row. Tab leaves it at its end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(1, 2, parent)
        self.setHorizontalHeaderLabels(_HEADINGS)
        self.setItemDelegate(_Editors(self))
        self.setAccessibleName("Parameters")
        wear(self, fixed_font)
        self.verticalHeader().hide()
        grow(self.verticalHeader(), QHeaderView.setDefaultSectionSize, 26)
        self.horizontalHeader().setSectionResizeMode(_VALUE, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        grow(self, lambda table, width: table.setColumnWidth(_NAME, width), _NAME_WIDTH)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.show_pairs(())
        self.cellChanged.connect(self._keep_an_empty_row)

    @property
    def pairs(self) -> Pairs:
        """The typed names and values, without rows that have no name."""
        rows = ((self._text(row, _NAME), self._text(row, _VALUE)) for row in range(self.rowCount()))
        return tuple((name, value) for name, value in rows if name)

    def show_pairs(self, pairs: Pairs) -> None:
        """Show these names and values, and an empty row."""
        self.blockSignals(True)
        self.setRowCount(len(pairs) + 1)
        for row, texts in enumerate((*pairs, ("", ""))):
            self._fill_row(row, texts)
        self.blockSignals(False)
        self.viewport().update()

    def commit(self) -> None:
        """Take over what is being typed: who sends by the keyboard need not leave the cell first."""
        self.setCurrentIndex(QModelIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentRow()
        if event.key() == Qt.Key.Key_Delete and 0 <= row < self.rowCount() - 1:
            self.removeRow(row)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Go to the first cell when Tab enters the table."""
        if event.type() is QEvent.Type.FocusIn and self.currentRow() < 0:
            self.setCurrentCell(0, _NAME)
        return super().event(event)

    def closeEditor(self, editor: QWidget, hint: _Hint) -> None:
        """Go on to what is beyond the table where Qt would go round to its other end."""
        beyond = {_Hint.EditNextItem: (self.rowCount() - 1, _VALUE), _Hint.EditPreviousItem: (0, _NAME)}
        if beyond.get(hint) != (self.currentRow(), self.currentColumn()):
            super().closeEditor(editor, hint)
            return
        super().closeEditor(editor, _Hint.NoHint)
        self.focusNextPrevChild(hint is _Hint.EditNextItem)

    def _fill_row(self, row: int, texts: tuple[str, str]) -> None:
        self.setVerticalHeaderItem(row, QTableWidgetItem(""))  # else a screen reader says the row's bare number
        for column, text in enumerate(texts):
            self.setItem(row, column, _Cell(text))

    def _keep_an_empty_row(self) -> None:
        last = self.rowCount() - 1
        if self._text(last, _NAME) or self._text(last, _VALUE):
            self.insertRow(last + 1)
            self._fill_row(last + 1, ("", ""))

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text().strip() if item is not None else ""
