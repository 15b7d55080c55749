"""Arrange, in the header of a list: every order there is."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop_app.domain.arrangement import Order
from desktop_app.ui.arrange.words import menu_entry
from desktop_app.ui.queue.model import QueueModel
from desktop_app.ui.style.icons import beside_icon, icon
from desktop_app.ui.widgets import plain_text
from desktop_app.ui.widgets.menu_button import MenuButton

KEYS = "Ctrl+Shift+A"
_APART = (Order.SHUFFLE, Order.EARLIER)
"""These begin a group of their own in the menu."""


def _no_refusal(_order: Order) -> str:
    return ""


class ArrangeButton(MenuButton):
    """The Arrange button in the header of a list, with a menu of all orders."""

    chosen = Signal(object)
    """Order."""

    def __init__(
        self, model: QueueModel, parent: QWidget | None = None, refusal_of: Callable[[Order], str] = _no_refusal
    ) -> None:
        """`refusal_of`: why one of the orders cannot be had now, empty where it can."""
        super().__init__("Arrange this list", parent)
        self._model = model
        self._refusal_of = refusal_of
        self.setIcon(icon("arrange"))
        self.say(beside_icon("Arrange"))
        self.setShortcut(QKeySequence(KEYS))
        self.menu_of.setTitle("Arran&ge")
        self.menu_of.setIcon(icon("arrange"))
        for order in Order:
            self._add(order)
        self.menu_of.triggered.connect(self._choose)
        self.menu_of.aboutToShow.connect(self._allow_each)
        for changed in (model.refusal_changed, model.rowsInserted, model.rowsRemoved, model.modelReset):
            changed.connect(self._allow)
        self._allow()

    def _add(self, order: Order) -> None:
        text, tip = menu_entry(order)
        if order in _APART:
            self.menu_of.addSeparator()
        action = self.menu_of.addAction(f"{text}…")
        action.setData(order)
        action.setToolTip(plain_text.tip(tip))
        action.setStatusTip(tip)

    def _allow_each(self) -> None:
        for action in self.menu_of.actions():
            order = action.data()
            if isinstance(order, Order):
                refusal = self._refusal_of(order)
                action.setEnabled(not refusal)
                tip = refusal or menu_entry(order)[1]
                action.setToolTip(plain_text.tip(tip))
                action.setStatusTip(tip)

    def _choose(self, action: QAction) -> None:
        self.chosen.emit(action.data())

    def _allow(self) -> None:
        refusal = self._model.refusal_to_arrange
        if not refusal and len(self._model.view.items) < 2:
            refusal = "There is nothing to arrange: this list holds fewer than two titles."
        refusal = refusal.replace("move titles", "arrange the list")
        keys = QKeySequence(KEYS).toString(QKeySequence.SequenceFormat.NativeText)
        tip = refusal or f"Put the whole list in another order; shown before anything is sent ({keys})"
        self.setEnabled(not refusal)
        self.menu_of.menuAction().setEnabled(not refusal)
        for words in (self, self.menu_of.menuAction()):
            words.setToolTip(plain_text.tip(tip))
            words.setStatusTip(tip)
        self.setAccessibleDescription(refusal)
