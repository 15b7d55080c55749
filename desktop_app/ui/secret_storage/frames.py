"""Frames of a form that asks for a passphrase: a bar in the window, and a dialog. Neither stops the program."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from desktop_app.ui.secret_storage.form import PassphraseForm
from desktop_app.ui.style.measures import grow
from desktop_app.ui.style.theme import grown
from desktop_app.ui.widgets.surfaces import Panel, column

WIDTH = 440


class PassphraseBar(QWidget):
    """A question over the foot of the window. The lists stay in use."""

    def __init__(self, form: PassphraseForm) -> None:
        super().__init__()
        self.form = form
        panel = Panel("message")
        inside = column(0, (16, 12, 16, 12))
        inside.addWidget(form)
        panel.setLayout(inside)
        panel.setMaximumWidth(grown(WIDTH) + 200)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 12)
        row.addWidget(panel, 1)
        row.addStretch(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.form.leave.click()
        else:
            super().keyPressEvent(event)


class PassphraseDialog(QDialog):
    """A dialog around the form. Show with `open()`; it deletes itself."""

    def __init__(self, title: str, form: PassphraseForm, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.form = form
        grow(self, QWidget.setMinimumWidth, WIDTH)
        whole = column(0, (20, 20, 20, 16))
        whole.addWidget(form)
        self.setLayout(whole)
        form.left.connect(self.reject)
        self.finished.connect(form.clear)
        form.start()
