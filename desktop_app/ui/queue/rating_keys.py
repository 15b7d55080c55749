"""Digits in a list: alone they rate the selected title, in a word they search, such as in `12 Angry Men`."""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication


class RatingKeys(QObject):
    """A digit waits for as long as a search waits for its next letter; then it was meant alone."""

    pressed = Signal(int)
    """0 to 9."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_on = False
        self._held = ""
        self._since_search = QElapsedTimer()
        self._alone = QTimer(self)
        self._alone.setSingleShot(True)
        self._alone.timeout.connect(self._tell)

    def take(self, typed: str) -> str:
        """What is to be searched for now; a digit that stands alone so far is held back."""
        wait = QApplication.keyboardInputInterval()
        searching = self._since_search.isValid() and self._since_search.elapsed() < wait
        is_digit = len(typed) == 1 and typed.isascii() and typed.isdecimal()
        if self.is_on and is_digit and not self._held and not searching:
            self._held = typed
            self._alone.start(wait)
            return ""
        self._alone.stop()
        word, self._held = self._held + typed, ""
        self._since_search.start()
        return word

    def _tell(self) -> None:
        digit, self._held = int(self._held), ""
        self.pressed.emit(digit)
