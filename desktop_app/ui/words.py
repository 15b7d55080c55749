"""Text of the type scale: it keeps its size and colour through every change of theme."""

from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop_app.ui.theme import colors, font


class Words(QLabel):
    """A label of so many pixels and such a weight, in the theme's colour of that role."""

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
        self._face = (pixels, weight)
        self._role = role
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        if wraps:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setText(text)
        self._dress()

    def set_parts(self, lead: str, text: str) -> None:
        """A bold part and a plain one; neither is taken for markup."""
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setText(f"<b>{escape(lead)}</b> {escape(text)}".strip())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # A style sheet that is set anew takes the font of its widgets back to the application's.
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.ApplicationFontChange):
            self._dress()

    def _dress(self) -> None:
        face = font(*self._face)
        if self.font() != face:
            self.setFont(face)
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, getattr(colors(), self._role))
        if self.palette() != palette:
            self.setPalette(palette)
