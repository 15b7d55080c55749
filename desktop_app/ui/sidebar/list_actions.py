"""Actions on whole lists, shared by the sidebar's menu and the window's menus."""

from typing import NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop_app.ui.sidebar.accounts import SourceAccount, SourceList
from desktop_app.ui.widgets import plain_text


class _Wording(NamedTuple):
    text: str
    tip: str
    keys: str
    context: Qt.ShortcutContext = Qt.ShortcutContext.WidgetWithChildrenShortcut


_WORDINGS = {
    "new": _Wording(
        "Ne&w list…", "Make a list at this account's service", "Ctrl+Shift+N", Qt.ShortcutContext.WindowShortcut
    ),
    "copy": _Wording(
        "Copy w&hole list to…",
        "Copy all of this list to another one, of any account",
        "Ctrl+Alt+C",
        Qt.ShortcutContext.WindowShortcut,
    ),
    "edit": _Wording("Re&name and describe list…", "Name, description and who sees this list", "F2"),
    "delete": _Wording("De&lete list…", "Delete this list at its service; it asks first", "Delete"),
    "up": _Wording("Mo&ve list up", "Put this list one place up among your own", "Alt+Up"),
    "down": _Wording("Move list d&own", "Put this list one place down among your own", "Alt+Down"),
}
_NO_LIST = "Select a list first."
_NO_ACCOUNT = "Select an account first."


class ListActions(QObject):
    """The actions by name: `actions["new"]` is about the chosen account, the others are about the chosen list."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._actions = {name: self._made(name, owner) for name in _WORDINGS}

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    @property
    def of_the_list(self) -> tuple[QAction, ...]:
        """The actions on one list, without the one that makes a new list."""
        return tuple(action for name, action in self._actions.items() if name != "new")

    def allow(self, account: SourceAccount | None, shown: SourceList | None) -> None:
        """Enable the actions that fit the chosen account and list; a disabled one says why."""
        self._allow("new", account.make_refusal if account is not None else _NO_ACCOUNT)
        self._allow("copy", "" if shown is not None else _NO_LIST)
        self._allow("edit", shown.edit_refusal if shown is not None else _NO_LIST)
        self._allow("delete", shown.edit_refusal if shown is not None else _NO_LIST)
        self._allow("up", shown.up_refusal if shown is not None else _NO_LIST)
        self._allow("down", shown.down_refusal if shown is not None else _NO_LIST)

    def _allow(self, name: str, refusal: str) -> None:
        action = self._actions[name]
        action.setEnabled(not refusal)
        action.setStatusTip(refusal or _WORDINGS[name].tip)
        action.setToolTip(plain_text.tip(refusal or _WORDINGS[name].tip))

    def _made(self, name: str, owner: QWidget) -> QAction:
        wording = _WORDINGS[name]
        action = QAction(wording.text, self)
        action.setObjectName(f"list_{name}")
        action.setShortcut(QKeySequence(wording.keys))
        action.setShortcutContext(wording.context)
        owner.addAction(action)
        return action
