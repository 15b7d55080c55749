"""The dialog that asks which list of a ZIP archive is wanted."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QVBoxLayout, QWidget

from desktop_app.domain.import_export.archives import Part
from desktop_app.ui.import_export.words import part_words
from desktop_app.ui.shell.messages import counted
from desktop_app.ui.style.theme import grown
from desktop_app.ui.widgets.label import Label

WIDTH, HEIGHT = 460, 320


class ArchiveDialog(QDialog):
    """The dialog with the lists of an archive, the first one chosen. Show with `open()`; it deletes itself."""

    chosen = Signal(object)
    """Part, the list that is to be imported."""

    def __init__(self, file: str, parts: Sequence[Part], parent: QWidget) -> None:
        super().__init__(parent)
        self._parts = tuple(parts)
        self.setObjectName("archive_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Choose a list")
        self.list = QListWidget(self)
        self.list.setAccessibleName("Lists in the ZIP archive")
        self.list.addItems([part_words(part.name, len(part.contents.lines), part.contents.form) for part in parts])
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self.accept)
        text = f"{file} holds {counted(len(parts), 'list', 'lists')}. Choose the one to import."
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addWidget(Label(text, 13, wraps=True, parent=self))
        column.addWidget(self.list, 1)
        column.addWidget(self._buttons())
        self.resize(grown(WIDTH), grown(HEIGHT))
        self.accepted.connect(self._tell)
        self.list.setFocus()

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        buttons.addButton("&Import", QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _tell(self) -> None:
        self.chosen.emit(self._parts[self.list.currentRow()])
