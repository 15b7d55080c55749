"""The bar under a list that tells what happened and offers what can be done. It never takes the focus."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop_app.ui.style.icons import icon
from desktop_app.ui.style.measures import grow_icon
from desktop_app.ui.style.theme import colors, grown
from desktop_app.ui.widgets import plain_text
from desktop_app.ui.widgets.announcement import announce
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.nested_loops import delete_when_free
from desktop_app.ui.widgets.surfaces import IconMark

RADIUS = 8
LONGEST_LEAD, LONGEST_TEXT, LONGEST_LABEL = 300, 1_000, 60
"""Characters: a name in a message may be endless, and the bar must not cover the list."""

LEAST_WORDS = 220
"""Pixels of words beside which there may be buttons."""

AROUND = 12
"""Pixels of the list's own ground around the panel, at its sides and under it."""


class Kind(Enum):
    """The kind of a message; it sets the colour and the icon."""

    INFO = auto()
    OK = auto()
    WARNING = auto()
    ERROR = auto()


@dataclass(frozen=True, slots=True)
class Action:
    """A button of the bar: pressing it closes the bar, then does it."""

    label: str
    callback: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Message:
    """A message. `lead` says what happened, in bold; `text` says why, and what to do.

    `asks`: the person has just asked for what is done only once they say so here, so it stands before older errors.
    `is_aside`: about what is not on the screen. Whatever else there is to tell comes first.
    """

    kind: Kind
    lead: str
    text: str = ""
    actions: tuple[Action, ...] = ()
    asks: bool = False
    is_aside: bool = False


_ICONS = {
    Kind.INFO: ("info", "link"),
    Kind.OK: ("check", "ok"),
    Kind.WARNING: ("warning", "warn"),
    Kind.ERROR: ("warning", "err"),
}
_SPOKEN = {Kind.INFO: "", Kind.OK: "", Kind.WARNING: "Warning: ", Kind.ERROR: "Error: "}


class MessageBar(QWidget):
    """A bar that shows one message at a time. An error stays until it is closed; others replace each other.

    A question that the person waits for is in front; an error that stood there is next.
    """

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages: tuple[Message, ...] = ()
        self._icon = IconMark("info")
        self._text = Label(wraps=True, parent=self)
        self._buttons: list[ActionButton] = []
        self._row = self._made_row()
        self._under = QHBoxLayout()
        self._under.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(AROUND + 12, 8, AROUND + 8, AROUND + 8)
        whole.setSpacing(4)
        whole.addLayout(self._row)
        whole.addLayout(self._under)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.hide()

    @property
    def message(self) -> Message | None:
        """The message that is shown now; None while the bar is empty."""
        return self._messages[0] if self._messages else None

    def holds(self, message: Message | None) -> bool:
        """Return whether the bar shows this message, or will when others are closed."""
        return any(each is message for each in self._messages)

    def show_message(self, message: Message) -> None:
        """Show it. Where an error stands, it comes after that, unless it `asks`."""
        self._messages = _with(message, self._messages)
        self._show()
        self._announce(message)

    def dismiss(self) -> None:
        """Close what is shown; an error that came in meanwhile is next."""
        self._messages = self._messages[1:]
        self._show()
        if not self._messages:
            self.dismissed.emit()

    def withdraw(self, message: Message) -> None:
        """Remove a message, shown or waiting, because it no longer holds."""
        if message is self.message:
            self.dismiss()
        else:
            self._messages = tuple(each for each in self._messages if each is not message)

    def _show(self) -> None:
        message = self.message
        for button in self._buttons:
            self._row.removeWidget(button)
            self._under.removeWidget(button)
            button.hide()
            delete_when_free(button)
        self._buttons = []
        if message is None:
            self.hide()
            return
        for action in message.actions:
            self._add(action)
        self._arrange()
        self._dress()
        self.setAccessibleName(_spoken(message))
        self.show()

    def _add(self, action: Action) -> None:
        button = ActionButton(action, self)
        button.chosen.connect(self._do)
        self._buttons.append(button)
        button.show()

    def _arrange(self) -> None:
        """Put the buttons beside the words, or under them where the words would be squeezed."""
        taken = sum(button.sizeHint().width() + 8 for button in self._buttons)
        is_narrow = self.width() - taken < grown(LEAST_WORDS) + 2 * AROUND + 80
        for button in self._buttons:
            if is_narrow and self._under.indexOf(button) < 0:
                self._row.removeWidget(button)
                self._under.addWidget(button)
            elif not is_narrow and self._row.indexOf(button) < 0:
                self._under.removeWidget(button)
                self._row.insertWidget(self._row.count() - 1, button)

    def _do(self, action: Action) -> None:
        self.dismiss()
        action.callback()

    def _dress(self) -> None:
        message = self.message
        if message is None:
            return
        name, role = _ICONS[message.kind]
        self._icon.set(name, role)
        self._text.set_parts(*_words(message))
        self.update()

    def _announce(self, message: Message) -> None:
        announce(self, _spoken(message), is_urgent=message.kind is Kind.ERROR)

    def _made_row(self) -> QHBoxLayout:
        close = QToolButton(self)
        close.setIcon(icon("cross"))
        grow_icon(close, 12)
        close.setToolTip("Close (Esc)")
        close.setAccessibleName("Close this message")
        close.clicked.connect(self.dismiss)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)  # a word may be long
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addSpacing(4)
        row.addWidget(self._text, 1)
        row.addWidget(close)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self.message is None:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), colors().base)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_fill(self.message.kind))
        painter.drawRoundedRect(self.rect().adjusted(AROUND, 0, -AROUND, -AROUND), RADIUS, RADIUS)
        painter.end()


class ActionButton(QPushButton):
    """A button that tells which action was chosen."""

    chosen = Signal(object)

    def __init__(self, action: Action, parent: QWidget) -> None:
        super().__init__(plain_text.caption(plain_text.cut(action.label, LONGEST_LABEL)), parent)
        self._action = action
        self.setProperty("flat", "true")
        self.clicked.connect(self._choose)

    def _choose(self) -> None:
        self.chosen.emit(self._action)


def _with(message: Message, shown: tuple[Message, ...]) -> tuple[Message, ...]:
    """The messages with another one: questions first, then errors, then the newest of the others.

    Questions and errors stay until they are closed or come again. Messages that were put aside come last.
    """
    asides = tuple(m for m in shown if m.is_aside and m.lead != message.lead)
    others = tuple(m for m in shown if not m.is_aside)
    errors = tuple(m for m in others if m.kind is Kind.ERROR and m.lead != message.lead)
    if message.is_aside:
        return (*others, *asides, message)
    if message.kind is Kind.ERROR or message.asks:
        return (message, *errors, *asides)
    return (*errors, message, *asides)


def _fill(kind: Kind) -> QColor:
    of = colors()
    return {Kind.INFO: of.message, Kind.OK: of.ok_fill, Kind.WARNING: of.warn_fill, Kind.ERROR: of.err_fill}[kind]


def _spoken(message: Message) -> str:
    return f"{_SPOKEN[message.kind]}{' '.join(_words(message))}".strip()


def _words(message: Message) -> tuple[str, str]:
    """The lead and the text as they are shown and spoken."""
    return plain_text.cut(message.lead, LONGEST_LEAD), plain_text.cut(message.text, LONGEST_TEXT)
