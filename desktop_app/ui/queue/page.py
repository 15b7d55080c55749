"""The page of one queue: its header and table, and the texts in the table's place."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from desktop_app.domain.edits import Anchor, Edge, Edit, Move, Remove, putting
from desktop_app.domain.errors import LineupError
from desktop_app.domain.pending_edits import EntryId
from desktop_app.domain.queues import Item, ItemId, Title
from desktop_app.sync.state import AlreadyThere, Event, QueueState
from desktop_app.ui.queue import words
from desktop_app.ui.queue.body import QueueBody
from desktop_app.ui.queue.commands import EditHistory
from desktop_app.ui.queue.delegate import Posters, drawn_posters
from desktop_app.ui.queue.header import QueueHeader
from desktop_app.ui.queue.look_keeper import steady
from desktop_app.ui.queue.model import QueueModel
from desktop_app.ui.queue.session import ListHeading, QueueSession
from desktop_app.ui.queue.view import QueueView
from desktop_app.ui.queue.words import SHOW_OWN_ORDER, SORTED
from desktop_app.ui.style.measures import grow
from desktop_app.ui.style.theme import colors, grown
from desktop_app.ui.widgets.announcement import announce
from desktop_app.ui.widgets.carriage import running, say_over
from desktop_app.ui.widgets.drag_card import Sign, card_over
from desktop_app.ui.widgets.drag_rules import action_of
from desktop_app.ui.widgets.menu_button import add_heading
from desktop_app.ui.widgets.titles_mime import TITLES, decode

LEAST_BODY = 36
"""Pixels, at the usual type, of the rows: a page that is not shown does not ask for more."""

LOW = 240
"""Pixels, at the usual type, under which a page has no room for quiet lines over its rows."""

LOWEST = 120
"""Pixels, at the usual type, under which it has no room for its tools either, which menus and keys do as well."""


class QueuePage(QWidget):
    """The page of one session, which turns what a person does into edits of it, for the whole life of both."""

    add_requested = Signal()
    details_requested = Signal(object)
    drag_refused = Signal(str)
    failed = Signal(object)
    """LineupError: an edit was not accepted."""

    told = Signal(str, str)
    """Emitted with what happened and why, where less was added than was asked for."""

    dropped_here = Signal(object)
    """tuple[ItemId, ...]: a drag just put these in another place of the list."""

    foreign_dropped = Signal(object, object)
    """Carried, Anchor: titles from another list or from a search, which this page does not know."""

    def __init__(
        self,
        session: QueueSession,
        heading: ListHeading,
        posters: Posters = drawn_posters,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._heading = heading
        self.history = EditHistory(session, self)
        self.model = self._made_model()
        self.header = QueueHeader(heading.title, heading.quiet, self)
        self.header.add_history(self.history.undo_action, self.history.redo_action)
        self.view = QueueView(self.model, posters, self)
        self.setAcceptDrops(True)
        self._build()
        self._connect()
        self._show_heading()
        self.show_state(session.state)

    def hear(self, state: QueueState, event: Event | None) -> None:
        """Show a change of the queue, or something that happened to it."""
        if isinstance(event, AlreadyThere):
            self.history.find(event.items)
        self.show_state(state)

    def show_state(self, state: QueueState) -> None:
        """Show a new state of the queue."""
        with steady(self.view):
            self.model.show(state)
        self._say_count()
        self.body.say_why_not_read(state.health, self._heading.service)
        self._say_order(state)
        self._choose_body()

    def _say_count(self) -> None:
        """Show the count of all titles in the header, or of those that the filter leaves."""
        state, shown = self._session.state, self.model.shown_count
        count = words.shown(shown, state.view) if self.model.needle else words.whole(state.view)
        self.header.set_count(words.airy(count) if state.loaded else "")

    def _say_order(self, state: QueueState) -> None:
        if state.view.sorted_by:
            self.header.set_notice(SORTED, SHOW_OWN_ORDER)
        elif self.header.notice == SORTED:
            self.header.set_notice("")

    @property
    def heading(self) -> ListHeading:
        """The words with which the page names its list."""
        return self._heading

    def set_heading(self, heading: ListHeading) -> None:
        """Show another heading, because the account or the list got another name."""
        self._heading = heading
        self.model.set_service(heading.service)
        self._show_heading()

    def _show_heading(self) -> None:
        self.header.set_heading(self._heading.title, self._heading.quiet, "\n".join(self._heading.facts))
        self.header.refuse_titles(self._heading.fixed)
        self.model.set_fixed(self._heading.fixed, self._heading.order_fixed)

    @property
    def is_covered(self) -> bool:
        """Something else is in the place of header and table."""
        return self.header.isHidden()

    def cover(self, widget: QWidget) -> None:
        """Put something in the place of header and table; Undo and Redo go on working."""
        self._column.insertWidget(0, widget, 1)
        self._show_table(shown=False)
        widget.show()

    def uncover(self, widget: QWidget) -> None:
        """Show the table again."""
        self._column.removeWidget(widget)
        widget.hide()
        self._show_table(shown=True)
        self.view.scrollTo(self.view.currentIndex())
        self._to_table()

    @property
    def chosen_items(self) -> tuple[Item, ...]:
        """The selected titles, from the top."""
        return self.view.chosen_items

    def item_of(self, title: Title) -> Item:
        """The item as which a title is added to the list."""
        return self._session.item_of(title)

    def add(self, titles: Sequence[Title], after: Anchor) -> tuple[Item, ...]:
        """Put titles in, in this order, as one action; those that have a place already move. Answers which it was.

        Titles that are saved stay so, and that is said.
        """
        put_in, edits = putting(self.model.view, titles, after, self.item_of)
        if edits and not self._perform(*edits):
            return ()
        self.say_saved(titles)
        return put_in

    def say_saved(self, titles: Iterable[Title]) -> None:
        """Say which of the titles are saved already, so that there is nothing to add, if any are."""
        if said := self.saved_words(titles):
            self.told.emit(*said)

    def saved_words(self, titles: Iterable[Title]) -> tuple[str, str] | None:
        """Say which of the titles are saved already, in a lead and a text; None where none is."""
        view = self.model.view
        places = ((title, [view.place_of(item.id) for item in view.items_of(title.id)]) for title in titles)
        saved = [title.name for title, there in places if there and set(there) == {None}]
        return words.saved_already(saved, self._heading.title) if saved else None

    # --- building -------------------------------------------------------------------------------------------------

    def _made_model(self) -> QueueModel:
        return QueueModel(self._heading.service, self)

    def _build(self) -> None:
        self.body = QueueBody(self.view, self)
        grow(self.body, QWidget.setMinimumHeight, LEAST_BODY)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addSpacing(1)
        column.addWidget(self.body, 1)

    def _connect(self) -> None:
        self.model.reorder_requested.connect(self._reorder)
        self.model.dropped.connect(self.foreign_dropped)
        self.view.remove_requested.connect(self._remove)
        self.view.decide_requested.connect(self.ask_decision)
        self.view.details_requested.connect(self.details_requested)
        self.view.drag_refused.connect(self.drag_refused)
        self.view.dropped_here.connect(self.dropped_here)
        self.header.filter_changed.connect(self.model.set_needle)
        self.model.shown.connect(self._choose_body)
        self.model.shown.connect(self._say_count)
        self.header.left_filter.connect(self._to_table)
        self.body.add_requested.connect(self.add_requested)
        self.body.refresh_requested.connect(self._session.refresh)
        self.body.clear_requested.connect(self.header.filter.clear)
        self.header.notice_pressed.connect(self._session.refresh)
        self.header.add_action.triggered.connect(self.add_requested)
        self.history.failed.connect(self.failed)
        self.history.stepped.connect(self._tell_step)
        for action in (self.history.undo_action, self.history.redo_action):
            self.addAction(action)

    # --- what a person does ---------------------------------------------------------------------------------------

    def _perform(self, *edits: Edit) -> bool:
        return self.history.perform(edits)

    def _reorder(self, ids: tuple[ItemId, ...], anchor: Anchor) -> None:
        self._perform(Move(ids, anchor))

    def _remove(self, ids: tuple[ItemId, ...]) -> None:
        self._perform(Remove(ids))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(self.body.is_empty and event.mimeData().hasFormat(TITLES))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._take(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        del event
        card_over(self).leave()

    def dropEvent(self, event: QDropEvent) -> None:
        carried = decode(event.mimeData())
        self._take(event)
        card_over(self).leave()
        if event.isAccepted() and carried is not None:
            if (drag := running()) is not None:
                drag.landed = self
            self.foreign_dropped.emit(replace(carried, leaves=event.dropAction() is Qt.DropAction.MoveAction), Edge.END)

    def _take(self, event: QDropEvent) -> None:
        """Take titles into an empty list, which has no table to drop them on."""
        if not (self.body.is_empty and event.mimeData().hasFormat(TITLES)):
            event.ignore()
            return
        verdict = self.view.verdict_on(event)
        say_over(self, event.position().toPoint(), verdict, QRect())
        event.setDropAction(action_of(verdict))
        event.setAccepted(verdict.sign is not Sign.REFUSED)

    def ask_decision(self, entry_id: EntryId) -> None:
        """Open a menu at the row: keep the change, or drop it."""
        row = self.model.row_of(entry_id)
        if row is None:
            return
        menu = QMenu(self)
        menu.setAccessibleName("Decide")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add_heading(menu, words.second_line(row, self._heading.service))
        question = row.entry.question if row.entry is not None else None
        for text, keep in zip(words.answers(question) if question is not None else (), (True, False), strict=False):
            action = menu.addAction(f"&{text}")
            action.setData((entry_id, keep))
        menu.triggered.connect(self._decide)
        place = self.view.visualRect(self.view.currentIndex())
        menu.popup(self.view.viewport().mapToGlobal(QPoint(self.view.width() - 160, place.bottom())))

    def _decide(self, action: QAction) -> None:
        entry_id, keep = action.data()
        try:
            self._session.decide(entry_id, keep=keep)
        except LineupError as error:
            self.failed.emit(error)

    def _show_table(self, *, shown: bool) -> None:
        self.header.setVisible(shown)
        self.body.setVisible(shown)

    def _tell_step(self, said: str, ids: tuple[ItemId, ...]) -> None:
        """Announce an undo or redo, and keep the current row in sight if it moved; another list is named."""
        if not self.isVisible():
            announce(self.window(), f"{self._heading.title}: {said}")
            return
        current = self.view.current_row
        if current is not None and current.item.id in ids:
            self.view.scrollTo(self.view.currentIndex())
        announce(self.view, said)

    def _to_table(self) -> None:
        self.view.setFocus(Qt.FocusReason.TabFocusReason)

    # --- what is shown --------------------------------------------------------------------------------------------

    def _choose_body(self) -> None:
        self.body.choose(self._session.state, self.model.needle, has_rows=self.model.rowCount() > 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.header.give_room(for_lines=self.height() >= grown(LOW), for_tools=self.height() >= grown(LOWEST))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colors().base)
        painter.fillRect(0, self.header.geometry().bottom() + 1, self.width(), 1, colors().line)
        painter.end()
