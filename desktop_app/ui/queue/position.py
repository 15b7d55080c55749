"""The small dialog behind "Move to position…"."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QWidget

from desktop_app.ui.queue.words import counted
from desktop_app.ui.widgets.number_spin import WholeSpin


class PositionDialog(QDialog):
    """The dialog for the place of titles that are moved or added. Show with `open()`; it deletes itself."""

    chosen = Signal(int)

    def __init__(self, titles: int, current: int, highest: int, parent: QWidget, *, adds: bool = False) -> None:
        super().__init__(parent)
        self._verb, where = ("Add", "at") if adds else ("Move", "to")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"{self._verb} {where} position")
        self._spin = WholeSpin(self)
        self._spin.setRange(1, highest)
        self._spin.setValue(current)
        self._spin.lineEdit().setTextMargins(8, 0, 8, 0)
        self._spin.selectAll()
        form = QFormLayout(self)
        form.setContentsMargins(20, 20, 20, 16)
        what = f"{self._verb} {counted(titles, 'title')}"
        words = f"{what} {where} position (1 to {highest:,})"
        self._spin.setAccessibleName(words)
        self._spin.lineEdit().setAccessibleName(words)
        form.addRow(f"{words}:", self._spin)
        form.addRow(self._buttons())
        self.accepted.connect(self._tell)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        act = buttons.addButton(f"&{self._verb}", QDialogButtonBox.ButtonRole.AcceptRole)
        act.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _tell(self) -> None:
        self.chosen.emit(self._spin.value())
