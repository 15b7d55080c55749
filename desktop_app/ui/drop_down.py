"""A drop-down list as high as the other fields, with our own arrow: a style sheet takes the style's away."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QWidget

from desktop_app.ui.icons import icon

ARROW = 12
ROOM = 28
"""Pixels at the trailing edge, which the style sheet keeps free as well."""


class DropDown(QComboBox):
    """It gives way in a narrow pane."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMinimumContentsLength(4)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._arrow = icon("chevron-down")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.testAttribute(Qt.WidgetAttribute.WA_StyleSheet):
            return  # the platform's style has drawn one
        way = self.layoutDirection()
        room = QStyle.visualRect(way, self.rect(), QRect(self.width() - ROOM, 0, ROOM, self.height()))
        spot = QStyle.alignedRect(way, Qt.AlignmentFlag.AlignCenter, QSize(ARROW, ARROW), room)
        painter = QPainter(self)
        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        self._arrow.paint(painter, spot, Qt.AlignmentFlag.AlignCenter, mode)
        painter.end()
