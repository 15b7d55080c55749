"""What is known of the selected title, or of the several."""

from PySide6.QtCore import QDateTime, QEvent, QLocale, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.queues import Item, Queue
from desktop_app.ui.icons import icon
from desktop_app.ui.queue import words
from desktop_app.ui.queue.delegate import Posters, drawn_posters
from desktop_app.ui.queue.plain import label
from desktop_app.ui.queue.stars import paint_stars, stars_width
from desktop_app.ui.theme import colors, font

WIDTH = 296
POSTER = QSize(128, 184)
_STAR = 18.0
_MARGIN = 20


class DetailsPane(QWidget):
    """One title in full, several in sum, or what to do to see one."""

    link_activated = Signal(str)
    """An http or https address that the service gave; nothing else is ever offered."""

    def __init__(self, service: str = "", posters: Posters = drawn_posters, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = _Sheet(posters, self)
        self._sheet.set_service(service)
        self._sheet.link_activated.connect(self.link_activated)
        self._words = _Words(self)
        scroll = QScrollArea(self)
        scroll.setWidget(self._sheet)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.viewport().setAutoFillBackground(False)
        self._sheet.setAutoFillBackground(False)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._words)
        self._pages.addWidget(scroll)
        self.setMinimumWidth(220)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self.show_items((), Queue())

    def set_service(self, name: str) -> None:
        """Whose titles these are."""
        self._sheet.set_service(name)

    def show_items(self, items: tuple[Item, ...], queue: Queue) -> None:
        """The selected titles, and the queue they stand in."""
        match items:
            case ():
                self._words.say("Nothing selected", "Select a title to see more about it.")
                self._pages.setCurrentIndex(0)
            case (item,):
                self._sheet.show_item(item, queue)
                self._pages.setCurrentIndex(1)
            case _:
                self._words.say(in_sum(items), "Drag them together, or move them with Alt and the arrow keys.")
                self._pages.setCurrentIndex(0)


def in_sum(items: tuple[Item, ...]) -> str:
    """`3 titles, 5 h 12`."""
    return words.total(items).replace(words.DOT, ", ")


def place_line(item: Item, queue: Queue) -> str:
    """`Place 3 of 64`, or that it has none."""
    place = queue.places.get(item.id)
    return f"Place {place + 1:,} of {len(queue.items):,}" if place is not None else "Saved, without a place"


def since_line(item: Item) -> str:
    """`since 9 November 2025`."""
    if item.added is None:
        return ""
    day = QDateTime.fromSecsSinceEpoch(item.added)
    return f"since {QLocale(QLocale.Language.English).toString(day, 'd MMMM yyyy')}"


