"""One queue on the screen: header, table, and what stands in the table's place."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.edits import Add, Anchor, Edge, Edit, Move, Remove, anchor_before
from desktop_app.domain.errors import LineupError
from desktop_app.domain.pending import EntryId
from desktop_app.domain.queues import Item, Title, TitleId
from desktop_app.sync.state import Health, QueueState
from desktop_app.ui.icons import beside_icon, icon
from desktop_app.ui.menu_heading import add_heading
from desktop_app.ui.queue import drawings, words
from desktop_app.ui.queue.commands import EditHistory
from desktop_app.ui.queue.delegate import Posters, drawn_posters
from desktop_app.ui.queue.empty import EmptyState
from desktop_app.ui.queue.header import QueueHeader
from desktop_app.ui.queue.mime import decode
from desktop_app.ui.queue.model import QueueModel
from desktop_app.ui.queue.refusals import SHOW_OWN_ORDER, SORTED
from desktop_app.ui.queue.session import QueueSession
from desktop_app.ui.queue.steady import steady
from desktop_app.ui.queue.view import QueueView
from desktop_app.ui.theme import colors


@dataclass(frozen=True, slots=True)
class Heading:
    """How the page names its list: `Instant queue`, of `Netflix`, `Ada (sandbox)`. `note` is what is special in it.

    `facts` are lines about it. `fixed` says why titles can be neither added nor removed, `order_fixed` why they cannot
    be moved.
    """

    title: str
    service: str
    account: str
    note: str = ""
    facts: tuple[str, ...] = ()
    fixed: str = ""
    order_fixed: str = ""

    @property
    def quiet(self) -> str:
        """The words behind the title."""
        return words.joined((self.service, self.account, self.note))


class QueuePage(QWidget):
    """Shows one session and turns what a person does into edits of it. A page belongs to one queue for its life."""

    add_requested = Signal()
    item_selected = Signal(object)
    """Item, or None when none or several are selected (see `chosen_items`)."""

    details_requested = Signal(object)
    drag_refused = Signal(str)
    failed = Signal(object)
    """LineupError: an edit was not accepted."""

    foreign_dropped = Signal(object, object)
    """Carried, Anchor: titles from another list or from a search, which this page does not know."""

    def __init__(
        self,
        session: QueueSession,
        heading: Heading,
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

    def show_state(self, state: QueueState) -> None:
        """The queue changed: show it."""
        with steady(self.view):
            self.model.show(state)
        self._say_count()
        self._reading.set_text(self._why_not_read(state))
        self._say_order(state)
        self._choose_body()

    def _say_count(self) -> None:
        """Of all titles, or of those that the filter leaves."""
        state, shown = self._session.state, self.model.shown_count
        count = words.shown(shown, state.view) if self.model.needle else words.whole(state.view)
        self.header.set_count(words.airy(count) if state.loaded else "")

    def _say_order(self, state: QueueState) -> None:
        if state.view.sorted_by:
            self.header.set_notice(SORTED, SHOW_OWN_ORDER)
        elif self.header.notice == SORTED:
            self.header.set_notice("")

    @property
    def heading(self) -> Heading:
        """How the page names its list."""
        return self._heading

    def set_heading(self, heading: Heading) -> None:
        """The account got another label."""
        self._heading = heading
        self.model.set_service(heading.service)
        self._show_heading()

    def _show_heading(self) -> None:
        self.header.set_heading(self._heading.title, self._heading.quiet, "\n".join(self._heading.facts))
        self.header.refuse_titles(self._heading.fixed)
        self.model.set_fixed(self._heading.fixed, self._heading.order_fixed)

    def set_message_bar(self, widget: QWidget) -> None:
        """Under the table, within the page's margins."""
        self._message_place.addWidget(widget)

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
        """The table again."""
        self._column.removeWidget(widget)
        widget.hide()
        self._show_table(shown=True)
        self._to_table()

    @property
    def chosen_items(self) -> tuple[Item, ...]:
        """The selected titles, from the top."""
        return self.view.chosen_items

    def add(self, titles: Sequence[Title], after: Anchor) -> bool:
        """Put titles in, in this order, as one action; those that are there already move."""
        edits: list[Edit] = []
        ids = frozenset(title.id for title in titles)
        if after in ids and (place := self.model.view.place_of(after)) is not None:
            after = anchor_before(self.model.view, place, ids)  # behind itself nothing can be put
        for title in titles:
            edits.append(Move((title.id,), after) if title.id in self.model.view else Add(Item(title), after))
            after = title.id
        return self._perform(*edits)

    # --- building -------------------------------------------------------------------------------------------------

    def _made_model(self) -> QueueModel:
        return QueueModel(self._heading.service, self)

    def _build(self) -> None:
        self._empty = self._made_empty()
        self._reading = self._made_reading()
        self._unmatched = self._made_unmatched()
        self._body = QStackedWidget(self)
        for widget in (self.view, self._empty, self._reading, self._unmatched):
            self._body.addWidget(widget)
        self._message_place = QVBoxLayout()
        self._message_place.setContentsMargins(0, 0, 0, 0)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addSpacing(1)
        column.addWidget(self._body, 1)
        column.addLayout(self._message_place)

    def _made_empty(self) -> EmptyState:
        text = "Add a title, or drag one here from another list. Shift moves it, a plain drag copies."
        state = EmptyState(drawings.nothing_here, "Nothing here yet", text, self)
        button = QPushButton(icon("add", "on_accent"), beside_icon("Add title"), state)
        button.setDefault(True)
        button.setProperty("primary", True)
        button.clicked.connect(self.add_requested)
        state.add_button(button)
        return state

    def _made_reading(self) -> EmptyState:
        state = EmptyState(drawings.not_read, "Not read yet", "", self)
        button = QPushButton(icon("refresh", "on_accent"), beside_icon("Try again now"), state)
        button.setDefault(True)
        button.setProperty("primary", True)
        button.clicked.connect(self._session.refresh)
        state.add_button(button)
        self._try_again = button
        return state

    def _made_unmatched(self) -> EmptyState:
        state = EmptyState(drawings.no_match, "No title matches", "", self)
        button = QPushButton("Clear the filter", state)
        button.clicked.connect(self.header.filter.clear)
        state.add_button(button)
        return state

    def _connect(self) -> None:
        self.model.reorder_requested.connect(self._reorder)
        self.model.dropped.connect(self.foreign_dropped)
        self.view.remove_requested.connect(self._remove)
        self.view.decide_requested.connect(self.ask_decision)
        self.view.details_requested.connect(self.details_requested)
        self.view.drag_refused.connect(self.drag_refused)
        self.view.chosen_changed.connect(self._tell_selection)
        self.header.filter_changed.connect(self.model.set_needle)
        self.model.shown.connect(self._choose_body)
        self.model.shown.connect(self._say_count)
        self.header.left_filter.connect(self._to_table)
        self.header.notice_pressed.connect(self._session.refresh)
        self.header.add_action.triggered.connect(self.add_requested)
        self.history.failed.connect(self.failed)
        for action in (self.history.undo_action, self.history.redo_action):
            self.addAction(action)

    # --- what a person does ---------------------------------------------------------------------------------------

    def _perform(self, *edits: Edit) -> bool:
        return self.history.perform(edits)

    def _reorder(self, ids: tuple[TitleId, ...], anchor: Anchor) -> None:
        self._perform(Move(ids, anchor))

    def _remove(self, ids: tuple[TitleId, ...]) -> None:
        self._perform(Remove(ids))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """An empty list takes titles as well: there is no table then to drop them on."""
        if self._body.currentWidget() is self._empty and decode(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        carried = decode(event.mimeData())
        if carried is not None:
            event.acceptProposedAction()
            self.foreign_dropped.emit(carried, Edge.END)

    def ask_decision(self, entry_id: EntryId) -> None:
        """A menu at the row: keep, or let go."""
        row = self.model.row_of(entry_id)
        if row is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add_heading(menu, words.second_line(row, self._heading.service))
        for text, keep in (("&Keep it", True), ("&Let it go", False)):
            action = menu.addAction(text)
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
        self._body.setVisible(shown)

    def _to_table(self) -> None:
        self.view.setFocus(Qt.FocusReason.TabFocusReason)

    # --- what is shown --------------------------------------------------------------------------------------------

    def _choose_body(self) -> None:
        state = self._session.state
        if self.model.rowCount():
            self._body.setCurrentWidget(self.view)
        elif not state.loaded:
            self._body.setCurrentWidget(self._reading)
        elif self.model.needle:
            self._unmatched.set_text(f"Nothing in this list has “{self.model.needle}” in it.")
            self._body.setCurrentWidget(self._unmatched)
        else:
            self._body.setCurrentWidget(self._empty)

    def _why_not_read(self, state: QueueState) -> str:
        service = self._heading.service
        self._try_again.setEnabled(state.health is not Health.READING)
        match state.health:
            case Health.READING | Health.SENDING:
                return f"{service} is being asked for this list."
            case Health.SIGN_IN_AGAIN:
                return f"{service} wants you to sign in again."
            case Health.LIMITED:
                return f"{service} asked Lineup to wait a little. It tries again by itself."
            case _:
                return f"{service} has not answered since you linked it. Lineup tries again by itself."

    def _tell_selection(self) -> None:
        items = self.view.chosen_items
        self.item_selected.emit(items[0] if len(items) == 1 else None)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colors().base)
        painter.fillRect(0, self.header.geometry().bottom() + 1, self.width(), 1, colors().line)
        painter.end()
