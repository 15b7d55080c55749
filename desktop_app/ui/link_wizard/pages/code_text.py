"""A code to be typed elsewhere: very large, every character apart, selectable, spelled out to screen readers."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QResizeEvent, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy, QStyle, QTextEdit

from desktop_app.ui.style.theme import font, grown

PIXELS = 64
"""48 points at the usual 96 dots per inch."""
SMALLEST = 24
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
        self._code = ""
        self._align()
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
        self._code = code
        self.setAccessibleName(f"Code: {spelled(code)}")
        self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._write()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._align()
        elif event.type() is QEvent.Type.ApplicationFontChange:
            self._write()

    def _write(self) -> None:
        """Write the code as large as it fits in one line."""
        self.clear()
        cursor = QTextCursor(self.document())
        half, pixels = _half_of(self._code), self._fitting()
        gap = QFontMetricsF(_face(pixels)).horizontalAdvance("0") * 0.75
        for place, character in enumerate(self._code, start=1):
            cursor.insertText(character, _format(pixels, APART + (gap if place == half else 0)))

    def _fitting(self) -> int:
        """Pixels of the largest face in which the code has room."""
        whole = QFontMetricsF(_face(grown(PIXELS))).horizontalAdvance("0") * (len(self._code) + 1)
        room = self.viewport().width() - APART * (len(self._code) + 1)
        share = min(room / whole, 1.0) if whole > 0 else 1.0
        return max(round(grown(PIXELS) * share), SMALLEST)

    def _align(self) -> None:
        """A code runs from left to right; where it stands follows the window."""
        option = QTextOption(QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft))
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        option.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.document().setDefaultTextOption(option)

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


def _face(pixels: int) -> QFont:
    face = font(PIXELS, 600, tabular=True)
    face.setPixelSize(pixels)
    face.setFamilies([QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family(), "monospace"])
    face.setStyleHint(QFont.StyleHint.Monospace)
    return face


def _format(pixels: int, after: float) -> QTextCharFormat:
    shape = QTextCharFormat()
    shape.setFont(_face(pixels))
    shape.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
    shape.setFontLetterSpacing(after)
    return shape
