"""Rating the selected titles from a menu or with digits: the stars that the service takes, and none."""

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from desktop_app.domain.service import STARS, RatingScale
from desktop_app.ui.widgets import plain_text

CLEAR_KEYS = "Ctrl+Backspace"
_TIP = "Your own rating of the selected titles, told to the service"


class RateMenu(QMenu):
    """The keys themselves are `RatingKeys`': a digit is a shortcut only where it stands alone."""

    chosen = Signal(object)
    """float, on the service's scale, or None: take the rating back."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__("&Rate", owner)
        self.setAccessibleName("Rate")
        self.setToolTipsVisible(True)
        self._refusal = ""
        self._nothing = ""
        self._clear = QAction("&No rating", self)
        self._clear.setShortcut(CLEAR_KEYS)
        self._clear.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._clear.setStatusTip("Take your rating of the selected titles back")
        self._clear.triggered.connect(lambda: self.chosen.emit(None))
        owner.addAction(self._clear)
        self.offer(None, "This service keeps no ratings of yours.")

    def offer(self, scale: RatingScale | None, refusal: str = "") -> None:
        """Offer the stars of this scale, the most first; None offers none, and `refusal` says why."""
        self._refusal = refusal
        self.clear()
        if scale is not None:
            for halves in range(round(STARS / scale.star_step), 0, -1):
                self._add(halves * scale.star_step, scale)
            self.addSeparator()
        self.addAction(self._clear)
        self._allow()

    def allow(self, nothing: str) -> None:
        """Enable the ratings. `nothing` says why there is nothing to rate; empty if titles are selected."""
        self._nothing = nothing
        self._allow()

    def _add(self, stars: float, scale: RatingScale) -> None:
        rating = scale.rating_of(stars)
        key = key_of(rating)
        action = self.addAction(f"{words_of(stars)}\t{key}" if key else words_of(stars))
        action.setStatusTip(_TIP)
        action.triggered.connect(lambda: self.chosen.emit(rating))

    def _allow(self) -> None:
        refusal = self._refusal or self._nothing
        self._clear.setEnabled(not refusal)
        self.menuAction().setEnabled(not refusal)
        self.menuAction().setStatusTip(refusal or _TIP)
        self.menuAction().setToolTip(plain_text.tip(refusal or _TIP))


def words_of(stars: float) -> str:
    """Stars in words: `4 stars`, `3½ stars`, `½ star`."""
    whole, half = int(stars), "½" if stars % 1 else ""
    return f"{whole or ''}{half} {'star' if stars <= 1 else 'stars'}"


def key_of(rating: float) -> str:
    """The digit that gives this rating: the service's own figure, 0 for ten; empty where none does."""
    return str(int(rating) % 10) if rating in range(1, 11) else ""


class RatingKeys(QObject):
    """Digits typed in a table: one that no other letter follows in time is a rating, else part of a search."""

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
        """The text to search for after `typed`; empty while a digit that stands alone is held back."""
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
