"""The words of a message, which scroll where the window is too low for all of them."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.ui.widgets.label import Label

LEAST_LINES = 1
"""Lines that are in sight in the lowest window."""

NO_LIMIT = 16_777_215


class MessageWords(QScrollArea):
    """What happened, and why: as high as the words are, or as the message may become."""

    def __init__(self, lead: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._most = NO_LIMIT
        self.labels = (Label(lead, 14, 600, wraps=True), Label(text, wraps=True))
        inside = QWidget()
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
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("The message")
        for ground in (inside, self.viewport()):
            ground.setAutoFillBackground(False)
        inside.installEventFilter(self)
        self._fit()

    def limit(self, most: int) -> None:
        """Become no higher than this, but for the first lines."""
        if most != self._most:
            self._most = most
            self._fit()

    def _fit(self) -> None:
        wanted, least = self._wanted(), LEAST_LINES * self.labels[0].fontMetrics().lineSpacing()
        height = min(wanted, max(self._most, least))
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if height < wanted else policy.ScrollBarAlwaysOff  # the bar itself takes room
        )
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if height < wanted else Qt.FocusPolicy.NoFocus)

    def _wanted(self) -> int:
        if not self._column.hasHeightForWidth():  # before anything is in sight
            return self._column.totalSizeHint().height()
        return self._column.totalHeightForWidth(max(self.width(), 1))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # another font, or other words
            self._fit()
        return super().eventFilter(watched, event)
