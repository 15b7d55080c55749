"""The bar under a list that tells what happened and offers what can be done about it."""

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMoveEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.account import AccountId
from desktop_app.domain.queues import QueueRef
from desktop_app.ui.shell.keyboard_return import KeyboardReturn
from desktop_app.ui.shell.message_card import RADIUS, MessageCard, paint_card, paint_shadow
from desktop_app.ui.shell.message_looks import spoken
from desktop_app.ui.shell.message_stack import Action, Message, MessageStack, Place
from desktop_app.ui.shell.more_button import MoreButton
from desktop_app.ui.style.theme import colors
from desktop_app.ui.widgets.announcement import announce
from desktop_app.ui.widgets.nested_loops import delete_when_free

AROUND, UNDER = 12, 16
"""Pixels of the list's own ground at the sides of the front card, and under it."""

PEEK, INSET = 12, 16
"""Pixels that the next card looks out above the front one, and by which it is narrower on each side."""

MOST_SAID = 3
"""Messages of a list that are read out when it is opened."""


class MessageBar(QWidget):
    """Shows the front card of a stack of messages; the others are folded behind it. It never takes the keyboard."""

    dismissed = Signal()
    """Nothing is shown any more."""

    changed = Signal()
    """A message came or went, here or elsewhere."""

    said = Signal(object)
    """Message: it was just told."""

    def __init__(self, parent: QWidget | None = None, departure: QTimer | None = None) -> None:
        """`departure`: the timer after which good news goes by itself; its own unless a test brings one."""
        super().__init__(parent)
        self.setAccessibleName("Messages")
        self._stack = MessageStack()
        self._card: MessageCard | None = None
        self._folded = True
        self._unfolded: tuple[Message, ...] = ()
        self._announced: tuple[Message, ...] = ()
        self._keyboard = KeyboardReturn(self)
        self._keyboard.crossed.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self.keyboard_free = self._keyboard.homeless
        self._departure = departure or QTimer(self)
        self._departure.setSingleShot(True)
        self._departure.timeout.connect(self._let_go)
        self._more = MoreButton(self)
        self._more.clicked.connect(self.fold_or_unfold)
        self._others = _made_others(self)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(AROUND, 8, AROUND, UNDER)
        self._whole.setSpacing(8)
        self._whole.addWidget(self._others)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.hide()

    # --- what there is to tell ------------------------------------------------------------------------------------

    @property
    def message(self) -> Message | None:
        """The message in front; None while the bar is empty."""
        return self._card.message if self._card is not None else None

    @property
    def messages(self) -> tuple[Message, ...]:
        """All messages that hold, also those about what is not on the screen, the most urgent first."""
        return self._stack.all

    def holds(self, message: Message | None) -> bool:
        """Return whether this message is shown, or will be when others are closed or its list is opened."""
        return message in self._stack

    def show_message(self, message: Message) -> None:
        """Show the message where it belongs, in the order of the stack."""
        self._stack.add(message)
        self.said.emit(message)
        self._show(make_way=message.asks)

    def dismiss(self) -> None:
        """Close the message in front."""
        if self.message is not None:
            self.withdraw(self.message)

    def withdraw(self, message: Message) -> None:
        """Remove a message, shown or not, because it no longer holds or was closed."""
        self._stack.remove(message)
        self._show()

    def recheck(self) -> None:
        """Remove the messages that no longer hold."""
        self._stack.recheck()
        self._show()

    def forget(self, gone: QueueRef | AccountId) -> None:
        """Remove the messages about a list or an account that is gone."""
        self._stack.forget(gone)
        self._show()

    def go_to(self, place: Place) -> None:
        """Show the messages of another place, because another list is on the screen."""
        self._stack.go_to(place)
        self._show(make_way=True)

    # --- what is shown --------------------------------------------------------------------------------------------

    def _show(self, *, make_way: bool = False) -> None:
        """Show the front message. A card that may be pressed now stays in front, unless it is to `make_way`."""
        here, was = self._stack.here, self.message
        front = here[0] if here else None
        if self._is_about_to_be_pressed and not make_way and any(each is was for each in here):
            front = was
        if front is not was:
            self._put_in_front(front)
        self._show_others(tuple(each for each in here if each is not front))
        self._announce(here)
        self._time_departure()
        self.changed.emit()
        if front is None and was is not None:
            self.dismissed.emit()

    def _put_in_front(self, message: Message | None) -> None:
        self._keyboard.give_back()
        old, self._card = self._card, None
        self._more.setParent(self)
        if old is not None:
            self._whole.removeWidget(old)
            old.hide()
            delete_when_free(old)
        if message is None:
            self.hide()
            return
        self._card = self._made_card(message)
        self._card.hold(self._more)
        self._whole.addWidget(self._card)
        self._card.show()
        self.show()

    def _made_card(self, message: Message) -> MessageCard:
        card = MessageCard(message, self)
        card.chosen.connect(self._do)
        card.closed.connect(self.withdraw)
        return card

    def _do(self, message: Message, action: Action) -> None:
        self.withdraw(message)
        action.callback()

    def _announce(self, here: tuple[Message, ...]) -> None:
        """Have each new message said once, also behind an older one; of very many the rest is counted."""
        new = tuple(each for each in here if not any(each is old for old in self._announced))
        self._announced = tuple(each for each in (*self._announced, *new) if each in self._stack)
        for message in new[:MOST_SAID]:
            announce(self, spoken(message))
        if len(new) > MOST_SAID:
            announce(self, f"{len(new) - MOST_SAID} more messages")

    # --- the others behind it -------------------------------------------------------------------------------------

    @property
    def _behind(self) -> tuple[Message, ...]:
        return tuple(each for each in self._stack.here if each is not self.message)

    def fold_or_unfold(self) -> None:
        """Show the messages behind the front one above it, or hide them again."""
        if self.message is not None and self._behind:
            self._folded = not self._folded
            self._show_others(self._behind)
            self._time_departure()
            if not self._more.hasFocus():  # its own name is said while it has the keyboard
                announce(self, self._more.state)

    def _show_others(self, others: tuple[Message, ...]) -> None:
        self._folded = self._folded or not others
        self._more.setVisible(bool(others))
        if others:
            self._more.say(others, folded=self._folded)
        self._fill_others(() if self._folded else others)
        top = PEEK if others and self._folded else 8
        self._whole.setContentsMargins(AROUND, top, AROUND, UNDER)
        self._limit_card()
        self.update()

    def _fill_others(self, shown: tuple[Message, ...]) -> None:
        """Stack the cards upward: the next message stands right above the front one."""
        if shown == self._unfolded:
            return
        self._unfolded = shown
        old = self._others.takeWidget()
        if old is not None:
            old.setParent(self)  # Python would delete what belongs to nobody, and with it the button just pressed
            old.hide()
            delete_when_free(old)
        self._others.setVisible(bool(shown))
        if not shown:
            return
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addStretch(1)
        for message in reversed(shown):
            column.addWidget(self._made_card(message))
        self._others.setWidget(inside)
        inside.setAutoFillBackground(False)
        self._fit_others()

    def _fit_others(self) -> None:
        """Take at most half of the list's height."""
        inside, around = self._others.widget(), self.parentWidget()
        if inside is not None and around is not None and not self._folded:
            width, cards = max(self.width() - 2 * AROUND, 1), inside.layout()
            wanted = cards.totalHeightForWidth(width) if cards is not None else 0
            inside.setMinimumHeight(wanted)  # by itself it asks for room for its words in the narrowest column
            self._others.setFixedHeight(min(wanted, max(around.height() // 2, 1)))
            bar = self._others.verticalScrollBar()
            bar.setValue(bar.maximum())

    def _limit_card(self) -> None:
        """Leave the rows of a low list in sight: what the card says scrolls."""
        around = self.parentWidget()
        if self._card is None or around is None:
            return
        margins, layout = self._whole.contentsMargins(), around.layout()
        others = layout.totalMinimumSize().height() - self.minimumSizeHint().height() if layout is not None else 0
        most = min(around.height() // 2, around.height() - others)
        self._card.limit(most - margins.top() - margins.bottom())

    # --- good news goes -------------------------------------------------------------------------------------------

    @property
    def _is_in_use(self) -> bool:
        return self._keyboard.is_inside or self.underMouse()

    @property
    def _is_about_to_be_pressed(self) -> bool:
        buttons = self._card.buttons if self._card is not None else ()
        return self._keyboard.is_inside or any(button.underMouse() for button in buttons)

    def _time_departure(self) -> None:
        seconds = self.message.seconds if self.message is not None else None
        if seconds is None or self._is_in_use or not self._folded:
            self._departure.stop()
        elif not self._departure.isActive() or self._departure.interval() != round(seconds * 1000):
            self._departure.start(round(seconds * 1000))

    def _let_go(self) -> None:
        if self.message is not None and self.message.seconds is not None:
            self.dismiss()

    # --- the keyboard and the mouse -------------------------------------------------------------------------------

    def take_keyboard(self) -> None:
        """Bring the keyboard to the answer that loses nothing."""
        button = self._card.safe_button if self._card is not None else None
        if button is not None:
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or self._card is None:
            super().keyPressEvent(event)
        elif self._folded:
            self._card.leave()
        else:
            self.fold_or_unfold()

    def event(self, event: QEvent) -> bool:
        """Let a message that was in use make way once it no longer is."""
        is_handled = super().event(event)
        if event.type() in (QEvent.Type.Leave, QEvent.Type.HoverLeave):
            self._show()
        return is_handled

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._departure.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_others()
        self._limit_card()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Fit the card when the window gets lower or higher: the bar stands at its foot."""
        super().moveEvent(event)
        self._limit_card()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._card is None:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), colors().base)
        front = QRectF(self._card.geometry())
        paint_shadow(painter, front)
        if self._behind and self._folded:
            behind = QRectF(front.left() + INSET, front.top() - PEEK, front.width() - 2 * INSET, PEEK + 2 * RADIUS)
            paint_card(painter, behind, self._behind[0])
        painter.end()


def _made_others(bar: MessageBar) -> QScrollArea:
    area = QScrollArea(bar)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    area.setAccessibleName("Other messages")
    area.hide()
    return area
