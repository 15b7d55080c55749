"""A card with one message and its buttons."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop_app.ui.shell.message_looks import fill_of, icon_of, ink_of, spoken, words_of
from desktop_app.ui.shell.message_stack import Action, Message
from desktop_app.ui.shell.message_words import MessageWords
from desktop_app.ui.style.icons import icon
from desktop_app.ui.style.measures import grow_icon, grow_square
from desktop_app.ui.style.theme import grown
from desktop_app.ui.widgets import plain_text

RADIUS = 8
MARK = 20
LONGEST_LABEL = 60
"""Characters of a button."""

NARROW = 640
"""Pixels under which the buttons stand under the words, at the usual size of letters."""

LEAST_WORDS = 220
"""Pixels of words beside which there may be buttons."""

PUT_OFF, CANCEL = "Later", "Cancel"


class ActionButton(QPushButton):
    """A button that tells which action was chosen. A click on it leaves the keyboard where it is."""

    chosen = Signal(object)

    def __init__(self, action: Action, parent: QWidget) -> None:
        super().__init__(plain_text.caption(plain_text.cut(action.label, LONGEST_LABEL)), parent)
        self.action = action
        self.setAutoDefault(True)  # Return presses it
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._choose)

    def _choose(self) -> None:
        self.chosen.emit(self.action)


class MessageCard(QWidget):
    """A message with its mark and its buttons. A question has no cross: its last way out has a name."""

    chosen = Signal(object, object)
    """Message, Action."""

    closed = Signal(object)
    """Message: the person put it away."""

    def __init__(self, message: Message, parent: QWidget) -> None:
        super().__init__(parent)
        self.message = message
        self._mark = MessageMark(message)
        self.words = MessageWords(*words_of(message), self)
        self.corner = QHBoxLayout()
        self.corner.setSpacing(4)
        self._beside, self._under = QHBoxLayout(), QHBoxLayout()
        self.close_button = None if message.is_question else self._made_cross()
        self.buttons = self._made_buttons()
        self._lay_out()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(spoken(message))

    @property
    def _is_line(self) -> bool:
        """Whether the message is one line, which stands at the height of its buttons."""
        return not (self.message.lead and self.message.text) and not self.message.is_question

    @property
    def safe_button(self) -> QPushButton | QToolButton | None:
        """The button that the keyboard comes to first: the answer that loses nothing."""
        safe = next((button for button in self.buttons if button.action.is_safe), None)
        return safe or (self.buttons[0] if self.buttons else self.close_button)

    def leave(self) -> None:
        """Put the message away as its cross or its *Later* does."""
        self.closed.emit(self.message)

    # --- building -------------------------------------------------------------------------------------------------

    def _made_buttons(self) -> list[ActionButton]:
        message = self.message
        safe = [action for action in message.actions if action.is_safe]
        actions = [*(action for action in message.actions if not action.is_safe), *safe]
        if message.is_question:
            actions.insert(0, Action(CANCEL if message.asks else PUT_OFF, self.leave, is_safe=not safe))
        buttons = [ActionButton(action, self) for action in actions]
        for button in buttons:
            button.chosen.connect(self._choose)
        if message.is_question:
            buttons[0].setProperty("flat", "true")
        return buttons

    def _choose(self, action: Action) -> None:
        if action.callback == self.leave:
            self.leave()
        else:
            self.chosen.emit(self.message, action)

    def _made_cross(self) -> QToolButton:
        close = QToolButton(self)
        close.setIcon(icon("cross"))
        grow_icon(close, 12)
        close.setToolTip("Close (Esc)")
        close.setAccessibleName("Close this message")
        close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        close.clicked.connect(self.leave)
        return close

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(8)
        self._more: QWidget | None = None
        self.corner.addStretch(1)
        if self._is_line:
            side.addStretch(1)
            self.corner.addLayout(self._beside)
        if self.close_button is not None:
            self.corner.addWidget(self.close_button)
        side.addLayout(self.corner)
        side.addStretch(1)
        if not self._is_line:
            side.addLayout(self._beside)
        for row in (self._beside, self._under):
            row.setSpacing(8)
            row.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(16)
        upright = Qt.AlignmentFlag.AlignVCenter if self._is_line else Qt.AlignmentFlag.AlignTop
        row.addWidget(self._mark, 0, upright)
        row.addWidget(self.words, 1, upright)
        row.addLayout(side)
        whole = self._whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 12, 12)
        whole.setSpacing(8)
        whole.addLayout(row)
        whole.addLayout(self._under)
        self._arrange()

    def hold(self, more: QWidget) -> None:
        """Show the button that unfolds the messages behind this one."""
        self._more = more
        self._arrange()

    def limit(self, most: int) -> None:
        """Become no higher than this; the words scroll then."""
        margins, row = self._whole.contentsMargins(), self._under.sizeHint().height()
        under = row + self._whole.spacing() if self._under.count() > 1 else 0
        self.words.limit(most - margins.top() - margins.bottom() - under)

    def _arrange(self) -> None:
        """Put the buttons beside the words, or under them where the words would be squeezed."""
        taken = sum(button.sizeHint().width() + 8 for button in self.buttons)
        is_narrow = self.width() < grown(NARROW) or self.width() - taken < grown(LEAST_WORDS) + MARK + 80
        to, other = (self._under, self._beside) if is_narrow else (self._beside, self._under)
        self._place_more(self._under if is_narrow and self.buttons else self.corner)
        for button in self.buttons:
            if to.indexOf(button) < 0:
                other.removeWidget(button)
                to.addWidget(button)

    def _place_more(self, to: QHBoxLayout) -> None:
        """Put the button to the answers, where it takes no width from the words, or into the corner."""
        if self._more is None or to.indexOf(self._more) >= 0:
            return
        for row in (self._under, self.corner):
            row.removeWidget(self._more)
        to.insertWidget(0 if to is self._under else 1, self._more)

    # --- painting -------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        paint_card(painter, QRectF(self.rect()), self.message)
        painter.end()


class MessageMark(QWidget):
    """The mark of a message's kind; the words beside it say the same."""

    def __init__(self, message: Message) -> None:
        super().__init__()
        self._message = message
        grow_square(self, MARK)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        icon_of(self._message).paint(painter, self.rect())
        painter.end()


def paint_card(painter: QPainter, area: QRectF, message: Message) -> None:
    """Paint the ground of a card in the colors of the message's kind."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink_of(message), 1))
    painter.setBrush(fill_of(message))
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)


def paint_shadow(painter: QPainter, area: QRectF) -> None:
    """Paint a soft shadow around and under a card."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 7))
    for out in (8, 6, 4, 2):
        painter.drawRoundedRect(area.adjusted(-out, 2 - out, out, 2 + out), RADIUS + out, RADIUS + out)
