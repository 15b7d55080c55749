"""Other ways for a person who wants no key, unfolded under a question."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.sentences.key_guides import WAYS_OUT, WayOut
from desktop_app.ui.style.icons import icon
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.side_by_side import SideBySide
from desktop_app.ui.widgets.surfaces import Panel, button, column

NARROW = 460


class WaysOut(QWidget):
    """A question that unfolds other ways, with a button for each."""

    chosen = Signal(str)
    """The id of a way."""

    unfolded = Signal()

    def __init__(self, ways: tuple[WayOut, ...]) -> None:
        super().__init__()
        self._question = button(WAYS_OUT, "link", "chevron-right", "link", shrinks=True)
        self._question.setCheckable(True)
        self._question.setStyleSheet("padding-left: 0; text-align: left")
        self._question.toggled.connect(self._unfold)
        self._answers = QWidget()
        answers = column(8)
        for way in ways:
            answers.addWidget(self._made(way))
        self._answers.setLayout(answers)
        self._answers.hide()
        layout = column(8)
        layout.addWidget(self._question)
        layout.addWidget(self._answers)
        self.setLayout(layout)
        if not ways:
            self.hide()

    def _made(self, way: WayOut) -> QWidget:
        words = QWidget()
        texts: QVBoxLayout = column(2)
        texts.addWidget(Label(way.title, 13, 600, wraps=True))
        texts.addWidget(Label(way.text, 13, 400, "second_text", wraps=True))
        words.setLayout(texts)
        parts = SideBySide(NARROW, 16, 8)
        parts.add(words, 1)
        if way.button:
            act = button(way.button)
            act.clicked.connect(partial(self.chosen.emit, way.id))
            parts.add(act)
        box = Panel("alt", "line")
        inside = column(0, (16, 12, 16, 12))
        inside.addWidget(parts)
        box.setLayout(inside)
        return box

    def _unfold(self, unfolded: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._question.setIcon(icon("chevron-down" if unfolded else "chevron-right", "link"))
        self._answers.setVisible(unfolded)
        if unfolded:
            self.unfolded.emit()
