"""The page in the middle of the window before titles are added: each line, its title, and the outcome."""

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.import_export.names import searched
from desktop_app.domain.import_export.preview import Preview
from desktop_app.domain.import_export.title_matching import Fit, Match
from desktop_app.domain.queues import Title
from desktop_app.ui.import_export.by_hand import SearchByHand
from desktop_app.ui.import_export.model import PreviewModel
from desktop_app.ui.import_export.rating_bar import RatingBar
from desktop_app.ui.import_export.rating_words import button_words
from desktop_app.ui.import_export.table import PreviewTable
from desktop_app.ui.import_export.words import Errand, add_words, advice, line_words, summary, title_words
from desktop_app.ui.style.measures import grow
from desktop_app.ui.style.theme import colors
from desktop_app.ui.widgets import plain_text
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.pane_head import scrolled
from desktop_app.ui.widgets.row_choice import choose_alone
from desktop_app.ui.widgets.side_by_side import SideBySide

ADD_KEYS, NEXT_KEYS, SEARCH_KEYS = "Ctrl+Return", "F3", "F4"
MARGIN = 20
LEAST_TABLE = 96
"""Pixels, at the usual type, of the lines: a lower page scrolls."""


class PreviewPage(QWidget):
    """The page of a preview; its buttons report, and act not by themselves."""

    add_pressed = Signal()
    stop_pressed = Signal()
    more_pressed = Signal()
    """What was not looked up is to be."""

    closed = Signal()

    search_wanted = Signal(int, str)
    """The title of that row is searched for, by these words."""

    save_pressed = Signal()
    """The titles that were not found are to be kept in a file."""

    def __init__(self, errand: Errand, model: PreviewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview_page")
        self._model = model
        self._title = Label(errand.heading, 20, 700, wraps=True, parent=self)
        self._about = Label(errand.about, 13, role="second_text", wraps=True, parent=self)
        for words in (self._title, self._about):  # long names of lists do not widen the window
            words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._remark = Label(errand.remark, 13, wraps=True, parent=self)
        self._remark.setVisible(bool(errand.remark))
        self._summary = Label("", 13, wraps=True, parent=self)
        self._note = Label("", 12, role="second_text", wraps=True, parent=self)
        self.table = PreviewTable(model, self)
        self._progress = QProgressBar(self)
        self.stop_button = QPushButton("Stop looking", self)
        self.more_button = QPushButton("Look up the rest", self)
        self.add_button = QPushButton(add_words(0), self)
        self.next_button = QPushButton("Next to confirm", self)
        self.tick_button = QPushButton("Tick all to confirm", self)
        self.search_button = QPushButton("Search…", self)
        self.save_button = QPushButton("Save what was not found…", self)
        self.by_hand = SearchByHand(self)
        self.ratings = RatingBar(self)
        self._to_rate = 0
        self._searched_row = -1
        self.close_button = QPushButton("Cancel", self)
        self._build()
        self._connect()
        self.show_progress(0, 0)

    @property
    def preview(self) -> Preview:
        """The preview that is shown."""
        return self._model.preview

    def say(self, summary: str, note: str) -> None:
        """Show the summary. `note`: what went wrong, or what the person can do."""
        self._summary.setText(summary)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._count()

    @property
    def said(self) -> str:
        """The summary and the note."""
        return f"{self._summary.text()} {self._note.text()}".strip()

    def show_form(self, form: str) -> None:
        """Show the kind of the file, unless it is empty, and which of its columns are not used."""
        if form:
            self._about.setText(f"{self._about.text()} · {form}")

    def show_reading(self, what: str) -> None:
        """Show that something is being read, before there are rows."""
        self.say(what, "")
        self._progress.setRange(0, 0)
        self._progress.show()
        self._count()

    def show_progress(self, done: int, total: int, *, more: bool = False) -> None:
        """Show how far the service was asked; hidden once that is over. `more` titles could be asked about."""
        under_way = done < total
        self._progress.setVisible(under_way)
        self.stop_button.setVisible(under_way)
        self.more_button.setVisible(more and not under_way)
        self._progress.setRange(0, max(total, 1))
        self._progress.setValue(done)
        self._count()

    def set_rating(self, count: int) -> None:
        """Say on the button how many titles are to be rated as well."""
        self._to_rate = count
        self._count()

    def _count(self) -> None:
        count, rated = self.preview.chosen_count, self._to_rate
        self.add_button.setText(
            button_words(count, rated) if rated else add_words(count) if count else "Nothing to add"
        )
        counts, is_asking = self.preview.counts, not self._progress.isHidden()
        self.next_button.setVisible(bool(counts[Fit.DOUBTFUL]))
        self.tick_button.setVisible(counts[Fit.DOUBTFUL] > 1)
        self.search_button.setVisible(bool(counts[Fit.MISSING] or counts[Fit.DOUBTFUL]) and not is_asking)
        self.save_button.setVisible(bool(counts[Fit.MISSING] or counts[Fit.UNKNOWN]) and not is_asking)
        self.add_button.setEnabled(bool(count or rated) and self._progress.isHidden() and not self._model.is_ticking)

    def _go_to_next(self) -> None:
        """Bring the next line into sight that the person has to judge."""
        row = self.preview.doubtful_after(self.table.currentIndex().row())
        if row is not None:
            choose_alone(self.table, self._model.index(row, 0))
            self.table.scrollTo(self._model.index(row, 0))
            self.table.setFocus()

    def _offer(self, index: QModelIndex) -> None:
        """Offer the titles that the row may mean; choosing one ticks the row."""
        found = self._model.candidates_at(index.row())
        if not found:
            self._search(index.row())
            return
        menu = QMenu(self)
        menu.setAccessibleName("Which title")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for title in found:
            menu.addAction(plain_text.caption(title_words(title))).setData((index.row(), title))
        menu.addSeparator()
        menu.addAction("Search…").setData((index.row(), None))
        menu.triggered.connect(self._choose)
        menu.popup(self.table.viewport().mapToGlobal(self.table.visualRect(index).bottomLeft()))

    @property
    def menu(self) -> QMenu | None:
        """The open menu of titles that a row may mean; None if it is closed."""
        return next((menu for menu in self.findChildren(QMenu) if menu.isVisible()), None)

    def _choose(self, action: QAction) -> None:
        row, title = action.data()
        if title is None:
            self._search(row)
        else:
            self._model.choose(row, title)

    # --- by hand --------------------------------------------------------------------------------------------------

    def _search_current(self) -> None:
        """Search by hand for the row that is looked at, or for the next one that nothing was found for."""
        row = self.table.currentIndex().row()
        if not (0 <= row < len(self.preview) and self.preview.may_be_searched(row)):
            row = next((at for at in (self.preview.missing_after(row),) if at is not None), -1)
        self._search(row)

    def _search(self, row: int) -> None:
        match = self.preview[row] if row >= 0 else None
        if not isinstance(match, Match) or not self.preview.may_be_searched(row) or not self._progress.isHidden():
            return
        choose_alone(self.table, self._model.index(row, 0))
        self._searched_row = row
        self.by_hand.open(line_words(self.preview.unit, match), searched(match.line.wanted.name))
        QTimer.singleShot(0, self, self._to_by_hand)
        self.table.scrollTo(self._model.index(row, 0))

    def _to_by_hand(self) -> None:
        """Scroll a low page to the search by hand, once it has its room."""
        for area in self.findChildren(QScrollArea):
            area.ensureWidgetVisible(self.by_hand, 0, 0)

    def _use(self, title: Title) -> None:
        self._model.find_by_hand(self._searched_row, title)
        self.say(summary(self.preview), advice(self.preview))
        self._end_search()

    def _leave(self) -> None:
        """Close the search by hand if it is open, else the preview."""
        if self.by_hand.isVisible():
            self._end_search()
        else:
            self.closed.emit()

    def _end_search(self) -> None:
        self.by_hand.hide()
        self.table.setFocus()

    def _tick_doubtful(self) -> None:
        self._model.tick_rows(self.preview.doubtful)

    # --- building -------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(MARGIN, 12, MARGIN, 8)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._about)
        column.addWidget(self._remark)
        column.addLayout(self._made_summary())
        column.addWidget(self.ratings)
        column.addWidget(self.table, 1)
        column.addWidget(self.by_hand)
        grow(self.table, QWidget.setMinimumHeight, LEAST_TABLE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scrolled(inside), 1)
        whole.addLayout(self._made_foot())

    def _made_summary(self) -> QHBoxLayout:
        """Make the summary, with the buttons for doubtful lines beside it."""
        said, row = QVBoxLayout(), QHBoxLayout()
        said.setSpacing(8)
        said.addWidget(self._summary)
        said.addWidget(self._note)
        row.setSpacing(8)
        row.addLayout(said, 1)
        row.addWidget(self.search_button, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.tick_button, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _made_foot(self) -> QHBoxLayout:
        self.add_button.setProperty("primary", True)
        for button in (self.search_button, self.tick_button):
            button.setProperty("narrow", True)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName("Titles looked up")
        looked_up = _row(self._progress, self.stop_button, self.more_button, self.save_button)
        answers = _row(QWidget(), self.next_button, self.close_button, self.add_button)
        parts = SideBySide(None, 8, 8)
        parts.add(looked_up, 1)
        parts.add(answers, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(MARGIN, 0, MARGIN, 12)
        foot.addWidget(parts)
        return foot

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.add_pressed)
        self.stop_button.clicked.connect(self.stop_pressed)
        self.more_button.clicked.connect(self.more_pressed)
        self.next_button.clicked.connect(self._go_to_next)
        self.close_button.clicked.connect(self.closed)
        self.tick_button.clicked.connect(self._tick_doubtful)
        self.search_button.clicked.connect(self._search_current)
        self.save_button.clicked.connect(self.save_pressed)
        self.by_hand.wanted.connect(lambda term: self.search_wanted.emit(self._searched_row, term))
        self.by_hand.chosen.connect(self._use)
        self.by_hand.closed.connect(self._end_search)
        self.table.candidates_wanted.connect(self._offer)
        self._model.ticked.connect(self._count)
        self.add_button.setToolTip(plain_text.tip(f"One step: Undo takes all of it back ({ADD_KEYS})"))
        self.search_button.setToolTip(plain_text.tip(f"Search for the title of the line yourself ({SEARCH_KEYS})"))
        self.save_button.setToolTip(plain_text.tip("Write the titles that were not found into a file of their own"))
        self.next_button.setToolTip(plain_text.tip(f"The next line that only you can judge ({NEXT_KEYS})"))
        keyed = (
            ("Esc", self._leave),
            (ADD_KEYS, self.add_button.click),
            (NEXT_KEYS, self._go_to_next),
            (SEARCH_KEYS, self._search_current),
        )
        for keys, act in keyed:
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(act)
            self.addAction(action)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colors().base)
        painter.end()


def _row(first: QWidget, *buttons: QPushButton) -> QWidget:
    """A row of buttons behind a widget that takes the room that is left."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(first, 1)
    for button in buttons:
        row.addWidget(button)
    return whole
