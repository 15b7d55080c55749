"""The right pane while a list is arranged: what will be sent, then how far it has come."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.sync.state import Health, QueueState
from desktop_app.ui.arrange.comparison import Comparison, MoveProgress
from desktop_app.ui.arrange.day_split import DaySplit
from desktop_app.ui.arrange.parts import Fact, Segment, SegmentBar, ShareBar
from desktop_app.ui.arrange.travel import Travel
from desktop_app.ui.arrange.units import UnitsBlock
from desktop_app.ui.arrange.words import moves
from desktop_app.ui.style.measures import follow_font
from desktop_app.ui.style.state_shapes import Shape
from desktop_app.ui.widgets import plain_text
from desktop_app.ui.widgets.announcement import announce
from desktop_app.ui.widgets.label import Label

FACTS = 4
START_KEYS = "Ctrl+Return"
_STUCK = (Health.OFFLINE, Health.LIMITED, Health.SIGN_IN_AGAIN, Health.TROUBLE, Health.INCOMPLETE)


class ArrangePanel(QWidget):
    """The right pane of an arranging; its buttons report, and act not by themselves."""

    start_pressed = Signal()
    today_pressed = Signal()
    """The person wants only what is sent today."""

    stop_pressed = Signal()
    close_pressed = Signal()

    def __init__(self, travel: Travel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Arrange")
        self._travel = travel
        self._service = travel.service
        self._number = Label("", 28, 700, parent=self)
        self._under = Label("", 14, role="second_text", wraps=True, parent=self)
        self._share = ShareBar(self)
        self._days = SegmentBar("Moves of today and later", self)
        self._left = Label("", 12, 600, parent=self)
        self._right = Label("", 12, role="second_text", parent=self)
        self._facts = tuple(Fact(self) for _ in range(FACTS))
        self.start_button = QPushButton("Arrange", self)
        self.start_button.setProperty("primary", True)
        self.today_button = QPushButton("Only today’s part", self)
        self.units = UnitsBlock(self)
        self.stop_button = QPushButton("Stop after this one", self)
        self.close_button = QPushButton("Cancel", self)
        self._hint = Label("", 12, role="second_text", wraps=True, parent=self)
        self._build()
        self._leave()

    @property
    def headline(self) -> str:
        """The headline, and the words under it."""
        return f"{self._number.text()} {self._under.text()}"

    @property
    def hint(self) -> str:
        """The hint over the buttons."""
        return self._hint.text()

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """The facts that are shown: a heading and a sentence each."""
        return tuple(fact.words for fact in self._facts)

    @property
    def part(self) -> float:
        """The filled part of the bar, between 0 and 1."""
        return self._share.part

    def show_reading(self, *, failed: bool) -> None:
        """Show that the person's own ratings are read first, or could not be read."""
        self._buttons(previews=True)
        self._show_numbers(shown=False)
        self.start_button.setEnabled(False)
        self._number.setText("Your ratings")
        self._under.setText("could not be read" if failed else f"are read from {self._service} first")
        self._hint.setText("Nothing has been sent yet.")

    def show_preview(self, comparison: Comparison, note: tuple[str, str] | None = None) -> None:
        """Show the moves before they are sent. `note`: the heading and text of a fact of this order alone."""
        count, stay = len(comparison.moves), comparison.staying
        self._buttons(previews=True)
        self.start_button.setEnabled(bool(count))
        self._number.setText(moves(count) if count else "No moves")
        self._under.setText(self._travel.where() if count else "It stands in this order already.")
        self._share.show_part(count, count + stay)
        self._left.setText(_which(count, "move"))
        self._right.setText(_which(stay, "stay"))
        self._show_numbers(shown=True)
        one, two, three, four = self._facts
        one.say("arrange", "The fewest that do it", f"{_which(stay, 'stay')}, in order among themselves.")
        two.say("info" if note else "list", *(note or self._travel.how()))
        three.say("lock", "Safe against other edits", "If the list changes meanwhile, Lineup goes on from there.")
        four.say("undo", "Undo brings all of it back", "One step: Ctrl+Z.")
        self._hint.setText(self._travel.hint(count) if count else "Nothing will be sent.")

    def show_split(self, split: DaySplit, stay: int) -> None:
        """Show the moves before they are sent, where not all of them are sent today."""
        today = split.part.moves
        self._buttons(previews=True, parted=True)
        self.start_button.setEnabled(True)
        self.today_button.setEnabled(bool(today))
        self.start_button.setText(f"Start: {moves(today)} now" if today else f"Start {split.when}")
        self._number.setText(moves(split.total))
        self._under.setText(f"{_which(stay, 'stay')} in place")
        self._days.show_parts(((Segment.FILLED, today), (Segment.HATCHED, split.later)), split.total)
        self._left.setText(f"{today:,} today")
        self._right.setText(f"{split.later:,} {split.when}")
        self._show_numbers(shown=True)
        self.units.show_split(split)
        one, two, three, four = self._facts
        one.say(Shape.TRAVELS, *split.today_in_words)
        two.say(Shape.WAITS, *split.later_in_words)
        three.say("info", "Stop between any two moves", "What has been sent stays. The rest can be canceled any day.")
        four.say("undo", *split.undo_in_words)
        self._hint.setText(f"The rest follows after {split.moment}.")
        announce(self, split.spoken)

    def show_progress(self, now: MoveProgress, name: str, place: int, state: QueueState, *, stopping: bool) -> None:
        """Show how far the moves have come. `name` and `place`: of the title that is sent now or next."""
        left = now.total - now.sent
        self._buttons(previews=False)
        self.stop_button.setEnabled(not stopping)
        self._number.setText(f"{now.sent} of {now.total}")
        self._under.setText(f"moves sent to {self._service}")
        self._share.show_part(now.sent, now.total)
        self._left.setText(self._travel.left(left))
        self._right.setText("one at a time" if self._travel.is_one_by_one else "")
        one, two, three, four = self._facts
        one.say(*self._what_travels(name, place, state))
        two.say("check", f"{now.sent} settled", f"{self._service} has answered each of them.")
        kept = "They are sent even if Lineup is closed and opened again."
        three.say("lock", f"{now.waiting} are in the journal", "Taken back: they are not sent." if stopping else kept)
        four.say("info", "You can go on working", "Moves you make now are sent after these.")
        stops = "Stopping: the request under way is waited for."
        self._hint.setText(stops if stopping else "What was sent stays; Undo takes it back.")

    def _show_numbers(self, *, shown: bool) -> None:
        parted = not self.today_button.isHidden()
        for widget in (self._left, self._right, *self._facts):
            widget.setVisible(shown)
        self._share.setVisible(shown and not parted)
        for part in (self._days, self.units):
            part.setVisible(shown and parted)

    def _what_travels(self, name: str, place: int, state: QueueState) -> tuple[Shape, str, str]:
        head = f"{name}, to place {place}"
        if state.health in _STUCK:
            return Shape.OFFLINE, head, f"{self._service} does not take it just now; tried again by itself."
        if state.health is Health.READING:
            return Shape.WORKING, head, f"{self._service} is asked how the list stands."
        return Shape.TRAVELS, head, f"waiting for {self._service} to answer"

    def _leave(self) -> None:
        """Leave the page, as Escape does in the middle of the window."""
        leave = QAction("Leave", self)
        leave.setShortcut("Esc")
        leave.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.triggered.connect(self.close_pressed)
        self.addAction(leave)
        self.start_button.setShortcut(QKeySequence(START_KEYS))
        keys = self.start_button.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.start_button.setToolTip(plain_text.tip(f"Send these moves ({keys})"))

    def _buttons(self, *, previews: bool, parted: bool = False) -> None:
        self.start_button.setVisible(previews)
        self.start_button.setText("Arrange")
        self.start_button.setShortcut(QKeySequence(START_KEYS))
        self.today_button.setVisible(parted)
        self.stop_button.setVisible(not previews)
        self.close_button.setText("Cancel" if previews else "Show the list")

    def _build(self) -> None:
        self.start_button.clicked.connect(self.start_pressed)
        self.today_button.clicked.connect(self.today_pressed)
        self.stop_button.clicked.connect(self.stop_pressed)
        self.close_button.clicked.connect(self.close_pressed)
        ends = QHBoxLayout()
        ends.addWidget(self._left)
        ends.addStretch()
        ends.addWidget(self._right)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(0)
        for widget, space in ((self._number, 2), (self._under, 16), (self._share, 0), (self._days, 8)):
            column.addWidget(widget)
            column.addSpacing(space)
        column.addLayout(ends)
        column.addSpacing(24)
        for at, fact in enumerate(self._facts):
            if at == FACTS // 2:
                column.addWidget(self.units)
                column.addSpacing(12)
            column.addWidget(fact)
            column.addSpacing(12)
        column.addStretch()
        follow_font(self._hint, lambda hint: hint.setMinimumHeight(2 * hint.fontMetrics().lineSpacing()))
        self._hint.setAlignment(Qt.AlignmentFlag.AlignBottom)
        column.addWidget(self._hint)
        column.addSpacing(8)
        buttons = QVBoxLayout()
        buttons.setSpacing(8)
        for button in (self.start_button, self.today_button, self.stop_button, self.close_button):
            buttons.addWidget(button)
        column.addLayout(buttons)


def _which(count: int, does: str) -> str:
    """A count with its verb: `37 move`, `1 stays`."""
    return f"{count:,} {does}s" if count == 1 else f"{count:,} {does}"
