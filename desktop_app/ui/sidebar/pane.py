"""The sidebar: accounts, their lists, and the way to link another."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.account import AccountId
from desktop_app.domain.queues import QueueRef
from desktop_app.ui.sidebar.accounts import SourceAccount, SourceList
from desktop_app.ui.sidebar.list_actions import ListActions
from desktop_app.ui.sidebar.model import SourcesModel
from desktop_app.ui.sidebar.overview_row import OverviewRow
from desktop_app.ui.sidebar.source_tree import SourceTree
from desktop_app.ui.style.icons import beside_icon, icon
from desktop_app.ui.style.measures import grow, grow_icon
from desktop_app.ui.widgets import plain_text
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.nested_loops import close_menus

_Index = QModelIndex | QPersistentModelIndex


class SourcesPane(QWidget):
    """The sidebar as a whole."""

    queue_chosen = Signal(object)
    """QueueRef."""

    titles_wanted = Signal()
    """Return was pressed on a list: the keyboard goes on to its titles."""

    overview_requested = Signal()
    """All queues as one."""

    link_requested = Signal()
    rename_requested = Signal(object, str)
    """AccountId, the new label."""

    sign_in_requested = Signal(object)
    explore_requested = Signal(object)
    unlink_requested = Signal(object)
    """AccountId, all three."""

    new_list_requested = Signal(object)
    """AccountId."""

    edit_list_requested = Signal(object)
    delete_list_requested = Signal(object)
    """QueueRef, both."""

    move_list_requested = Signal(object, int)
    """QueueRef; -1 for up, 1 for down."""

    list_placed = Signal(object, object)
    """QueueRef, QueueRef or None: put a list in front of another one of its account, or behind all of them."""

    titles_dropped = Signal(object, object, bool)
    """QueueRef, Carried, whether the titles leave the list they come from."""

    titles_dropped_on_account = Signal(object, object)
    """AccountId, Carried: into which of its lists is not said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = SourcesModel(self)
        self.overview = OverviewRow(self)
        self.tree = SourceTree(self.model, self)
        self._seen: set[AccountId] = set()
        self._label = Label("Accounts and lists", 12, 600, "second_text", parent=self)
        self._link = QPushButton(icon("add"), beside_icon("Link an account…"), self)
        self._actions = {name: self._made(name) for name in _ACTIONS}
        self.list_actions = ListActions(self)
        self._build()
        self._connect()
        self._allow()

    def show_accounts(self, accounts: tuple[SourceAccount, ...]) -> None:
        """Show these. What is selected and unfolded stays so; a new account is unfolded.

        A menu may be about a list that is gone, and would then be about the one that is chosen instead: it closes.
        """
        before = self.model.keys
        self.model.show(accounts)
        if before - self.model.keys:
            close_menus()
        self.overview.setVisible(bool(accounts))
        for row, account in enumerate(accounts):
            if account.id not in self._seen:
                self.tree.expand(self.model.index(row, 0))
        self._seen = {account.id for account in accounts}
        self._allow()

    def choose(self, ref: QueueRef) -> None:
        """Select the row of a list."""
        index = self.model.index_of(ref)
        if index.isValid():
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index)
            self.overview.setChecked(False)

    def choose_overview(self) -> None:
        """Select the queues of all accounts; no list is."""
        self.tree.setCurrentIndex(QModelIndex())
        self.overview.setChecked(True)

    @property
    def chosen_list(self) -> QueueRef | None:
        """The list that is selected."""
        source = self.model.source_at(self.tree.currentIndex())
        return source.ref if isinstance(source, SourceList) else None

    @property
    def account_actions(self) -> tuple[QAction, ...]:
        """The actions on the current account, for the window's Account menu."""
        return tuple(self._actions.values())

    # --- building -------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setMinimumWidth(200)
        self._label.setContentsMargins(16, 12, 16, 4)
        grow(self._link, QWidget.setMinimumHeight, 40)
        grow_icon(self._link)
        self._link.setProperty("flat", "true")
        self._link.setStyleSheet("QPushButton { text-align: left; padding-left: 16px; }")
        self._link.setToolTip("Link an account at a video service")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        column.addWidget(self._label)
        column.addWidget(self.overview)
        column.addWidget(self.tree, 1)
        column.addWidget(self._link)

    def _made(self, name: str) -> QAction:
        text, tip, keys = _ACTIONS[name]
        action = QAction(text, self)
        action.setStatusTip(tip)
        action.setToolTip(plain_text.tip(tip))
        action.setShortcut(QKeySequence(keys))
        anywhere = name == "explore"
        within = Qt.ShortcutContext.WindowShortcut if anywhere else Qt.ShortcutContext.WidgetWithChildrenShortcut
        action.setShortcutContext(within)
        self.addAction(action)
        return action

    def _connect(self) -> None:
        self.model.rename_requested.connect(self.rename_requested)
        self.model.titles_dropped.connect(self.titles_dropped)
        self.model.titles_dropped_on_account.connect(self.titles_dropped_on_account)
        self._link.clicked.connect(self.link_requested)
        self.overview.clicked.connect(self.overview_requested)
        self.overview.left_downwards.connect(partial(self.tree.setFocus, Qt.FocusReason.TabFocusReason))
        self.tree.list_placed.connect(self.list_placed)
        self.tree.left_sidewards.connect(self.titles_wanted)
        self.tree.left_upwards.connect(partial(self.overview.setFocus, Qt.FocusReason.BacktabFocusReason))
        self.tree.selectionModel().currentChanged.connect(self._on_current)
        slots = (self.rename, self._sign_in, self._explore, self._unlink)
        for action, slot in zip(self._actions.values(), slots, strict=True):
            action.triggered.connect(slot)
        for name, act in self._list_slots().items():
            self.list_actions[name].triggered.connect(act)

    def _list_slots(self) -> dict[str, Callable[[], None]]:
        return {
            "new": lambda: self.new_list_requested.emit(self.model.key_of(self._account_index())),
            "edit": lambda: self.edit_list_requested.emit(self._list_key()),
            "delete": lambda: self.delete_list_requested.emit(self._list_key()),
            "up": lambda: self.move_list_requested.emit(self._list_key(), -1),
            "down": lambda: self.move_list_requested.emit(self._list_key(), 1),
        }

    def _list_key(self) -> object:
        return self.model.key_of(self.tree.currentIndex())

    # --- what a person does ---------------------------------------------------------------------------------------

    def rename(self) -> None:
        """Edit the name of the current account in its row."""
        index = self._account_index()
        if index.isValid():
            self.tree.edit(index)

    def _sign_in(self) -> None:
        self.sign_in_requested.emit(self.model.key_of(self._account_index()))

    def _explore(self) -> None:
        self.explore_requested.emit(self.model.key_of(self._account_index()))

    def _unlink(self) -> None:
        self.unlink_requested.emit(self.model.key_of(self._account_index()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self._account_index().isValid():
            return
        menu = QMenu(self)
        menu.setAccessibleName("List and account")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        menu.addAction(self.list_actions["new"])
        if self.tree.currentIndex().parent().isValid():
            menu.addActions(self.list_actions.of_the_list)
        menu.addSeparator()
        menu.addActions(list(self._actions.values()))
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        menu.popup(self._below_current() if by_key else event.globalPos())

    def _below_current(self) -> QPoint:
        return self.tree.viewport().mapToGlobal(self.tree.visualRect(self.tree.currentIndex()).bottomLeft())

    def _on_current(self, current: _Index) -> None:
        self._allow()
        source = self.model.source_at(current)
        if isinstance(source, SourceList):
            self.queue_chosen.emit(source.ref)

    def _account_index(self) -> QModelIndex:
        """The account that the current row is or belongs to; the only one there is needs not be chosen."""
        index = self.tree.currentIndex()
        if not index.isValid() and self.model.rowCount() == 1:
            return self.model.index(0, 0)
        return index.parent() if index.parent().isValid() else index

    def _allow(self) -> None:
        account, source = (self.model.source_at(i) for i in (self._account_index(), self.tree.currentIndex()))
        shown = source if isinstance(source, SourceList) else None
        self.list_actions.allow(account if isinstance(account, SourceAccount) else None, shown)
        for name, action in self._actions.items():
            action.setEnabled(account is not None)
            action.setStatusTip(_ACTIONS[name][1] if account is not None else "Select an account first.")
        # One key renames whatever is chosen: the list, where that can be, else its account.
        names_list = self.list_actions["edit"].isEnabled()
        self._actions["rename"].setShortcut(QKeySequence("" if names_list else _ACTIONS["rename"][2]))


_ACTIONS = {
    "rename": ("&Rename account", "Give this account another name", "F2"),
    "sign_in": ("&Sign in again…", "Renew the link to this account", ""),
    "explore": ("API e&xplorer…", "Ask this account’s service by hand", "Ctrl+Shift+E"),
    "unlink": ("&Unlink", "Forget this account on this computer", ""),
}
