"""Boxes for numbers with arrows that can be seen: a style sheet takes away those of the style."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QSpinBox, QStyle, QStyleOptionSpinBox

from desktop_app.ui.widgets.menu_button import ARROW

_Part = QStyle.SubControl
_ARROWS = ((_Part.SC_SpinBoxUp, "▴"), (_Part.SC_SpinBoxDown, ARROW))


class WholeSpin(QSpinBox):
    """A box for a whole number."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        option = QStyleOptionSpinBox()
        self.initStyleOption(option)
        _paint_arrows(self, option)


class NumberSpin(QDoubleSpinBox):
    """A box for any number."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        option = QStyleOptionSpinBox()
        self.initStyleOption(option)
        _paint_arrows(self, option)


def _paint_arrows(box: QAbstractSpinBox, option: QStyleOptionSpinBox) -> None:
    if not box.testAttribute(Qt.WidgetAttribute.WA_StyleSheet):
        return  # the platform's style has drawn them
    painter = QPainter(box)
    painter.setPen(box.palette().color(QPalette.ColorRole.ButtonText))
    for part, arrow in _ARROWS:
        place = box.style().subControlRect(QStyle.ComplexControl.CC_SpinBox, option, part, box)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, arrow)
    painter.end()
