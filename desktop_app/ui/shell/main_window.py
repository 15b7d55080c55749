"""The window: its menus, its foot, and in between the cards of the first run or the panes. `Program` acts."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.ui.shell.menus import Menus
from desktop_app.ui.shell.message_bar import MessageBar
from desktop_app.ui.shell.reading_order import go_on
from desktop_app.ui.shell.status_line import StatusLine
from desktop_app.ui.style.icons import application_icon
from desktop_app.ui.widgets.nested_loops import delete_when_free

if TYPE_CHECKING:
    from desktop_app.domain.queues import QueueRef
    from desktop_app.ui.queue.page import QueuePage
    from desktop_app.ui.shell.first_run import FirstRun
    from desktop_app.ui.shell.panes import Panes

SIZE = QSize(1280, 800)
SMALLEST = QSize(760, 520)


class MainWindow(QMainWindow):
    """Is there at once, and empty until it is known whether anybody is linked: then come the cards, or the panes."""

    close_requested = Signal()
    activated = Signal()
    deactivated = Signal()
    painted = Signal()
    link_requested = Signal(str)
    """The id of a service on a card."""

    sample_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Lineup")
        self.setWindowIcon(application_icon())
        self.setMinimumSize(SMALLEST)
        self.resize(SIZE)
        self.message_bar = MessageBar()
        self.status = StatusLine()
        self.menus = Menus(self)
        self._made_first_run: Callable[[], FirstRun] | None = None
        self._panes: Panes | None = None
        self._may_close = False
        self._build()

    # --- what it shows -------------------------------------------------------------------------------------------

    def furnish(self, made_first_run: "Callable[[], FirstRun]", panes: "Panes") -> None:
        """What it can show; the cards are made when somebody is to see them."""
        self._made_first_run = made_first_run
        self._panes = panes
        panes.middle_changed.connect(self.menus.fill)
        self._whole.addWidget(panes)

    @cached_property
    def first_run(self) -> "FirstRun":
        """The cards, in a furnished window."""
        assert self._made_first_run is not None
        cards = self._made_first_run()
        cards.link_requested.connect(self.link_requested)
        cards.sample_requested.connect(self.sample_requested)
        return cards

    @cached_property
    def _start(self) -> tuple[QWidget, QVBoxLayout]:
        """The cards, over a place for the message bar."""
        start = QWidget()
        column = _column(start, self.first_run)
        self._whole.addWidget(start)
        return start, column

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
        """The queue on the screen, by its name."""
        page = self.page
        return page.model.state.ref if page is not None and page.model.state is not None else None

    def show_first_run(self, *, nobody_is_linked: bool) -> None:
        """The four cards while nobody is linked, the panes afterwards."""
        whole, under = self._start if nobody_is_linked else (self.panes, self.panes.under_lists)
        under.addWidget(self.message_bar)
        self._whole.setCurrentWidget(whole)
        self.menus.allow_lists(allowed=not nobody_is_linked)

    def show_instead(self, page: QWidget, under: QVBoxLayout) -> None:
        """Show that page and nothing else; messages are said in `under`. Whoever made it takes it away."""
        self._whole.addWidget(page)
        under.addWidget(self.message_bar)
        self._whole.setCurrentWidget(page)

    def ask(self, question: QWidget) -> None:
        """Put a question over the foot. Whoever asks takes it away."""
        self._foot.insertWidget(self._foot.count() - 1, question)
        question.show()

    def renew_first_run(self) -> None:
        """There are other cards than before."""
        self.__dict__.pop("first_run", None)
        old = self.__dict__.pop("_start", None)
        if old is None:
            return
        if self._whole.currentWidget() is old[0]:
            self.show_first_run(nobody_is_linked=True)
        self._whole.removeWidget(old[0])
        delete_when_free(old[0])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tells that it can be seen."""
        super().paintEvent(event)
        self.painted.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Tells when the person came back, and when they left."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange:
            (self.activated if self.isActiveWindow() else self.deactivated).emit()

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
        """The core has stopped."""
        self._may_close = True
        self.close()

    # --- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._whole = QStackedWidget()
        self._whole.currentChanged.connect(self.menus.fill)
        self._whole.addWidget(QWidget())
        whole = QWidget()
        self._foot = _column(whole, self._whole)
        self._foot.addWidget(self.status)
        self.setCentralWidget(whole)


def _column(whole: QWidget, first: QWidget) -> QVBoxLayout:
    """What fills it, with room under that."""
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(first, 1)
    return column
