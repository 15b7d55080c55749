"""Actions for rows, shared by the window's menus and the table's own menu."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.ui.queue.rate_menu import RateMenu
from desktop_app.ui.widgets import plain_text


class Wording(NamedTuple):
    """The text, keys and tip of an action."""

    text: str
    tip: str
    keys: tuple[str, ...] = ()


WORDINGS = {
    "details": Wording("Show &details", "Show the details of the selected title", ("Return", "Enter")),
    "decide": Wording("De&cide…", "Keep or drop the change that didn’t go through"),
    "move_up": Wording("Move &up", "Move the selected titles one place up", ("Alt+Up",)),
    "move_down": Wording("Move do&wn", "Move the selected titles one place down", ("Alt+Down",)),
    "move_to_top": Wording("Move to the to&p", "Move the selected titles to the top", ("Alt+Home",)),
    "move_to_end": Wording("Move to the &end", "Move the selected titles to the end", ("Alt+End",)),
    "move_to_position": Wording("&Move to position…", "Type the place for the selected titles", ("Ctrl+M",)),
    "copy_to": Wording("Cop&y to…", "Copy the selected titles to another list, of any account", ("Ctrl+Shift+C",)),
    "remove": Wording("Remove &from this list", "Remove the selected titles; Undo brings them back", ("Delete",)),
}
GROUPS = (
    ("details", "decide"),
    ("move_up", "move_down", "move_to_top", "move_to_end", "move_to_position"),
    ("copy_to", "remove"),
)
MOVES = frozenset(GROUPS[1])


class RowActions(QObject):
    """The actions of one table, reached by their names in `WORDINGS`, as `actions["move_up"]`."""

    def __init__(self, owner: QWidget, slots: dict[str, Callable[[], None]]) -> None:
        super().__init__(owner)
        self._actions = {name: self._made(name, wording, owner) for name, wording in WORDINGS.items()}
        for name, slot in slots.items():
            self._actions[name].triggered.connect(slot)
        self.rate = RateMenu(owner)

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def _made(self, name: str, wording: Wording, owner: QWidget) -> QAction:
        action = QAction(wording.text, self)
        action.setObjectName(name)
        action.setShortcuts([QKeySequence(keys) for keys in wording.keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setToolTip(plain_text.tip(_with_keys(wording)))
        action.setStatusTip(wording.tip)
        owner.addAction(action)
        return action

    def allow(self, name: str, refusal: str) -> None:
        """Enable the action, or say in its status tip why it cannot be used."""
        self._actions[name].setEnabled(not refusal)
        self._actions[name].setStatusTip(refusal or WORDINGS[name].tip)

    def moves_by(self, keys: QKeyCombination) -> bool:
        """Whether these are the keys of one of the moves."""
        pressed = QKeySequence(keys)
        return any(pressed in self._actions[name].shortcuts() for name in MOVES)

    def menu(self, parent: QWidget) -> QMenu:
        """A menu with all actions, which deletes itself when it closes."""
        menu = QMenu(parent)
        menu.setAccessibleName("Title")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        for group in self.groups:
            menu.addSeparator()
            menu.addActions(group)
        return menu

    @property
    def groups(self) -> tuple[tuple[QAction, ...], ...]:
        """All actions in groups: those about the titles themselves, moves, and those that lead elsewhere."""
        first, *others = (tuple(self._actions[name] for name in group) for group in GROUPS)
        return (*first, self.rate.menuAction()), *others


def _with_keys(wording: Wording) -> str:
    keys = wording.keys[0] if wording.keys else ""
    shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return f"{wording.tip} ({shown})" if shown else wording.tip
