"""The pages of the details pane: one title in full, or two lines in its place."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.queues import Item, Queue
from desktop_app.ui.details.lines import is_web_page, place_line, since_line
from desktop_app.ui.details.pictures import Poster, Stars
from desktop_app.ui.icons import icon
from desktop_app.ui.queue import words
from desktop_app.ui.queue.delegate import Posters
from desktop_app.ui.queue.plain import LOOKS_CHANGED, label
from desktop_app.ui.theme import colors, font

_MARGIN = 20


class Words(QWidget):
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
        if event.type() in LOOKS_CHANGED:
            _dress((self._heading, 16, QFont.Weight.DemiBold, False), (self._text, 13, QFont.Weight.Normal, True))


class Sheet(QWidget):
    """One title in full."""

    link_activated = Signal(str)

    def __init__(self, posters: Posters, parent: QWidget) -> None:
        super().__init__(parent)
        self._service = ""
        self._item: Item | None = None
        self._poster = Poster(posters, self)
        self._stars = Stars(self)
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
            "rating_label": f"{self._service or 'Service'} average" if rating is not None else "",
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
        column.addSpacing(4)
        column.addLayout(_row(self._lines["place"], self._lines["since"], spread=True))
        column.addStretch(1)
        column.addWidget(self._link, 0, Qt.AlignmentFlag.AlignLeading)

    def _top(self) -> QHBoxLayout:
        beside = QVBoxLayout()
        beside.setSpacing(2)
        for name in ("facts", "people", "genres", "certificate"):
            beside.addWidget(self._lines[name])
        beside.addStretch()
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self._poster, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(beside, 1)
        return top

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOKS_CHANGED:
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
