"""Notices before the sign-in: a coloured line for each, with a button if something can be done."""

from dataclasses import dataclass
from functools import partial
from html import escape
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.ui.style.measures import grow
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.side_by_side import SideBySide
from desktop_app.ui.widgets.surfaces import IconMark, Panel, button, column, empty

KINDS = {
    "info": ("info", "second_text", "base", "line"),
    "warning": ("warning", "warn", "warn_fill", ""),
    "error": ("warning", "err", "err_fill", ""),
}
"""Icon, its colour, fill and border."""


NARROW = 440


@dataclass(frozen=True, slots=True)
class SignInNotice:
    """A notice. `lead` stands first, in bold; `action` names its button; `others`: ids and words of more buttons."""

    id: str
    kind: Literal["info", "warning", "error"]
    lead: str
    text: str
    action: str = ""
    others: tuple[tuple[str, str], ...] = ()


class SignInNotices(QWidget):
    """Notices, one under another."""

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.error: QWidget | None = None
        """The box of the first error."""
        self._shown: tuple[SignInNotice, ...] = ()
        self.setLayout(column(8))

    def set_notices(self, notices: tuple[SignInNotice, ...]) -> None:
        """Show these notices alone. Equal ones are left as they are: somebody may be about to press one."""
        if notices == self._shown:
            return
        self._shown = notices
        empty(self)
        self.error = None
        layout = self.layout()
        assert layout is not None
        for notice in notices:
            box = self._box(notice)
            layout.addWidget(box)
            if notice.kind == "error" and self.error is None:
                self.error = box

    def _box(self, notice: SignInNotice) -> Panel:
        name, role, fill, border = KINDS[notice.kind]
        box = Panel(fill, border)
        words = Label(f"<b>{escape(notice.lead)}</b> {escape(notice.text)}", 13, wraps=True)
        words.setTextFormat(Qt.TextFormat.RichText)
        words.setAccessibleName(f"{notice.kind.capitalize()}: {notice.lead} {notice.text}")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(IconMark(name, role))
        beside = SideBySide(NARROW, 12, 8)
        beside.add(words, 1)
        row.addWidget(beside, 1)
        grow(box, QWidget.setMinimumHeight, 48)
        whole = column(4, (16, 8, 12, 8))
        whole.addLayout(row)
        box.setLayout(whole)
        under = SideBySide(None, 8, 8)
        under.add_stretch()
        whole.addWidget(under)
        under.setVisible(bool(notice.others))
        acts = ((notice.id, notice.action),) if notice.action else ()
        for id_, label in (*notice.others, *acts):
            action = button(label)
            action.clicked.connect(partial(self.pressed.emit, id_))
            if notice.others:
                under.add(action)
            else:
                beside.add(action)
        return box
