"""A layout of widgets in one row, or below one another if that is too wide."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

GAP = 12
"""Pixels between two of them; half as many where one stands below the other."""


class SideBySide(QWidget):
    """A row of widgets that stacks them when narrow; call `lay_out` when a part has changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[QWidget] = []
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(GAP)
        self._rows.addStretch(1)

    def add(self, part: QWidget) -> None:
        """Add a part behind the others."""
        self._rows.insertWidget(len(self._parts), part)
        self._parts.append(part)

    def lay_out(self) -> None:
        """Lay the parts out in one row if there is room, else below one another."""
        fits = self.whole_width <= self.width()
        self._rows.setSpacing(GAP if fits else GAP // 2)
        self._rows.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)

    @property
    def whole_width(self) -> int:
        """Pixels that one row takes."""
        widths = [part.whole_width if isinstance(part, SideBySide) else part.sizeHint().width() for part in self._shown]
        return sum(widths) + GAP * (len(widths) - 1)

    @property
    def _shown(self) -> list[QWidget]:
        return [part for part in self._parts if not part.isHidden()]

    def minimumSizeHint(self) -> QSize:
        widest = max((part.minimumSizeHint().width() for part in self._shown), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()
