"""The dialog in which titles that may be one are judged together."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.all_lists import PossibleDuplicate
from desktop_app.ui.shell.messages import counted
from desktop_app.ui.style.theme import grown
from desktop_app.ui.widgets import plain_text
from desktop_app.ui.widgets.label import Label

WIDTH, HEIGHT = 720, 480
EXPLAINED = "Tick the pairs that are the same title. The others are asked again later."
TICK_ALL, UNTICK_ALL = "&Tick all", "&Untick all"
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


@dataclass(frozen=True, slots=True)
class NamedDoubt:
    """A possible duplicate, and its titles with the lists that hold them, in a person's words."""

    doubt: PossibleDuplicate
    one: str
    other: str


class SameTitlesDialog(QDialog):
    """A row for each pair. Shown with `open()`; it deletes itself."""

    confirmed = Signal(object)
    """Tuple of `PossibleDuplicate`: those that are the same title."""

    def __init__(self, pairs: Sequence[NamedDoubt], parent: QWidget) -> None:
        super().__init__(parent)
        self._pairs = tuple(pairs)
        self.setObjectName("same_titles_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Are these the same?")
        self.table = QTableWidget(len(pairs), 2, self)
        self.rows: list[QTableWidgetItem] = []
        """The first cell of each row, which is ticked."""

        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.tick_button = self._buttons.addButton(TICK_ALL, QDialogButtonBox.ButtonRole.ActionRole)
        self.accept_button = self._buttons.addButton("&Accept", QDialogButtonBox.ButtonRole.AcceptRole)
        self._fill()
        self._build()
        self._count()

    @property
    def ticked(self) -> tuple[PossibleDuplicate, ...]:
        """The pairs that are said to be one title."""
        rows = zip(self._pairs, self.rows, strict=True)
        return tuple(pair.doubt for pair, first in rows if first.checkState() is _CHECKED)

    def _fill(self) -> None:
        for row, pair in enumerate(self._pairs):
            first, second = _made(pair.one), _made(pair.other)
            first.setFlags(first.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            first.setCheckState(_UNCHECKED)
            self.table.setItem(row, 0, first)
            self.table.setItem(row, 1, second)
            self.rows.append(first)

    def _build(self) -> None:
        self.table.setAccessibleName("Titles that may be the same")
        self.table.setHorizontalHeaderLabels(["Title", "May be the same as"])
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addWidget(Label(EXPLAINED, 13, wraps=True, parent=self))
        column.addWidget(self.table, 1)
        column.addWidget(self._buttons)
        self.resize(grown(WIDTH), grown(HEIGHT))
        self.accept_button.setDefault(True)
        self.table.itemChanged.connect(self._count)
        self.tick_button.clicked.connect(self._tick_all)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.accepted.connect(self._tell)

    def _tick_all(self) -> None:
        state = _UNCHECKED if len(self.ticked) == len(self._pairs) else _CHECKED
        self.table.blockSignals(True)
        for first in self.rows:
            first.setCheckState(state)
        self.table.blockSignals(False)
        self.table.viewport().update()
        self._count()

    def _count(self) -> None:
        count = len(self.ticked)
        self.accept_button.setEnabled(count > 0)
        self.accept_button.setText(f"&Accept {counted(count, 'pair', 'pairs')}" if count else "&Accept")
        self.tick_button.setText(UNTICK_ALL if count == len(self._pairs) else TICK_ALL)

    def _tell(self) -> None:
        self.confirmed.emit(self.ticked)


def _made(text: str) -> QTableWidgetItem:
    item = QTableWidgetItem(plain_text.cut(text, plain_text.LONGEST_LINE))
    item.setToolTip(plain_text.tip(text))
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    return item
