"""The middle of the window while a file is imported: what each line wants, what it means, and what will be added."""

from itertools import islice

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.interchange.model import Column, PreviewModel
from desktop_app.ui.interchange.words import add_words
from desktop_app.ui.queue import plain
from desktop_app.ui.theme import colors
from desktop_app.ui.words import Words

ADD_KEYS = "Ctrl+Return"
ROW_HEIGHT = 32
MARGIN = 20
MOST_WIDENED = 200


class PreviewTable(QTableView):
    """Space ticks every selected line."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        model = self.model()
        if event.key() == Qt.Key.Key_Space and isinstance(model, PreviewModel):
            for index in self.selectionModel().selectedRows():
                model.toggle(index.row())
        else:
            super().keyPressEvent(event)


class ImportPage(QWidget):
    """Shows; its buttons report."""

    add_pressed = Signal()
    stop_pressed = Signal()
    closed = Signal()

    def __init__(self, title: str, about: str, model: PreviewModel, parent: QWidget | None = None) -> None:
        """`about`: the file and its form."""
        super().__init__(parent)
        self.setObjectName("import_page")
        self._model = model
        self._title = Words(title, 20, 700, parent=self)
        self._about = Words(about, 13, role="second_text", parent=self)
        self._about.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # it gives way first
        self._summary = Words("", 13, wraps=True, parent=self)
        self._note = Words("", 12, role="second_text", wraps=True, parent=self)
        self.table = PreviewTable(self)
        self.table.setObjectName("import_table")
        self._progress = QProgressBar(self)
        self.stop_button = QPushButton("Stop looking", self)
        self.add_button = QPushButton(add_words(0), self)
        self.close_button = QPushButton("Cancel", self)
        self._build()
        self._connect()
        self._count()

    def widen_mistakes(self) -> None:
        """Their words have the empty column beside them, too; only the first ones, for spans cost."""
        wrong = (at for at, row in enumerate(self._model.rows) if row.mistake)
        for at in islice(wrong, MOST_WIDENED):
            self.table.setSpan(at, Column.WANTED, 1, 2)

    def say(self, summary: str, note: str) -> None:
        """How it stands. `note`: what went wrong, or what the person can do."""
        self._summary.setText(summary)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._count()

    @property
    def said(self) -> str:
        """Both, for who looks."""
        return f"{self._summary.text()} {self._note.text()}".strip()

    def show_progress(self, done: int, total: int) -> None:
        """How far the service was asked; nothing is shown of it once that is over."""
        under_way = done < total
        self._progress.setVisible(under_way)
        self.stop_button.setVisible(under_way)
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        self._count()

    def _count(self) -> None:
        count = len(self._model.chosen)
        self.add_button.setText(add_words(count) if count else "Nothing to add")
        self.add_button.setEnabled(bool(count) and self._progress.isHidden())

    # --- building -------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title, 0, Qt.AlignmentFlag.AlignBaseline)
        head.addWidget(self._about, 1, Qt.AlignmentFlag.AlignBaseline)
        self.add_button.setProperty("primary", True)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName("Titles looked up")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._progress, 1)
        foot.addWidget(self.stop_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 12, MARGIN, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._summary)
        column.addWidget(self._note)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self._build_table()
        self.show_progress(0, 0)

    def _build_table(self) -> None:
        table = self.table
        table.setModel(self._model)
        table.setAccessibleName("Lines of the file")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in ((Column.LINE, 52), (Column.FIT, 124)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, width)
        for column in (Column.WANTED, Column.FOUND):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.add_pressed)
        self.stop_button.clicked.connect(self.stop_pressed)
        self.close_button.clicked.connect(self.closed)
        self._model.ticked.connect(self._count)
        self.add_button.setToolTip(plain.tip(f"One step: Undo takes all of it back ({ADD_KEYS})"))
        for keys, act in (("Esc", self.closed.emit), (ADD_KEYS, self.add_button.click)):
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(act)
            self.addAction(action)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colors().base)
        painter.end()
