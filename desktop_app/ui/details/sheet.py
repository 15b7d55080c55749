"""The pages of the details pane: one title in full, or two lines in its place."""

from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.id_namespaces import pages_of
from desktop_app.domain.queues import Item, Queue
from desktop_app.domain.service import NOT_INTERESTED, STARS, RatingScale
from desktop_app.ui.details.lines import cast_line, expected_line, is_web_page, leaving_line, place_line, since_line
from desktop_app.ui.details.links import Links
from desktop_app.ui.details.other_listings import OtherListings
from desktop_app.ui.details.own_stars import OwnStars
from desktop_app.ui.details.pictures import POSTER, Poster, Stars
from desktop_app.ui.queue import words
from desktop_app.ui.queue.delegate import Posters
from desktop_app.ui.style.icons import beside_icon, icon
from desktop_app.ui.style.theme import grown
from desktop_app.ui.widgets import plain_text
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.link_button import LinkButton
from desktop_app.ui.widgets.surfaces import IconMark

_MARGIN, _GAP = 20, 16
_BESIDE = 92
"""Pixels, at the usual type, that the words beside the poster need; with less they stand under it."""


class Hint(QWidget):
    """Two lines in place of a title."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._heading = Label("", 16, 600, wraps=True, parent=self)
        self._text = Label("", role="second_text", wraps=True, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(4)
        for line in (self._heading, self._text):
            column.addWidget(line)
        column.addStretch()

    def say(self, heading: str, text: str) -> None:
        self._heading.setText(heading)
        self._text.setText(text)


class Sheet(QWidget):
    """The details of a single title in full."""

    link_activated = Signal(str)

    def __init__(self, posters: Posters, parent: QWidget) -> None:
        super().__init__(parent)
        self._service = ""
        self._item: Item | None = None
        self._said: dict[str, str] = {}
        self._shown: tuple[Item, str, str] | None = None
        self._rated: tuple[str, RatingScale | None, float | None] | None = None
        self._poster = Poster(posters, self)
        self._stars = Stars(self)
        self.own_stars = OwnStars(self)
        self.standings = OtherListings(self)
        self._lines = {
            name: Label("", pixels, weight, role, wraps=True, parent=self)
            for name, (pixels, weight, role) in _LOOKS.items()
        }
        self.link = LinkButton(beside_icon("Open its page"), self)
        self.link.setIcon(icon("open", "link"))
        self.link.clicked.connect(self._open)
        self.decline = QPushButton("Not interested", self)
        self.decline.setCheckable(True)
        self.decline.setProperty("narrow", True)
        self.decline.clicked.connect(self._decline)
        self.id_links = Links(self)
        self.id_links.pressed.connect(self.link_activated)
        self._leaving = QWidget(self)
        self.foot = QWidget(self)
        self._build()
        self._fill_foot()

    def set_service(self, name: str) -> None:
        if name == self._service:
            return
        self._service = name
        self.link.setText(beside_icon(f"Open on {plain_text.caption(name)}" if name else "Open its page"))

    def show_item(self, item: Item, queue: Queue) -> bool:
        """Show the title, and return whether another was shown before."""
        shown = (item, place_line(item, queue), self._service)
        if shown == self._shown:
            return False
        title = item.title
        is_another = self._item is None or self._item.id != item.id
        if is_another:
            self.show_state("")
        self._item, self._shown = item, shown
        self._poster.show_item(item)
        rating = title.average_rating
        said = {
            "facts": words.airy(words.joined((words.what(title), str(title.year or "")))),
            "length": words.length(title.runtime),
            "people": ", ".join(title.directors),
            "cast": cast_line(title),
            "genres": ", ".join(title.genres),
            "certificate": title.certificate,
            "name": title.name,
            "overview": title.overview,
            "rating_label": f"{self._service or 'Service'} average" if rating is not None else "",
            "rating": f"{rating:.1f} of {STARS}" if rating is not None else "",
            "expected": expected_line(title),
            "place_label": "In this list",
            "place": place_line(item, queue),
            "since": since_line(item),
        }
        said["leaves"], said["leaves_in"] = leaving_line(title, QDateTime.currentSecsSinceEpoch())
        for name in (name for name, text in said.items() if text != self._said.get(name)):
            self._lines[name].setText(said[name])
            self._lines[name].setVisible(bool(said[name]))
        self._said = said
        self._leaving.setVisible(bool(said["leaves"]))
        self._stars.show_rating(rating)
        self.link.setVisible(is_web_page(title.web_page))
        self.id_links.show_pages(pages_of(title))
        return is_another

    def show_own_rating(self, scale: RatingScale | None, rating: float | None) -> None:
        """Show the person's rating of the title; `scale` is None if the service keeps no ratings."""
        rated = (self._service, scale, rating)
        if rated == self._rated:
            return
        self._rated = rated
        self.own_stars.setVisible(scale is not None)
        self.decline.setVisible(scale is not None and scale.can_decline)
        self.decline.setChecked(rating == NOT_INTERESTED)
        if scale is not None:
            self.own_stars.show_rating(scale, rating)
        kept = self.own_stars.said or "Not rated" if scale is not None else f"{self._service} keeps no ratings."
        self._lines["own"].setText(kept)

    def show_state(self, sentence: str) -> None:
        """Show how the title stands with the account, until another is shown; empty if the service does not tell."""
        self._lines["state"].setText(sentence)
        self._lines["state"].setVisible(bool(sentence))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the words beside the poster under it in a narrow pane."""
        super().resizeEvent(event)
        beside = event.size().width() - 2 * _MARGIN - _GAP - POSTER.width() >= grown(_BESIDE)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._upper.setDirection(way)

    def _decline(self, checked: bool) -> None:  # noqa: FBT001 - a signal's
        self.own_stars.wanted.emit(NOT_INTERESTED if checked else None)

    def _open(self) -> None:
        if self._item is not None and is_web_page(self._item.title.web_page):
            self.link_activated.emit(self._item.title.web_page)

    def _build(self) -> None:
        for line in self._lines.values():  # a long word is cut: it never makes the pane wider
            line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 16)
        column.setSpacing(0)
        column.addLayout(self._top())
        column.addSpacing(16)
        self._lines["overview"].setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for name in ("name", "overview"):
            column.addWidget(self._lines[name])
            column.addSpacing(4)
        column.addWidget(self._filled_leaving())
        column.addSpacing(16)
        self._lines["own_label"].setText("Your rating")
        column.addWidget(self._lines["own_label"])
        column.addLayout(_row(self.own_stars, self._lines["own"], gap=8))
        column.addWidget(self.decline, 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(12)
        column.addWidget(self._lines["rating_label"])
        column.addLayout(_row(self._stars, self._lines["rating"], gap=10))
        column.addWidget(self._lines["expected"])
        column.addSpacing(16)
        column.addWidget(self._lines["state"])
        column.addSpacing(8)
        column.addWidget(self.standings)
        column.addSpacing(8)
        column.addWidget(self._lines["place_label"])
        column.addSpacing(4)
        column.addWidget(self._lines["place"])
        column.addSpacing(2)
        column.addWidget(self._lines["since"])
        column.addSpacing(16)
        column.addWidget(self._lines["cast"])  # the last line: it comes late, and nothing moves for it
        column.addStretch(1)

    def _filled_leaving(self) -> QWidget:
        """Fill the line that tells when the title leaves: a clock, the day, and how long that is."""
        row = QHBoxLayout(self._leaving)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(8)
        row.addWidget(IconMark("clock", "warn"))
        row.addWidget(self._lines["leaves"], 1)
        row.addWidget(self._lines["leaves_in"])
        self._lines["leaves_in"].setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        self._lines["leaves_in"].setWordWrap(False)
        return self._leaving

    def _fill_foot(self) -> None:
        """Fill the links to the title's pages, which stay at the pane's foot while the sheet scrolls."""
        column = QVBoxLayout(self.foot)
        column.setContentsMargins(_MARGIN, 8, _MARGIN, 12)
        column.setSpacing(0)
        column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.id_links)

    def _top(self) -> QBoxLayout:
        beside = QVBoxLayout()
        beside.setSpacing(2)
        for name in ("facts", "length", "people", "genres", "certificate"):
            beside.addWidget(self._lines[name])
        beside.addStretch()
        top = self._upper = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        top.setSpacing(_GAP)
        top.addWidget(self._poster, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(beside, 1)
        return top


_LOOKS = {
    "facts": (13, 400, "second_text"),
    "length": (13, 400, "second_text"),
    "people": (13, 400, "second_text"),
    "cast": (13, 400, "second_text"),
    "own_label": (12, 600, "second_text"),
    "own": (12, 400, "second_text"),
    "genres": (13, 400, "second_text"),
    "certificate": (13, 400, "second_text"),
    "name": (20, 700, "text"),
    "overview": (13, 400, "text"),
    "leaves": (13, 400, "text"),
    "leaves_in": (12, 400, "second_text"),
    "rating_label": (12, 600, "second_text"),
    "rating": (12, 400, "second_text"),
    "expected": (12, 400, "second_text"),
    "state": (13, 400, "text"),
    "place_label": (12, 600, "second_text"),
    "place": (13, 400, "text"),
    "since": (12, 400, "second_text"),
}
"""By line: size, weight and colour."""


def _row(first: QWidget, second: QWidget, *, gap: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(gap)
    row.addWidget(first)
    row.addWidget(second, 1)
    return row
