"""The page in the place of the preview while a person's own ratings are read, or could not be."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.arrange.parts import ShareBar
from desktop_app.ui.queue.words import counted
from desktop_app.ui.shell.messages import Sentence
from desktop_app.ui.style.measures import grow
from desktop_app.ui.widgets.label import Label

WIDTH = 380


class WaitingPage(QWidget):
    """Progress or failure of reading own ratings, with buttons that report."""

    back_pressed = Signal()
    again_pressed = Signal()

    def __init__(self, service: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._heading = Label("", 20, 700, wraps=True, parent=self)
        self._text = Label("", role="second_text", wraps=True, parent=self)
        self._share = ShareBar(self)
        self.again_button = QPushButton("Try again", self)
        self.again_button.setProperty("primary", True)
        self.back_button = QPushButton(self)
        self.again_button.clicked.connect(self.again_pressed)
        self.back_button.clicked.connect(self.back_pressed)
        self._build()

    @property
    def said(self) -> str:
        """The heading and the text."""
        return f"{self._heading.text()} {self._text.text()}"

    def show_progress(self, done: int, total: int) -> None:
        """Show that `done` of `total` titles are read."""
        asked = f"{self._service} is asked how you rated {counted(total, 'title')}."
        self._say("Reading your ratings", f"{asked} {done:,} are read." if done else asked)
        self.back_button.setText("Stop reading")
        self._share.show_part(done, total)
        self._share.show()
        self.again_button.hide()

    def show_error(self, error: Sentence) -> None:
        """Show why the person's own ratings could not be read, with a button to try again."""
        self._say("Your ratings could not be read", f"{error.lead} {error.text}".strip())
        self.back_button.setText("Back")
        self._share.hide()
        self.again_button.show()
        self.again_button.setFocus()

    def _say(self, heading: str, text: str) -> None:
        self._heading.setText(heading)
        self._text.setText(text)
        self.setAccessibleName(self.said)

    def _build(self) -> None:
        for words in (self._heading, self._text):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grow(words, QWidget.setFixedWidth, WIDTH)
        grow(self._share, QWidget.setFixedWidth, WIDTH)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        for button in (self.again_button, self.back_button):
            grow(button, QWidget.setMinimumHeight, 32)
            buttons.addWidget(button)
        buttons.addStretch()
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch(2)
        for widget, space in ((self._heading, 6), (self._text, 16), (self._share, 20)):
            column.addWidget(widget)
            column.addSpacing(space)
        column.addLayout(buttons)
        column.addStretch(3)
        row = QHBoxLayout(self)
        row.addStretch()
        row.addLayout(column)
        row.addStretch()
