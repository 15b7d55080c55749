"""A form that asks for passphrases: words, fields and buttons."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.ui.widgets.key_field import Field, KeyField
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.surfaces import button, column

FORGETTING = "All keys and sign-ins in the file will be deleted. You sign in again at each service."


class PassphraseForm(QWidget):
    """A form that keeps what was typed while it is tried, and forgets it afterwards."""

    submitted = Signal(object)
    """tuple[str, ...]: what stands in the fields."""

    left = Signal()
    forget_requested = Signal()

    def __init__(self, lead: str, text: str, labels: Sequence[str], act: str, leave: str, forget: str = "") -> None:
        """`act`, `leave` and `forget` are the words of the buttons; without `forget` there is no such button."""
        super().__init__()
        self._words = Label("", 13, wraps=True)
        self._words.set_parts(lead, text)
        self._lead = lead
        self.fields = [KeyField(Field(label, label, secret=True, as_typed=True)) for label in labels]
        self.act, self.leave, self.forget = button(act, "primary"), button(leave), button(forget)
        self._act_words = act
        self._is_sure = False
        self._trouble = Label("", 13, role="err", wraps=True)
        self._lay_out()
        self.forget.setVisible(bool(forget))
        self._connect()
        self.say("")

    @property
    def said(self) -> str:
        """The objection that can be read."""
        return " ".join((*(field.below for field in self.fields), self._trouble.text())).strip()

    def say(self, text: str, at: int = 0) -> None:
        """Say what is wrong with the field of that number; empty: nothing."""
        for number, field in enumerate(self.fields):
            field.set_error(text if number == at else "")
        self._trouble.setText("" if self.fields else text)
        self._trouble.setVisible(bool(self._trouble.text()))
        if text and self.fields:
            self.fields[at].edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self.fields[at].edit.selectAll()

    def set_busy(self, *, busy: bool) -> None:
        """Show that the passphrase is being tried, which takes a moment on purpose."""
        for part in (*self.fields, self.act, self.forget):
            part.setEnabled(not busy)
        self.act.setText("One moment…" if busy else self._act_words)

    def clear(self) -> None:
        """Forget what was typed."""
        for field in self.fields:
            field.forget()

    def start(self) -> None:
        """Put the keyboard into the first field."""
        (self.fields[0].edit if self.fields else self.leave).setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.act.clicked.connect(self._submit)
        self.leave.clicked.connect(self.left)
        self.forget.clicked.connect(self._forget)
        for field, after in zip(self.fields, (*self.fields[1:], None), strict=True):
            field.edit.returnPressed.connect(self._submit if after is None else after.edit.setFocus)

    def _submit(self) -> None:
        if self.act.isEnabled():
            self.submitted.emit(tuple(field.value for field in self.fields))

    def _forget(self) -> None:
        """Ask once more, in the same place, whether to forget."""
        if self._is_sure:
            self.forget_requested.emit()
            return
        self._is_sure = True
        self.say("")
        self._words.set_parts("Forget all sign-ins?", FORGETTING)
        self.forget.setText("Forget them now")

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.forget)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.act)
        whole = column(8)
        whole.addWidget(self._words)
        whole.addSpacing(4)
        for field in self.fields:
            whole.addWidget(field)
        whole.addWidget(self._trouble)
        whole.addLayout(buttons)
        self.setLayout(whole)
