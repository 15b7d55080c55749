"""The search field: reports what is typed and when it pauses, and hands the keys of the results on."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.ui.style.measures import grow
from desktop_app.ui.widgets.field_buttons import add_magnifier, let_clear

PAUSE = 250
"""In milliseconds: a search goes out when nothing was typed for so long."""

TYPING = 120
"""In milliseconds: names are suggested already in a shorter pause."""

_STEERING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


_KEYS = "Up and Down walk the titles found, Return adds one, Alt and Down lead to suggestions."


class SearchField(QLineEdit):
    """A field whose arrows and Return act on the results; Alt+Down leads to the suggestions."""

    typed = Signal(str)
    paused = Signal()
    steered = Signal(object)
    """QKeyEvent: up or down the results."""

    confirmed = Signal()
    suggestions_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._typing = QTimer(self, singleShot=True, interval=TYPING)
        self.setPlaceholderText("Title to look for")
        self.setAccessibleName("Title to look for")
        self.setAccessibleDescription(_KEYS)
        let_clear(self)
        grow(self, QWidget.setMinimumHeight, 32)
        add_magnifier(self, "Search")
        self._pause.timeout.connect(self.paused)
        self._typing.timeout.connect(lambda: self.typed.emit(self.term))
        self.textEdited.connect(self._wait)

    @property
    def term(self) -> str:
        """The search term in the field now, without white space around it."""
        return self.text().strip()

    def _wait(self) -> None:
        self._pause.start()
        self._typing.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        match event.key():
            case Qt.Key.Key_Down if alt:
                self.suggestions_wanted.emit()
            case key if key in _STEERING:
                self.steered.emit(event)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._pause.stop()
                self._typing.stop()
                self.confirmed.emit()
            case _:
                super().keyPressEvent(event)
