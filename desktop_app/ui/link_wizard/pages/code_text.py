"""A code to be typed elsewhere: very large, every character apart, selectable, spelled out to screen readers."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

from desktop_app.ui.style.theme import font

PIXELS = 64
"""48 points at the usual 96 dots per inch."""
APART = 5
"""Pixels between two characters."""
GROUPED_FROM = 6
"""Characters from which a code without a mark of its own is read in two halves."""


class CodeText(QTextEdit):
    """A text that is the code as it is typed; the gap between its halves is only drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QTextEdit, QTextEdit:focus { border: none; background: transparent; padding: 0; }")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        option = self.document().defaultTextOption()
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)  # a code is typed in this order everywhere
        self.document().setDefaultTextOption(option)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    @property
    def code(self) -> str:
        """The code that is shown."""
        return self.toPlainText()

    def set_code(self, code: str) -> None:
        """Show another code."""
        self.clear()
        cursor = QTextCursor(self.document())
        half = _half_of(code)
        gap = QFontMetricsF(_face()).horizontalAdvance("0") * 0.75
        for place, character in enumerate(code, start=1):
            cursor.insertText(character, _format(APART + (gap if place == half else 0)))
        self.setAccessibleName(f"Code: {spelled(code)}")

    def sizeHint(self) -> QSize:
        return QSize(400, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.height())

    def _fit(self) -> None:
        self.setFixedHeight(round(self.document().size().height()))


def spelled(code: str) -> str:
    """The code for a screen reader: every character by itself, signs by their names."""
    names = {"-": "dash", "_": "underscore", " ": "space", ".": "dot"}
    return ", ".join(names.get(character, character) for character in code)


def _half_of(code: str) -> int:
    """The number of characters before the gap; 0: no gap."""
    return len(code) // 2 if code.isalnum() and len(code) >= GROUPED_FROM and len(code) % 2 == 0 else 0


def _face() -> QFont:
    face = font(PIXELS, 600, tabular=True)
    face.setFamilies([QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family(), "monospace"])
    face.setStyleHint(QFont.StyleHint.Monospace)
    return face


def _format(after: float) -> QTextCharFormat:
    shape = QTextCharFormat()
    shape.setFont(_face())
    shape.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
    shape.setFontLetterSpacing(after)
    return shape
