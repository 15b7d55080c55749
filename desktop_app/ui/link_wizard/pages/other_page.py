"""A page for signing in as another person than was meant: who, what still waits, and which of the two is wanted."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.ui.link_wizard.pages.rows import fact
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.side_by_side import SideBySide
from desktop_app.ui.widgets.surfaces import MARGIN, Panel, button, column


@dataclass(frozen=True, slots=True)
class OtherQuestion:
    """The words of the question. `again` and `other` name the buttons; `waiting` may be empty."""

    title: str
    sentence: str
    waiting: str
    remedy: str
    again: str
    other: str


class OtherPage(QWidget):
    """A page with one question and its two answers."""

    answered = Signal(bool)
    """Emitted once: whether the person who signed in is to be linked, too."""

    def __init__(self, question: OtherQuestion) -> None:
        super().__init__()
        self._is_answered = False
        self._again = button(question.again, "primary")
        self._again.setAutoDefault(True)
        self._again.clicked.connect(self._refuse)
        self._other = button(question.other)
        self._other.clicked.connect(self._allow)
        layout = column(16, (MARGIN, 20, MARGIN, MARGIN))
        layout.addWidget(Label(question.title, 20, 700, wraps=True))
        layout.addWidget(Label(question.sentence, 13, wraps=True))
        if question.waiting:
            box = Panel("warn_fill")
            inside = column(0, (20, 12, 20, 12))
            inside.addWidget(fact("clock", "warn", question.waiting, ""))
            box.setLayout(inside)
            layout.addWidget(box)
        layout.addWidget(self._buttons())
        layout.addWidget(Label(question.remedy, 13, 400, "second_text", wraps=True))
        layout.addStretch(1)
        self.setLayout(layout)
        self.setFocusProxy(self._again)
        self.setAccessibleName(question.title)
        said = (question.sentence, question.waiting, question.remedy)
        self.setAccessibleDescription(" ".join(part for part in said if part))

    def _buttons(self) -> SideBySide:
        row = SideBySide(None, 8, 8)
        row.add(self._again)
        row.add(self._other)
        row.add_stretch()
        return row

    def _refuse(self) -> None:
        self._answer(allows=False)

    def _allow(self) -> None:
        self._answer(allows=True)

    def _answer(self, *, allows: bool) -> None:
        """Report the answer at the first press only."""
        if not self._is_answered:
            self._is_answered = True
            self.answered.emit(allows)
