"""The person's own rating as five stars that can be set: with the mouse, or with the keyboard."""

from math import ceil

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.service import STARS, RatingScale
from desktop_app.ui.queue.own_rating import figure_of, in_words
from desktop_app.ui.style.measures import follow_font
from desktop_app.ui.style.theme import grown
from desktop_app.ui.widgets import plain_text
from desktop_app.ui.widgets.stars import paint_own_stars, stars_width

SIZE = 22
_BACK = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_Up: 1}


class OwnStars(QWidget):
    """Shows a rating and tells which one the person wants instead. Pressing the star that is set takes it back."""

    wanted = Signal(object)
    """float in the service's own figures, None to take the rating back."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._scale = RatingScale(1, STARS, 1)
        self._rating: float | None = None
        self._over: float | None = None
        follow_font(self, OwnStars._measure)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("Your rating")

    def _measure(self) -> None:
        self.setFixedSize(round(stars_width(grown(SIZE))) + 8, grown(32))

    def show_rating(self, scale: RatingScale, rating: float | None) -> None:
        self._scale, self._rating, self._over = scale, rating, None
        self.setAccessibleDescription(self.said or "Not rated")
        self.setToolTip(plain_text.tip(_tip(scale)))
        self.update()

    @property
    def said(self) -> str:
        """The stars that are set, or that the mouse is over: `3.5 of 5`; empty for none."""
        stars = self._stars
        return in_words(stars) if stars is not None else ""

    @property
    def _stars(self) -> float | None:
        if self._over is not None:
            return self._over
        return None if self._rating is None else self._rating / self._scale.star

    # --- mouse ---------------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._over = self._stars_at(event.position().x())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._over = None
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            rating = self._scale.rating_of(self._stars_at(event.position().x()))
            self.wanted.emit(None if rating == self._rating else rating)

    def _stars_at(self, x: float) -> float:
        """The number of stars up to the part of a star under the mouse."""
        along = (self.width() - x if self.isRightToLeft() else x) - 4
        step = self._scale.star_step
        stars = ceil(along / (stars_width(grown(SIZE)) / STARS) / step) * step
        return min(max(stars, self._scale.rating_of(step) / self._scale.star), float(STARS))

    # --- keyboard ------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 9, and 0 as `figure_of` says; arrows go by the least part of a star."""
        key, figure = Qt.Key(event.key()), _figure(event.text(), self._scale)
        if key in _BACK:
            self.wanted.emit(None)
        elif key in _STEPS:
            stars = (self._rating or 0.0) / self._scale.star + _STEPS[key] * self._scale.star_step
            self.wanted.emit(self._scale.rating_of(stars))
        elif figure is not None and self._scale.takes(figure):
            self.wanted.emit(figure)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(4, 0, -4, 0)
        paint_own_stars(painter, area, grown(SIZE), self._stars or 0.0, mirrored=self.isRightToLeft())
        painter.end()


def _figure(text: str, scale: RatingScale) -> float | None:
    return figure_of(int(text), scale) if len(text) == 1 and text.isascii() and text.isdecimal() else None


def _tip(scale: RatingScale) -> str:
    declined = ", 0 if you are not interested" if scale.can_decline else ""
    keys = "1 to 9, and 0 for 10" if scale.highest >= 10 else f"{max(scale.lowest, 1):g} to {scale.highest:g}"
    return f"Press a star, or a key: {keys}{declined}. Delete takes your rating back."
