"""The words of a message, which scroll where the window is too low for all of them."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.ui.widgets.label import Label

LEAST_LINES = 1
"""Lines that are in sight in the lowest window."""

NO_LIMIT = 16_777_215


class MessageWords(QScrollArea):
    """Words of a message: as high as they are, or as the message may become."""

    def __init__(self, lead: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._most = NO_LIMIT
        inside = QWidget(self)
        self.labels = (Label(lead, 14, 600, wraps=True, parent=inside), Label(text, wraps=True, parent=inside))
        column = self._column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for label in self.labels:
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)  # a word may be long
            label.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setVisible(bool(label.text()))
            column.addWidget(label)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("The message")
        for ground in (inside, self.viewport()):
            ground.setAutoFillBackground(False)
        inside.installEventFilter(self)

    def limit(self, most: int) -> None:
        """Become no higher than this, but for the first lines."""
        if most != self._most:
            self._most = most
            self.updateGeometry()
            self._choose_bar()

    def _wanted(self, width: int) -> int:
        if not self._column.hasHeightForWidth():  # before anything is in sight
            return self._column.totalSizeHint().height()
        return self._column.totalHeightForWidth(max(width, 1))

    @property
    def _least(self) -> int:
        return LEAST_LINES * self.labels[0].fontMetrics().lineSpacing()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return min(self._wanted(width), max(self._most, self._least))

    def sizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(self._least, self.sizeHint().height()))

    def _choose_bar(self) -> None:
        """Have a bar, and a place for the keyboard, only where there is something to scroll: the bar takes room."""
        scrolls = self.heightForWidth(self.width()) < self._wanted(self.width())
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if scrolls else Qt.FocusPolicy.NoFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_bar()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # another font, or other words
            self.updateGeometry()
            self._choose_bar()
        return super().eventFilter(watched, event)
