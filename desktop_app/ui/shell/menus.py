"""The window's menus as a table of sections, into which entries are put by the section's name."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from desktop_app.ui.widgets.nested_loops import delete_when_free

MENUS: dict[str, tuple[tuple[str, ...], ...]] = {
    "&File": (("samples", "sign-ins", "accounts", "backups", "settings", "quit"),),
    "&Edit": (("undo",), ("find",)),
    "&List": (("add", "arrange"), ("row",), ("moves",), ("leave",), ("list",), ("seen",), ("files",)),
    "&Account": (("link",), ("account",), ("new list",)),
    "&View": (("look", "row size"), ("queues",), ("messages",), ("windows",), ("refresh",)),
    "&Help": (("guide",), ("problem",), ("about",)),
}
"""Menus from left to right, their sections from top to bottom; separators stand between groups of sections.

A section is named after what its entries are about; in View: how the list looks, which lists are shown, what is told,
windows of their own, and reading again.
"""

EMPTY = "No list is open"
"""Entry of a menu that has nothing to offer, such as List while nobody is linked."""

Keys = QKeySequence | QKeySequence.StandardKey | str
Shown = Callable[[], Iterable[QAction]]
"""Says what a section shows now, such as for the list in the middle."""


class Menus(QObject):
    """Fills the menus: when they open, and for the sake of their keys after each change in the middle."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._menus: dict[str, QMenu] = {}
        self._groups: dict[str, tuple[tuple[str, ...], ...]] = {}
        self._sections: dict[tuple[str, str], list[Shown]] = {}
        self._about_lists: list[QAction] = []
        for text, groups in MENUS.items():
            name = text.replace("&", "")
            self._menus[name] = menu = window.menuBar().addMenu(text)
            menu.setAccessibleName(name)
            self._groups[name] = groups
            self._sections.update({(name, section): [] for group in groups for section in group})
            menu.aboutToShow.connect(partial(self._fill, name))

    def __getitem__(self, name: str) -> QMenu:
        return self._menus[name]

    def add(
        self,
        menu: str,
        section: str,
        text: str,
        keys: Keys,
        act: Callable[[], object],
        role: QAction.MenuRole = QAction.MenuRole.TextHeuristicRole,
    ) -> QAction:
        """Add an action to a section, behind what is there. `role` is for macOS, which has places of its own."""
        action = QAction(text, self._window)
        action.setShortcut(QKeySequence(keys))
        action.setMenuRole(role)
        action.triggered.connect(act)
        self.show_in(menu, section, lambda: (action,))
        return action

    def add_for_linked(self, menu: str, section: str, text: str, keys: Keys, act: Callable[[], object]) -> QAction:
        """Add an action that is grey while nobody is linked."""
        action = self.add(menu, section, text, keys, act)
        self._about_lists.append(action)
        return action

    def show_in(self, menu: str, section: str, shown: Shown) -> None:
        """Show in a section whatever `shown` says whenever the menu is filled.

        Menus are filled when they open and whenever something else comes to the middle of the window, so that `shown`
        may also enable entries for the list in the middle, and disable them where there is none.
        """
        self._sections[menu, section].append(shown)
        self._fill(menu)

    def allow_lists(self, *, allowed: bool) -> None:
        """Enable or disable the actions on lists, which need a linked account."""
        for action in self._about_lists:
            action.setEnabled(allowed)

    def fill(self) -> None:
        """Fill all menus anew: what another list left in them would answer to its keys, and a key with two answers has
        none.
        """
        for name in self._menus:
            self._fill(name)

    def _fill(self, name: str) -> None:
        """Separators stand only between entries. They go with what else was made for the menu alone."""
        menu = self._menus[name]
        groups = [[each for section in group for each in self._of(name, section)] for group in self._groups[name]]
        for action in menu.actions():
            menu.removeAction(action)  # PySide's `clear` takes an action away from submenus that show it, too
            if action.parent() is menu:
                delete_when_free(action)
        for place, actions in enumerate(filter(None, groups)):
            if place:
                menu.addSeparator()
            menu.addActions(actions)
        if not any(action.isVisible() for action in menu.actions()):
            menu.addAction(EMPTY).setEnabled(False)

    def _of(self, menu: str, section: str) -> list[QAction]:
        return [action for shown in self._sections[menu, section] for action in shown()]
