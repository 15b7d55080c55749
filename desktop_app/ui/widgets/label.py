"""Labels: text of the type scale, which keeps its size and color through every change of theme."""

from html import escape

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QSizePolicy, QStyle, QWidget

from desktop_app.ui.style.measures import wear
from desktop_app.ui.style.theme import colors, font

_LOOKS_CHANGED = frozenset(
    (QEvent.Type.StyleChange, QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange)
)
"""A style sheet that is set anew takes fonts and palettes of its widgets back to what they were at first."""


class Label(QLabel):
    """A label of so many pixels and such a weight, in the theme's colour of that role. Plain text unless told."""

    def __init__(
        self,
        text: str = "",
        pixels: int = 13,
        weight: int = 400,
        role: str = "text",
        *,
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._wanted = self.alignment()
        self._face = (pixels, weight)
        self._role = role
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        if wraps:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setText(text)
        self._align()
        self._dress()

    @property
    def role(self) -> str:
        """The name of the theme's colour that the words have."""
        return self._role

    def set_role(self, role: str) -> None:
        """Give the words another colour of the theme."""
        self._role = role
        self._dress()

    def set_parts(self, lead: str, text: str) -> None:
        """Show a bold part and a plain one; neither is taken for markup."""
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setText(f"<b>{escape(lead)}</b> {escape(text)}".strip())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _LOOKS_CHANGED:
            self._dress()
        elif event.type() is QEvent.Type.LayoutDirectionChange:
            self._align()

    def setAlignment(self, alignment: Qt.AlignmentFlag) -> None:
        self._wanted = alignment
        self._align()

    def _align(self) -> None:
        """Words that wrap would stand at the side from which they are read, and not at the window's."""
        sides = Qt.AlignmentFlag.AlignHorizontal_Mask
        placed = QStyle.visualAlignment(self.layoutDirection(), self._wanted & sides) | Qt.AlignmentFlag.AlignAbsolute
        super().setAlignment(placed | (self._wanted & Qt.AlignmentFlag.AlignVertical_Mask))

    def _dress(self) -> None:
        face = font(*self._face)
        if self.font() != face:
            self.setFont(face)
        colour: QColor = getattr(colors(), self._role)
        if self.palette().color(QPalette.ColorRole.WindowText) != colour:
            palette = QPalette()
            palette.setColor(QPalette.ColorRole.WindowText, colour)
            self.setPalette(palette)
            self._read_again()

    def _read_again(self) -> None:
        """Links take their colour when the text is read."""
        if self.textFormat() is Qt.TextFormat.RichText:
            text = self.text()
            self.clear()
            self.setText(text)


class ElidedLabel(Label):
    """A label of one line that gives way to its neighbours, and ends in an ellipsis if it is cut."""

    def __init__(
        self, text: str = "", pixels: int = 13, weight: int = 400, role: str = "text", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, pixels, weight, role, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # no neighbour moves for it

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @property
    def shown(self) -> str:
        """The words that there is room for."""
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # words run as they do, wherever they stand
        along = QStyle.visualAlignment(self.layoutDirection(), self.alignment())
        painter.drawText(self.contentsRect(), along, self.shown)
        painter.end()


def fixed_font(pixels: int = 12) -> QFont:
    """The system's, in a size of the type scale."""
    face = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    face.setPixelSize(font(pixels).pixelSize())
    return face


class FixedText(QPlainTextEdit):
    """A text in a fixed-width font for reading or writing, which Tab leaves."""

    def __init__(self, name: str, parent: QWidget | None = None, *, read_only: bool = True) -> None:
        """`name` is what a screen reader calls it."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(not read_only)
        self.setReadOnly(read_only)
        wear(self, fixed_font)
