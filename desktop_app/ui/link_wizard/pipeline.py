"""A strip across the top with the steps of the sign-in, flagged if they depart from the standard."""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop_app.ui.link_wizard.pipeline_art import (
    DISC,
    HALO,
    TITLE_PX,
    Drawn,
    StepProgress,
    flag_of,
    flag_side,
    paint_line,
    paint_step,
    paint_text,
)
from desktop_app.ui.style.icons import icon
from desktop_app.ui.style.theme import colors, font, grown
from desktop_app.ui.widgets import plain_text

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
        height = _title_top() + _height(TITLE_PX)
        if self._room_for_departure():
            height += 8 + max(_height(QUIET_PX), flag_side())
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
        if not self._has_room() and self._current < len(self._steps):
            self._paint_current(painter)
        self._paint_departure(painter)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self.update()
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain_text.tip(self.hint_at(event.pos().x(), event.pos().y())), self)
            return True
        return super().event(event)

    def hint_at(self, x: float, y: float) -> str:
        """The tooltip at a point: a step's full title, and its departure from the standard."""
        for step, drawn in zip(self._steps, self._drawn(), strict=True):
            if drawn.disc.united(drawn.title).united(flag_of(drawn.disc, mirrored=drawn.mirrored)).contains(x, y):
                return f"{step.title}. {step.departure}" if step.departure else step.title
        return self._departure() if y > _title_top() + _height(TITLE_PX) else ""

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
        """The steps, placed from where the strip begins: at the right in a mirrored window."""
        widths, disc_side = self._widths(), _disc()
        free = self.width() - HALO * 2 - sum(widths)
        gap = free / (len(widths) - 1) if len(widths) > 1 else 0
        left, drawn = HALO, []
        for index, (step, width) in enumerate(zip(self._steps, widths, strict=True)):
            disc = self._placed(QRectF(left, HALO, disc_side, disc_side))
            title = self._placed(QRectF(left, _title_top(), width, _height(TITLE_PX)))
            text = step.title if self._has_room() else ""
            standing, departs = self._standing(index), bool(step.departure)
            drawn.append(Drawn(index + 1, text, standing, disc, title, departs, self._is_mirrored()))
            left += width + gap
        return drawn

    def _is_mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _placed(self, box: QRectF) -> QRectF:
        if self._is_mirrored():
            box.moveLeft(self.width() - box.right())
        return box

    def _titles(self) -> list[float]:
        metrics = QFontMetricsF(font(TITLE_PX, 600))
        return [max(metrics.horizontalAdvance(step.title) + 1, _disc()) for step in self._steps]

    def _has_room(self) -> bool:
        """Whether all titles stand in the strip; else the current one stands there alone."""
        titles = self._titles()
        return sum(titles) + LEAST_GAP * (len(titles) - 1) <= self.width() - HALO * 2

    def _widths(self) -> list[float]:
        return self._titles() if self._has_room() else [_disc()] * len(self._steps)

    def _paint_current(self, painter: QPainter) -> None:
        colour = colors().err if self._failed else colors().text
        room = QRectF(HALO, _title_top(), self.width() - HALO * 2, _height(TITLE_PX))
        paint_text(painter, room, self._steps[self._current].title, font(TITLE_PX, 600), colour)

    def _paint_departure(self, painter: QPainter) -> None:
        text = self._departure()
        if not text:
            return
        top = _title_top() + _height(TITLE_PX) + 8
        flag = self._placed(QRectF(HALO, top, flag_side(), flag_side()))
        icon("flag", "warn").paint(painter, flag.toRect())
        high = max(_height(QUIET_PX), flag_side())
        room = self._placed(QRectF(HALO + flag_side() + 6, top, self.width() - HALO * 2 - flag_side() - 6, high))
        paint_text(painter, room, text, font(QUIET_PX), colors().second_text)


def _disc() -> float:
    return grown(int(DISC))


def _title_top() -> float:
    """Pixels above the titles: the discs have a halo. Lay the strip out 4 px into the margin, for it."""
    return HALO + _disc() + 6


def _height(pixels: int) -> float:
    return QFontMetricsF(font(pixels)).height()
