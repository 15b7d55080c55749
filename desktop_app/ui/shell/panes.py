"""Three panes: the sidebar on the left, lists in the middle, and on the right what was asked for."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.queues import QueueRef
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.queue.visible_posters import VisiblePosters
from desktop_app.ui.shell.kept_view import KeptView
from desktop_app.ui.widgets import drawings
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.nested_loops import delete_when_free

LEFT_WIDTH = 256
LIST_WIDTH = 728
SIDE_WIDTH = 296
NARROWEST_SIDE = 240
NARROWEST_LIST = 496
SIDE_FROM = 940
"""Pixels of window from which the right pane has room beside the list, though nobody asked for it."""


_CHOOSE = ("Choose a list", "Pick one on the left.")
_NOTHING_THERE = "No lists here yet"
_MAKE = "Make one with Account → New list…, or at the service itself."
_MADE_ELSEWHERE = "When you make one at the service, it appears here."
_NO_LISTS = (
    "Nothing to show here",
    "Lineup can’t read this service’s lists. The API explorer can ask for them.",
)


class Panes(QSplitter):
    """Lays out the widgets of others. A list has one page, made when it is wanted and kept as long as the list."""

    page_shown = Signal(object)
    """QueuePage."""

    middle_changed = Signal()
    """Another queue is in the middle, or something else."""

    posters_passed = Signal(object)
    """frozenset[str]: addresses of posters that were scrolled out of sight."""

    def __init__(self, left: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.left = left
        self._pages: dict[QueueRef, QueuePage] = {}
        self._to_make: dict[QueueRef, Callable[[], QueuePage]] = {}
        self._lists = QStackedWidget()
        self._no_list = EmptyState(drawings.choose_a_list, *_CHOOSE)
        self._lists.addWidget(self._no_list)
        self._lists.currentChanged.connect(self.middle_changed)
        self._side = QStackedWidget()
        self._at_rest: QWidget | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        middle = QWidget()
        self.under_lists = QVBoxLayout(middle)
        self.under_lists.setContentsMargins(0, 0, 0, 0)
        self.under_lists.setSpacing(0)
        self.under_lists.addWidget(self._lists, 1)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        for place, (pane, stretch) in enumerate(((self.left, 0), (middle, 1), (self._side, 0))):
            self.addWidget(pane)
            self.setStretchFactor(place, stretch)
        self._side.setMinimumWidth(NARROWEST_SIDE)
        middle.setMinimumWidth(NARROWEST_LIST)
        self.setSizes([LEFT_WIDTH, LIST_WIDTH, SIDE_WIDTH])

    # --- pages ---------------------------------------------------------------------------------------------------

    @property
    def page(self) -> QueuePage | None:
        """The queue in the middle."""
        shown = self._lists.currentWidget()
        return shown if isinstance(shown, QueuePage) else None

    @property
    def is_empty(self) -> bool:
        """Whether the middle says only what could stand there."""
        return self.middle is self._no_list

    @property
    def middle(self) -> QWidget:
        """The widget shown in the middle."""
        shown = self._lists.currentWidget()
        assert shown is not None
        return shown

    def add_page(self, ref: QueueRef, made_page: Callable[[], QueuePage]) -> None:
        """Note a list that was opened; its page is made when somebody wants it."""
        self._to_make[ref] = made_page

    def page_of(self, ref: QueueRef) -> QueuePage | None:
        """The page of a queue, shown or not."""
        if ref in self._to_make:
            page = self._pages[ref] = self._to_make.pop(ref)()
            self._lists.addWidget(page)
            VisiblePosters(page.view).passed.connect(self.posters_passed)
        return self._pages.get(ref)

    @property
    def pages(self) -> Mapping[QueueRef, QueuePage]:
        """The pages that were made so far, by their lists."""
        return self._pages

    def show_page(self, ref: QueueRef) -> None:
        """Put this queue, which is open, in the middle."""
        page = self.page_of(ref)
        assert page is not None
        self._lists.setCurrentWidget(page)
        self.page_shown.emit(page)

    def show_instead(self, widget: QWidget) -> None:
        """Show another widget than a list's page in the middle."""
        if self._lists.indexOf(widget) < 0:
            self._lists.addWidget(widget)
        self._lists.setCurrentWidget(widget)

    def forget(self, widget: QWidget) -> None:
        """Let go of a widget that was shown instead of a list's page."""
        self._lists.removeWidget(widget)

    def say_what_to_choose(self, *, nothing_there: bool, can_make: bool, can_come: bool = True) -> None:
        """Say what to do while no list is shown.

        `nothing_there`: no account has any; `can_make`: the person can make one; `can_come`: one that is made at the
        service is shown.
        """
        none = (_NOTHING_THERE, _MAKE if can_make else _MADE_ELSEWHERE) if can_come else _NO_LISTS
        self._no_list.say(*(none if nothing_there else _CHOOSE))

    def drop_page(self, ref: QueueRef) -> None:
        """Remove the page of a list that is gone."""
        self._to_make.pop(ref, None)
        page = self._pages.pop(ref, None)
        if page is None:
            return
        if page is self._lists.currentWidget():
            self._lists.setCurrentWidget(self._no_list)
        self._lists.removeWidget(page)
        delete_when_free(page)

    def remember_in(self, kept: KeptView) -> None:
        """Keep the widths of the panes there."""
        self._kept = kept

    # --- beside them ---------------------------------------------------------------------------------------------

    def rest_on(self, widget: QWidget) -> None:
        """Set the widget that stands in the right pane while nothing else was asked for."""
        self._at_rest = widget
        self.show_beside(widget)
        self._fit_side()

    def add_beside(self, widget: QWidget) -> None:
        """Give the widget a place in the right pane, where `show_beside` shows it."""
        if self._side.indexOf(widget) < 0:
            self._side.addWidget(widget)

    def show_beside(self, widget: QWidget) -> None:
        """Show the widget in the right pane."""
        self.add_beside(widget)
        self._side.setCurrentWidget(widget)
        self._side.show()

    def take_from_side(self, widget: QWidget) -> None:
        """Remove the widget from the right pane, and show again what rests there."""
        if self._side.currentWidget() is widget and self._at_rest is not None:
            self._side.setCurrentWidget(self._at_rest)
            self._fit_side()
        self._side.removeWidget(widget)

    def close_beside(self, widget: QWidget) -> None:
        """Close a widget of the right pane at the person's wish, and put the keyboard back on the list."""
        self.take_from_side(widget)
        if self.page is not None:
            self.page.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def repaint_posters(self, addresses: frozenset[str]) -> None:
        """Repaint the rows and the right pane, because posters have come."""
        in_sight = self.middle.findChild(VisiblePosters)
        if isinstance(in_sight, VisiblePosters):
            in_sight.repaint(addresses)
        for widget in self._side.findChildren(QWidget):
            widget.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_side()

    def _fit_side(self) -> None:
        """Hide the resting widget in a narrow window for the list's sake; one opened on request stays."""
        self._side.setVisible(self.width() >= SIDE_FROM or self._side.currentWidget() is not self._at_rest)
