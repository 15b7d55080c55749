"""The explorer's window: the request above, its answer below, earlier requests at the side."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop_app.domain.account import AccountId
from desktop_app.explorer.query import Query
from desktop_app.ui.explorer.answer_view import AnswerView
from desktop_app.ui.explorer.request_form import RequestForm
from desktop_app.ui.explorer.request_history import WIDTH, PastRequest, RequestHistory
from desktop_app.ui.shell.message_bar import MessageBar
from desktop_app.ui.shell.message_stack import Action, Kind, Message
from desktop_app.ui.style.measures import open_at
from desktop_app.ui.style.state_shapes import Shape
from desktop_app.ui.style.theme import grown
from desktop_app.ui.widgets.plain_window import PlainWindow
from desktop_app.ui.widgets.surfaces import line

SIZE = QSize(1000, 680)
SMALLEST = QSize(720, 520)
RIGHT_WIDTH = 768


class ExplorerWindow(PlainWindow):
    """The window of the API explorer; the main window can be used meanwhile. It reports, `ExplorerController` acts."""

    asked = Signal(object, object)
    """AccountId, Query: send it."""

    signed = Signal(object, object)
    """AccountId, Query: sign it, and send nothing."""

    stopped = Signal()
    looked_at = Signal()
    """The person came to it: accounts may have changed meanwhile."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("API explorer")
        open_at(self, SIZE, SMALLEST)
        self.question = RequestForm()
        self.bar = MessageBar()
        self.answer = AnswerView()
        self.history = RequestHistory()
        self._build()
        self._connect()

    def say(self, message: Message) -> None:
        """Show a message in place of the one before."""
        self._say_nothing()
        self.bar.show_message(message)

    def show_asking(self, asking: bool) -> None:  # noqa: FBT001 - as Qt's setters
        """Show that a request is under way, or over."""
        self.question.show_asking(asking)
        if asking:
            self.answer.clear()
            self.answer.say("Asking…", Shape.WORKING)

    def follow(self, address: str) -> None:
        """Ask an address of an answer."""
        self.question.show_query(Query("GET", address))
        self._send()

    # --- building -------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.question)
        column.addWidget(self.bar)
        column.addWidget(line())
        column.addWidget(self.answer, 1)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        panes.setHandleWidth(1)
        panes.addWidget(self.history)
        panes.addWidget(right)
        panes.setStretchFactor(1, 1)
        panes.setSizes([grown(WIDTH), grown(RIGHT_WIDTH)])
        whole = QVBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(panes)
        self.set_content(whole)

    def _connect(self) -> None:
        self.question.send_pressed.connect(self._send)
        self.question.sign_pressed.connect(self._sign)
        self.question.stop_pressed.connect(self.stopped)
        self.answer.followed.connect(self.follow)
        self.history.chosen.connect(self._bring_back)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self._leave)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Close), self).activated.connect(self.close)
        QShortcut(QKeySequence("Ctrl+L"), self).activated.connect(self._go_to_address)

    # --- acting ---------------------------------------------------------------------------------------------------

    def _send(self) -> None:
        account, query = self.question.chosen_account, self.question.query
        if account is None:
            return
        self._say_nothing()
        if query.writes:
            self._ask_first(account, query)
        else:
            self.asked.emit(account, query)

    def _ask_first(self, account: AccountId, query: Query) -> None:
        """Show the signed request, and let the person decide whether to send it."""
        self.signed.emit(account, query)
        name = self.question.account.currentText()
        send = Action("Send it", lambda: self.asked.emit(account, query))
        text = "It is sent as it stands, and cannot be undone here."
        self.say(Message(Kind.WARNING, f"{query.method} may change something at {name}.", text, (send,), asks=True))
        self.bar.take_keyboard()

    def _sign(self) -> None:
        account, query = self.question.chosen_account, self.question.query
        if account is not None:
            self._say_nothing()
            self.signed.emit(account, query)

    def _bring_back(self, asked: PastRequest) -> None:
        place = self.question.account.findData(str(asked.account))
        if place >= 0:
            self.question.account.setCurrentIndex(place)
        self.question.show_query(asked.query)
        self._go_to_address()

    def _go_to_address(self) -> None:
        self.question.address.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.question.address.selectAll()

    def _leave(self) -> None:
        """Close the message if there is one, else the window."""
        if self.bar.message is not None:
            self._say_nothing()
            self._go_to_address()
        else:
            self.close()

    def _say_nothing(self) -> None:
        while self.bar.message is not None:
            self.bar.dismiss()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.looked_at.emit()
