"""The drawing of a sign-in's steps: discs, rings, ticks, lines and flags, by shape as well as by colour."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle

from desktop_app.ui.style.contrast import blend
from desktop_app.ui.style.icons import icon
from desktop_app.ui.style.theme import colors, font, grown

DISC = 24.0
HALO = 4.0
GAP = 8.0
TITLE_PX = 13


class StepProgress(Enum):
    """The state of a step."""

    DONE = "done"
    CURRENT = "current"
    TO_COME = "to come"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A step as it is drawn: `disc` is the square of its ring, `title` the room of its label."""

    number: int
    text: str
    standing: StepProgress
    disc: QRectF
    title: QRectF
    departs: bool
    mirrored: bool = False


def paint_step(painter: QPainter, step: Drawn) -> None:
    """Paint the disc or ring of a step, its flag and its label."""
    if step.standing in (StepProgress.CURRENT, StepProgress.FAILED):
        _paint_halo(painter, step)
    paint_disc(painter, step.disc, step.number, step.standing)
    if step.departs:
        icon("flag", "warn").paint(painter, flag_of(step.disc, mirrored=step.mirrored).toRect())
    _paint_title(painter, step)


def paint_disc(painter: QPainter, disc: QRectF, number: int, progress: StepProgress) -> None:
    """Paint the disc of a step: its number, or a tick or a cross. It has its edge inside `disc`, at any size."""
    match progress:
        case StepProgress.DONE:
            _paint_done(painter, disc)
        case StepProgress.TO_COME:
            painter.setPen(QPen(colors().border, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(disc.adjusted(1, 1, -1, -1))
            _paint_number(painter, disc, number, colors().second_text)
        case _:
            _paint_filled(painter, disc, number, progress)


def paint_line(painter: QPainter, before: Drawn, after: Drawn) -> None:
    """Paint the line on to the next step: solid behind what is done, dotted before what is to come."""
    beside = GAP + (flag_side() + GAP if before.departs else 0)
    is_mirrored = before.mirrored
    start = before.disc.left() - beside if is_mirrored else before.disc.right() + beside
    end = after.disc.right() + GAP if is_mirrored else after.disc.left() - GAP
    if abs(end - start) < 4 or (end < start) is not is_mirrored:
        return
    y = before.disc.center().y()
    if before.standing is StepProgress.DONE:
        pen = QPen(colors().ok, 2)
    else:
        pen = QPen(colors().border, 2, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.01, 3])
    painter.setPen(pen)
    painter.drawLine(QPointF(start, y), QPointF(end, y))


def flag_side() -> int:
    """Pixels of the flag of a step."""
    return grown(16)


def flag_of(disc: QRectF, *, mirrored: bool) -> QRectF:
    """The place of the flag behind a disc."""
    side = flag_side()
    left = disc.left() - GAP - side if mirrored else disc.right() + GAP
    return QRectF(left, disc.center().y() - side / 2, side, side)


def paint_text(painter: QPainter, room: QRectF, text: str, face: QFont, colour: QColor) -> None:
    """Paint a line of words from where the room begins in the painter's direction."""
    painter.setFont(face)
    painter.setPen(colour)
    direction = painter.layoutDirection()
    side = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft)
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # words run as they do, wherever they stand
    shown = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, room.width() + 1)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | side | Qt.AlignmentFlag.AlignAbsolute, shown)
    painter.setLayoutDirection(direction)


def _paint_done(painter: QPainter, disc: QRectF) -> None:
    painter.setPen(QPen(colors().ok, 1.5))
    painter.setBrush(colors().ok_fill)
    painter.drawEllipse(disc.adjusted(1, 1, -1, -1))
    _stroke(painter, colors().ok)
    middle, unit = disc.center(), disc.width() / DISC
    painter.drawPolyline([middle + QPointF(*at) * unit for at in ((-4.5, 0.5), (-1.5, 3.5), (4.5, -3))])


def _fill_of(progress: StepProgress) -> QColor:
    return colors().err if progress is StepProgress.FAILED else colors().accent


def _paint_halo(painter: QPainter, step: Drawn) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(blend(_fill_of(step.standing), colors().window, 0.26))
    painter.drawEllipse(step.disc.adjusted(-HALO, -HALO, HALO, HALO))


def _paint_filled(painter: QPainter, disc: QRectF, number: int, progress: StepProgress) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_fill_of(progress))
    painter.drawEllipse(disc)
    if progress is not StepProgress.FAILED:
        _paint_number(painter, disc, number, colors().on_accent)
        return
    _stroke(painter, colors().base)
    middle, unit = disc.center(), disc.width() / DISC
    for slope in (1, -1):
        painter.drawLine(middle + QPointF(-3.5, -3.5 * slope) * unit, middle + QPointF(3.5, 3.5 * slope) * unit)


def _paint_number(painter: QPainter, disc: QRectF, number: int, colour: QColor) -> None:
    painter.setFont(font(12, 700, tabular=True))
    painter.setPen(colour)
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(number))


def _paint_title(painter: QPainter, step: Drawn) -> None:
    now = step.standing in (StepProgress.CURRENT, StepProgress.FAILED)
    colour = colors().err if step.standing is StepProgress.FAILED else colors().text if now else colors().second_text
    face = font(TITLE_PX, 600 if now else 400)
    paint_text(painter, step.title, step.text, face, colour)


def _stroke(painter: QPainter, colour: QColor) -> None:
    painter.setPen(QPen(colour, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
