"""The button that tells how many messages are behind the one in front, and shows them."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from desktop_app.ui.shell.message_looks import icon_of
from desktop_app.ui.shell.message_stack import Message
from desktop_app.ui.style.icons import beside_icon, icon
from desktop_app.ui.style.measures import grow_icon
from desktop_app.ui.style.theme import grown
from desktop_app.ui.widgets import plain_text

CHEVRON = 14


class MoreButton(QPushButton):
    """A link with the mark of the next message, their number, and a chevron that says which way they unfold."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_folded = True
        self.setProperty("link", True)
        self.setProperty("low", True)
        grow_icon(self, CHEVRON)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(True)  # Return presses it
        self.hide()

    def say(self, others: Sequence[Message], *, folded: bool) -> None:
        """Tell how many others there are, and whether they are folded."""
        self._is_folded = folded
        self.setText(beside_icon(f"{len(others):,} more"))
        self.setIcon(icon_of(others[0]))
        what = "Show the other messages" if folded else "Hide the other messages"
        self.setToolTip(plain_text.tip(f"{what} (Alt+M)"))
        self.setAccessibleName(f"{len(others):,} more. {what}")
        self.update()

    @property
    def state(self) -> str:
        """What became of the other messages, in words."""
        return "Other messages hidden" if self._is_folded else "Other messages shown"

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(grown(CHEVRON), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        option, chevron = QStyleOptionButton(), grown(CHEVRON)
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        whole = self.rect()
        option.rect = QStyle.visualRect(self.layoutDirection(), whole, whole.adjusted(0, 0, -chevron, 0))
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
        at = QRect(whole.right() - chevron - 2, (whole.height() - chevron) // 2, chevron, chevron)
        name = "chevron-up" if self._is_folded else "chevron-down"
        icon(name, "link").paint(painter, QStyle.visualRect(self.layoutDirection(), whole, at))
        painter.end()
