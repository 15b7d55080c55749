"""The panel below a preview in which a line's title is searched for by hand."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.queues import Title
from desktop_app.ui.import_export.words import result_words
from desktop_app.ui.style.measures import grow
from desktop_app.ui.style.theme import grown
from desktop_app.ui.widgets import plain_text
from desktop_app.ui.widgets.field_buttons import let_clear
from desktop_app.ui.widgets.label import Label

REST = 400
"""Milliseconds without a key after which what is typed is searched for."""

HEIGHT, ROW = 132, 28


class SearchByHand(QWidget):
    """The panel to search for a line's title; hidden until one is searched for, and reports by signals."""

    wanted = Signal(str)
    """The words that are to be searched for."""

    chosen = Signal(object)
    """Title, which is the one that the line means."""

    looked_at = Signal(object)
    """Title, which is marked among those that were found."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._titles: tuple[Title, ...] = ()
        self._about = Label("", 13, 600, parent=self)
        self._status = Label("", 12, role="second_text", parent=self)
        self.field = QLineEdit(self)
        self.results = QListWidget(self)
        self.use_button = QPushButton("Use this title", self)
        self.leave_button = QPushButton("None of these", self)
        self._rest = QTimer(self, interval=REST, singleShot=True)
        self._searched = ""
        self._build()
        self.hide()

    def open(self, line: str, name: str) -> None:
        """Search for the title of a line. `line`: as the person sees it; `name`: what is searched for at first."""
        self._about.setText(line)
        self._searched = ""
        self.field.setText(name)
        self.show_found((), "")
        self.show()
        self.field.setFocus()
        self.field.selectAll()
        self._search()

    def show_found(self, titles: Sequence[Title], status: str) -> None:
        """Show the titles that were found, with their number or the error in `status`."""
        self._titles = tuple(titles)
        self.results.clear()
        for title in titles:
            item = QListWidgetItem(plain_text.cut(result_words(title), plain_text.LONGEST_LINE))
            item.setSizeHint(QSize(0, grown(ROW)))
            self.results.addItem(item)
        if titles:
            self.results.setCurrentRow(0)
        self._status.setText(status)
        self.use_button.setEnabled(bool(titles))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the results with the arrow keys while words are typed."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.field.hasFocus() and self._titles:
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.results.setCurrentRow(min(max(self.results.currentRow() + step, 0), len(self._titles) - 1))
        else:
            super().keyPressEvent(event)

    def _wait(self) -> None:
        self._rest.start()

    def _search(self) -> None:
        self._rest.stop()
        term = self.field.text().strip()
        if term and term != self._searched:
            self._searched = term
            self.wanted.emit(term)

    def _use_or_search(self) -> None:
        """Return searches for what was typed, and takes the title where that is done."""
        if self.field.text().strip() == self._searched:
            self._use()
        else:
            self._search()

    def _tell_row(self, row: int) -> None:
        if 0 <= row < len(self._titles):
            self.looked_at.emit(self._titles[row])

    def _use(self) -> None:
        row = self.results.currentRow()
        if 0 <= row < len(self._titles):
            self.chosen.emit(self._titles[row])

    def _build(self) -> None:
        self.field.setPlaceholderText("Name of the title")
        self.field.setAccessibleName("Search for the title")
        let_clear(self.field)
        self.results.setAccessibleName("Titles found")
        grow(self.results, QWidget.setFixedHeight, HEIGHT)
        self.field.textEdited.connect(self._wait)
        self.field.returnPressed.connect(self._use_or_search)
        self._rest.timeout.connect(self._search)
        self.results.itemActivated.connect(self._use)
        self.results.currentRowChanged.connect(self._tell_row)
        self.use_button.clicked.connect(self._use)
        self.leave_button.clicked.connect(self.closed)
        head, foot, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        head.addWidget(self.field, 1)
        head.addWidget(self._status)
        foot.addWidget(self.use_button)
        foot.addWidget(self.leave_button)
        foot.addStretch(1)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(8)
        column.addWidget(self._about)
        column.addLayout(head)
        column.addWidget(self.results)
        column.addLayout(foot)
