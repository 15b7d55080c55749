"""One quiet line over a list: what is peculiar about its order, and what can be done about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop_app.ui.widgets.label import Label


class Notice(QWidget):
    """Hidden while there is nothing to say."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = Label(pixels=12, role="second_text", wraps=True, parent=self)
        self._button = QPushButton(self)
        self._button.setProperty("link", True)
        self._button.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def say(self, text: str, button: str = "") -> None:
        """This, with a button of those words; nothing hides it."""
        self._text.setText(text)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.setVisible(bool(text))
