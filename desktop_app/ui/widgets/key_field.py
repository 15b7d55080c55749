"""A field for an application key, which takes off what was copied along by mistake and says so."""

from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop_app.ui.style.measures import wear_font
from desktop_app.ui.widgets.copy_button import CopyButton
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.surfaces import button, column

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"
"""Signs nobody sees that `str.strip` leaves: zero-width ones, BOM, soft hyphen, marks of direction."""
TRIMMED = "Space before or after it was removed."


@dataclass(frozen=True, slots=True)
class Field:
    """The words of a field; `help` stands under it.

    `as_typed`: the spaces around it belong to it. `copied`: a button copies it. `optional`: it may stay empty.
    """

    id: str
    label: str
    value: str = field(default="", repr=False)
    secret: bool = False
    placeholder: str = ""
    help: str = ""
    as_typed: bool = False
    copied: bool = False
    optional: bool = False


def trimmed(text: str) -> str:
    """The text without white space and invisible signs around it."""
    before = None
    while text != before:
        before, text = text, text.strip().strip(INVISIBLE)
    return text


class _Edit(QLineEdit):
    """A line edit that reports when the person leaves it."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class KeyField(QWidget):
    """A field with a label, and a line below for its help, a removal, or an error; the height stays."""

    changed = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self.edit = _Edit(field.value)
        wear_font(self.edit, 13)
        self.edit.setPlaceholderText(field.placeholder)
        self.edit.setAccessibleName(field.label)
        self.edit.left.connect(self.trim)
        self.edit.returnPressed.connect(self.trim)
        self.edit.textEdited.connect(self._edited)
        self._show = button("Show")
        self._show.setCheckable(True)
        self._show.toggled.connect(self._reveal)
        self._show.setVisible(field.secret)
        self._reveal(shown=not field.secret)
        self._copy = CopyButton("Copy", f"Copy {field.label}", lambda: self.value)
        self._copy.setVisible(field.copied)
        self._below = Label("", 12, 400, "second_text", wraps=True)
        self._lay_out()
        self._say(field.help, "second_text")

    @property
    def value(self) -> str:
        """The entered key, without white space and invisible signs around it unless the field is taken as typed."""
        return self.edit.text() if self.field.as_typed else trimmed(self.edit.text())

    @property
    def below(self) -> str:
        """The line under the field."""
        return self._below.text().strip()

    def trim(self) -> None:
        """Remove white space and invisible signs around the key, and say so."""
        if self.edit.text() != self.value:
            self.edit.setText(self.value)
            if not self._is_wrong():
                self._say(TRIMMED, "second_text")

    def set_error(self, text: str) -> None:
        """Show what is wrong with the entry; an empty `text` shows the help again."""
        self.edit.setProperty("wrong", bool(text))
        self.edit.style().unpolish(self.edit)
        self.edit.style().polish(self.edit)
        self._say(text or self.field.help, "err" if text else "second_text")

    def forget(self) -> None:
        """Take out what was typed; unlike `clear`, no undo brings this back."""
        self.edit.setText("")

    def _is_wrong(self) -> bool:
        return bool(self.edit.property("wrong"))

    def _edited(self) -> None:
        if self._is_wrong() or self.below == TRIMMED:
            self.set_error("")
        self.changed.emit()

    def _say(self, text: str, role: str) -> None:
        self._below.setText(text or " ")
        self._below.set_role(role)
        self.edit.setAccessibleDescription(text)

    def _reveal(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._show.setText("Hide" if shown else "Show")
        self._show.setAccessibleName(f"{self._show.text()} {self.field.label}")

    def _lay_out(self) -> None:
        label = Label(self.field.label, 13, 500)
        label.setBuddy(self.edit)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.edit, 1)
        row.addWidget(self._show)
        row.addWidget(self._copy)
        layout = column(4)
        layout.addWidget(label)
        layout.addLayout(row)
        layout.addWidget(self._below)
        self.setLayout(layout)
