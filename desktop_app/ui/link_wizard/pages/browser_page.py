"""The page during a sign-in in the person's own browser: its name, ways to get there again, and a box to paste."""

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop_app.ui.style.measures import grow
from desktop_app.ui.style.theme import font
from desktop_app.ui.widgets.copy_button import CopyButton
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.side_by_side import SideBySide
from desktop_app.ui.widgets.surfaces import MARGIN, IconMark, Panel, button, column

WIDEST = 600
HINT_NARROW = 440
HINT = "Nothing has come back yet. If the page in your browser is done, or will not load, take another way."


class BringBack(Enum):
    """Words on how the service's answer comes back: advice, the box's heading, its name and its placeholder."""

    BY_ITSELF = (
        "Sign in there and allow Lineup. This window goes on by itself as soon as your browser comes back.",
        "Or paste the address of the page you ended on",
        "The address of the page you ended on",
        "http://127.0.0.1/…",
    )
    ADDRESS = (
        "Sign in there and allow Lineup. The page on which you end may be empty: what counts is its address.",
        "Paste the address of the page you ended on",
        "The address of the page you ended on",
        "https://…",
    )
    CODE = (
        "Sign in there and allow Lineup. The page then shows a code.",
        "Type or paste the code that the page shows",
        "The code that the page shows",
        "",
    )


NOT_OPENED = "Copy the sign-in link and open it in a browser on this computer. {sentence}"


class _PasteBox(QLineEdit):
    """A box for the pasted answer, in which Enter does nothing else to the dialog."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            event.accept()
            return
        super().keyPressEvent(event)


class BrowserPage(QWidget):
    """The page for a sign-in elsewhere; it opens nothing itself. `link` is what the person may copy."""

    open_again = Signal()
    pasted = Signal(str)
    instead_pressed = Signal()

    def __init__(self, bring_back: BringBack = BringBack.BY_ITSELF, link: str = "") -> None:
        super().__init__()
        self._said, self._paste_label, name, placeholder = bring_back.value
        self._title = Label("", 20, 700, wraps=True)
        self._sentence = Label("", 13, 400, "second_text", wraps=True)
        self._copy = CopyButton("Copy sign-in link", "Copy sign-in link", lambda: link, "Sign-in link copied")
        self._again = button("Open the page again", icon_name="external")
        self._again.clicked.connect(self.open_again)
        self._box = _PasteBox()
        self._box.setFont(font(13))
        self._box.setPlaceholderText(placeholder)
        self._box.setAccessibleName(name)
        self._box.textChanged.connect(self._paste_changed)
        self._box.entered.connect(self._use)
        self._use_button = button("Use it")
        self._use_button.setEnabled(False)
        self._use_button.clicked.connect(self._use)
        self._wrong = Label(" ", 12, 400, "err", wraps=True)
        self._instead = button("", shrinks=True)
        self._instead.clicked.connect(self.instead_pressed)
        self._hint = self._make_hint()
        self._lay_out()
        self.show_opened()
        self.reset()

    def show_opened(self, name: str = "") -> None:
        """Say that the page was opened in the browser of this `name`, empty where it is unknown."""
        self._say(f"Continue in {name or 'your browser'}", self._said)

    def show_not_opened(self) -> None:
        """Say that there is no browser, or that none could be started."""
        self._say("No browser opened", NOT_OPENED.format(sentence=self._said))

    def _say(self, title: str, sentence: str) -> None:
        self._title.setText(title)
        self._sentence.setText(sentence)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)

    def show_hint(self, text: str = HINT, instead: str = "") -> None:
        """Show why nothing came back, and a button for another way if there is one."""
        self._hint_words.setText(text)
        self._instead.setText(instead)
        self._instead.setVisible(bool(instead))
        self._hint.setVisible(True)

    def show_paste_error(self, text: str) -> None:
        """Show why the pasted text could not be used."""
        self._box.setProperty("wrong", True)
        self._polish()
        self._wrong.setText(text)
        self._box.setFocus(Qt.FocusReason.OtherFocusReason)

    def reset(self) -> None:
        """Empty the page: nothing pasted, no hint."""
        self._box.clear()
        self._hint.hide()

    def _use(self) -> None:
        if text := self._box.text().strip():
            self.pasted.emit(text)

    def _paste_changed(self, text: str) -> None:
        self._use_button.setEnabled(bool(text.strip()))
        self._wrong.setText(" ")
        self._box.setProperty("wrong", False)
        self._polish()

    def _polish(self) -> None:
        self._box.style().unpolish(self._box)
        self._box.style().polish(self._box)

    def _make_hint(self) -> Panel:
        self._hint_words = Label(HINT, 13, wraps=True)
        box = Panel("warn_fill")
        grow(box, QWidget.setMaximumWidth, WIDEST)
        words = SideBySide(HINT_NARROW, 12, 8)
        words.add(self._hint_words, 1)
        words.add(self._instead)
        row = QHBoxLayout(box)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(IconMark("clock", "warn"))
        row.addWidget(words, 1)
        return box

    def _paste(self) -> QWidget:
        label = Label(self._paste_label, 13, 500, wraps=True)
        label.setBuddy(self._box)
        paste = QHBoxLayout()
        paste.setSpacing(8)
        paste.addWidget(self._box, 1)
        paste.addWidget(self._use_button)
        box = QWidget()
        grow(box, QWidget.setMaximumWidth, WIDEST)
        inner = column(6)
        inner.addWidget(label)
        inner.addLayout(paste)
        inner.addWidget(self._wrong)
        box.setLayout(inner)
        return box

    def _lay_out(self) -> None:
        layout = column(8, (MARGIN, MARGIN, MARGIN, MARGIN))
        buttons = SideBySide(None, 8, 8)
        buttons.add(self._again)
        buttons.add(self._copy)
        buttons.add_stretch()
        layout.addWidget(self._title)
        layout.addWidget(self._sentence)
        layout.addSpacing(8)
        layout.addWidget(buttons)
        layout.addSpacing(20)
        layout.addWidget(self._paste())
        layout.addWidget(self._hint)
        layout.addStretch(1)
        self.setLayout(layout)
