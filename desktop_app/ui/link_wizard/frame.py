"""The wizard's window: a dialog whose pages are shown by whoever runs the sign-in, one after another."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QRadioButton, QScrollArea, QStackedWidget, QStyle, QVBoxLayout, QWidget

from desktop_app.ui.link_wizard.details_panel import DetailsPanel
from desktop_app.ui.link_wizard.footer import Footer
from desktop_app.ui.link_wizard.header import BusyLine, Header
from desktop_app.ui.link_wizard.keyboard import WizardKeys
from desktop_app.ui.link_wizard.pages.embedded_page import EmbeddedPage
from desktop_app.ui.link_wizard.pipeline import PipelineStrip
from desktop_app.ui.link_wizard.pipeline_art import HALO
from desktop_app.ui.style.measures import grow, grown_size
from desktop_app.ui.widgets.announcement import announce
from desktop_app.ui.widgets.nested_loops import delete_when_free
from desktop_app.ui.widgets.surfaces import MARGIN, Surface, column, line

LEAST = (560, 420)
AT_FIRST = (900, 760)
"""Where the screen has room for it."""
LEAST_PAGE = 88
"""Pixels of a page that can be seen in the smallest window."""
DETAILS_HEIGHT = 220
TITLE_BAR = 40


class WizardFrame(QDialog):
    """The dialog with header, strip, page, details and buttons. Never `exec()`: `open()`, and `accept()` at the end."""

    primary_pressed = Signal()
    back_pressed = Signal()
    cancelled = Signal()
    """Exactly once: by Cancel, Esc or closing the window, unless `accept()` came before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._over = False
        self._header = Header()
        self._busy = BusyLine()
        self._stack = QStackedWidget()
        self._footer = Footer()
        self.strip = PipelineStrip()
        self.details = DetailsPanel()
        grow(self.details, QWidget.setMaximumHeight, DETAILS_HEIGHT)
        self.details.hide()
        self._lay_out()
        self._connect()
        self._fit_screen()
        WizardKeys(self, self._escape, WizardFrame._regions, _first_to_focus)

    def set_heading(self, letter: str, colour: str, title: str, phrase: str) -> None:
        """Show the service's tile and name, and in a few words what is being done."""
        self._header.set_heading(letter, colour, title, phrase)
        self.setWindowTitle(title)

    def set_phrase(self, text: str) -> None:
        """Say in a few words what is being done now."""
        self._header.set_phrase(text)

    def show_strip(self, shown: bool) -> None:  # noqa: FBT001 - as Qt's setVisible
        """Show or hide the steps under the heading."""
        self._strip_box.setVisible(shown)

    def show_page(self, page: QWidget) -> None:
        """Show a page, which becomes the frame's; the one before is deleted."""
        before = self._stack.currentWidget()
        area = _wrapped(page)
        self._stack.addWidget(area)
        self._stack.setCurrentWidget(area)
        page.show()
        first = _first_to_focus(page)
        (first or self).setFocus(Qt.FocusReason.OtherFocusReason)
        if before is not None:
            self._stack.removeWidget(before)
            delete_when_free(before)
        QTimer.singleShot(0, page, partial(self._tell, page))

    def _tell(self, page: QWidget) -> None:
        """Have it said what the page is about: the keyboard is on one of its parts, which says only itself.

        Later than the page is shown, because its words may be set after that.
        """
        if page is self.page:
            said = (self._header.phrase, page.accessibleName(), page.accessibleDescription())
            announce(page, " ".join(part if part[-1] in ".?!:" else f"{part}." for part in said if part))

    @property
    def page(self) -> QWidget | None:
        """The page that is shown; None before the first."""
        area = self._stack.currentWidget()
        return area.widget() if isinstance(area, QScrollArea) else None

    def reveal(self, part: QWidget) -> None:
        """Scroll the page to a part of it that was just added."""
        area = self._stack.currentWidget()
        if isinstance(area, QScrollArea):
            QTimer.singleShot(0, part, partial(_scroll, area, part))

    def set_buttons(self, primary: str | None, back: bool, cancel: bool) -> None:  # noqa: FBT001 - three of a kind
        """Show the buttons of a page, the main one enabled."""
        self._footer.set_buttons(primary, back=back, cancel=cancel)
        self._footer.primary.setEnabled(True)

    def set_primary_enabled(self, enabled: bool) -> None:  # noqa: FBT001 - as Qt's setEnabled
        """Enable or disable the main button."""
        self._footer.primary.setEnabled(enabled)

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001 - as Qt's setters
        """Show that something is under way, by a line under the header after 0.3 s."""
        self._busy.set_busy(busy=busy)

    def _escape(self) -> None:
        """Close what is open over the page, else the wizard: nothing that was typed in it is kept anywhere."""
        page = self.page
        if not (isinstance(page, EmbeddedPage) and page.close_what_is_open()):
            self.reject()

    def _regions(self) -> tuple[QWidget, ...]:
        page = self.page
        parts = page.top.regions if isinstance(page, EmbeddedPage) else () if page is None else (page,)
        return (*parts, self.details, self._footer)

    def open(self) -> None:
        self._over = False
        super().open()

    def accept(self) -> None:
        self._over = True
        super().accept()

    def reject(self) -> None:
        """End the dialog: Cancel, Esc and closing the window all lead here."""
        first, self._over = not self._over, True
        super().reject()
        if first:
            self.cancelled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Escape to its shortcut: what still comes here was meant for a list that the page has open."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)

    def _fit_screen(self) -> None:
        """Keep the dialog smaller than the screen, with some room for the window's own frame."""
        room = self.screen().availableSize() - QSize(0, TITLE_BAR)
        self._hold_least()
        self.resize(grown_size(QSize(*AT_FIRST)).boundedTo(room))

    def _hold_least(self) -> None:
        """Get no smaller than head and foot need, and no narrower than the page, unless the screen is."""
        layout, room = self.layout(), self.screen().availableSize() - QSize(0, TITLE_BAR)
        needed = layout.totalMinimumSize() if layout is not None else QSize()
        if self.page is not None:
            bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
            needed = needed.expandedTo(QSize(self.page.minimumSizeHint().width() + bar, 0))
        self.setMinimumSize(QSize(*LEAST).expandedTo(needed).boundedTo(room))

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._hold_least()
        return handled

    def _lay_out(self) -> None:
        self._strip_box = QWidget()
        self._strip_box.setLayout(_around(self.strip, MARGIN - int(HALO), 13))
        self._strip_box.hide()
        self._details_line = line()
        self._details_line.hide()
        content = Surface("base")
        content.setLayout(_around(self._stack))
        layout = column()
        for part in (self._header, self._strip_box, self._busy):
            layout.addWidget(part)
        layout.addWidget(content, 1)
        layout.addWidget(self._details_line)
        layout.addWidget(self.details, 1)
        for part in (line(), self._footer):
            layout.addWidget(part)
        self.setLayout(layout)

    def _connect(self) -> None:
        self._footer.primary_pressed.connect(self.primary_pressed)
        self._footer.back_pressed.connect(self.back_pressed)
        self._footer.cancel_pressed.connect(self.reject)
        self._footer.details_toggled.connect(self.details.setVisible)
        self._footer.details_toggled.connect(self._details_line.setVisible)


