"""A box to tick that can be seen: Fusion's own, unticked, is as dark as the dark ground that it stands on."""

from PySide6.QtCore import QRectF, Qt
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
        self._paint_box(painter, QRectF(box))
        painter.end()

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        of = colors()
        painter.setPen(QPen(of.accent if self.isChecked() else of.border, 1.5))
        painter.setBrush(of.accent if self.isChecked() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        if self.isChecked():
            icon("check", "on_accent").paint(painter, box.adjusted(2, 2, -2, -2).toRect())
