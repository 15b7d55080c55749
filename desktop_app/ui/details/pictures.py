"""The pictures of the details pane: a title's poster, and its rating in stars."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.queues import Item
from desktop_app.ui.queue.delegate import Posters
from desktop_app.ui.style.measures import follow_font
from desktop_app.ui.style.theme import grown
from desktop_app.ui.widgets.stars import paint_stars, stars_width

POSTER = QSize(128, 192)
SMALL_POSTER = QSize(76, 114)
_STAR = 18


class Poster(QWidget):
    """A title's poster, or a drawn one in its place."""

    def __init__(self, posters: Posters, parent: QWidget, size: QSize = POSTER) -> None:
        super().__init__(parent)
        self._posters = posters
        self._item: Item | None = None
        self.setFixedSize(size)

    def show_item(self, item: Item) -> None:
        if item is not self._item:
            self._item = item
            self.setAccessibleName(f"Poster of {item.title.name}")
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._item is not None:
            painter = QPainter(self)
            painter.drawPixmap(self.rect(), self._posters(self._item, self.size(), self.devicePixelRatioF()))
            painter.end()


class Stars(QWidget):
    """A rating in stars; hidden if there is none."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rating: float | None = None
        follow_font(self, Stars._measure)

    def _measure(self) -> None:
        self.setFixedSize(round(stars_width(grown(_STAR))) + 2, grown(28))

    def show_rating(self, rating: float | None) -> None:
        self.setVisible(rating is not None)
        if rating != self._rating:
            self._rating = rating
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._rating is not None:
            painter = QPainter(self)
            area = QRectF(self.rect()).adjusted(1, 0, -1, 0)
            paint_stars(painter, area, grown(_STAR), self._rating, mirrored=self.isRightToLeft())
            painter.end()
