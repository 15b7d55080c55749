"""The line at the window's foot: how we stand with the service, and what waits."""

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop_app.sync.state import Health, QueueState
from desktop_app.ui.messages import sentence_of
from desktop_app.ui.state_shapes import Shape, StateDot
from desktop_app.ui.words import Words

_SHAPES = {
    Health.IN_STEP: Shape.LINKED,
    Health.READING: Shape.WORKING,
    Health.SENDING: Shape.TRAVELS,
    Health.NOT_READ: Shape.WORKING,
    Health.OFFLINE: Shape.OFFLINE,
    Health.LIMITED: Shape.OFFLINE,
    Health.SIGN_IN_AGAIN: Shape.SIGN_IN_AGAIN,
    Health.TROUBLE: Shape.DECIDE,
}


class StatusLine(QWidget):
    """Keeps its height; only its words change."""

    retry_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(32)
        self._dot = StateDot(self)
        self._left = Words(pixels=12, parent=self)
        self._right = Words(pixels=12, parent=self)
        self._retry = QPushButton("Retry now", self)
        self._retry.setProperty("link", True)
        self._retry.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # it hides when it was pressed: the list keeps the keyboard
        self._retry.clicked.connect(self.retry_pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self._dot)
        row.addWidget(self._left)
        row.addStretch(1)
        row.addWidget(self._right)
        row.addWidget(self._retry)
        self.show_nothing("", "")

    @property
    def words(self) -> str:
        """What is said, left and right."""
        return f"{self._left.text()} {self._right.text()}".strip()

    def show_nothing(self, left: str, right: str) -> None:
        """No list is shown."""
        self._dot.hide()
        self._retry.hide()
        self._left.setText(left)
        self._right.setText(right)

    def show_state(self, state: QueueState, service: str) -> None:
        """One list is shown: its health."""
        self._dot.show()
        words = _left(state, service)
        self._dot.set_shape(_SHAPES[state.health], words)
        self._left.setText(words)
        is_stuck = state.health in (Health.OFFLINE, Health.LIMITED, Health.TROUBLE)
        self._right.setText(_right(state))
        self._retry.setVisible(is_stuck)


def _left(state: QueueState, service: str) -> str:
    match state.health:
        case Health.IN_STEP:
            return f"In step with {service}, {_time(state.read_at)}"
        case Health.READING | Health.NOT_READ:
            return f"Reading from {service}…"
        case Health.SENDING:
            return f"Sending to {service}…"
    words = sentence_of(state.trouble, service).lead.rstrip(".") if state.trouble else f"{service} does not answer"
    read = f" · last read {_time(state.read_at)}" if state.read_at else ""
    return f"{words}{read}"


def _right(state: QueueState) -> str:
    parts = []
    if state.waiting:
        parts.append(f"{state.waiting} change{'s' if state.waiting > 1 else ''} waiting")
    if state.questions:
        parts.append(f"{len(state.questions)} to decide")
    return " · ".join(parts)


def _time(moment: float | None) -> str:
    if moment is None:
        return ""
    when = QDateTime.fromSecsSinceEpoch(round(moment))
    return QLocale().toString(when.time(), QLocale.FormatType.ShortFormat)
