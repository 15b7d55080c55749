"""The line at the window's foot: the state of the shown list, and the changes that wait."""

from functools import lru_cache

from PySide6.QtCore import QDateTime, QEvent, QLocale, Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from desktop_app.domain.errors import AccountLocked, RateLimited
from desktop_app.domain.queues import QueueRef
from desktop_app.sync.state import Health, QueueState
from desktop_app.ui.queue.words import DOT
from desktop_app.ui.sentences.day_ends import waits_until
from desktop_app.ui.shell.messages import counted, sentence_of
from desktop_app.ui.shell.next_try import NextTry, SecondsLeft
from desktop_app.ui.shell.status_room import StatusRoom
from desktop_app.ui.style.icons import beside_icon, icon
from desktop_app.ui.style.measures import grow, grow_icon
from desktop_app.ui.style.state_shapes import Shape, StateDot, shape_icon
from desktop_app.ui.widgets import plain_text
from desktop_app.ui.widgets.announcement import announce
from desktop_app.ui.widgets.label import ElidedLabel, Label

_SHAPES = {
    Health.IN_STEP: Shape.LINKED,
    Health.READING: Shape.WORKING,
    Health.SENDING: Shape.TRAVELS,
    Health.NOT_READ: Shape.WORKING,
    Health.OFFLINE: Shape.OFFLINE,
    Health.LIMITED: Shape.OFFLINE,
    Health.SIGN_IN_AGAIN: Shape.SIGN_IN_AGAIN,
    Health.TROUBLE: Shape.DECIDE,
    Health.INCOMPLETE: Shape.DECIDE,
}


_STUCK = frozenset({Health.OFFLINE, Health.LIMITED, Health.TROUBLE, Health.INCOMPLETE})


