"""Actions that sort and group the view of a list, shared by the View menu and the button over the list."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.domain.arrangement import Key, Order
from desktop_app.domain.look import PLAIN, SORTS, Look
from desktop_app.ui.queue.order_words import way

OWN = "&Own order"
_TEXTS = {
    Order.TITLE: "&Title",
    Order.YEAR: "&Year",
    Order.LENGTH: "&Length",
    Order.RATING: "&Rating",
    Order.ADDED: "&Date added",
    Order.UNTIL: "&Available until",
}
TURNED = "&Other way round"
GROUP = "&Group by availability"
_TIP = "The order of the list stays as it is"


class LookActions(QObject):
    """Actions that sort and group one list's view.

    `owner` is the widget that must be on the screen for the keys to work.
    """

    wanted = Signal(object)
    """Look."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._look = PLAIN
        self._owner = owner
        self.menu = QMenu("&Sort by", owner)
        self.menu.setAccessibleName("Sort by")
        self.menu.setToolTipsVisible(True)
        self._group = QActionGroup(self)
        self._sorts: dict[Order | None, QAction] = {None: self._sort(None, OWN, "Ctrl+Alt+0")}
        self.menu.addSeparator()
        for place, order in enumerate(SORTS, start=1):
            self._sorts[order] = self._sort(order, _TEXTS[order], f"Ctrl+Alt+{place}")
        self.menu.addSeparator()
        self._turned = self._made("", "Ctrl+Alt+R", self._other_way)
        self.menu.addSeparator()
        self.grouped = self._made(GROUP, "Ctrl+Alt+G", self._grouped)
        self.show_look(self._look)

    def show_look(self, look: Look) -> None:
        """Check the actions that match how the list is sorted and grouped."""
        self._look = look
        key = look.sorted_by
        self._sorts[key.order if key is not None else None].setChecked(True)
        self.grouped.setChecked(look.in_groups)
        usual = Key.usual(key.order) if key is not None else None
        other = look.by(key.order).turned().sorted_by if key is not None else None
        self._turned.setText(f"{TURNED}: {way(other)}" if other is not None else TURNED)
        self._turned.setEnabled(key is not None)
        self._turned.setChecked(key != usual)
        self._turned.setStatusTip(_TIP if key is not None else "The list’s own order has one direction")

    def _sort(self, order: Order | None, text: str, keys: str) -> QAction:
        """An action that sorts by `order`; None shows the list in its own order, without groups."""
        action = self._made(text, keys, lambda: PLAIN if order is None else self._look.by(order))
        self._group.addAction(action)
        return action

    def _other_way(self) -> Look:
        return self._look.turned()

    def _grouped(self) -> Look:
        return self._look.grouped(in_groups=not self._look.in_groups)

    def _made(self, text: str, keys: str, look: Callable[[], Look]) -> QAction:
        action = self.menu.addAction(text)
        action.setCheckable(True)
        action.setShortcut(keys)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setStatusTip(_TIP)
        action.triggered.connect(lambda: self.wanted.emit(look()))
        self._owner.addAction(action)
        return action
