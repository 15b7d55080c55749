"""Parts beside one another, which stand one under another where there is too little room."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayoutItem, QSizePolicy, QWidget

from desktop_app.ui.style.theme import grown


class SideBySide(QWidget):
    """A row of widgets that becomes a column where it is narrow."""

    def __init__(self, narrow: int | None, beside: int, under: int) -> None:
        """`beside` and `under`: pixels between the parts.

        `narrow`: pixels of width below which it is a column, which grow with the system's font; None: as many as the
        parts would like to have.
        """
        super().__init__()
        self._narrow, self._beside, self._under = narrow, beside, under
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(beside)
        self.setLayout(self._row)

    def add(self, part: QWidget, stretch: int = 0) -> None:
        """Add a part at the end. In a column a part that gets no wider stands at the beginning of its line."""
        self._row.addWidget(part, stretch, alignment_of(part))

    def add_stretch(self) -> None:
        """Let the room that is left stand at the end, or here."""
        self._row.addStretch(1)

    @property
    def is_column(self) -> bool:
        """Whether the parts stand one under another now."""
        return self._row.direction() is QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        """Ask for no more width than the widest part needs."""
        least = super().minimumSizeHint()
        return QSize(max((part.minimumSize().width() for part in self._parts()), default=0), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange()  # a part came, went, or says something else
        return super().event(event)

    def _parts(self) -> list[QLayoutItem]:
        found = [self._row.itemAt(place) for place in range(self._row.count())]
        return [part for part in found if part is not None and not part.isEmpty() and part.widget() is not None]

    def _is_narrow(self) -> bool:
        if self._narrow is not None:
            return self.width() < grown(self._narrow)
        widths = [part.sizeHint().width() for part in self._parts()]
        return self.width() < sum(widths) + self._beside * (len(widths) - 1)

    def _arrange(self) -> None:
        is_column = self._is_narrow()
        if is_column is self.is_column:
            return
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if is_column else way.LeftToRight)
        self._row.setSpacing(self._under if is_column else self._beside)


def alignment_of(part: QWidget) -> Qt.AlignmentFlag:
    """Return where a part stands in a line that is wider than it gets; no alignment for one that fills the line."""
    policy = part.sizePolicy().horizontalPolicy()
    keeps_width = policy in (QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
    return Qt.AlignmentFlag.AlignLeft if keeps_width else Qt.AlignmentFlag(0)
