"""The page of a failure: plain words, the likely cause, the advice, and the button."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop_app.ui.link_wizard.pages.clock_line import ClockLine, ClockPicture
from desktop_app.ui.style.icons import beside_icon
from desktop_app.ui.style.measures import grow_square
from desktop_app.ui.style.theme import colors
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.side_by_side import SideBySide
from desktop_app.ui.widgets.surfaces import MARGIN, IconMark, Panel, button, column

__all__ = ["ClockPicture", "FailedPage", "Failure"]


@dataclass(frozen=True, slots=True)
class Failure:
    """The words of a failure; empty ones are not shown. `primary` and `secondary` are the words of the buttons."""

    title: str
    sentence: str
    cause: str = ""
    clock: ClockPicture | None = None
    remedy: str = ""
    primary: str = ""
    secondary: str = ""


class FailedPage(QWidget):
    """The page that shows a failure, and the way on."""

    primary_pressed = Signal()
    secondary_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = Label("", 20, 700, wraps=True)
        self._sentence = Label("", 13, 400, "second_text", wraps=True)
        self._cause = Label("", 16, 600, wraps=True)
        self._clock = ClockLine()
        self._cause_icon = IconMark("warning", "warn")
        self._cause_box = self._make_cause()
        self._remedy_label = Label("What to do", 12, 600, "second_text")
        self._remedy = Label("", 13, wraps=True)
        self._primary = button("", "primary", "refresh", "on_accent")
        self._primary.setAutoDefault(True)  # the frame shows no primary of its own here
        self._secondary = button("")
        self._primary.clicked.connect(self.primary_pressed)
        self._secondary.clicked.connect(self.secondary_pressed)
        self._lay_out()

    def show_failure(self, failure: Failure) -> None:
        """Show this failure, and nothing of the one before."""
        self._title.setText(failure.title)
        self._sentence.setText(failure.sentence)
        self._sentence.setVisible(bool(failure.sentence))
        self._show_cause(failure)
        self._remedy.setText(failure.remedy)
        for part in (self._remedy, self._remedy_label):
            part.setVisible(bool(failure.remedy))
        _say(self._primary, failure.primary)
        _say(self._secondary, failure.secondary)
        self.setAccessibleName(failure.title)
        self.setAccessibleDescription(" ".join(filter(None, (failure.sentence, failure.cause, failure.remedy))))

    def say_on_primary(self, text: str) -> None:
        """Show on the main button what pressing it did."""
        _say(self._primary, text)

    def _show_cause(self, failure: Failure) -> None:
        self._cause.setText(failure.cause)
        self._cause.setVisible(bool(failure.cause))
        self._cause_box.setVisible(bool(failure.cause or failure.clock))
        self._cause_icon.set("clock" if failure.clock else "warning", "warn")
        self._clock.setVisible(failure.clock is not None)
        if failure.clock is not None:
            self._clock.set_clock(failure.clock)

    def _make_cause(self) -> Panel:
        box = Panel("warn_fill")
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._cause_icon)
        head.addWidget(Label("Likely cause", 12, 600, "warn"), 1)
        layout = column(8, (20, 12, 20, 16))
        layout.addLayout(head)
        layout.addWidget(self._cause)
        layout.addWidget(self._clock)
        box.setLayout(layout)
        return box

    def _head(self) -> QHBoxLayout:
        texts = column(2)
        texts.addWidget(self._title)
        texts.addWidget(self._sentence)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(_Crossed(), 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(texts, 1)
        return head

    def _lay_out(self) -> None:
        remedy = column(2)
        remedy.addWidget(self._remedy_label)
        remedy.addWidget(self._remedy)
        buttons = SideBySide(None, 8, 8)
        buttons.add(self._primary)
        buttons.add(self._secondary)
        buttons.add_stretch()
        layout = column(16, (MARGIN, 20, MARGIN, MARGIN))
        layout.addLayout(self._head())
        layout.addWidget(self._cause_box)
        layout.addLayout(remedy)
        layout.addWidget(buttons)
        layout.addStretch(1)
        self.setLayout(layout)


CROSSED = 40


class _Crossed(QWidget):
    """A disc with a cross."""

    def __init__(self) -> None:
        super().__init__()
        grow_square(self, CROSSED)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.width() / CROSSED, self.height() / CROSSED)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors().err_fill)
        painter.drawEllipse(QRectF(0, 0, CROSSED, CROSSED).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(QPen(colors().err, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for slope in (1, -1):
            painter.drawLine(QPointF(15, 20 - 5 * slope), QPointF(25, 20 + 5 * slope))
        painter.end()


def _say(made: QPushButton, text: str) -> None:
    made.setText(text if made.icon().isNull() else beside_icon(text))
    made.setVisible(bool(text))
