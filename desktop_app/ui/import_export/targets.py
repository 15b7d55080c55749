"""A menu of the other lists of all accounts, to choose without a mouse where titles go."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.domain.account import AccountId
from desktop_app.domain.queues import QueueRef
from desktop_app.ui.sidebar.accounts import SourceAccount
from desktop_app.ui.widgets import plain_text
from desktop_app.ui.widgets.menu_button import add_heading

UNDER_HEADER = 56
"""Pixels."""

NOWHERE = "No other list takes titles."


class TargetMenu(QMenu):
    """A menu of lists to copy titles into, which deletes itself when it closes."""

    chosen = Signal(object)
    """QueueRef."""

    def __init__(
        self, sources: Sequence[SourceAccount], source: QueueRef | None, account: AccountId | None, parent: QWidget
    ) -> None:
        """`source`: the titles' own list; `account`: whose lists alone are offered, None for everybody's."""
        super().__init__("Copy to", parent)
        self.setAccessibleName(self.title())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("target_menu")
        self.triggered.connect(self._choose)
        self._refs: list[QueueRef] = []
        for each in sources if account is None else (each for each in sources if each.id == account):
            self._add(each, source)
        if not self._refs:
            self.addAction(NOWHERE).setEnabled(False)

    @property
    def only(self) -> QueueRef | None:
        """The one list that there is to choose."""
        return self._refs[0] if len(self._refs) == 1 else None

    def open_over(self, widget: QWidget) -> None:
        """Open where the person looks, with the keyboard on the first list."""
        self.popup(widget.mapToGlobal(QPoint((widget.width() - self.sizeHint().width()) // 2, UNDER_HEADER)))
        first = next((action for action in self.actions() if action.isEnabled() and not action.isSeparator()), None)
        if first is not None:
            self.setActiveAction(first)

    def _add(self, account: SourceAccount, source: QueueRef | None) -> None:
        lists = [shown for shown in account.lists if shown.takes_titles and shown.ref != source]
        if lists:
            add_heading(self, f"{account.provider_name} · {account.label}")
        for shown in lists:
            self._refs.append(shown.ref)
            self.addAction(plain_text.caption(shown.title)).setData(shown.ref)

    def _choose(self, action: QAction) -> None:
        self.chosen.emit(action.data())
