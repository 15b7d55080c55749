"""The table of a list, or a page in its place while there are no rows to show."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from desktop_app.sync.state import Health, QueueState
from desktop_app.ui.style.icons import beside_icon, icon
from desktop_app.ui.widgets import drawings
from desktop_app.ui.widgets.empty_state import EmptyState

_HOW_TO_FILL = "Add a title, or drag one here from another list. Shift moves it, a plain drag copies."


class QueueBody(QStackedWidget):
    """A stack of the table, and of pages that say why there are no rows and what to do about it."""

    add_requested = Signal()
    refresh_requested = Signal()
    clear_requested = Signal()
    """The filter leaves no row, and is to be cleared."""

    def __init__(self, table: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._is_of_one_list = True
        self._add = _primary("add", "Add title")
        self._try_again = _primary("refresh", "Try again now")
        clear = QPushButton("Clear the filter")
        self._empty = EmptyState(drawings.nothing_here, "Nothing here yet", _HOW_TO_FILL, self)
        self._reading = EmptyState(drawings.not_read, "Not read yet", "", self)
        self._unmatched = EmptyState(drawings.no_match, "No title matches", "", self)
        instead = (self._empty, self._add), (self._reading, self._try_again), (self._unmatched, clear)
        self.addWidget(table)
        for state, button in instead:
            state.add_button(button)
            self.addWidget(state)
        self._add.clicked.connect(self.add_requested)
        self._try_again.clicked.connect(self.refresh_requested)
        clear.clicked.connect(self.clear_requested)

    @property
    def is_empty(self) -> bool:
        """Whether the list is known to hold nothing."""
        return self.currentWidget() is self._empty

    def choose(self, state: QueueState, needle: str, *, has_rows: bool) -> None:
        """Show the table, or the page that explains why the filter `needle` or the list leaves no rows."""
        if has_rows:
            self.setCurrentWidget(self._table)
        elif not state.loaded:
            self.setCurrentWidget(self._reading)
        elif needle:
            self._unmatched.set_text(f"Nothing in this list has “{needle}” in it.")
            self.setCurrentWidget(self._unmatched)
        else:
            self.setCurrentWidget(self._empty)

    def say_why_not_read(self, health: Health, service: str) -> None:
        """Say why the list was never read."""
        self._try_again.setEnabled(health is not Health.READING)
        if self._is_of_one_list:
            is_coming = health in (Health.NOT_READ, Health.READING, Health.SENDING)
            self._reading.say("Loading this list…" if is_coming else "Not read yet", _why_not_read(health, service))

    def be_of_several_lists(self, empty: tuple[str, str], reading: tuple[str, str]) -> None:
        """Set other words for a view over several lists, in which titles are neither added nor read."""
        self._is_of_one_list = False
        self._empty.say(*empty)
        self._reading.say(*reading)
        for button in (self._add, self._try_again):
            button.hide()


def _primary(picture: str, text: str) -> QPushButton:
    button = QPushButton(icon(picture, "on_accent"), beside_icon(text))
    button.setDefault(True)
    button.setProperty("primary", True)
    return button


def _why_not_read(health: Health, service: str) -> str:
    match health:
        case Health.NOT_READ | Health.READING | Health.SENDING:
            return f"Lineup is asking {service} for it."
        case Health.SIGN_IN_AGAIN:
            return f"{service} needs you to sign in again."
        case Health.INCOMPLETE:
            return f"{service} isn’t showing the whole list. Lineup keeps checking."
        case Health.LIMITED:
            return f"{service} is limiting requests. Lineup will try again by itself."
        case _:
            return f"Can’t reach {service}. Lineup will try again by itself."