def _scroll(area: QScrollArea, part: QWidget) -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # it has no place of its own before
    area.ensureWidgetVisible(part, 0, MARGIN)


def _wrapped(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setMinimumHeight(LEAST_PAGE)  # head and foot stay, however low the window is
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab stops at what can be pressed, and the area follows it
    area.viewport().setAutoFillBackground(False)
    page.setMinimumHeight(page.minimumHeight() or 1)  # else it is as tall as its words would be in the narrowest window
    area.setWidget(page)
    page.setAutoFillBackground(False)
    return area


def _around(widget: QWidget, sides: int = 0, bottom: int = 0) -> QVBoxLayout:
    layout = column(0, (sides, 0, sides, bottom))
    layout.addWidget(widget)
    return layout


def _first_to_focus(page: QWidget) -> QWidget | None:
    if (named := page.focusProxy()) is not None:
        return named
    if page.focusPolicy() & Qt.FocusPolicy.TabFocus and page.isEnabled():
        return page
    inside = page.nextInFocusChain()
    while inside is not None and inside is not page and page.isAncestorOf(inside):
        reached = inside.isEnabled() and inside.isVisibleTo(page) and inside.focusPolicy() & Qt.FocusPolicy.TabFocus
        if reached and not (isinstance(inside, QRadioButton) and not inside.isChecked()):
            return inside
        inside = inside.nextInFocusChain()
    return None
