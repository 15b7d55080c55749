"""The window: sources, the list, the details, and the menus over them. It shows and reports; `Program` acts."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QMainWindow,
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.queues import QueueRef
from desktop_app.ui.details.pane import DetailsPane
from desktop_app.ui.first_run import FirstRun
from desktop_app.ui.icons import application_icon
from desktop_app.ui.message_bar import MessageBar
from desktop_app.ui.outbox.pane import OutboxPane
from desktop_app.ui.queue import drawings
from desktop_app.ui.queue.actions import GROUPS
from desktop_app.ui.queue.add_title import AddTitlePanel
from desktop_app.ui.queue.delegate import Posters
from desktop_app.ui.queue.empty import EmptyState
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.sources.tree import SourcesPane
from desktop_app.ui.status_line import StatusLine

SIZE = QSize(1280, 800)
SMALLEST = QSize(760, 520)
SOURCES_WIDTH = 256
DETAILS_WIDTH = 296
NARROWEST_SIDE = 240
NARROWEST_LIST = 496
DETAILS_FROM = 940
"""Pixels of window from which the details have room beside the list."""


class MainWindow(QMainWindow):
    """Lays out the panes; one page a queue, kept while the window lives."""

    close_requested = Signal()
    activated = Signal()
    deactivated = Signal()
    page_shown = Signal(object)
    """QueuePage."""

    def __init__(self, first_run: FirstRun, posters: Posters) -> None:
        super().__init__()
        self.setWindowTitle("Lineup")
        self.setWindowIcon(application_icon())
        self.setMinimumSize(SMALLEST)
        self.resize(SIZE)
        self.first_run = first_run
        self.posters = posters
        self.sources = SourcesPane()
        self.details = DetailsPane(posters=posters)
        self.add_title = AddTitlePanel(posters)
        self.outbox = OutboxPane()
        self.message_bar = MessageBar()
        self.status = StatusLine()
        self.menus: dict[str, QMenu] = {}
        self._pages: dict[QueueRef, QueuePage] = {}
        self._may_close = False
        self._build()

    # --- pages ---------------------------------------------------------------------------------------------------

    @property
    def page(self) -> QueuePage | None:
        """The queue on the screen."""
        shown = self._lists.currentWidget()
        return shown if isinstance(shown, QueuePage) and self._whole.currentWidget() is self._desk else None

    @property
    def current(self) -> QueueRef | None:
        """The queue on the screen, by its name."""
        page = self.page
        return page.model.state.ref if page is not None and page.model.state is not None else None

    def page_of(self, ref: QueueRef) -> QueuePage | None:
        """The page of a queue, shown or not."""
        return self._pages.get(ref)

    def add_page(self, ref: QueueRef, page: QueuePage) -> None:
        """A queue was opened."""
        self._pages[ref] = page
        self._lists.addWidget(page)
        self.setTabOrder(page.view, self.details.link)

    def show_page(self, ref: QueueRef) -> None:
        """Put this queue on the screen."""
        self._lists.setCurrentWidget(self._pages[ref])
        self._fill_list_menu()
        self.page_shown.emit(self._pages[ref])

    def forget_pages(self, keep: Callable[[QueueRef], bool]) -> None:
        """Accounts went: so do the pages of their queues."""
        for ref in [ref for ref in self._pages if not keep(ref)]:
            page = self._pages.pop(ref)
            self._lists.removeWidget(page)
            page.deleteLater()

    def show_first_run(self, *, nobody_is_linked: bool) -> None:
        """The four cards while nobody is linked, the desk afterwards."""
        place = self._under_cards if nobody_is_linked else self._under_lists
        place.addWidget(self.message_bar)
        self._whole.setCurrentWidget(self._start if nobody_is_linked else self._desk)

    def show_details(self) -> None:
        """The details in the right pane."""
        self._side.setCurrentWidget(self.details)

    def show_add_title(self) -> None:
        """The search for titles in the right pane."""
        self._side.setCurrentWidget(self.add_title)
        self._side.show()
        self.add_title.start()

    def show_outbox(self) -> None:
        """What is on its way, in the right pane."""
        self._side.setCurrentWidget(self.outbox)
        self._side.show()
        self.outbox.start()

    def show_beside(self, widget: QWidget) -> None:
        """Something of its own in the right pane."""
        if self._side.indexOf(widget) < 0:
            self._side.addWidget(widget)
        self._side.setCurrentWidget(widget)
        self._side.show()

    def take_from_side(self, widget: QWidget) -> None:
        """It is over; the details come back."""
        if self._side.currentWidget() is widget:
            self.show_details()
            self._fit_side()
        self._side.removeWidget(widget)

    def _close_search_or_outbox(self) -> None:
        self.show_details()
        self._fit_side()
        if self.page is not None:
            self.page.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_side()

    def _fit_side(self) -> None:
        """In a narrow window the list has the room of the details; what was opened on request stays."""
        self._side.setVisible(self.width() >= DETAILS_FROM or self._side.currentWidget() is not self.details)

    def changeEvent(self, event: QEvent) -> None:
        """Tells when the person came back, and when they left."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange:
            (self.activated if self.isActiveWindow() else self.deactivated).emit()

    def repaint_posters(self) -> None:
        """Pictures have come."""
        if self.page is not None:
            self.page.view.viewport().update()
        for widget in self._side.findChildren(QWidget):
            widget.update()

    # --- closing -------------------------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing waits for the core to stop between two requests."""
        if self._may_close:
            event.accept()
            return
        event.ignore()
        self.close_requested.emit()

    def close_now(self) -> None:
        """The core has stopped."""
        self._may_close = True
        self.close()

    # --- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._lists = QStackedWidget()
        self._lists.addWidget(_nothing_chosen())
        self._middle, self._under_lists = _with_bar_place(self._lists)
        self._side = QStackedWidget()
        self._side.addWidget(self.details)
        self._side.addWidget(self.add_title)
        self._side.addWidget(self.outbox)
        self._desk = QSplitter(Qt.Orientation.Horizontal)
        self._desk.setChildrenCollapsible(False)
        self._desk.setHandleWidth(1)
        for pane, stretch in ((self.sources, 0), (self._middle, 1), (self._side, 0)):
            self._desk.addWidget(pane)
            self._desk.setStretchFactor(self._desk.count() - 1, stretch)
        self._side.setMinimumWidth(NARROWEST_SIDE)
        self._middle.setMinimumWidth(NARROWEST_LIST)
        self._desk.setSizes([SOURCES_WIDTH, SIZE.width() - SOURCES_WIDTH - DETAILS_WIDTH, DETAILS_WIDTH])
        self._start, self._under_cards = _with_bar_place(self.first_run)
        self._whole = QStackedWidget()
        self._whole.addWidget(self._start)
        self._whole.addWidget(self._desk)
        self.setCentralWidget(self._column())
        self.add_title.closed.connect(self._close_search_or_outbox)
        self.outbox.closed.connect(self._close_search_or_outbox)
        for name in ("&File", "&Edit", "&List", "&Account", "&View", "&Help"):
            self.menus[name.replace("&", "")] = self.menuBar().addMenu(name)
        self.menus["Edit"].aboutToShow.connect(self._fill_edit_menu)
        self.menus["List"].aboutToShow.connect(self._fill_list_menu)
        self.menus["Account"].aboutToShow.connect(self._fill_account_menu)

    def _column(self) -> QWidget:
        """The panes, and the status line at the foot."""
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._whole, 1)
        column.addWidget(self.status)
        return whole

    def action(
        self, menu: str, text: str, keys: QKeySequence | QKeySequence.StandardKey | str, act: Callable[[], object]
    ) -> QAction:
        """Add an action to a menu."""
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(act)
        self.menus[menu].addAction(action)
        return action

    def _fill_edit_menu(self) -> None:
        menu = self.menus["Edit"]
        menu.clear()
        if self.page is not None:
            menu.addActions([self.page.history.undo_action, self.page.history.redo_action])
            menu.addSeparator()
            menu.addAction(self.page.header.find_action)

    def _fill_list_menu(self) -> None:
        menu = self.menus["List"]
        menu.clear()
        if self.page is None:
            return
        menu.addAction(self.page.header.add_action)
        for group in GROUPS:
            menu.addSeparator()
            menu.addActions([self.page.view.actions_of_rows[name] for name in group])

    def _fill_account_menu(self) -> None:
        menu = self.menus["Account"]
        menu.clear()
        link = menu.addAction("&Link an account…")
        link.triggered.connect(self.sources.link_requested)
        menu.addSeparator()
        menu.addActions(list(self.sources.account_actions))


def _with_bar_place(widget: QWidget) -> tuple[QWidget, QVBoxLayout]:
    """The widget over a place for the message bar."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(widget, 1)
    return whole, column


def _nothing_chosen() -> EmptyState:
    return EmptyState(drawings.choose_a_list, "Choose a list", "Pick one on the left.")
