"""Three panes: the sidebar on the left, lists in the middle, and on the right what was asked for."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.queues import QueueRef
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.queue.view import QueueView
from desktop_app.ui.queue.visible_posters import VisiblePosters
from desktop_app.ui.shell.kept_view import KeptView
from desktop_app.ui.shell.keyboard_return import KeyboardReturn
from desktop_app.ui.shell.pane_fit import ALL, Needs, Pane, seen_panes, widths
from desktop_app.ui.shell.pane_switch import PaneSwitch
from desktop_app.ui.shell.way_out import leave
from desktop_app.ui.style.measures import application
from desktop_app.ui.style.theme import grown
from desktop_app.ui.widgets import drawings
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.nested_loops import delete_when_free
from desktop_app.ui.widgets.pane_head import scrolled

LEFT_WIDTH = 256
SIDE_WIDTH = 296
LEAST_LEFT = 200
LEAST_SIDE = 240
LEAST_LIST = 360
ROOMY_LIST = 496
"""Pixels, at the usual type, that the list has beside two other panes."""


_HANDLES = 2
"""Pixels of the lines between the panes."""

_CHOOSE = ("Choose a list", "Pick one on the left.")
_NOTHING_THERE = "No lists here yet"
_MAKE = "Make one with Account → New list…, or at the service itself."
_MADE_ELSEWHERE = "When you make one at the service, it appears here."
_NO_LISTS = (
    "Nothing to show here",
    "Lineup can’t read this service’s lists. The API explorer can ask for them.",
)


class Panes(QWidget):
    """Lays out the widgets of others. A list has one page, made when it is wanted and kept as long as the list.

    Panes that have no room are hidden and never overlap; a bar of buttons brings each of them to the front.
    """

    page_shown = Signal(object)
    """QueuePage."""

    middle_changed = Signal()
    """Another queue is in the middle, or something else."""

    posters_passed = Signal(object)
    """frozenset[str]: addresses of posters that were scrolled out of sight."""

    def __init__(self, left: QWidget) -> None:
        super().__init__()
        self.left = left
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._switch = PaneSwitch(self)
        self._front = Pane.MIDDLE
        self._kept: KeptView | None = None
        self._scrolled: dict[QWidget, QScrollArea] = {}
        self._fitted: Needs | None = None
        self._pages: dict[QueueRef, QueuePage] = {}
        self._to_make: dict[QueueRef, Callable[[], QueuePage]] = {}
        self._lists = QStackedWidget()
        self._no_list = EmptyState(drawings.choose_a_list, *_CHOOSE)
        self._lists.addWidget(self._no_list)
        self._no_list.setMinimumHeight(1)  # else no list is ever lower than this page
        self._lists.currentChanged.connect(self.middle_changed)
        self._side = QStackedWidget()
        self._at_rest: QWidget | None = None
        self._keyboard = KeyboardReturn(self._side)
        self._keyboard.homeless.connect(self._to_titles)
        self._lay_out()

    def _lay_out(self) -> None:
        self._middle = middle = QWidget()
        self.under_lists = QVBoxLayout(middle)
        self.under_lists.setContentsMargins(0, 0, 0, 0)
        self.under_lists.setSpacing(0)
        self.under_lists.addWidget(self._lists, 1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        for place, (pane, stretch) in enumerate(((self.left, 0), (middle, 1), (self._side, 0))):
            self._splitter.addWidget(pane)
            self._splitter.setStretchFactor(place, stretch)
        self._splitter.splitterMoved.connect(self._keep_widths)
        self._switch.chosen.connect(self.bring_to_front)
        self._lists.currentChanged.connect(self._fit)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._switch)
        whole.addWidget(self._splitter, 1)
        application().fontChanged.connect(self._fit)
        self._fit()

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
        self._to_middle()
        self._lists.setCurrentWidget(page)
        self.page_shown.emit(page)

    def show_instead(self, widget: QWidget) -> None:
        """Show another widget than a list's page in the middle."""
        if self._lists.indexOf(widget) < 0:
            self._lists.addWidget(widget)
        self._to_middle()
        self._lists.setCurrentWidget(widget)

    def _to_middle(self) -> None:
        """Bring the list to the front if it was chosen in a sidebar that hides it."""
        if self._front is Pane.LEFT:
            self.bring_to_front(Pane.MIDDLE)

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

    # --- beside them ---------------------------------------------------------------------------------------------

    def rest_on(self, widget: QWidget) -> None:
        """Set the widget that stands in the right pane while nothing else was asked for."""
        self._at_rest = widget
        self.add_beside(widget)
        self._side.setCurrentWidget(self._scrolled[widget])
        self._fit()

    def add_beside(self, widget: QWidget) -> None:
        """Give the widget a place in the right pane, where `show_beside` shows it."""
        if widget not in self._scrolled:
            self._scrolled[widget] = area = scrolled(widget)
            self._side.addWidget(area)

    def show_beside(self, widget: QWidget) -> None:
        """Show the widget in the right pane, in front of the others where they have no room beside it."""
        self.add_beside(widget)
        self._side.setCurrentWidget(self._scrolled[widget])
        widget.show()
        self.bring_to_front(Pane.SIDE)

    def take_from_side(self, widget: QWidget) -> None:
        """Remove the widget from the right pane, and show again what rests there."""
        area = self._scrolled.pop(widget, None)
        if area is None:
            return
        if self._side.currentWidget() is area and self._at_rest is not None:
            self._side.setCurrentWidget(self._scrolled[self._at_rest])
            self.bring_to_front(Pane.MIDDLE)
        area.takeWidget()
        widget.setParent(self)
        widget.hide()
        self._side.removeWidget(area)
        delete_when_free(area)

    def close_beside(self, widget: QWidget) -> None:
        """Close a widget of the right pane at the person's wish; the keyboard goes back to where it was."""
        was_inside = self._keyboard.is_inside
        self._keyboard.give_back()
        self.take_from_side(widget)
        if was_inside and not self.window().focusWidget().isVisible():
            self._to_titles()

    def _to_titles(self) -> None:
        for view in self.middle.findChildren(QueueView)[:1]:
            view.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_at_rest(self) -> bool:
        """Whether nothing was asked for in the right pane."""
        return self.beside is self._at_rest

    @property
    def beside(self) -> QWidget | None:
        """The widget in the right pane, seen or not."""
        shown = self._side.currentWidget()
        return shown.widget() if isinstance(shown, QScrollArea) else None

    def repaint_posters(self, addresses: frozenset[str]) -> None:
        """Repaint the rows and the right pane, because posters have come."""
        in_sight = self.middle.findChild(VisiblePosters)
        if isinstance(in_sight, VisiblePosters):
            in_sight.repaint(addresses)
        for widget in self._side.findChildren(QWidget):
            widget.update()

    # --- room ----------------------------------------------------------------------------------------------------

    def leave(self) -> bool:
        """Clear the filter, else close what was asked for beside the list. Whether there was anything to leave."""
        return leave(self)

    def remember_in(self, kept: KeptView) -> None:
        """Keep the widths of the panes there, each kind of right pane with its own."""
        self._kept = kept
        kept.loaded.connect(self._fit)

    def bring_to_front(self, pane: Pane) -> None:
        """Show this pane, if need be instead of others."""
        self._front = pane
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Fit the panes anew when what one of them shows needs another width."""
        handled = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest and self._needs() != self._fitted:
            self._fit()
        return handled

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._fit()

    def _fit(self) -> None:
        """Show the panes that have room, in the widths that the person gave them."""
        needs, beside = self._needs(), self.beside
        self._fitted = needs
        is_asked = beside is not None and beside is not self._at_rest
        seen = seen_panes(self.width() - _HANDLES, needs, self._front, is_asked=is_asked)
        for pane, widget in self._parts().items():
            widget.setMinimumWidth(min(needs.of(pane), max(self.width(), 1)))
            widget.setVisible(pane in seen)
        wanted = {pane: self._wanted(pane) for pane in (Pane.LEFT, Pane.SIDE)}
        self._splitter.setSizes(widths(self.width() - _HANDLES, needs, seen, wanted))
        self._switch.setVisible(seen != ALL)
        self._switch.show_seen(seen)
        self._switch.name(Pane.SIDE, beside.windowTitle() if beside is not None else "")

    def _parts(self) -> dict[Pane, QWidget]:
        return {Pane.LEFT: self.left, Pane.MIDDLE: self._middle, Pane.SIDE: self._side}

    def _needs(self) -> Needs:
        beside = self.beside
        side = beside.minimumSizeHint().width() if beside is not None else 0
        return Needs(
            grown(LEAST_LEFT),
            max(grown(LEAST_LIST), self.middle.minimumSizeHint().width()),
            max(grown(LEAST_SIDE), side),
            grown(ROOMY_LIST),
        )

    def _wanted(self, pane: Pane) -> int:
        usual = LEFT_WIDTH if pane is Pane.LEFT else SIDE_WIDTH
        kept = self._kept.value(self._name_of(pane)) if self._kept is not None else ""
        return int(kept) if kept.isdecimal() else grown(usual)

    def _name_of(self, pane: Pane) -> str:
        """The name under which the width of a pane is kept."""
        beside = self.beside
        return f"width of {type(beside).__name__ if pane is Pane.SIDE else Pane.LEFT.value}"

    def _keep_widths(self) -> None:
        """Keep what the person gave the panes, once they moved the line between two."""
        if self._kept is not None:
            for pane in (Pane.LEFT, Pane.SIDE):
                widget = self._parts()[pane]
                if widget.isVisible() and self._middle.isVisible():
                    self._kept.keep(self._name_of(pane), str(widget.width()))
