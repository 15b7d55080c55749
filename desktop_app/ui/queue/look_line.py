"""Quiet lines over a list: a peculiarity of its order, and how it is sorted and grouped."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.look import Look
from desktop_app.ui.queue.order_words import NAMES, way
from desktop_app.ui.widgets import plain_text
from desktop_app.ui.widgets.label import ElidedLabel, Label
from desktop_app.ui.widgets.side_by_side import SideBySide
from desktop_app.ui.widgets.silent_tip import set_silent_tip

SORTING = "Sorting…"
NARROW = 560
"""Pixels, at the usual type, under which the buttons stand under the words."""


class LookLine(QWidget):
    """A line that says how the list is sorted or grouped; hidden while the list is in its own order."""

    own_order_pressed = Signal()
    arrange_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_order = False
        self._text = Label(pixels=12, role="second_text", wraps=True, parent=self)
        self._brief = ElidedLabel(pixels=12, role="second_text", parent=self)
        self._brief.hide()
        self._own = _link("Own order", "Show the list as it stands (Ctrl+Alt+0)", self)
        self._arrange = _link("Arrange this way…", "See what putting the list in this order would send", self)
        self._own.clicked.connect(self.own_order_pressed)
        self._arrange.clicked.connect(self.arrange_pressed)
        links = QWidget(self)
        row = QHBoxLayout(links)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._brief, 1)
        row.addWidget(self._own)
        row.addWidget(self._arrange)
        row.addStretch()
        parts = SideBySide(NARROW, 8, 0)
        parts.add(self._text, 1)
        parts.add(links)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(parts)
        self.hide()

    @property
    def text(self) -> str:
        """The text of the line."""
        return self._text.text()

    def say_sorting(self) -> None:
        """Show that a long list is still being sorted."""
        self._say(SORTING)
        self._own.hide()
        self._has_order = False
        self._arrange.hide()
        self.show()

    def give_room(self, *, has_room: bool) -> None:
        """Keep to one line while the page is too low for two."""
        if has_room is self._brief.isHidden():
            return
        self._brief.setVisible(not has_room)
        self._text.setVisible(has_room)
        self._arrange.setVisible(self._has_order and has_room)

    def _say(self, text: str) -> None:
        self._text.setText(text)
        self._brief.setText(text)
        set_silent_tip(self._brief, text)

    def show_look(self, look: Look, refusal: str) -> None:
        """Show how the list is sorted and grouped. `refusal`: why it cannot be arranged so; empty if it can."""
        self._say(sentence(look))
        self._own.show()
        self._has_order = look.sorted_by is not None
        self._arrange.setVisible(self._has_order and self._brief.isHidden())
        self._arrange.setEnabled(not refusal)
        self._arrange.setStatusTip(refusal)
        self.setVisible(not look.is_plain)


def sentence(look: Look) -> str:
    """A look in words: `Sorted by year (oldest first), for looking only. The order of the list is unchanged.`."""
    if look.is_plain:
        return ""
    key, said = look.sorted_by, "Grouped by availability"
    if key is not None:
        by = f"orted by {NAMES[key.order].lower()} ({way(key)})"
        said = f"Grouped, s{by}" if look.in_groups else f"S{by}"
    return f"{said}, for looking only. The order of the list is unchanged."


def _link(text: str, tip: str, parent: QWidget) -> QPushButton:
    button = QPushButton(text, parent)
    button.setProperty("link", True)
    button.setToolTip(plain_text.tip(tip))
    return button


class ListNotice(QWidget):
    """A quiet line with a button over a list; hidden while there is nothing to say."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_room = True
        self._text = Label(pixels=12, role="second_text", wraps=True, parent=self)
        self._button = QPushButton(self)
        self._button.setProperty("link", True)
        self._button.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        self.hide()

    @property
    def text(self) -> str:
        """The text of the notice."""
        return self._text.text()

    def say(self, text: str, button: str = "") -> None:
        """Show these words, and a button if it has a text; empty words hide the line."""
        self._text.setText(text)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.setVisible(bool(text) and self._has_room)

    def give_room(self, *, has_room: bool) -> None:
        """Hide the line while the page is too low for it."""
        if has_room is not self._has_room:
            self._has_room = has_room
            self.setVisible(bool(self.text) and has_room)
