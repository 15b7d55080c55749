"""A box to tick that can be seen: Fusion's own, unticked, is as dark as the dark ground that it stands on."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton, QStylePainter

from desktop_app.ui.style.icons import icon
from desktop_app.ui.style.measures import wear_font
from desktop_app.ui.style.theme import colors

SIDE = 16
RADIUS = 4
BESIDE = 12
"""Pixels between the box and its words."""


class TickBox(QCheckBox):
    """Drawn as the cards are; the words and what is clicked are Qt's."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        wear_font(self, 13, 500)
        self.setStyleSheet(
            f"QCheckBox {{ spacing: {BESIDE}px }} QCheckBox::indicator {{ width: {SIDE}px; height: {SIDE}px }}"
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        option = QStyleOptionButton()
        self.initStyleOption(option)
        style, part = self.style(), QStyle.SubElement
        box = style.subElementRect(part.SE_CheckBoxIndicator, option, self)
        option.rect = style.subElementRect(part.SE_CheckBoxContents, option, self)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_CheckBoxLabel, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_box(painter, QRectF(box), self.checkState())
        painter.end()


def paint_box(painter: QPainter, box: QRectF, state: Qt.CheckState) -> None:
    """Paint a box with its tick, or with the bar that says that some of several are ticked."""
    of, is_filled = colors(), state is not Qt.CheckState.Unchecked
    painter.setPen(QPen(of.accent if is_filled else of.border, 1.5))
    painter.setBrush(of.accent if is_filled else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
    if state is Qt.CheckState.Checked:
        icon("check", "on_accent").paint(painter, box.adjusted(2, 2, -2, -2).toRect())
    elif is_filled:
        painter.setPen(QPen(of.on_accent, 2))
        quarter = box.width() / 4
        painter.drawLine(box.center() - QPointF(quarter, 0), box.center() + QPointF(quarter, 0))
