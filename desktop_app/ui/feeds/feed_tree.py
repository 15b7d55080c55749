"""The feeds, under the account that each belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from desktop_app.domain.account import AccountId
from desktop_app.domain.feeds import FeedInfo
from desktop_app.ui.style.measures import grow
from desktop_app.ui.style.theme import font
from desktop_app.ui.widgets import plain_text

_ROWS = "QTreeWidget::item {{ height: {}px; padding-left: 6px; }}"
_ROW = 26
_INFO = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class AccountFeeds:
    """The feeds of an account. `name` is the account's with its service; `words` say why there are none."""

    account: AccountId
    name: str
    feeds: tuple[FeedInfo, ...] = ()
    words: str = ""


class FeedTree(QTreeWidget):
    """A tree of accounts, and under each its feeds."""

    chosen = Signal(object, object)
    """AccountId, FeedInfo."""

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setHeaderLabels([""])  # hidden, and said in front of rows all the same
        self.setRootIsDecorated(False)
        self.setIndentation(12)
        grow(self, lambda tree, height: tree.setStyleSheet(_ROWS.format(height)), _ROW)
        self.setAccessibleName("Feeds")
        self.currentItemChanged.connect(self._tell)

    def show_accounts(self, accounts: Sequence[AccountFeeds]) -> None:
        """Show the accounts and their feeds. The chosen feed stays chosen without another `chosen` signal."""
        before = self._key(self.currentItem())
        self.blockSignals(True)
        self.clear()
        for account in accounts:
            self.addTopLevelItem(self._account(account))
        self.expandAll()
        same = next((item for item in self._items() if before is not None and self._key(item) == before), None)
        if same is not None:
            self.setCurrentItem(same)
        self.blockSignals(False)

    def choose(self, account: AccountId, name: str) -> None:
        """Choose a feed, as a person does."""
        found = next((item for item in self._items() if self._key(item) == (account, name)), None)
        if found is not None:
            self.setCurrentItem(found)

    @property
    def current(self) -> tuple[AccountId, FeedInfo] | None:
        """The chosen feed and its account; None while none is chosen."""
        item = self.currentItem()
        found: tuple[AccountId, FeedInfo] | None = item.data(0, _INFO) if item is not None else None
        return found

    def _account(self, account: AccountFeeds) -> QTreeWidgetItem:
        heading = QTreeWidgetItem([account.name])
        heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
        heading.setFont(0, font(12, 600))
        heading.setToolTip(0, plain_text.tip(account.name))
        for info in account.feeds:
            item = QTreeWidgetItem(heading, [info.title])
            item.setData(0, _INFO, (account.account, info))
            item.setToolTip(0, plain_text.tip(info.title))
        if account.words:
            said = QTreeWidgetItem(heading, [account.words])
            said.setFlags(Qt.ItemFlag.ItemIsEnabled)
            said.setToolTip(0, plain_text.tip(account.words))
        return heading

    def _items(self) -> list[QTreeWidgetItem]:
        tops = (self.topLevelItem(at) for at in range(self.topLevelItemCount()))
        items = (top.child(at) for top in tops if top is not None for at in range(top.childCount()))
        return [item for item in items if item is not None]

    @staticmethod
    def _key(item: QTreeWidgetItem | None) -> tuple[AccountId, str] | None:
        found = item.data(0, _INFO) if item is not None else None
        return (found[0], found[1].name) if found is not None else None

    def _tell(self) -> None:
        if (found := self.current) is not None:
            self.chosen.emit(*found)
