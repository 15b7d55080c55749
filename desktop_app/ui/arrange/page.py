"""The page in the middle of the window while a list is arranged: the choices and the preview."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.ui.arrange.choices import Choices
from desktop_app.ui.arrange.columns import Columns
from desktop_app.ui.arrange.waiting_page import WaitingPage
from desktop_app.ui.queue.delegate import Posters
from desktop_app.ui.style.theme import colors
from desktop_app.ui.widgets.label import ElidedLabel, Label
from desktop_app.ui.widgets.link_button import LinkButton


class ArrangePage(QWidget):
    """The title, the choices and the columns. The page chooses nothing by itself: see `ArrangeJob`."""

    closed = Signal()
    """Escape."""

    def __init__(self, title: str, account: str, service: str, posters: Posters, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("arrange_page")
        self.choices = Choices(self)
        self.columns = Columns(posters, self)
        self.reading = WaitingPage(service, self)
        self._title = ElidedLabel(f"Arrange {title}", 20, 700, parent=self)
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._account = ElidedLabel(account, 13, role="second_text", parent=self)
        self._account.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # it gives way first
        self._said = Label("", 13, role="second_text", parent=self)
        self._seen = Label("", 12, role="second_text", parent=self)
        self.top_button = LinkButton("Go to top", self)
        self.later_button = LinkButton("", self)
        self._tools = QStackedWidget(self)
        self._body = QStackedWidget(self)
        self._build()
        self._connect()

    def show_choices(self, *, shown: bool) -> None:
        """Show the choices, or only the chosen arrangement in words once the moves are on their way."""
        self._said.setText(self.choices.sentence)
        self._tools.setCurrentIndex(0 if shown else 1)

    def show_columns(self, *, shown: bool) -> None:
        """Show the list now and afterwards, or the page about what has to be read before."""
        self._body.setCurrentWidget(self.columns if shown else self.reading)
        self._seen.setVisible(shown)
        is_parted = shown and self.columns.later_from is not None
        is_tomorrow = self.columns.when == "tomorrow"
        self.later_button.setText("Go to tomorrow’s part" if is_tomorrow else "Go to the rest")
        for button in (self.top_button, self.later_button):
            button.setVisible(is_parted)

    def _go_to_the_rest(self) -> None:
        row = self.columns.later_from
        if row is not None:
            self.columns.show_row(min(row, len(self.columns.comparison.before.items) - 1))

    def _tell_seen(self) -> None:
        rows, count = self.columns.in_sight, len(self.columns.comparison.before.items)
        more = f"{len(rows)} of {count:,} shown, scroll for the rest"
        self._seen.setText(more if len(rows) < count else f"All {count:,} shown")

    # --- building -------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._tools.addWidget(self.choices)
        self._tools.addWidget(self._said)
        self._tools.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._body.addWidget(self.columns)
        self._body.addWidget(self.reading)
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self._title, 0, Qt.AlignmentFlag.AlignBaseline)
        first.addWidget(self._account, 1, Qt.AlignmentFlag.AlignBaseline)
        head = QVBoxLayout()
        head.setContentsMargins(20, 10, 20, 8)
        head.setSpacing(6)
        head.addLayout(first)
        head.addWidget(self._tools)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 6, 20, 8)
        foot.setSpacing(16)
        foot.addWidget(self._seen)
        foot.addStretch(1)
        foot.addWidget(self.top_button)
        foot.addWidget(self.later_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._body, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        leave = QAction("Leave", self)
        leave.setShortcut("Esc")
        leave.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.triggered.connect(self.closed)
        self.addAction(leave)
        self.columns.seen_changed.connect(self._tell_seen)
        self.top_button.clicked.connect(lambda: self.columns.show_row(0))
        self.later_button.clicked.connect(self._go_to_the_rest)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colors().base)
        painter.end()
