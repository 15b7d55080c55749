"""A line under the address bar, with a button if something can be done about it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.ui.style.measures import grow
from desktop_app.ui.widgets.announcement import announce
from desktop_app.ui.widgets.breaking_label import BreakingLabel
from desktop_app.ui.widgets.surfaces import MARGIN, IconMark, Surface, button

SETTLES_MS = 700
"""A question that takes another's place cannot be answered sooner: the click was meant for the one before."""


class NoticeLine(Surface):
    """A line of plain words, first a few of them in bold; hidden while there are none."""

    pressed = Signal()

    def __init__(self, icon_name: str) -> None:
        super().__init__("message")
        self._said = ("", "", "")
        self._asked = ""
        self._words = BreakingLabel()
        self._action = button("", "link")
        self._action.clicked.connect(self.pressed)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self._settle)
        grow(self, QWidget.setMinimumHeight, 40)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 4, MARGIN - 6, 4)
        row.setSpacing(12)
        row.addWidget(IconMark(icon_name, "link"))
        row.addWidget(self._words, 1)
        row.addWidget(self._action)
        self.hide()

    def say(self, text: str, action: str = "", lead: str = "") -> None:
        """Show this text instead of the one before; an empty one hides the line."""
        if (lead, text, action) != self._said:
            self._said = (lead, text, action)
            self._words.set_parts(lead, text)
            self._action.setText(action)
            self._action.setVisible(bool(action))
            self._let_settle()
            announce(self, f"{lead} {text}".strip() if text else "")
        self.setVisible(bool(text))

    @property
    def text(self) -> str:
        """All words of the line."""
        lead, text, _ = self._said
        return f"{lead} {text}".strip()

    def _let_settle(self) -> None:
        """Disable the buttons for a moment, unless it is the first question or the same one again."""
        _, text, action = self._said
        if not action:
            return
        is_another = self._asked not in ("", text)
        self._asked = text
        self._action.setEnabled(not is_another)
        if is_another:
            self._settling.start(SETTLES_MS)

    def _settle(self) -> None:
        self._action.setEnabled(True)
