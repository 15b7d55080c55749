"""Text in a fixed-width font, to be read and copied."""

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop_app.ui.style.theme import font


def fixed_font(pixels: int = 12) -> QFont:
    """The system's, in a size of the type scale."""
    face = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    face.setPixelSize(font(pixels).pixelSize())
    return face


class FixedText(QPlainTextEdit):
    """Tab leaves it: only what a person reads or writes stands in it."""

    def __init__(self, name: str, parent: QWidget | None = None, *, read_only: bool = True) -> None:
        """`name` is what a screen reader calls it."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(not read_only)
        self.setReadOnly(read_only)
        self.setFont(fixed_font())
