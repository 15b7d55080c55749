"""The view of an answer: its body, its headers, and the request as it was signed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QTabWidget, QVBoxLayout, QWidget

from desktop_app.accounts.api_explorer import Answer
from desktop_app.explorer.query import Query
from desktop_app.masking import without_held
from desktop_app.transport import Exchange
from desktop_app.ui.explorer.linked_text import EMPTY, LinkedText
from desktop_app.ui.shell.call_words import outcome, request_in_words
from desktop_app.ui.style.state_shapes import Shape, StateDot
from desktop_app.ui.widgets.copy_button import CopyButton
from desktop_app.ui.widgets.label import FixedText, Label

_NOTHING = "What the service answers stands here. Addresses of the service in it can be followed: click one, or Alt+↓."
_NO_REQUEST = "The signed request stands here, its secrets masked: send it, or have it signed only."
NOT_ASKED = "Nothing was asked yet."


class AnswerView(QWidget):
    """Three tabs, and the outcome of the request above them."""

    followed = Signal(str)
    """An address of the same service."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = LinkedText("The answer")
        self.headers = LinkedText("The answer’s headers")
        self.request = FixedText("The signed request")
        self.tabs = QTabWidget()
        self._dot = StateDot()
        self._words = Label(NOT_ASKED, 13, 600)
        self._curl = ""
        self.copy_curl = CopyButton("Copy as curl", "Copy the request for curl, without secrets", self._as_curl)
        self._copy = CopyButton("Copy", "Copy the shown text", self._shown_text)
        self._build()
        self.body.followed.connect(self.followed)
        self.headers.followed.connect(self.followed)

    @property
    def words(self) -> str:
        """The outcome in words."""
        return self._words.text()

    def say(self, words: str, shape: Shape | None = None) -> None:
        """Show the state of the request."""
        self._words.setText(words)
        self._dot.setVisible(shape is not None)
        if shape is not None:
            self._dot.set_shape(shape, words)

    def show_request(self, exchange: Exchange, query: Query, curl: str) -> None:
        """Show the request that goes out, or would, and offer it as a curl command."""
        self.request.setPlainText(request_in_words(exchange, query))
        self._curl = curl
        self.copy_curl.setEnabled(True)

    def show_answer(self, answer: Answer) -> None:
        """Show the answer: its outcome, body and headers."""
        good = answer.exchange.status < 400
        self.say(outcome(answer), Shape.LINKED if good else Shape.DECIDE)
        self.body.show_page(answer.body)
        self.headers.show_page(answer.headers)
        self.tabs.setCurrentWidget(self.body)

    def clear(self) -> None:
        """Empty the view, because another request is made."""
        self.body.show_page(EMPTY)
        self.headers.show_page(EMPTY)
        self.request.clear()
        self._curl = ""
        self.copy_curl.setEnabled(False)

    # --- building -------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._dot.hide()
        self.copy_curl.setEnabled(False)
        self.body.setPlaceholderText(_NOTHING)
        self.request.setPlaceholderText(_NO_REQUEST)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for text, name in ((self.body, "&Answer"), (self.headers, "&Headers"), (self.request, "Signed &request")):
            text.setProperty("flat", True)
            self.tabs.addTab(text, name)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 4)
        head.setSpacing(8)
        head.addWidget(self._dot)
        head.addWidget(self._words, 1)
        head.addWidget(self._copy)
        head.addWidget(self.copy_curl)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self.tabs, 1)

    def _shown_text(self) -> str:
        shown = self.tabs.currentWidget()
        return without_held(shown.toPlainText()) if isinstance(shown, QPlainTextEdit) else ""

    def _as_curl(self) -> str:
        return self._curl
