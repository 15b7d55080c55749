"""A step on the way to a key: its number, which becomes a tick, what to do, and a sketch of what to look for."""

from html import escape

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.link_wizard.pages.step_sketch import StepSketch
from desktop_app.ui.link_wizard.pipeline_art import DISC, StepProgress, paint_disc
from desktop_app.ui.sentences.key_guides import GuideStep
from desktop_app.ui.style.measures import grow_square
from desktop_app.ui.style.theme import grown
from desktop_app.ui.widgets.announcement import announce
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.side_by_side import alignment_of
from desktop_app.ui.widgets.surfaces import column

NARROW = 560
"""Pixels of width below which a step has no sketch."""


class _Disc(QWidget):
    """The number of a step, or its tick. The step says both in words."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self._progress = StepProgress.TO_COME
        grow_square(self, int(DISC))

    def show_progress(self, progress: StepProgress) -> None:
        self._progress = progress
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_disc(painter, QRectF(self.rect()), self._number, self._progress)
        painter.end()


class GuideRow(QWidget):
    """A row for one step. What is to be pressed or filled in stands under its words."""

    def __init__(self, step: GuideStep, number: int, count: int) -> None:
        super().__init__()
        self.step = step
        self._number, self._count = number, count
        self.is_done = False
        """Whether the person did what Lineup can see of it."""
        self.progress = StepProgress.TO_COME
        self._disc = _Disc(number)
        self._sketch = StepSketch(step.kind)
        self._inside = column(4)
        self._lay_out()
        self.show_progress(StepProgress.TO_COME)

    def show_progress(self, progress: StepProgress) -> None:
        """Show whether the step is done, is the one to do now, or is to come; a step that gets done is told."""
        is_news = progress is StepProgress.DONE is not self.progress
        self.progress = progress
        self._disc.show_progress(progress)
        done = ", done" if progress is StepProgress.DONE else ""
        self.setAccessibleName(f"Step {self._number} of {self._count}{done}: {self.step.title}")
        if is_news and self.isVisible():
            announce(self, self.accessibleName())

    def add(self, part: QWidget, above: int = 8) -> None:
        """Add a control under the words, so many pixels below."""
        last = self._inside.count() - 1
        self._inside.insertSpacing(last, above)
        self._inside.insertWidget(last + 1, part, 0, alignment_of(part))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._sketch.setVisible(self.width() >= grown(NARROW))

    def _lay_out(self) -> None:
        step = self.step
        self._inside.addWidget(Label(step.title, 14, 600, wraps=True))
        if step.text:
            self._inside.addWidget(_sentence(step))
        self._inside.addStretch(1)
        side = QVBoxLayout()
        side.addWidget(self._sketch)
        side.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._disc, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._inside, 1)
        row.addLayout(side)


def _sentence(step: GuideStep) -> Label:
    """The sentence, with what is to be pressed in bold."""
    made = Label(step.text, 13, 400, "second_text", wraps=True)
    if step.pick:
        before, pick, after = step.text.partition(step.pick)
        made.setTextFormat(Qt.TextFormat.RichText)
        made.setText(f"{escape(before)}<b>{escape(pick)}</b>{escape(after)}")
        made.setAccessibleName(step.text)
    return made
