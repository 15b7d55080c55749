"""A page in place of a table without rows: why there are none, and what to do next."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.style.measures import grow
from desktop_app.ui.widgets.drawings import Drawing, EmptyPicture
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.pane_head import scrolled


class EmptyState(QWidget):
    """A page with a drawing, a heading, a sentence or two, and buttons."""

    def __init__(self, drawing: Drawing, heading: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("empty_state")
        self._heading = Label(heading, 20, 700, wraps=True, parent=self)
        self._text = Label(text, role="second_text", wraps=True, parent=self)
        self._buttons = QHBoxLayout()
        for words in (self._heading, self._text):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        grow(self._text, QWidget.setFixedWidth, 300)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(0)
        column.addStretch(2)
        column.addWidget(EmptyPicture(drawing, self), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(28)
        column.addWidget(self._heading)
        column.addSpacing(4)
        column.addLayout(self._in_the_middle(self._text))
        column.addSpacing(20)
        column.addLayout(self._buttons)
        column.addStretch(3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inside))
        self._buttons.setSpacing(8)
        self._buttons.addStretch()
        self._buttons.addStretch()

    @staticmethod
    def _in_the_middle(widget: QWidget) -> QHBoxLayout:
        """A centred row for a widget, which, unlike an alignment, gives wrapped words the height they need."""
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(widget)
        row.addStretch()
        return row

    def say(self, heading: str, text: str) -> None:
        """Show another heading and sentence."""
        self._heading.setText(heading)
        self._text.setText(text)

    def set_text(self, text: str) -> None:
        """Set the sentence under the heading."""
        self._text.setText(text)

    def add_button(self, button: QPushButton) -> None:
        """Add a button behind the others."""
        grow(button, QWidget.setMinimumHeight, 32)
        self._buttons.insertWidget(self._buttons.count() - 1, button)
