"""Parts beside one another, which stand one under another where there is too little room."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop_app.ui.style.theme import grown


class SideBySide(QWidget):
    """A row of widgets that becomes a column below a width, which grows with the system's font."""

    def __init__(self, narrow: int, beside: int, under: int) -> None:
        """`narrow`: pixels of width below which it is a column; `beside` and `under`: pixels between the parts."""
        super().__init__()
        self._narrow, self._beside, self._under = narrow, beside, under
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(beside)
        self.setLayout(self._row)

    def add(self, part: QWidget, stretch: int = 0) -> None:
        """Add a part at the end."""
        self._row.addWidget(part, stretch)

    @property
    def is_column(self) -> bool:
        """Whether the parts stand one under another now."""
        return self._row.direction() is QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        """Ask for no more width than the widest part needs."""
        least = super().minimumSizeHint()
        parts = [self._row.itemAt(place) for place in range(self._row.count())]
        widths = [part.minimumSize().width() for part in parts if part is not None and not part.isEmpty()]
        return QSize(max(widths, default=0), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        is_column = self.width() < grown(self._narrow)
        if is_column is self.is_column:
            return
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if is_column else way.LeftToRight)
        self._row.setSpacing(self._under if is_column else self._beside)
