"""The exchange so far, as text that can be read and copied. What comes in is masked already."""

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from desktop_app.masking import without_held
from desktop_app.ui.style.theme import font
from desktop_app.ui.widgets.copy_button import CopyButton
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.surfaces import MARGIN, column

NOTHING = "Nothing has been sent yet."


class DetailsPanel(QWidget):
    """A log of requests and answers, newest last, in a fixed-width font."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[str] = []
        self._text = self._make_text()
        self._copy = CopyButton("Copy", "Copy the exchange so far", lambda: without_held(self.text))
        head = QHBoxLayout()
        head.addWidget(Label("The exchange so far", 12, 600, "second_text"))
        head.addWidget(Label("Secrets are masked.", 12, 400, "third_text"), 1)
        head.addWidget(self._copy)
        layout = column(8, (MARGIN, 12, MARGIN, 12))
        layout.addLayout(head)
        layout.addWidget(self._text)
        self.setLayout(layout)
        self.clear()

    def add(self, title: str, status: str, text: str) -> None:
        """Add a request and its answer at the end."""
        self._parts.append("\n".join(part for part in (f"{title}  {status}".rstrip(), text.rstrip()) if part))
        self._copy.setEnabled(True)
        if len(self._parts) > 1:
            self._text.appendPlainText("")
        self._text.appendPlainText(self._parts[-1])  # scrolls along only where the end was in sight

    def clear(self) -> None:
        """Empty the log."""
        self._parts.clear()
        self._text.clear()
        self._copy.setEnabled(False)

    @property
    def text(self) -> str:
        """The whole log, as it is copied."""
        return "\n\n".join(self._parts)

    def _make_text(self) -> QPlainTextEdit:
        text = QPlainTextEdit()
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setPlaceholderText(NOTHING)
        text.setAccessibleName("The exchange so far")
        face = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        face.setPixelSize(font(12).pixelSize())
        text.setFont(face)
        text.setMinimumHeight(48)
        return text
