"""The window's contents while the program cannot start: the event, the place, the reason, and the remedies."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain import errors as e
from desktop_app.ui.sentences.details import detail_of
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.message_stack import Action, Kind, Message
from desktop_app.ui.shell.messages import Sentence, sentence_of
from desktop_app.ui.style.measures import grow
from desktop_app.ui.style.theme import colors
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.nested_loops import delete_when_free
from desktop_app.ui.widgets.surfaces import column

WIDEST = 620
"""Pixels of the words, at the usual size of letters."""

_NOTHING_LOST = "Nothing of yours was changed."


def problem_sentence_of(error: e.LineupError) -> Sentence:
    """Return the words for an error at the start."""
    match error:
        case e.PlaceUnusable():
            return Sentence("Lineup can’t use its folder.", detail_of(error))
        case e.DiskFull():
            return Sentence(
                "Lineup can’t open its database.", f"{detail_of(error)} Correct that, or choose another folder."
            )
        case e.ProfileHeld():
            return Sentence("Lineup is running already.", "It doesn’t answer. Wait until it does, or end it.")
    return sentence_of(error, "The service")


class StartProblem(QObject):
    """A page over everything else, until the problem is solved or the person leaves."""

    retry_requested = Signal()
    folder_chosen = Signal(str)
    quit_requested = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._message: Message | None = None
        self._page: QWidget | None = None

    def show(self, error: e.LineupError) -> Sentence:
        """Show the error with what can be done about it; return the words."""
        self._withdraw()
        sentence = problem_sentence_of(error)
        if self._page is None:
            self._page, under = _made_page()
            self._window.show_instead(self._page, under)
            self._window.message_bar.dismissed.connect(self._say)
        self._message = Message(Kind.ERROR, sentence.lead, sentence.text, self._actions(error))
        self._say()
        return sentence

    def end(self) -> None:
        """Give the window back: the start went well."""
        self._withdraw()
        if self._page is not None:
            self._window.message_bar.dismissed.disconnect(self._say)
            self._window.show_nothing()
            delete_when_free(self._page)
            self._page = None

    def _say(self) -> None:
        """Show the message, again if it was closed: without it nobody would know."""
        if self._message is not None and not self._window.message_bar.holds(self._message):
            self._window.message_bar.show_message(self._message)

    def _withdraw(self) -> None:
        message, self._message = self._message, None
        if message is not None:
            self._window.message_bar.withdraw(message)

    def _actions(self, error: e.LineupError) -> tuple[Action, ...]:
        again = Action("Try again", self._retry)
        elsewhere = Action("Choose another folder…", self._choose)
        leave = Action("Quit", self.quit_requested.emit)
        if isinstance(error, e.DatabaseBusy):
            return again, leave
        if isinstance(error, e.DatabaseTooNew):
            return elsewhere, leave
        return again, elsewhere, leave

    def _retry(self) -> None:
        self._withdraw()
        self.retry_requested.emit()

    def _choose(self) -> None:
        dialog = QFileDialog(self._window, "Choose a folder for Lineup")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.folder_chosen)
        dialog.open()


class _Page(QWidget):
    """The ground that messages stand on elsewhere, too."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), colors().base)
        painter.end()


def _made_page() -> tuple[QWidget, QVBoxLayout]:
    """The page, and the place for the message in it."""
    page, inside = _Page(), QWidget()
    page.setAccessibleName("Lineup can’t start")
    grow(inside, QWidget.setMaximumWidth, WIDEST)
    under = column(8)
    title = Label("Lineup can’t start", 24, 700, wraps=True)
    for words in (title, Label(_NOTHING_LOST, 14, role="second_text", wraps=True)):
        words.setContentsMargins(12, 0, 12, 0)
        under.addWidget(words)
    under.addSpacing(8)
    inside.setLayout(under)
    whole = QVBoxLayout(page)
    whole.setContentsMargins(24, 24, 24, 24)
    whole.addStretch(1)
    across = QHBoxLayout()
    across.addStretch(1)
    across.addWidget(inside, 100)
    across.addStretch(1)
    whole.addLayout(across)
    whole.addStretch(2)
    return page, under
