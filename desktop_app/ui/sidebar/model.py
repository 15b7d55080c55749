"""Accounts and their lists as a tree. The model shows values and reports what a person wants."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import IntEnum
from itertools import count

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop_app.domain.account import AccountId
from desktop_app.domain.queues import QueueRef
from desktop_app.ui.sidebar.accounts import (
    SourceAccount,
    SourceKey,
    SourceList,
    account_sentence,
    list_sentence,
    list_tip,
)
from desktop_app.ui.sidebar.drop_spot import refusal_of
from desktop_app.ui.widgets import plain_text, titles_mime

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_TOP = 0


class SourceRole(IntEnum):
    """Item data roles that the delegate and the tree ask for, beside Qt's own."""

    SOURCE = Qt.ItemDataRole.UserRole + 1
    """SourceAccount or SourceList."""


class SourcesModel(QAbstractItemModel):
    """A tree of two levels.

    An index of a list carries the number that its account was given when first shown.
    """

    rename_requested = Signal(object, str)
    """AccountId, the new label."""

    titles_dropped = Signal(object, object, bool)
    """QueueRef, Carried, whether the titles leave the list they come from."""

    titles_dropped_on_account = Signal(object, object)
    """AccountId, Carried: into which of its lists is not said."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._accounts: tuple[SourceAccount, ...] = ()
        self._plain: tuple[SourceAccount, ...] = ()
        self._told: Mapping[QueueRef, tuple[int, int]] = {}
        self._numbers: dict[AccountId, int] = {}
        self._next_number = count(_TOP + 1)
        self._rows: dict[int, int] = {}

    @property
    def accounts(self) -> tuple[SourceAccount, ...]:
        """The accounts that are shown."""
        return self._accounts

    @property
    def keys(self) -> frozenset[SourceKey]:
        """The keys of all rows."""
        lists = (shown.ref for account in self._accounts for shown in account.lists)
        return frozenset((*(account.id for account in self._accounts), *lists))

    def show(self, accounts: tuple[SourceAccount, ...]) -> None:
        """Show these; selection and expansion stay with what they were on."""
        self._plain = accounts
        accounts = tuple(self._with_told(account) for account in accounts)
        if [_keys(account) for account in accounts] == [_keys(account) for account in self._accounts]:
            self._change(accounts)
        else:
            self._rearrange(accounts)

    def show_told(self, told: Mapping[QueueRef, tuple[int, int]]) -> None:
        """Mark lists about which there are messages: how many of them ask, and how many tell of a problem."""
        if told != self._told:
            self._told = told
            self.show(self._plain)

    def _with_told(self, account: SourceAccount) -> SourceAccount:
        lists = (
            replace(shown, questions=shown.questions + asked, problems=problems)
            for shown in account.lists
            for asked, problems in (self._told.get(shown.ref, (0, 0)),)
        )
        return replace(account, lists=tuple(lists))

    def _change(self, accounts: tuple[SourceAccount, ...]) -> None:
        before, self._accounts = self._accounts, accounts
        for row, (old, new) in enumerate(zip(before, accounts, strict=True)):
            parent = self.index(row, 0)
            if replace(old, lists=()) != replace(new, lists=()):
                self.dataChanged.emit(parent, parent)
            for at, (was, now) in enumerate(zip(old.lists, new.lists, strict=True)):
                if was != now:
                    index = self.index(at, 0, parent)
                    self.dataChanged.emit(index, index)

    def _rearrange(self, accounts: tuple[SourceAccount, ...]) -> None:
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        keys = [self.key_of(index) for index in held]
        self._accounts = accounts
        known = self._numbers
        self._numbers = {each.id: known.get(each.id) or next(self._next_number) for each in accounts}
        self._rows = {self._numbers[account.id]: row for row, account in enumerate(accounts)}
        self.changePersistentIndexList(held, [self.index_of(key) for key in keys])
        self.layoutChanged.emit()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return nothing: a screen reader would say a bare number."""
        del section, orientation, role
        return None

    # --- finding --------------------------------------------------------------------------------------------------

    def source_at(self, index: Index) -> SourceAccount | SourceList | None:
        """The account or list at an index; None if there is none."""
        if not index.isValid():
            return None
        if index.internalId() == _TOP:
            return self._accounts[index.row()]
        return self._accounts[self._rows[index.internalId()]].lists[index.row()]

    def key_of(self, index: Index) -> SourceKey | None:
        """The key of a row, which stays when rows come and go."""
        match self.source_at(index):
            case SourceAccount(id=account_id):
                return account_id
            case SourceList(ref=ref):
                return ref
            case None:
                return None

    def index_of(self, key: SourceKey | None) -> QModelIndex:
        """The present index of a key; invalid when its row is gone."""
        for row, account in enumerate(self._accounts):
            if account.id == key:
                return self.index(row, 0)
            for at, shown in enumerate(account.lists):
                if shown.ref == key:
                    return self.index(at, 0, self.index(row, 0))
        return QModelIndex()

    # --- what Qt asks ---------------------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        number = self._numbers[self._accounts[parent.row()].id] if parent.isValid() else _TOP
        return self.createIndex(row, column, number)

    def parent(self, index: Index = _ROOT) -> QModelIndex:  # type: ignore[override]  # QObject.parent() has no index
        if not index.isValid() or index.internalId() == _TOP:
            return QModelIndex()
        return self.createIndex(self._rows[index.internalId()], 0, _TOP)

    def rowCount(self, parent: Index = _ROOT) -> int:
        if not parent.isValid():
            return len(self._accounts)
        return len(self._accounts[parent.row()].lists) if parent.internalId() == _TOP and not parent.column() else 0

    def columnCount(self, _parent: Index = _ROOT) -> int:
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        source = self.source_at(index)
        if role == SourceRole.SOURCE:
            return source
        match source:
            case SourceAccount():
                return _account_data(source, role)
            case SourceList():
                return _list_data(source, role)
            case None:
                return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A new label is reported; it shows when the account comes back with it."""
        source = self.source_at(index)
        label = str(value).strip()
        if isinstance(source, SourceAccount) and role == Qt.ItemDataRole.EditRole and label not in ("", source.label):
            self.rename_requested.emit(source.id, label)
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        match self.source_at(index):
            case SourceAccount():
                return flags | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDropEnabled
            case SourceList(takes_titles=takes):
                flags |= Qt.ItemFlag.ItemNeverHasChildren | Qt.ItemFlag.ItemIsDragEnabled
                return flags | Qt.ItemFlag.ItemIsDropEnabled if takes else flags
            case None:
                return Qt.ItemFlag.NoItemFlags

    # --- titles dropped on a list, and lists that are carried -----------------------------------------------------

    def mimeTypes(self) -> list[str]:
        return [titles_mime.TITLES]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """A list as a whole."""
        shown = next((source for source in map(self.source_at, indexes) if isinstance(source, SourceList)), None)
        return (
            titles_mime.encode(titles_mime.CarriedTitles((), shown.ref), (shown.title,))
            if shown is not None
            else QMimeData()
        )

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def canDropMimeData(self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, parent: Index) -> bool:
        """Whether titles may be dropped: on another list that takes them, or on an account that has one.

        Titles of another service are looked up first. Search results are dropped on a list.
        """
        target, carried = self.source_at(parent), titles_mime.decode(data)
        if carried is None or target is None or refusal_of(target, carried.source):
            return False
        known = self.index_of(carried.source if carried.source is not None else carried.found_by)
        return known.isValid()

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Reports the titles and changes nothing, so the answer is always False."""
        target, carried = self.source_at(parent), titles_mime.decode(data)
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        if isinstance(target, SourceList):
            self.titles_dropped.emit(target.ref, carried, action is Qt.DropAction.MoveAction)
        elif isinstance(target, SourceAccount):
            self.titles_dropped_on_account.emit(target.id, carried)
        return False


def _keys(account: SourceAccount) -> tuple[AccountId, Sequence[QueueRef]]:
    return account.id, [shown.ref for shown in account.lists]


def _account_data(account: SourceAccount, role: int) -> str | None:
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return account.provider_name
        case Qt.ItemDataRole.EditRole:
            return account.label
        case Qt.ItemDataRole.AccessibleTextRole:
            return account_sentence(account)
        case Qt.ItemDataRole.ToolTipRole:
            return plain_text.tip(account_sentence(account))
        case _:
            return None


def _list_data(shown: SourceList, role: int) -> str | None:
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return shown.title
        case Qt.ItemDataRole.AccessibleTextRole:
            return list_sentence(shown)
        case Qt.ItemDataRole.ToolTipRole:
            return plain_text.tip(list_tip(shown))
        case _:
            return None
