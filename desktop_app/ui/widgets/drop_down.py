"""A drop-down list as high as the other fields, with the arrow of our menu buttons."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QComboBox, QStyle, QStyledItemDelegate, QWidget

from desktop_app.ui.widgets.menu_button import ARROW

ROOM = 28
"""Pixels at the trailing edge, which the style sheet keeps free as well."""


class DropDown(QComboBox):
    """A combo box that shrinks in a narrow pane."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(QStyledItemDelegate(self))  # rows as in other lists, not as in the style's menus
        self.setMinimumContentsLength(4)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.testAttribute(Qt.WidgetAttribute.WA_StyleSheet):
            return  # the platform's style has drawn one
        way = self.layoutDirection()
        room = QStyle.visualRect(way, self.rect(), QRect(self.width() - ROOM, 0, ROOM, self.height()))
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.ButtonText))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, ARROW)
        painter.end()
