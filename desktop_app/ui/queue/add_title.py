"""The panel in which titles are looked for and added. It asks; the window searches."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.edits import Anchor, Edge
from desktop_app.domain.queues import Queue, Title, TitleId
from desktop_app.ui.icons import icon
from desktop_app.ui.queue import places
from desktop_app.ui.queue.delegate import Posters, drawn_posters
from desktop_app.ui.queue.position import PositionDialog
from desktop_app.ui.queue.results import ResultDelegate, ResultRole, ResultsModel
from desktop_app.ui.words import Words

PAUSE = 250
"""In milliseconds: a search goes out when nothing was typed for so long."""

_STEERING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class AddTitlePanel(QWidget):
    """A field, what was found, and where to put it. Return adds at the end and the panel stays; Escape closes it."""

    search_requested = Signal(str)
    add_chosen = Signal(object, object)
    """Title, Anchor."""

    listed = Signal(tuple)
    """Titles are listed."""

    closed = Signal()

    def __init__(self, posters: Posters = drawn_posters, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._queue = Queue()
        self._term = ""
        self._found_for = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._field = QLineEdit(self)
        self._says = Words("", 12, role="second_text", wraps=True, parent=self)
        self._results = ResultsModel(self)
        self._list = QListView(self)
        self._list.setItemDelegate(ResultDelegate(posters, self))
        self._buttons = {name: QPushButton(text, self) for name, text in _PLACES.items()}
        self._set_up()
        self._build()
        self._connect()
        self._allow()

    @property
    def term(self) -> str:
        """What was last searched for."""
        return self._term

    def show_queue(self, queue: Queue) -> None:
        """Which titles the queue holds already, and how long it is."""
        self._queue = queue
        self._results.mark(queue)

    @property
    def found(self) -> int:
        """How many titles are listed."""
        return self._results.rowCount()

    def mark_elsewhere(self, said: Mapping[TitleId, str]) -> None:
        """Where else titles stand, in words; what is not said of a title stays."""
        self._results.mark_elsewhere(said)

    def show_results(self, term: str, titles: Sequence[Title]) -> None:
        """What was found; an answer to an older question is passed over."""
        if term != self._term:
            return
        self._found_for = term
        self._results.show(titles)
        self._list.setCurrentIndex(self._results.index(0))
        self._say("" if titles else f"Nothing found for “{term}”.")
        self.listed.emit(tuple(titles))

    def show_busy(self) -> None:
        """The service is being asked."""
        self._say("Searching…")

    def show_error(self, text: str) -> None:
        """The search did not succeed."""
        self._results.show(())
        self._say(text)

    def start(self) -> None:
        """Show the panel with the keyboard in its field."""
        self.show()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        self._search()

    def forget(self) -> None:
        """What was found is of another service: it goes, and what is typed is looked for anew."""
        self._term = ""
        self._results.show(())
        self._say("")
        if self.isVisible():
            self._search()

    def add_at_end(self) -> None:
        """The current title, and the panel stays open for the next."""
        self._add(Edge.END)

    def add_at_top(self) -> None:
        self._add(Edge.TOP)

    def ask_position(self) -> None:
        """Open the small dialog."""
        if self._chosen() is not None:
            dialog = PositionDialog(1, len(self._queue.items) + 1, len(self._queue.items) + 1, self)
            dialog.chosen.connect(self.add_at)
            dialog.open()

    def add_at(self, position: int) -> None:
        """The current title, at this one-based place."""
        title = self._chosen()
        if title is not None:
            self._add(places.at_position(self._queue, (title.id,), position))

    # --- building -------------------------------------------------------------------------------------------------

    def _set_up(self) -> None:
        self._field.setPlaceholderText("Title to look for")
        self._field.setAccessibleName("Title to look for")
        self._field.setClearButtonEnabled(True)
        self._field.setMinimumHeight(32)
        self._field.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._list.setModel(self._results)
        self._list.setAccessibleName("Titles found")
        self._list.setUniformItemSizes(True)
        self._list.setStyleSheet(_PLAIN)
        self._list.setFrameShape(QListView.Shape.NoFrame)
        self._list.setDragEnabled(True)
        self._list.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._says.hide()

    def _build(self) -> None:
        heading = Words("Add a title", 16, 600, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 16)
        column.setSpacing(8)
        column.addLayout(_within_margins(heading, self._field, self._says))
        column.addWidget(self._list, 1)
        foot = _within_margins(self._buttons["end"])
        foot.addLayout(self._other_places())
        column.addLayout(foot)

    def _other_places(self) -> QHBoxLayout:
        """Under the main button, sharing its width."""
        self._buttons["end"].setProperty("primary", True)
        row = QHBoxLayout()
        row.setSpacing(8)
        for name in ("top", "position"):
            self._buttons[name].setProperty("narrow", True)
            row.addWidget(self._buttons[name], 1)
        return row

    def _connect(self) -> None:
        self._field.textEdited.connect(self._wait)
        self._field.installEventFilter(self)
        self._pause.timeout.connect(self._search)
        self._list.activated.connect(self.add_at_end)
        self._list.selectionModel().currentChanged.connect(self._allow)
        self._results.modelReset.connect(self._allow)
        self._buttons["end"].clicked.connect(self.add_at_end)
        self._buttons["top"].clicked.connect(self.add_at_top)
        self._buttons["position"].clicked.connect(self.ask_position)

    # --- searching ------------------------------------------------------------------------------------------------

    def _wait(self) -> None:
        self._pause.start()
        self._allow()

    def _search(self) -> None:
        term = self._field.text().strip()
        if term == self._term:
            return
        self._term = term
        if term:
            self.search_requested.emit(term)
        else:
            self.show_results("", ())
            self._say("")

    def _say(self, text: str) -> None:
        self._says.setText(text)
        self._says.setVisible(bool(text))

    # --- choosing -------------------------------------------------------------------------------------------------

    def _chosen(self) -> Title | None:
        """None, too, where the list still shows what was found for other words: Return comes quicker than an answer."""
        if self._found_for != self._field.text().strip():
            return None
        index = self._list.currentIndex()
        title: Title | None = index.data(ResultRole.TITLE) if index.isValid() else None
        return title

    def _add(self, anchor: Anchor) -> None:
        title = self._chosen()
        if title is not None:
            self.add_chosen.emit(title, anchor)

    def _allow(self) -> None:
        for button in self._buttons.values():
            button.setEnabled(self._chosen() is not None)

    # --- keys -----------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the field, up and down steer the list and Return adds."""
        if watched is self._field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in _STEERING:
                self._list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._pause.stop()
                if self._field.text().strip() == self._term:
                    self.add_at_end()
                else:
                    self._search()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _within_margins(*widgets: QWidget) -> QVBoxLayout:
    """The rows of the list reach further out: their pictures stand on the same margin."""
    column = QVBoxLayout()
    column.setContentsMargins(20, 0, 20, 0)
    column.setSpacing(8)
    for widget in widgets:
        column.addWidget(widget)
    return column


_PLACES = {"end": "Add at the &end", "top": "At the &top", "position": "At &position…"}

_PLAIN = "QListView { background: transparent; }"
"""The window shows through, and the delegate paints what is selected."""
