"""A strip across the top with the steps of the sign-in, flagged if they depart from the standard."""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QToolTip, QWidget

from desktop_app.ui.link_wizard.pipeline_art import (
    DISC,
    FLAG,
    HALO,
    TITLE_PX,
    Drawn,
    StepProgress,
    flag_of,
    paint_line,
    paint_step,
)
from desktop_app.ui.style.icons import icon
from desktop_app.ui.style.theme import colors, font
from desktop_app.ui.widgets import plain_text

# The halo of the first disc needs room at the left: lay the strip out 4 px into the margin.
TITLE_TOP = HALO + DISC + 6
LEAST_GAP = 16.0
QUIET_PX = 12


@dataclass(frozen=True, slots=True)
class PipelineStep:
    """A step in a person's words; `departure` says in a whole sentence how it departs from the standard, if it does."""

    title: str
    departure: str = ""


class PipelineStrip(QWidget):
    """A strip that shows which steps are done, under way or failed, and what departs from the standard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[PipelineStep, ...] = ()
        self._current = 0
        self._failed = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Steps of the sign-in")

    def set_steps(self, steps: tuple[PipelineStep, ...]) -> None:
        """New steps, the first one current."""
        self._steps = steps
        self._stand(0, failed=False)

    @property
    def current(self) -> int:
        """The step that the sign-in is at."""
        return self._current

    def set_current(self, index: int) -> None:
        """Mark the step under way, and those before it as done."""
        self._stand(index, failed=False)

    def set_failed(self, index: int) -> None:
        """Mark the step that failed."""
        self._stand(index, failed=True)

    def set_all_done(self) -> None:
        """Mark every step as done."""
        self._stand(len(self._steps), failed=False)

    def standings(self) -> tuple[StepProgress, ...]:
        """The state of each step, in order."""
        return tuple(self._standing(index) for index in range(len(self._steps)))

    def sizeHint(self) -> QSize:
        return QSize(480, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        height = TITLE_TOP + _height(TITLE_PX)
        if self._room_for_departure():
            height += 8 + max(_height(QUIET_PX), FLAG)
        return QSize(240, round(height))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawn = self._drawn()
        for before, after in pairwise(drawn):
            paint_line(painter, before, after)
        for step in drawn:
            paint_step(painter, step)
        self._paint_departure(painter)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain_text.tip(self.hint_at(event.pos().x(), event.pos().y())), self)
            return True
        return super().event(event)

    def hint_at(self, x: float, y: float) -> str:
        """The tooltip at a point: a step's full title, and its departure from the standard."""
        for step, drawn in zip(self._steps, self._drawn(), strict=True):
            if drawn.disc.united(drawn.title).united(flag_of(drawn.disc, mirrored=drawn.mirrored)).contains(x, y):
                return f"{step.title}. {step.departure}" if step.departure else step.title
        return self._departure() if y > TITLE_TOP + _height(TITLE_PX) else ""

    def _stand(self, index: int, *, failed: bool) -> None:
        self._current = min(max(index, 0), len(self._steps))
        self._failed = failed
        self.setAccessibleDescription(self._words())
        self.updateGeometry()
        self.update()

    def _standing(self, index: int) -> StepProgress:
        if index == self._current:
            return StepProgress.FAILED if self._failed else StepProgress.CURRENT
        return StepProgress.DONE if index < self._current else StepProgress.TO_COME

    def _words(self) -> str:
        count = len(self._steps)
        if self._current >= count:
            return f"All {count} steps are done." if count else ""
        step = self._steps[self._current]
        failed = ", failed" if self._failed else ""
        return f"Step {self._current + 1} of {count}, {step.title}{failed}. {step.departure}".strip()

    def _departure(self) -> str:
        return self._steps[self._current].departure if self._current < len(self._steps) else ""

    def _room_for_departure(self) -> bool:
        return self._current < len(self._steps) and any(step.departure for step in self._steps)

    def _drawn(self) -> list[Drawn]:
        widths = self._widths()
        free = self.width() - HALO * 2 - sum(widths)
        gap = free / (len(widths) - 1) if len(widths) > 1 else 0
        left, drawn = HALO, []
        for index, (step, width) in enumerate(zip(self._steps, widths, strict=True)):
            disc = self._placed(QRectF(left, HALO, DISC, DISC))
            title = self._placed(QRectF(left, TITLE_TOP, width, _height(TITLE_PX)))
            departs, mirrored = bool(step.departure), self.isRightToLeft()
            drawn.append(Drawn(index + 1, step.title, self._standing(index), disc, title, departs, mirrored))
            left += width + gap
        return drawn

    def _placed(self, area: QRectF) -> QRectF:
        """An area that is given from the leading edge, where it is on the screen."""
        if self.isRightToLeft():
            area.moveLeft(self.width() - area.right())
        return area

    def _widths(self) -> list[float]:
        metrics = QFontMetricsF(font(TITLE_PX, 600))
        widths = [max(metrics.horizontalAdvance(step.title) + 1, DISC) for step in self._steps]
        room = self.width() - HALO * 2 - LEAST_GAP * (len(widths) - 1)
        if sum(widths) > room:
            widths = [width * room / sum(widths) for width in widths]
        return widths

    def _paint_departure(self, painter: QPainter) -> None:
        text = self._departure()
        if not text:
            return
        top = TITLE_TOP + _height(TITLE_PX) + 8
        face = font(QUIET_PX)
        icon("flag", "warn").paint(painter, self._placed(QRectF(HALO, top, FLAG, FLAG)).toRect())
        wide = self.width() - HALO - FLAG - 6
        room = self._placed(QRectF(HALO + FLAG + 6, top, wide, max(_height(QUIET_PX), FLAG)))
        painter.setFont(face)
        painter.setPen(colors().second_text)
        text = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        side = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # words run as they do, wherever they stand
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, text)


def _height(pixels: int) -> float:
    return QFontMetricsF(font(pixels)).height()
