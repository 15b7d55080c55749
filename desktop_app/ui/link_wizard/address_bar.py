"""The bar with the address of the embedded page, so that it can be judged: host plain to read, secrets masked."""

from PySide6.QtCore import QRect, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QToolButton, QWidget

from desktop_app.ui.link_wizard.ways import WayWords
from desktop_app.ui.style.icons import beside_icon, icon
from desktop_app.ui.style.measures import grow
from desktop_app.ui.style.theme import colors, font, grown
from desktop_app.ui.widgets import plain_text
from desktop_app.ui.widgets.host_display import parts_of
from desktop_app.ui.widgets.side_by_side import SideBySide
from desktop_app.ui.widgets.silent_tip import set_silent_tip
from desktop_app.ui.widgets.surfaces import MARGIN, Panel, button, column

LOOPBACK = ("localhost", "127.0.0.1", "::1")
HEIGHT = 32
NARROW = 560
"""Pixels of width below which the other way to sign in stands under the address."""
ICON = 16
_REMARK, _HOST, _QUIET = (500, "warn"), (600, "text"), (400, "second_text")
"""Weight and colour of what is painted."""


class AddressField(Panel):
    """The painted address: scheme quiet, host bold, the rest quiet. A long host is cut at its left end."""

    def __init__(self) -> None:
        super().__init__("alt", "line", 6)
        self._parts = ("", "", "")
        self._icon = ("", "")
        self._remark = ""
        grow(self, QWidget.setFixedHeight, HEIGHT)
        self.setMinimumWidth(160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def text(self) -> str:
        """The whole address as it is shown."""
        return "".join(self._parts)

    @property
    def icon_name(self) -> str:
        """The name of the icon: `lock`, `warning`, or empty before there is an address."""
        return self._icon[0]

    @property
    def remark(self) -> str:
        """The remark that explains the icon; empty if it needs none."""
        return self._remark

    def set_address(self, url: str) -> None:
        """Show another address."""
        self._parts = parts_of(url)
        self._icon, self._remark, words = _judged(QUrl(url))
        self.setToolTip(plain_text.tip(f"{words}\n{self.text}".strip()))
        self.setAccessibleName("Address of the page")
        self.setAccessibleDescription(f"{self.text}. {words}" if words else self.text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as addresses run, and are judged
        left = 12.0
        if self._icon[0]:
            side = grown(ICON)
            icon(*self._icon).paint(painter, QRect(12, (self.height() - side) // 2, side, side))
            left += side + 8
        if self._remark:
            left = self._draw(painter, left, self._remark, _REMARK) + 8
        for text, style in zip(self.fitted(self.width() - 12 - left), (_QUIET, _HOST, _QUIET), strict=True):
            left = self._draw(painter, left, text, style)
        painter.end()

    def fitted(self, room: float) -> tuple[str, str, str]:
        """Return as much of scheme, host and rest as there is room for: the end of the host goes last."""
        scheme, host, rest = self._parts
        quiet, bold = (QFontMetricsF(font(13, style[0])) for style in (_QUIET, _HOST))
        if quiet.horizontalAdvance(scheme) + bold.horizontalAdvance(host) > room:
            return "", bold.elidedText(host, Qt.TextElideMode.ElideLeft, room), ""
        room -= quiet.horizontalAdvance(scheme) + bold.horizontalAdvance(host)
        return scheme, host, quiet.elidedText(rest, Qt.TextElideMode.ElideRight, room)

    def _draw(self, painter: QPainter, left: float, text: str, style: tuple[int, str]) -> float:
        face = font(13, style[0])
        metrics = QFontMetricsF(face)
        painter.setFont(face)
        painter.setPen(getattr(colors(), style[1]))
        base = (self.height() + metrics.ascent() - metrics.descent()) / 2
        painter.drawText(round(left), round(base), text)
        return left + metrics.horizontalAdvance(text)


class AddressBar(QWidget):
    """Back, reload, the address, another way where there is one, and how far the page has come.

    A pop-up can be closed, too.
    """

    back_pressed = Signal()
    reload_pressed = Signal()
    close_pressed = Signal()
    instead_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._back = _tool("back", "Back")
        self._reload = _tool("reload", "Load the page again")
        self.field = AddressField()
        self._instead = button("", icon_name="browser-window", shrinks=True)
        self._instead.hide()
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(3)
        self._progress.setAccessibleName("Loading the page")
        self._back.clicked.connect(self.back_pressed)
        self._reload.clicked.connect(self.reload_pressed)
        self._instead.clicked.connect(self.instead_pressed)
        self._lay_out()
        self.set_can_go_back(False)
        self.set_progress(100)

    def set_address(self, url: str) -> None:
        """Show the address of the page; secrets in it are masked here."""
        self.field.set_address(url)

    def set_progress(self, percent: int) -> None:
        """Show how far the page has loaded, in percent; at 100 the line is hidden and its room stays."""
        self._progress.setValue(percent if percent < 100 else 0)

    def set_can_go_back(self, possible: bool) -> None:  # noqa: FBT001 - as Qt's setEnabled
        """Enable or disable the button to the page before."""
        self._back.setEnabled(possible)

    def offer_instead(self, way: WayWords) -> None:
        """Offer another way to sign in."""
        self._instead.setIcon(icon(way.icon))
        self._instead.setText(beside_icon(way.instead))
        self._instead.show()

    def offer_close(self) -> None:
        """Offer to close this page and go back to the one that opened it."""
        close = _tool("cross", "Close this page and go back to the one that opened it")
        close.clicked.connect(self.close_pressed)
        self._row.insertWidget(0, close)

    def _lay_out(self) -> None:
        self._row = row = QHBoxLayout()
        row.setContentsMargins(MARGIN - 8, 8, MARGIN, 6)
        row.setSpacing(4)
        for part in (self._back, self._reload):
            row.addWidget(part)
        parts = SideBySide(NARROW, 12, 6)
        parts.add(self.field, 1)
        parts.add(self._instead)
        row.addWidget(parts, 1)
        layout = column()
        layout.addLayout(row)
        layout.addWidget(self._progress)
        self.setLayout(layout)


def _judged(url: QUrl) -> tuple[tuple[str, str], str, str]:
    if url.scheme() == "https":
        return ("lock", "ok"), "", "The connection is encrypted."
    if url.host() in LOOPBACK:
        return ("warning", "warn"), "this computer", "Not encrypted; it does not leave this computer."
    return (
        (("warning", "err"), "not encrypted", "The connection is not encrypted.") if url.host() else (("", ""), "", "")
    )


def _tool(icon_name: str, words: str) -> QToolButton:
    made = QToolButton()
    made.setIcon(icon(icon_name))
    made.setIconSize(QSize(ICON, ICON))
    set_silent_tip(made, words)
    made.setAccessibleName(words)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made
