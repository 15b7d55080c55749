"""The table of a preview: its rows are ticked, and where several titles are meant, one is chosen."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop_app.ui.import_export.model import Index, PreviewColumn, PreviewModel
from desktop_app.ui.style.measures import follow_font, grow
from desktop_app.ui.style.theme import colors, grown

ROW_HEIGHT = 32
MOST_WIDENED = 200


class _TickDelegate(QStyledItemDelegate):
    """A box that can be seen empty, too: some styles draw it in the colour of the row, in the dark."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if index.data(Qt.ItemDataRole.CheckStateRole) is None:
            return
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        box = drawn.widget.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, drawn, drawn.widget)
        painter.setPen(colors().second_text)
        painter.drawRect(box.adjusted(0, 0, -1, -1))


class PreviewTable(QTableView):
    """Space ticks every selected line; Return, or a double click, offers what the line may mean."""

    candidates_wanted = Signal(QModelIndex)

    def __init__(self, model: PreviewModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = model
        self.setObjectName("preview_table")
        self.setModel(model)
        self.setAccessibleName("Titles and what they match")
        self.setItemDelegateForColumn(PreviewColumn.WANTED, _TickDelegate(self))
        self._dress()
        model.modelReset.connect(self._fix_widths)
        self.doubleClicked.connect(self._want)

    def widen_mistakes(self) -> None:
        """Let mistakes use the empty column beside them; only the first ones, for spans are costly."""
        for at in self._rows.preview.mistakes[:MOST_WIDENED]:
            self.setSpan(at, PreviewColumn.WANTED, 1, 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            chosen = self.selectionModel().selection()
            parts = (chosen.at(number) for number in range(chosen.count()))
            self._rows.toggle((part.top(), part.bottom()) for part in parts)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._want(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _want(self, index: QModelIndex) -> None:
        if index.isValid():
            self.candidates_wanted.emit(index.siblingAtColumn(PreviewColumn.FOUND))

    def _dress(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        grow(self.verticalHeader(), QHeaderView.setDefaultSectionSize, ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        follow_font(self, PreviewTable._fix_widths)
        for column in (PreviewColumn.WANTED, PreviewColumn.FOUND):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def _fix_widths(self) -> None:
        header = self.horizontalHeader()
        for column, width in ((PreviewColumn.LINE, 60), (PreviewColumn.FIT, 172), (PreviewColumn.RATING, 140)):
            if column < header.count():
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
                header.resizeSection(column, grown(width))
