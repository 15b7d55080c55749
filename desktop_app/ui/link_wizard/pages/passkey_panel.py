"""The lines over the page in which a security key asks for its PIN, an account, or a touch."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop_app.ui.style.measures import grow
from desktop_app.ui.style.theme import font
from desktop_app.ui.widgets.breaking_label import BreakingLabel
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.surfaces import MARGIN, IconMark, Surface, button, column, empty

LONGEST_PIN = 63
"""Bytes (CTAP 2.1 section 6.5.1)."""


class PasskeyPanel(Surface):
    """A sentence, then a field for a PIN, a button for each account, or neither; hidden while nothing is asked."""

    pin_entered = Signal(str)
    account_chosen = Signal(str)
    retried = Signal()
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__("message")
        self._sentence = ""
        self._words = BreakingLabel()
        self._wrong = Label("", 12, 400, "err", wraps=True)
        self._wrong.hide()
        self.pin = QLineEdit()
        self._pin_row = self._make_pin_row()
        self._accounts = QWidget()
        self._accounts.setLayout(column(6))
        self._again, self._cancel = button("Try again", "link"), button("Cancel", "link")
        self._again.clicked.connect(self.retried)
        self._cancel.clicked.connect(self.cancelled)
        self._lay_out()
        self.hide()

    def ask_pin(self, sentence: str, wrong: str = "") -> None:
        """Ask for the PIN; `wrong` says what was the matter with the one before."""
        self._show(sentence)
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))
        self.pin.clear()
        self._pin_row.show()
        self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_account(self, sentence: str, names: Sequence[str]) -> None:
        """Ask which account is meant."""
        self._show(sentence)
        accounts = self._accounts.layout()
        assert accounts is not None
        for name in names:
            choice = button(name.replace("&", "&&"))
            choice.clicked.connect(lambda _=False, chosen=name: self.account_chosen.emit(chosen))
            accounts.addWidget(choice)
        self._accounts.show()

    def tell(self, sentence: str, *, may_retry: bool = False) -> None:
        """Say what to do with the key, or what went wrong."""
        self._show(sentence)
        self._again.setVisible(may_retry)

    def finish(self) -> None:
        """Hide the panel and forget the PIN."""
        self.pin.clear()
        self.hide()

    @property
    def text(self) -> str:
        """The sentence, and what was wrong; empty while out of sight."""
        return "" if self.isHidden() else f"{self._sentence} {self._wrong.text()}".strip()

    def _show(self, sentence: str) -> None:
        """Show the sentence alone."""
        self._sentence = sentence
        self._words.set_parts("", sentence)
        self._wrong.setText("")
        self.pin.clear()
        empty(self._accounts)
        for part in (self._wrong, self._pin_row, self._accounts, self._again):
            part.hide()
        self.show()

    def _enter(self) -> None:
        if pin := self.pin.text():
            self.pin.clear()
            self.pin_entered.emit(pin)

    def _make_pin_row(self) -> QWidget:
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.pin.setMaxLength(LONGEST_PIN)
        self.pin.setFont(font(13))
        grow(self.pin, QWidget.setMaximumWidth, 240)
        self.pin.setAccessibleName("PIN of the security key")
        self.pin.returnPressed.connect(self._enter)
        go_on = button("Continue")
        go_on.clicked.connect(self._enter)
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.pin, 1)
        inside.addWidget(go_on)
        inside.addStretch(1)
        return row

    def _lay_out(self) -> None:
        texts = column(6)
        for part in (self._words, self._pin_row, self._accounts, self._wrong):
            texts.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 8, MARGIN - 6, 8)
        row.setSpacing(12)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(IconMark("key", "link"), 0, top)
        row.addLayout(texts, 1)
        row.addWidget(self._again, 0, top)
        row.addWidget(self._cancel, 0, top)