class StatusLine(QWidget):
    """A line of constant height, of which only the words change."""

    retry_pressed = Signal()
    outbox_pressed = Signal()
    """The person wants to see what waits."""

    problems_pressed = Signal()
    """The person wants to see the first problem."""

    said_pressed = Signal()
    """The person wants to see what was said."""

    notices_pressed = Signal()
    """The person wants to see what ends, leaves or runs out soon."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grow(self, QWidget.setFixedHeight, 32)
        self._dot = StateDot(self)
        self._left = ElidedLabel(pixels=12, parent=self)
        self._left.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._right = Label(pixels=12, parent=self)
        self.is_stuck = False
        """Whether the line says that the list cannot be read or sent now."""

        self._here = 0
        """Changes that wait in the list on the screen."""

        self._elsewhere = 0
        self._stuck: QueueRef | None = None
        self._room = QWidget(self)
        self._waits = StateDot(self._room)
        self._outbox = QPushButton(self._room)
        self._outbox.setProperty("link", True)
        self._outbox.setToolTip("Show what waits (Ctrl+Shift+O)")
        self._outbox.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._outbox.clicked.connect(self.outbox_pressed)
        self._decide = _link(self, "Show what you can decide (Ctrl+Shift+O)", self.outbox_pressed)
        self._problems = _link(self, "Show the first problem", self.problems_pressed)
        self._notices = _link(self, "Show what ends, leaves or runs out soon (Ctrl+Shift+B)", self.notices_pressed)
        self._notices.setIcon(icon("clock", "warn"))
        self._said = _link(self, "Show the messages of this session (Ctrl+Shift+Y)", self.said_pressed)
        self._said.setIcon(icon("bell"))
        self._said.setAccessibleName("Messages of this session")
        self._counting = QWidget(self)
        self._next_try = NextTry(self._counting)
        self._retry = QPushButton("Retry now", self)
        self._retry.setProperty("link", True)
        self._retry.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # it hides when it was pressed: the list keeps the keyboard
        self._retry.clicked.connect(self.retry_pressed)
        self._lay_out()
        for button in (self._decide, self._problems, self._notices):
            button.hide()
        self._furnish_room()
        self.show_nothing("", "")

    def _lay_out(self) -> None:
        self._row = row = QHBoxLayout(self)
        self._fit = StatusRoom(row)
        row.setContentsMargins(20, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self._dot)
        row.addWidget(self._left)
        row.addStretch(1)
        row.addWidget(self._room)
        row.addWidget(self._right)
        row.addWidget(self._counting)
        row.addWidget(self._retry)
        for widget in (self._decide, self._problems, self._notices, self._said):
            row.addWidget(widget)

        counting = QHBoxLayout(self._counting)
        counting.setContentsMargins(0, 0, 0, 0)
        counting.addWidget(self._next_try)
        self._fit.may_go(self._counting, StatusRoom.LEAST)

    def add_at_end(self, button: QPushButton, title: QWidget, short: str) -> None:
        """Show a button at the right end, whatever else is shown, behind a title that goes where there is no room.

        `short`: the button's words where there is little room.
        """
        for part in (title, button):
            self._row.addWidget(part)
        self._fit.may_go(title, StatusRoom.SPARE)
        self._fit.say(button, button.text(), short)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._find_room()

    def event(self, event: QEvent) -> bool:
        """Find the room anew when a part says something else."""
        is_handled = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._find_room()
        return is_handled

    @property
    def words(self) -> str:
        """All words that are shown, left and right."""
        right = (self._outbox, self._right, self._next_try, self._decide, self._problems)
        shown = [widget for widget in right if not widget.isHidden()]
        texts = [self._fit.words_of(each) if isinstance(each, QPushButton) else each.text() for each in shown]
        said = (self._left.text(), *texts)
        return " ".join(part for part in said if part)

    def _furnish_room(self) -> None:
        """Put the waiting changes into a box of fixed size, so that an edit lays out nothing around them."""
        row = QHBoxLayout(self._room)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addStretch(1)
        for widget in (self._waits, self._outbox):
            row.addWidget(widget)
            widget.hide()
        self._room.setFixedSize(0, self.height())

    def show_nothing(self, left: str, right: str) -> None:
        """Show these words while no list is shown."""
        self.is_stuck = False
        self._dot.hide()
        self._retry.hide()
        self._show_waiting(0, Shape.WAITS)
        self._next_try.watch(None)
        self._left.setText(left)
        self._right.setText(right)

    def show_state(self, state: QueueState, service: str, next_try_in: SecondsLeft | None = None) -> None:
        """Show the health of the list on the screen, and the time of its next try if one is planned."""
        self._dot.show()
        words = _left(state, service)
        waits = waits_until(state.trouble)
        self._dot.set_shape(Shape.WAITS if waits else _SHAPES[state.health], words)
        self._left.setText(words)
        self.is_stuck = is_stuck = state.health in _STUCK
        self._right.clear()
        travels = state.health is Health.SENDING
        self._show_waiting(state.waiting, Shape.TRAVELS if travels else Shape.WAITS)
        self._next_try.watch(next_try_in if is_stuck and not waits else None)
        self._retry.setVisible(is_stuck and not _must_wait(state) and not isinstance(state.trouble, AccountLocked))
        self._tell_turn(state, words, is_stuck=is_stuck)

    def _tell_turn(self, state: QueueState, words: str, *, is_stuck: bool) -> None:
        """Announce what no message says: that a service is out of reach or its day spent, and that this is over."""
        is_silent = state.health is Health.OFFLINE or bool(waits_until(state.trouble))
        is_news = is_silent if is_stuck else state.health is Health.IN_STEP
        if is_news and (state.ref == self._stuck) is not is_stuck:
            announce(self, words.replace(DOT, ", "))
        if is_stuck or state.health is Health.IN_STEP:
            self._stuck = state.ref if is_stuck else None

    def show_elsewhere(self, count: int) -> None:
        """Show how many changes of other lists are on their way or to be decided."""
        self._elsewhere = count
        self._say_waiting()

    def show_decisions(self, count: int) -> None:
        """Show how many changes of all lists are to be decided; hidden for 0."""
        self._show_marked(self._decide, Shape.DECIDE, f"{count:,} to decide" if count else "", count)

    def show_problems(self, count: int) -> None:
        """Show how many problems there are in all lists; hidden for 0."""
        self._show_marked(self._problems, Shape.PROBLEM, counted(count, "problem", "problems") if count else "", count)

    def _show_marked(self, button: QPushButton, shape: Shape, words: str, count: int) -> None:
        button.setIcon(shape_icon(shape))
        self._fit.say(button, beside_icon(words), beside_icon(f"{count:,}"))
        button.setVisible(bool(words))

    def show_notices(self, count: int) -> None:
        """Show how many things end, leave or run out soon; hidden for 0."""
        self._fit.say(self._notices, beside_icon(counted(count, "notice", "notices")), beside_icon(f"{count:,}"))
        self._notices.setVisible(bool(count))

    def _show_waiting(self, count: int, shape: Shape) -> None:
        self._here = count
        self._waits.set_shape(shape, _waiting(count))
        self._say_waiting()

    def _say_waiting(self) -> None:
        elsewhere = f"{self._elsewhere} in other lists" if self._elsewhere else ""
        words = " · ".join(part for part in (_waiting(self._here), elsewhere) if part)
        if words == self._fit.words_of(self._outbox):
            return
        self._fit.say(self._outbox, words, f"{self._here + self._elsewhere:,}")
        self._outbox.setVisible(bool(words))
        self._waits.setVisible(bool(words))
        self._widen_room()

    def _widen_room(self, *, anew: bool = False) -> None:
        needed = self._room.sizeHint().width()
        if anew or needed > self._room.minimumWidth():
            self._room.setFixedWidth(needed)

    def _find_room(self) -> None:
        if self._fit.fit(self.width()):
            self._widen_room(anew=True)


def _left(state: QueueState, service: str) -> str:
    match state.health:
        case Health.IN_STEP:
            return f"Up to date · {_time(state.read_at)}"
        case Health.READING | Health.NOT_READ:
            return f"Reading from {service}…"
        case Health.SENDING:
            return f"Sending to {service}…"
    words = sentence_of(state.trouble, service).lead.rstrip(".") if state.trouble else f"Can’t reach {service}"
    if until := waits_until(state.trouble):
        return f"{words}{DOT}waiting until {until}"
    read = f" · last read {_time(state.read_at)}" if state.read_at else ""
    return f"{words}{read}"


def _must_wait(state: QueueState) -> bool:
    """Whether the service itself said how long: then nothing is sent before, and the line says when."""
    trouble = state.trouble
    return state.health is Health.LIMITED and isinstance(trouble, RateLimited) and not trouble.until_tomorrow


def _waiting(count: int) -> str:
    return f"{counted(count, 'change', 'changes')} waiting" if count else ""


def _link(parent: QWidget, tip: str, pressed: SignalInstance) -> QPushButton:
    button = QPushButton(parent)
    button.setProperty("link", True)
    grow_icon(button, 14)
    button.setToolTip(plain_text.tip(tip))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(pressed)
    return button


@lru_cache(maxsize=64)
def _time(moment: float | None) -> str:
    if moment is None:
        return ""
    when = QDateTime.fromSecsSinceEpoch(round(moment))
    return QLocale().toString(when.time(), QLocale.FormatType.ShortFormat)
