"""A line that asks whether two titles of all lists are the same."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.all_lists import PossibleDuplicate
from desktop_app.ui.style.state_shapes import Shape, StateDot
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.side_by_side import SideBySide

NARROW = 640
"""Pixels, at the usual type, under which the answers stand under the question."""


class SameQuestion(QWidget):
    """A line that asks about one possible duplicate; hidden while nothing is doubtful."""

    answered = Signal(object, bool)
    """Doubt, whether they are the same."""

    all_wanted = Signal()
    """Emitted to answer all doubts together."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._doubt: PossibleDuplicate | None = None
        self._has_room = True
        self._dot = StateDot(self)
        self._dot.set_shape(Shape.DECIDE, "A question")
        self._text = Label(pixels=12, wraps=True, parent=self)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        said, answers = QWidget(self), QWidget(self)
        row = _row(said)
        row.addWidget(self._dot)
        row.addWidget(self._text, 1)
        self._buttons = {
            same: self._made(text, same=same) for text, same in (("The same", True), ("Not the same", False))
        }
        self.all_button = QPushButton(self)
        self.all_button.setProperty("narrow", True)
        self.all_button.clicked.connect(self.all_wanted)
        row = _row(answers)
        for button in (*self._buttons.values(), self.all_button):
            row.addWidget(button)
        row.addStretch(1)
        parts = SideBySide(NARROW, 8, 4)
        parts.add(said, 1)
        parts.add(answers)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 6, 0, 6)
        whole.addWidget(parts)
        self.hide()

    @property
    def doubt(self) -> PossibleDuplicate | None:
        """The possible duplicate that is asked about; None while nothing is asked."""
        return self._doubt

    def ask(self, doubt: PossibleDuplicate | None, text: str = "", more: int = 0) -> None:
        """Ask about a possible duplicate; None hides the line. `text` names the titles and their lists.

        `more`: so many doubts wait behind this one.
        """
        self._doubt = doubt
        self._text.setText(f"{text}{f' ({more:,} more)' if more > 0 else ''}")
        for same, button in self._buttons.items():
            button.setAccessibleName(f"{'The same' if same else 'Not the same'}: {text}")
        self.all_button.setText(f"Answer all {more + 1:,}…")
        self.all_button.setVisible(more > 0)
        self.setVisible(doubt is not None and self._has_room)

    def give_room(self, *, has_room: bool) -> None:
        """Hide the question while the page is too low for it."""
        self._has_room = has_room
        self.setVisible(self._doubt is not None and has_room)

    def _made(self, text: str, *, same: bool) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("narrow", True)
        button.clicked.connect(lambda: self.answered.emit(self._doubt, same))
        return button


def _row(inside: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(inside)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    return row
