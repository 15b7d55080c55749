"""The health window: accounts above, requests below."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.account import AccountId
from desktop_app.ui.health.card import AccountCard
from desktop_app.ui.health.ledger_model import LedgerColumn, LedgerModel
from desktop_app.ui.health.words import AccountHealth
from desktop_app.ui.style.measures import follow_font, grow, open_at
from desktop_app.ui.style.theme import grown
from desktop_app.ui.widgets.copy_button import CopyButton
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.nested_loops import delete_when_free
from desktop_app.ui.widgets.plain_window import PlainWindow

SIZE = QSize(1000, 680)
SMALLEST = QSize(640, 480)
EVERY = 30_000
"""Milliseconds after which "2 minutes ago" is said anew."""

_ROW = 26
_HEIGHTS = (216, 464)
_WIDTHS = {
    LedgerColumn.TIME: 76,
    LedgerColumn.ACCOUNT: 150,
    LedgerColumn.METHOD: 68,
    LedgerColumn.HOST: 170,
    LedgerColumn.STATUS: 150,
    LedgerColumn.TOOK: 76,
}
_NOBODY = "No account is linked yet."


class LedgerTable(QTableView):
    """Ctrl+C copies the selected requests."""

    copy_requested = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        else:
            super().keyPressEvent(event)


class HealthWindow(PlainWindow):
    """The window of accounts' health and requests, which asks for more while it can be seen."""

    wanted = Signal()
    """The person looks: what stands here should be of now."""

    copy_requested = Signal()
    """The selected requests, as text."""

    def __init__(self, model: LedgerModel, report: Callable[[], str], parent: QWidget) -> None:
        """`report` makes the text for a bug report."""
        super().__init__(parent)
        self.setWindowTitle("Health")
        open_at(self, SIZE, SMALLEST)
        self.table = LedgerTable()
        self.cards: dict[AccountId, AccountCard] = {}
        self.copy = CopyButton("Copy for a bug report", "Copy accounts and requests as text, without names", report)
        self._nobody = Label(_NOBODY, 13, role="second_text")
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.wanted)
        self._set_up(model)
        self._build()
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.close)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Close), self).activated.connect(self.close)

    def show_standings(self, standings: Sequence[AccountHealth]) -> None:
        """Show the health of the accounts."""
        for gone in self.cards.keys() - {each.account for each in standings}:
            card = self.cards.pop(gone)
            self._cards.removeWidget(card)
            card.hide()
            delete_when_free(card)
        for each in standings:
            if each.account in self.cards:
                self.cards[each.account].show_standing(each)
            else:
                self.cards[each.account] = card = AccountCard(each)
                self._cards.insertWidget(self._cards.count() - 1, card)
        self._nobody.setVisible(not standings)

    @property
    def selected_rows(self) -> list[int]:
        """The selected rows of the table, from above."""
        return sorted(index.row() for index in self.table.selectionModel().selectedRows())

    def _set_up(self, model: LedgerModel) -> None:
        table = self.table
        table.setModel(model)
        table.setAccessibleName("Requests, latest first")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        grow(table.verticalHeader(), QHeaderView.setDefaultSectionSize, _ROW)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(LedgerColumn.PATH, QHeaderView.ResizeMode.Stretch)
        follow_font(table, _widen)
        table.copy_requested.connect(self.copy_requested)

    def _build(self) -> None:
        inside = QWidget()
        self._cards = QVBoxLayout(inside)
        self._cards.setContentsMargins(16, 4, 16, 12)
        self._cards.setSpacing(8)
        self._cards.addWidget(self._nobody)
        self._cards.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # no card has a part that Tab could stop at, so that it scrolls
        area.setAccessibleName("Accounts")
        panes = QSplitter(Qt.Orientation.Vertical)
        panes.setChildrenCollapsible(False)
        panes.addWidget(_titled("Accounts", area, 16, 0))
        panes.addWidget(_titled("Requests since Lineup was started", self.table, 16, 16, self.copy))
        panes.setHandleWidth(1)
        panes.setStretchFactor(1, 1)
        panes.setSizes([grown(height) for height in _HEIGHTS])
        whole = QVBoxLayout()
        whole.setContentsMargins(0, 0, 0, 16)
        whole.addWidget(panes)
        self.set_content(whole)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()
        self.wanted.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()


def _widen(table: LedgerTable) -> None:
    for column, width in _WIDTHS.items():
        table.setColumnWidth(column, grown(width))


def _titled(title: str, widget: QWidget, side: int, around: int, button: QWidget | None = None) -> QWidget:
    head = QHBoxLayout()
    head.setContentsMargins(side, 12, side, 4)
    head.addWidget(Label(title, 12, 600, "second_text"), 1)
    if button is not None:
        head.addWidget(button)
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addLayout(head)
    body = QVBoxLayout()
    body.setContentsMargins(around, 0, around, 0)
    body.addWidget(widget)
    column.addLayout(body, 1)
    return made
