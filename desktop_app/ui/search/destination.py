"""The foot of the search panel: the list that titles go to, and the place in it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.edits import Edge
from desktop_app.domain.queues import QueueRef
from desktop_app.ui.search.targets import Target
from desktop_app.ui.widgets.drop_down import DropDown
from desktop_app.ui.widgets.label import Label

_PLACES = {"end": "Add at the e&nd", "top": "At the &top", "position": "At &position…"}


NOTHING_CHOSEN = "Choose a title first"


class Destination(QWidget):
    """A choice of a list and three buttons, which work while there is a title to add and a list for it."""

    add_wanted = Signal(object, object)
    """QueueRef, Edge."""

    position_wanted = Signal(object)
    """QueueRef: the person is to be asked for the place."""

    target_chosen = Signal(object)
    """QueueRef: the person wants to add there."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._allowed = False
        self._offered: tuple[tuple[Target, ...], QueueRef | None, str] | None = None
        self.target = DropDown("List to add to", self)
        self._buttons = {name: QPushButton(text, self) for name, text in _PLACES.items()}
        self._build()
        self.target.activated.connect(lambda: self.target_chosen.emit(self.ref))
        self._buttons["end"].clicked.connect(partial(self.add, Edge.END))
        self._buttons["top"].clicked.connect(partial(self.add, Edge.TOP))
        self._buttons["position"].clicked.connect(self.ask_position)
        self.show_targets((), None)

    @property
    def ref(self) -> QueueRef | None:
        """The chosen list; None if no list takes the titles."""
        ref = self.target.currentData()
        return ref if isinstance(ref, QueueRef) else None

    def show_targets(self, targets: Sequence[Target], first: QueueRef | None, otherwise: str = NOTHING_CHOSEN) -> None:
        """Offer the lists that take the titles, `first` chosen. `otherwise`: the words if there are none.

        What is offered already is left alone: the drop-down may be open.
        """
        offer = (tuple(targets), first, otherwise)
        if offer == self._offered:
            return
        self._offered = offer
        with QSignalBlocker(self.target):
            self.target.clear()
            for target in targets:
                self.target.addItem(target.name, target.ref)
            if not targets:
                self.target.addItem(otherwise)
            self.target.setCurrentIndex(next((at for at, one in enumerate(targets) if one.ref == first), 0))
        self.target.setEnabled(bool(targets))
        self.allow(allowed=self._allowed)

    def allow(self, *, allowed: bool) -> None:
        """Enable or disable adding."""
        self._allowed = allowed
        for button in self._buttons.values():
            button.setEnabled(allowed and self.ref is not None)

    def add(self, edge: Edge) -> None:
        """Ask to add the titles at one end of the list."""
        if self._allowed and self.ref is not None:
            self.add_wanted.emit(self.ref, edge)

    def ask_position(self) -> None:
        """Ask for a position in the list."""
        if self._allowed and self.ref is not None:
            self.position_wanted.emit(self.ref)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        label = Label("Add t&o", parent=self)
        label.setBuddy(self.target)
        line, under = QHBoxLayout(), QHBoxLayout()
        line.addWidget(label)
        line.addWidget(self.target, 1)
        self._buttons["end"].setProperty("primary", True)
        for name in ("top", "position"):
            self._buttons[name].setProperty("narrow", True)
            under.addWidget(self._buttons[name], 1)
        for row in (line, under):
            row.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self._buttons["end"])
        column.addLayout(under)
