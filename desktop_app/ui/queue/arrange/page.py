"""The middle of the window while a list is arranged: by what, and what comes of it."""

import secrets

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.arranging import Order
from desktop_app.ui.icons import beside_icon, icon
from desktop_app.ui.queue.arrange import words
from desktop_app.ui.queue.arrange.choice import HEIGHT, Choice
from desktop_app.ui.queue.arrange.columns import Columns
from desktop_app.ui.queue.delegate import Posters
from desktop_app.ui.theme import colors
from desktop_app.ui.words import Words


class ArrangePage(QWidget):
    """Title, choices, columns. It chooses nothing by itself: see `ArrangeJob`."""

    wanted = Signal()
    """Another order was chosen."""

    closed = Signal()
    """Escape."""

    def __init__(self, title: str, account: str, posters: Posters, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("arrange_page")
        self.order = Order.TITLE
        self.descending = False
        self.seed = 0
        self.columns = Columns(posters, self)
        self._title = Words(f"Arrange {title}", 20, 700, parent=self)
        self._account = Words(account, 13, role="second_text", parent=self)
        self._said = Words("", 13, role="second_text", parent=self)
        self._seen = Words("", 12, role="second_text", parent=self)
        self._by = Choice("Arrange by", self)
        self._way = Choice("Direction", self)
        self._again = QPushButton(icon("refresh"), beside_icon("Shuffle again"), self)
        self._tools = QStackedWidget(self)
        self._build()
        self._connect()

    def start(self, order: Order) -> None:
        """Begin with this order, in its usual direction."""
        self._choose(order)
        self._by.offer([(words.NAMES[each], each) for each in Order], order)

    @property
    def sentence(self) -> str:
        """`By year, oldest first`."""
        return words.sentence(self.order, descending=self.descending)

    def show_choices(self, *, shown: bool) -> None:
        """The choices, or once it is on its way, what was chosen."""
        self._said.setText(self.sentence)
        self._tools.setCurrentIndex(0 if shown else 1)

    def _choose(self, order: Order) -> None:
        self.order = order
        self.descending = order.begins_descending
        self.seed = secrets.randbelow(2**32)
        self._way.setVisible(order.has_direction)
        self._again.setVisible(order is Order.SHUFFLE)
        if order.has_direction:
            up, down = words.DIRECTIONS[order]
            self._way.offer([(up, False), (down, True)], self.descending)
        self.wanted.emit()

    def _turn(self, descending: object) -> None:
        self.descending = bool(descending)
        self.wanted.emit()

    def _shuffle_again(self) -> None:
        self.seed = secrets.randbelow(2**32)
        self.wanted.emit()

    def _tell_seen(self) -> None:
        rows, count = self.columns.in_sight, len(self.columns.comparison.before.items)
        more = f"{len(rows)} of {count:,} shown, scroll for the rest"
        self._seen.setText(more if len(rows) < count else f"All {count:,} shown")

    # --- building -------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._tools.addWidget(self._made_choices())
        self._tools.addWidget(self._said)
        self._tools.setFixedHeight(HEIGHT)
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
        foot.addWidget(self._seen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.columns, 1)
        column.addLayout(foot)

    def _made_choices(self) -> QWidget:
        choices = QWidget(self)
        row = QHBoxLayout(choices)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Words("By", 13, role="second_text", parent=choices))
        for button in (self._by, self._way, self._again):
            button.setFixedHeight(HEIGHT)
            row.addWidget(button)
        row.addStretch()
        return choices

    def _connect(self) -> None:
        leave = QAction("Leave", self)
        leave.setShortcut("Esc")
        leave.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.triggered.connect(self.closed)
        self.addAction(leave)
        self._by.chosen.connect(self._choose)
        self._way.chosen.connect(self._turn)
        self._again.clicked.connect(self._shuffle_again)
        self.columns.seen_changed.connect(self._tell_seen)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colors().base)
        painter.end()