def is_web_page(address: str) -> bool:
    """Only these are offered: a service might answer anything."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    return url.isValid() and url.scheme() in ("http", "https") and bool(url.host())


class _Words(QWidget):
    """Two lines in place of a title."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._heading, self._text = label("", self), label("", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(4)
        for line in (self._heading, self._text):
            line.setWordWrap(True)
            column.addWidget(line)
        column.addStretch()
        _dress((self._heading, 16, QFont.Weight.DemiBold, False), (self._text, 13, QFont.Weight.Normal, True))

    def say(self, heading: str, text: str) -> None:
        self._heading.setText(heading)
        self._text.setText(text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ApplicationPaletteChange:
            _dress((self._heading, 16, QFont.Weight.DemiBold, False), (self._text, 13, QFont.Weight.Normal, True))


class _Sheet(QWidget):
    """One title."""

    link_activated = Signal(str)

    def __init__(self, posters: Posters, parent: QWidget) -> None:
        super().__init__(parent)
        self._service = ""
        self._item: Item | None = None
        self._poster = _Poster(posters, self)
        self._stars = _Stars(self)
        self._lines = {name: label("", self) for name in _LOOKS}
        self._link = QPushButton(icon("open", "link"), "", self)
        self._link.setFlat(True)
        self._link.clicked.connect(self._open)
        self._build()
        self._look()

    def set_service(self, name: str) -> None:
        self._service = name
        self._link.setText(f"Open on {name}" if name else "Open its page")

    def show_item(self, item: Item, queue: Queue) -> None:
        title = item.title
        self._item = item
        self._poster.show_item(item)
        rating = title.average_rating
        said = {
            "facts": words.airy(words.joined((str(title.year or ""), words.length(title.runtime)))),
            "people": ", ".join(title.directors),
            "genres": ", ".join(title.genres),
            "certificate": title.certificate,
            "name": title.name,
            "overview": title.overview,
            "rating_label": f"{self._service} average".strip() if rating is not None else "",
            "rating": f"{rating:.1f} of {words.STARS}" if rating is not None else "",
            "place_label": "In this queue",
            "place": place_line(item, queue),
            "since": since_line(item),
        }
        for name, text in said.items():
            self._lines[name].setText(text)
            self._lines[name].setVisible(bool(text))
        self._stars.show_rating(rating)
        self._link.setVisible(is_web_page(title.web_page))

    def _open(self) -> None:
        if self._item is not None and is_web_page(self._item.title.web_page):
            self.link_activated.emit(self._item.title.web_page)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 16)
        column.setSpacing(0)
        column.addLayout(self._top())
        column.addSpacing(16)
        self._lines["overview"].setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for name in ("name", "overview"):
            column.addWidget(self._lines[name])
            column.addSpacing(4)
        column.addSpacing(16)
        column.addWidget(self._lines["rating_label"])
        column.addLayout(_row(self._stars, self._lines["rating"], gap=10))
        column.addSpacing(16)
        column.addWidget(self._lines["place_label"])
        column.addLayout(_row(self._lines["place"], self._lines["since"], spread=True))
        column.addStretch()
        column.addWidget(self._link, 0, Qt.AlignmentFlag.AlignLeading)

    def _top(self) -> QHBoxLayout:
        beside = QVBoxLayout()
        beside.setSpacing(2)
        for name in ("facts", "people", "genres", "certificate"):
            beside.addWidget(self._lines[name])
        beside.addStretch()
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self._poster)
        top.addLayout(beside, 1)
        return top

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.ApplicationPaletteChange, QEvent.Type.ApplicationFontChange):
            self._look()

    def _look(self) -> None:
        _dress(*((self._lines[name], *look) for name, look in _LOOKS.items()))
        for line in self._lines.values():
            line.setWordWrap(line not in (self._lines["place"], self._lines["since"]))
        palette = self._link.palette()
        palette.setColor(QPalette.ColorRole.ButtonText, colors().link)
        self._link.setPalette(palette)
        self._link.setFont(font(13, QFont.Weight.Medium))


_LOOKS = {
    "facts": (13, QFont.Weight.Normal, True),
    "people": (13, QFont.Weight.Normal, True),
    "genres": (13, QFont.Weight.Normal, True),
    "certificate": (13, QFont.Weight.Normal, True),
    "name": (20, QFont.Weight.Bold, False),
    "overview": (13, QFont.Weight.Normal, False),
    "rating_label": (12, QFont.Weight.DemiBold, True),
    "rating": (12, QFont.Weight.Normal, True),
    "place_label": (12, QFont.Weight.DemiBold, True),
    "place": (13, QFont.Weight.Normal, False),
    "since": (12, QFont.Weight.Normal, True),
}
"""By line: size, weight, and whether it stands back."""


class _Poster(QWidget):
    def __init__(self, posters: Posters, parent: QWidget) -> None:
        super().__init__(parent)
        self._posters = posters
        self._item: Item | None = None
        self.setFixedSize(POSTER)

    def show_item(self, item: Item) -> None:
        self._item = item
        self.setAccessibleName(f"Poster of {item.title.name}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._item is not None:
            painter = QPainter(self)
            painter.drawPixmap(self.rect(), self._posters(self._item, POSTER, self.devicePixelRatioF()))
            painter.end()


class _Stars(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rating: float | None = None
        self.setFixedSize(round(stars_width(_STAR)) + 2, 28)

    def show_rating(self, rating: float | None) -> None:
        self._rating = rating
        self.setVisible(rating is not None)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._rating is not None:
            painter = QPainter(self)
            area = QRectF(self.rect()).adjusted(1, 0, -1, 0)
            paint_stars(painter, area, _STAR, self._rating, mirrored=self.isRightToLeft())
            painter.end()


def _row(first: QWidget, second: QWidget, *, gap: int = 0, spread: bool = False) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(gap)
    row.addWidget(first)
    if spread:
        row.addStretch()
    row.addWidget(second)
    if not spread:
        row.addStretch()
    return row


def _dress(*looks: tuple[QLabel, int, QFont.Weight, bool]) -> None:
    for line, px, weight, quiet in looks:
        line.setFont(font(px, weight))
        palette = line.palette()
        palette.setColor(QPalette.ColorRole.WindowText, colors().second_text if quiet else colors().text)
        line.setPalette(palette)
