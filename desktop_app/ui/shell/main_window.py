"""The window: its menus, its foot, and in between the cards of the first run or the panes. `Program` acts."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

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
VIEW_GROUPS = ("queues", "messages", "windows")
"""What belongs together in the View menu, in its order."""


class MainWindow(QMainWindow):
    """Is there at once, and empty until it is known whether anybody is linked: then come the cards, or the panes."""

    close_requested = Signal()
    activated = Signal()
    deactivated = Signal()
    painted = Signal()
    link_requested = Signal(str)
    """The id of a service on a card."""

    sample_requested = Signal()
    describe_requested = Signal()
    """A service is to be added from a file."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Lineup")
        self.setWindowIcon(application_icon())
        self.setMinimumSize(SMALLEST)
        self.resize(SIZE)
        self.message_bar = MessageBar()
        self.status = StatusLine()
        self.menus: dict[str, QMenu] = {}
        self._ends: dict[str, QAction] = {}
        self._about_lists: list[QAction] = []
        self._made_first_run: Callable[[], FirstRun] | None = None
        self._panes: Panes | None = None
        self._may_close = False
        self._build()

    # --- what it shows -------------------------------------------------------------------------------------------

    def furnish(self, made_first_run: "Callable[[], FirstRun]", panes: "Panes") -> None:
        """What it can show; the cards are made when somebody is to see them."""
        self._made_first_run = made_first_run
        self._panes = panes
        panes.middle_changed.connect(self._refill_menus)
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
        for action in self._about_lists:
            action.setEnabled(not nobody_is_linked)

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
        self._whole.addWidget(QWidget())
        whole = QWidget()
        self._foot = _column(whole, self._whole)
        self._foot.addWidget(self.status)
        self.setCentralWidget(whole)
        for name in ("&File", "&Edit", "&List", "&Account", "&View", "&Help"):
            self.menus[name.replace("&", "")] = self.menuBar().addMenu(name)
        self._ends = {group: self.menus["View"].addSeparator() for group in VIEW_GROUPS}
        self.menus["Edit"].aboutToShow.connect(self._fill_edit_menu)
        self.menus["List"].aboutToShow.connect(self._fill_list_menu)
        self.menus["Account"].aboutToShow.connect(self._fill_account_menu)

    def action(
        self,
        menu: str,
        text: str,
        keys: QKeySequence | QKeySequence.StandardKey | str,
        act: Callable[[], object],
        group: str = "",
    ) -> QAction:
        """Add an action to a menu, in the View menu to a group of it. Quit stays the last one."""
        action = self._made_action(text, keys, act)
        if group:
            self.menus[menu].insertAction(self._ends[group], action)
        else:
            self.menus[menu].addAction(action)
            self._put_last(menu, QAction.MenuRole.QuitRole)
        return action

    def _put_last(self, menu: str, role: QAction.MenuRole) -> None:
        for action in self.menus[menu].actions():
            if action.menuRole() is role:
                self.menus[menu].addAction(action)

    def view_action(self, group: str, text: str, keys: str, act: Callable[[], object]) -> QAction:
        """Add one that is about lists to a group of the View menu. It is grey while nobody is linked."""
        action = self.list_action(text, keys, act)
        self.menus["View"].insertAction(self._ends[group], action)
        return action

    def list_action(self, text: str, keys: str, act: Callable[[], object]) -> QAction:
        """One that is about lists and stands in no menu yet. It is grey while nobody is linked."""
        action = self._made_action(text, keys, act)
        self.addAction(action)
        self._about_lists.append(action)
        return action

    def _made_action(
        self, text: str, keys: QKeySequence | QKeySequence.StandardKey | str, act: Callable[[], object]
    ) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(act)
        return action

    def _refill_menus(self) -> None:
        """What another list left in them would still answer to its keys, and a key with two answers has none."""
        for name in ("Edit", "List", "View"):
            self.menus[name].aboutToShow.emit()

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
        self.page.view.actions_of_rows.fill(menu)
        menu.addSeparator()
        menu.addActions(self.panes.sources.list_actions.of_the_list)

    def _fill_account_menu(self) -> None:
        menu = self.menus["Account"]
        menu.clear()
        link = menu.addAction("&Link an account…")
        link.triggered.connect(self.panes.sources.link_requested)
        menu.addAction("Add a service from a &file…").triggered.connect(self.describe_requested)
        menu.addSeparator()
        menu.addActions(list(self.panes.sources.account_actions))
        menu.addSeparator()
        menu.addAction(self.panes.sources.list_actions["new"])


def _column(whole: QWidget, first: QWidget) -> QVBoxLayout:
    """What fills it, with room under that."""
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(first, 1)
    return column
