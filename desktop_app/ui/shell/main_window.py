"""The main window: its menus, its foot, and between them the panes, or a page shown in their place."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.ui.shell.menu_key import add_menu_key
from desktop_app.ui.shell.menus import Menus
from desktop_app.ui.shell.message_bar import MessageBar
from desktop_app.ui.shell.reading_order import go_on
from desktop_app.ui.shell.status_line import StatusLine
from desktop_app.ui.style.icons import application_icon
from desktop_app.ui.style.measures import grown_size
from desktop_app.ui.widgets.surfaces import filled_by

if TYPE_CHECKING:
    from desktop_app.domain.queues import QueueRef
    from desktop_app.ui.queue.page import QueuePage
    from desktop_app.ui.shell.panes import Panes

SIZE = QSize(1280, 800)
SMALLEST = QSize(800, 600)
FRAME = QSize(16, 48)
"""Pixels that a window manager puts around a window, with some room."""


class MainWindow(QMainWindow):
    """The program's window, empty until it is known what to show. It knows nothing of features."""

    close_requested = Signal()
    activated = Signal()
    deactivated = Signal()
    painted = Signal()
    view_changed = Signal()
    """Another list is on the screen, or something else than a list."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Lineup")
        self.setWindowIcon(application_icon())
        room = self.screen().availableSize() - FRAME
        self.setMinimumSize(SMALLEST.boundedTo(room))
        self.resize(first_size(room))
        self.message_bar = MessageBar()
        self.status = StatusLine()
        self.menus = Menus(self)
        self._panes: Panes | None = None
        self._may_close = False
        self._build()
        add_menu_key(self)

    # --- what it shows -------------------------------------------------------------------------------------------

    def furnish(self, panes: "Panes") -> None:
        """Take the panes in, which come on the screen with `show_panes`."""
        self._panes = panes
        panes.middle_changed.connect(self.menus.fill)
        panes.middle_changed.connect(self.view_changed)
        self._whole.addWidget(panes)

    @property
    def panes(self) -> "Panes":
        """The panes of a furnished window."""
        assert self._panes is not None
        return self._panes

    @property
    def page(self) -> "QueuePage | None":
        """The queue on the screen."""
        return self._panes.page if self._panes is not None and self._whole.currentWidget() is self._panes else None

    @property
    def current(self) -> "QueueRef | None":
        """The list on the screen, by its name; None if there is none."""
        page = self.page
        return page.model.state.ref if page is not None and page.model.state is not None else None

    def show_panes(self) -> None:
        """Show the panes with the lists, because somebody is linked."""
        self._show(self.panes, self.panes.under_lists)
        self.menus.allow_lists(allowed=True)

    def show_instead(self, page: QWidget, under: QVBoxLayout) -> None:
        """Show that page and nothing else; messages are said in `under`. Whoever made it takes it away."""
        if self._whole.indexOf(page) < 0:
            self._whole.addWidget(page)
        self._show(page, under)
        self.menus.allow_lists(allowed=False)

    def show_nothing(self) -> None:
        """Show an empty window, until it is known what there is to show."""
        self._show(self._blank, self._under_blank)

    def shows(self, page: QWidget) -> bool:
        """Return whether this page, or the panes, is what is shown."""
        return self._whole.currentWidget() is page

    def forget(self, page: QWidget) -> None:
        """Let go of a page that was shown instead of the panes."""
        self._whole.removeWidget(page)

    def _show(self, whole: QWidget, under: QVBoxLayout) -> None:
        under.addWidget(self.message_bar)
        self._whole.setCurrentWidget(whole)

    def ask(self, question: QWidget) -> None:
        """Put a question over the foot. Whoever asks takes it away."""
        self._foot.insertWidget(self._foot.count() - 1, question)
        question.show()

    def come_forward(self) -> None:
        """Show the window in front of others and give it the keyboard, even if it was minimized."""
        self.setWindowState((self.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        self.show()
        self.raise_()
        self.activateWindow()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Report each painting, which tells that the window can be seen."""
        super().paintEvent(event)
        self.painted.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Report when the person comes back to the window, and when they leave it."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange:
            (self.activated if self.isActiveWindow() else self.deactivated).emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave what is open, with an Escape that nothing in the window had a use for."""
        is_escape = event.key() == Qt.Key.Key_Escape and not event.modifiers()
        if not (is_escape and self._panes is not None and self.shows(self._panes) and self._panes.leave()):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's
        """Tab goes as the window is read."""
        return go_on(self, forward=forward) or super().focusNextPrevChild(forward)

    # --- closing -------------------------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing waits for the core to stop between two requests."""
        if self._may_close:
            event.accept()
            return
        event.ignore()
        self.close_requested.emit()

    def close_now(self) -> None:
        """Close the window, because the core has stopped."""
        self._may_close = True
        self.close()

    # --- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._whole = QStackedWidget()
        self._whole.currentChanged.connect(self.menus.fill)
        self._whole.currentChanged.connect(self.view_changed)
        self._blank = QWidget()
        self._under_blank = filled_by(self._blank, QWidget())
        self._whole.addWidget(self._blank)
        self.show_nothing()
        whole = QWidget()
        self._foot = filled_by(whole, self._whole)
        self._foot.addWidget(self.status)
        self.setCentralWidget(whole)


def first_size(room: QSize) -> QSize:
    """The size of the window at the start: as large as its type needs, within the room of the screen."""
    return grown_size(SIZE).boundedTo(room)
