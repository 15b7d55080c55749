"""A field for an application key, which takes off what was copied along by mistake and says so."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop_app.domain.pasted_keys import Cleaned, cleaned, trimmed
from desktop_app.ui.sentences.pasted_keys import removal_in_words
from desktop_app.ui.style.measures import wear, wear_font
from desktop_app.ui.widgets.announcement import announce
from desktop_app.ui.widgets.checked_edit import CheckedEdit, Standing, Verdict
from desktop_app.ui.widgets.copy_button import CopyButton
from desktop_app.ui.widgets.label import Label, fixed_font
from desktop_app.ui.widgets.surfaces import button, column

ROLES = {Standing.OPEN: "second_text", Standing.GOOD: "ok", Standing.DOUBTFUL: "warn", Standing.WRONG: "err"}
"""Colours of the line under the field."""


@dataclass(frozen=True, slots=True)
class Field:
    """The words of a field; `help` stands under it.

    `as_typed`: the spaces around it belong to it. `copied`: a button copies it. `optional`: it may stay empty.
    `check` judges what is typed or pasted; then quotes and a label around it are removed, too.
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
    check: Callable[[str], Verdict] | None = None


class KeyField(QWidget):
    """A field with a label, and a line below for its help, a removal, a verdict, or an error; the height stays."""

    changed = Signal()
    checked = Signal()
    """What is known about the text may be another than before."""

    copied = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self._removed = ""
        self.edit = CheckedEdit(field.value)
        self._dress()
        self.edit.setPlaceholderText(field.placeholder)
        self.edit.setAccessibleName(field.label)
        self.edit.left.connect(self._leave)
        self.edit.returnPressed.connect(self.trim)
        self.edit.typed.connect(self._edited)
        self.edit.pasted.connect(self._paste)
        self.edit.rested.connect(self.judge)
        self._show = button("Show")
        self._show.setCheckable(True)
        self._show.toggled.connect(self._reveal)
        self._reveal(shown=not field.secret)
        self._copy = CopyButton("Copy", f"Copy {field.label}", lambda: self.value, f"{field.label} copied")
        self._copy.clicked.connect(self.copied)
        self._below = Label("", 12, 400, "second_text", wraps=True)
        self._lay_out()
        self._show.setVisible(field.secret)
        self._copy.setVisible(field.copied)
        self._show_verdict(Verdict())

    @property
    def value(self) -> str:
        """The entered text, without what was copied along unless the field is taken as typed."""
        return self.edit.text() if self.field.as_typed else self._cleaned().text

    @property
    def verdict(self) -> Verdict:
        """The verdict on the field's present text; none for an empty one."""
        value = self.value
        return self.field.check(value) if value and self.field.check is not None else Verdict()

    @property
    def below(self) -> str:
        """The line under the field."""
        return self._below.text().strip()

    def trim(self) -> None:
        """Remove what was copied along with the text, and say so."""
        if self.field.as_typed or self.edit.text() == self.value:
            return
        found = self._cleaned()
        self._removed = removal_in_words(found)
        self.edit.replace(found.text)
        if self.edit.standing is not Standing.WRONG:
            self._show_verdict(Verdict())

    def judge(self) -> None:
        """Show what is known about the text; an error that was set stays until the text is another."""
        if self.edit.standing is Standing.OPEN:
            self._show_verdict(self.verdict)
            self._tell()
        self.checked.emit()

    def set_error(self, text: str) -> None:
        """Show what is wrong with the entry; an empty `text` shows the help again."""
        self._show_verdict(Verdict(Standing.WRONG, text) if text else Verdict())

    def set_locked(self, *, locked: bool) -> None:
        """Keep the text as it is, or let it be changed again; the keyboard stays in the field."""
        self.edit.setReadOnly(locked)

    def forget(self) -> None:
        """Take out what was typed; unlike `clear`, no undo brings this back."""
        self.edit.setText("")

    def _cleaned(self) -> Cleaned:
        text = self.edit.text()
        return trimmed(text) if self.field.check is None else cleaned(text, (self.field.label,))

    def _edited(self) -> None:
        self._removed = ""
        self._show_verdict(Verdict())
        self.changed.emit()
        self.checked.emit()

    def _paste(self) -> None:
        if self.field.check is not None:
            self.trim()
            self.judge()

    def _leave(self) -> None:
        self.trim()
        self.judge()

    def _tell(self) -> None:
        """Have read out what stands there besides the help."""
        if self._removed or self.edit.standing is not Standing.OPEN:
            announce(self.edit, self.below)

    def _show_verdict(self, verdict: Verdict) -> None:
        self.edit.show_standing(verdict.standing)
        said = " ".join(filter(None, (self._removed, verdict.text))) or self.field.help
        self._below.setText(said or " ")
        self._below.set_role(ROLES[verdict.standing])
        self.edit.setAccessibleDescription(said)

    def _reveal(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._show.setText("Hide" if shown else "Show")
        self._show.setAccessibleName(f"{self._show.text()} {self.field.label}")

    def _dress(self) -> None:
        """Fixed-width type: a key is compared character by character."""
        if self.field.check is None:
            wear_font(self.edit, 13)
        else:
            wear(self.edit, partial(fixed_font, 13))

    def _lay_out(self) -> None:
        label = Label(self.field.label, 13, 500, wraps=True)
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
