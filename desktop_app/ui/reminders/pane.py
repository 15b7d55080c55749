"""The list of notices, in the right pane."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.reminders.words import ReminderWords
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.pane_head import MARGIN, PANE_GAP, PANE_TOP, PaneHead, scrolled
from desktop_app.ui.widgets.surfaces import Panel, button, column, empty

_NOTHING = "Nothing ends, leaves or runs out soon."


class NoticeCard(Panel):
    """A card with one notice: the fact, the advice, and a button to follow it."""

    chosen = Signal()

    def __init__(self, told: ReminderWords) -> None:
        super().__init__("base", "line")
        self.button = button(told.action)
        self.button.setAccessibleName(f"{told.action}: {told.lead}")
        self.button.clicked.connect(self.chosen)
        self.setAccessibleName(f"{told.lead} {told.text}")
        whole = column(4, (12, 10, 12, 12))
        whole.addWidget(Label(told.lead, 13, 600, wraps=True))
        whole.addWidget(Label(told.text, 13, role="second_text", wraps=True))
        whole.addSpacing(4)
        whole.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignLeft)
        self.setLayout(whole)


class NoticesPane(QWidget):
    """Cards, one under another; Escape closes it."""

    chosen = Signal(int)
    """The place of a notice whose button was pressed."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Notices")
        self._shown: tuple[ReminderWords, ...] | None = None
        self._cards = column(8, (MARGIN, 4, MARGIN, 16))
        self._inside = QWidget()
        self._inside.setLayout(self._cards)
        self._build()
        self.show_notices(())

    @property
    def cards(self) -> list[NoticeCard]:
        """The cards of the notices, from above."""
        return self._inside.findChildren(NoticeCard)

    def show_notices(self, notices: Sequence[ReminderWords]) -> None:
        """Just these."""
        if self._shown == (shown := tuple(notices)):
            return  # a card that somebody is about to press stays
        self._shown = shown
        empty(self._inside)
        for place, told in enumerate(shown):
            card = NoticeCard(told)
            card.chosen.connect(lambda place=place: self.chosen.emit(place))
            self._cards.addWidget(card)
        if not shown:
            self._cards.addWidget(Label(_NOTHING, 13, role="second_text", wraps=True))
        self._cards.addStretch(1)

    def start(self) -> None:
        """Put the keyboard on the first card, or else on the close button."""
        self.show()
        first = self.cards[0].button if self.cards else self._close
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        head = PaneHead("Notices", "the notices")
        head.close_pressed.connect(self.closed)
        self._close = head.close_button
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, PANE_TOP, 0, 0)
        whole.setSpacing(PANE_GAP)
        whole.addWidget(head)
        whole.addWidget(scrolled(self._inside), 1)
