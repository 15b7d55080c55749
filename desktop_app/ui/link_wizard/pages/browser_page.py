"""While the person signs in in their own browser: how to open it again, and two other ways on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop_app.ui.link_wizard.parts import MARGIN, Mark, Panel, button, column
from desktop_app.ui.theme import font
from desktop_app.ui.words import Words

WIDEST = 600
SENTENCE = "Sign in there and allow Lineup. This window goes on by itself as soon as your browser comes back."
HINT = "Nothing has come back yet. If the page in your browser is done, or will not load, take the other way."


class _PasteBox(QLineEdit):
    """Enter uses what stands in it, and does nothing else to the dialog."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            event.accept()
            return
        super().keyPressEvent(event)


class BrowserPage(QWidget):
    """Passive: it knows no browser and no address."""

    open_again = Signal()
    pasted = Signal(str)
    embedded_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sentence = Words(SENTENCE, 13, 400, "second_text", wraps=True)
        self._again = button("Open the page again", icon_name="external")
        self._again.clicked.connect(self.open_again)
        self._box = _PasteBox()
        self._box.setFont(font(13))
        self._box.setPlaceholderText("http://127.0.0.1/…")
        self._box.setAccessibleName("The address of the page you ended on")
        self._box.textChanged.connect(self._paste_changed)
        self._box.entered.connect(self._use)
        self._use_button = button("Use it")
        self._use_button.setEnabled(False)
        self._use_button.clicked.connect(self._use)
        self._wrong = Words(" ", 12, 400, "err", wraps=True)
        self._instead = button("Sign in in this window instead")
        self._instead.clicked.connect(self.embedded_pressed)
        self._hint = self._make_hint()
        self._lay_out()
        self.reset()

    def set_sentence(self, text: str) -> None:
        """Another sentence under the heading."""
        self._sentence.setText(text)

    def show_hint(self, text: str = HINT, *, embedded: bool = True) -> None:
        """Nothing has come back yet: why, and the other way, where there is one."""
        self._hint_words.setText(text)
        self._instead.setVisible(embedded)
        self._hint.setVisible(True)

    def show_paste_error(self, text: str) -> None:
        """Why what was pasted could not be used."""
        self._box.setProperty("wrong", True)
        self._polish()
        self._wrong.setText(text)
        self._box.setFocus(Qt.FocusReason.OtherFocusReason)

    def reset(self) -> None:
        """As at first: nothing pasted, no hint."""
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
        self._hint_words = Words(HINT, 13, wraps=True)
        box = Panel("warn_fill")
        box.setMaximumWidth(WIDEST)
        row = QHBoxLayout(box)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(Mark("clock", "warn"))
        row.addWidget(self._hint_words, 1)
        row.addWidget(self._instead)
        return box

    def _paste(self) -> QWidget:
        paste = QHBoxLayout()
        paste.setSpacing(8)
        paste.addWidget(self._box, 1)
        paste.addWidget(self._use_button)
        box = QWidget()
        box.setMaximumWidth(WIDEST)
        inner = column(6)
        inner.addWidget(Words("Or paste the address of the page you ended on", 13, 500))
        inner.addLayout(paste)
        inner.addWidget(self._wrong)
        box.setLayout(inner)
        return box

    def _lay_out(self) -> None:
        layout = column(8, (MARGIN, MARGIN, MARGIN, MARGIN))
        layout.addWidget(Words("Your browser is open", 20, 700))
        layout.addWidget(self._sentence)
        layout.addSpacing(8)
        layout.addWidget(self._again)
        layout.addSpacing(20)
        layout.addWidget(self._paste())
        layout.addWidget(self._hint)
        layout.addStretch(1)
        self.setLayout(layout)
