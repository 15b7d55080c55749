"""The page after linking: the person, the permissions, the account's limits, and a name for it."""

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.ui.link_wizard.pages.avatar import Avatar
from desktop_app.ui.link_wizard.pages.before_page import Permission
from desktop_app.ui.link_wizard.pages.rows import fact
from desktop_app.ui.style.theme import font
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.side_by_side import SideBySide
from desktop_app.ui.widgets.surfaces import MARGIN, Panel, column, empty, line

WIDEST_LABEL = 280
LONGEST_LABEL = 60
NARROW = 600
"""Pixels of width below which the permissions stand under the person."""


class LinkedPage(QWidget):
    """A page with the person at the left, and what Lineup may do at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._prefix = ""
        self._first = ""
        self._avatar = Avatar()
        self._name = Label("", 20, 700, wraps=True)
        self._second = Label("", 13, 400, "second_text", wraps=True)
        self._edit = QLineEdit()
        self._edit.setFont(font(13))
        self._edit.setMaxLength(LONGEST_LABEL)
        self._edit.setMaximumWidth(WIDEST_LABEL)
        self._edit.setAccessibleName("Call this account")
        self._edit.textChanged.connect(self._relabel)
        self._caption = Label("", 13, 400, "second_text", wraps=True)
        self._granted, self._limits, self._kept = QWidget(), QWidget(), QWidget()
        for part in (self._granted, self._limits, self._kept):
            part.setLayout(column(12))
            part.hide()
        self._lay_out()

    def show_person(self, name: str, second_line: str, shown_as_prefix: str, label: str = "") -> None:
        """Show who was linked. A new account's label begins as the name's first word."""
        self._avatar.set_name(name)
        self._name.setText(name)
        self.setAccessibleName(name)
        self.setAccessibleDescription(second_line)
        self._second.setText(second_line)
        self._second.setVisible(bool(second_line))
        self._prefix = shown_as_prefix
        self._first = label or next(iter(name.split(maxsplit=1)), "")
        self._edit.setText(self._first)
        self._edit.setPlaceholderText(self._first)
        self._relabel()

    def show_picture(self, picture: QImage) -> None:
        """Show their picture instead of their initials."""
        self._avatar.show_picture(picture)

    def set_granted(self, granted: tuple[Permission, ...]) -> None:
        """Show the permissions that Lineup was granted."""
        _fill(self._granted, "check", "ok", granted)

    def set_limits(self, limits: tuple[Permission, ...]) -> None:
        """Show the limits of the account, as the service told them."""
        _fill(self._limits, "list", "second_text", limits, title="Limits of this account")

    def set_kept(self, lead: str, text: str) -> None:
        """Show where the sign-in is kept, and for how long."""
        _fill(self._kept, "lock", "second_text", (Permission(lead, text),) if lead else ())

    @property
    def label(self) -> str:
        """The person's name for the account; if they emptied it, the name at first."""
        return " ".join(self._edit.text().split()) or self._first

    @property
    def caption(self) -> str:
        """The name under which the account will be shown."""
        return self._caption.text()

    def _relabel(self) -> None:
        shown = " · ".join(filter(None, (self._prefix, self.label)))
        self._caption.setText(f"Shown as “{shown}” among your accounts")

    def _lay_out(self) -> None:
        row = SideBySide(NARROW, 32, 24)
        for part, stretch in ((self._left(), 46), (self._right(), 54)):
            side = QWidget()
            side.setLayout(part)
            row.add(side, stretch)
        layout = column(0, (MARGIN, MARGIN, MARGIN, MARGIN))
        layout.addWidget(row)
        layout.addStretch(1)
        self.setLayout(layout)

    def _left(self) -> QVBoxLayout:
        label = Label("Call this account", 12, 600, "second_text")
        label.setBuddy(self._edit)
        layout = column(4)
        layout.addWidget(self._avatar)
        layout.addSpacing(12)
        layout.addWidget(self._name)
        layout.addWidget(self._second)
        layout.addSpacing(16)
        narrow = QHBoxLayout()  # as the column itself would be no wider than the field
        narrow.addWidget(self._edit, 100)
        narrow.addStretch(1)
        layout.addWidget(label)
        layout.addLayout(narrow)
        layout.addWidget(self._caption)
        layout.addStretch(1)
        return layout

    def _right(self) -> QVBoxLayout:
        panel = Panel("alt", "line", 10)
        inside = column(12, (24, 16, 24, 16))
        inside.addWidget(Label("What Lineup may do", 12, 600, "second_text"))
        for part in (self._granted, self._limits, self._kept):
            inside.addWidget(part)
        panel.setLayout(inside)
        layout = column()
        layout.addWidget(panel)
        layout.addStretch(1)
        return layout


def _fill(box: QWidget, icon_name: str, role: str, facts: tuple[Permission, ...], title: str = "") -> None:
    """Fill `box` with these facts, under a line unless they are the permissions."""
    empty(box)
    layout = box.layout()
    assert layout is not None
    if role != "ok":
        layout.addWidget(line())
    if title:
        layout.addWidget(Label(title, 12, 600, "second_text"))
    for each in facts:
        layout.addWidget(fact(icon_name, role, each.title, each.sentence))
    box.setVisible(bool(facts))
