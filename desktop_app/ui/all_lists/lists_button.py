"""The choice of lists in the view over all of them: a button with their count, and a menu to tick them."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop_app.domain.queues import QueueRef
from desktop_app.ui.queue.words import counted
from desktop_app.ui.widgets import plain_text
from desktop_app.ui.widgets.menu_button import MenuButton, add_heading


class ListsButton(MenuButton):
    """A button whose menu ticks the lists in the view; the menu is filled when it opens."""

    ticked = Signal(object, bool)
    """QueueRef, whether the list is to be in the view."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Lists in this view", parent)
        self.lists = self.menu_of
        self.lists.triggered.connect(self._tick)
        self.setToolTip("Choose the lists of this view")
        self._choices: tuple[tuple[str, tuple[tuple[QueueRef, str, bool], ...]], ...] = ()
        self.show_choices(())

    def show_choices(self, choices: Iterable[tuple[str, Sequence[tuple[QueueRef, str, bool]]]]) -> None:
        """Offer each account's lists, with their names and whether they are in the view."""
        told = tuple((account, tuple(lists)) for account, lists in choices)
        count = sum(is_in for _, lists in told for _, _, is_in in lists)
        self.say(counted(count, "list"))
        self.setAccessibleName(f"Lists in this view: {count}")
        if told != self._choices:
            self._choices = told
            self._fill()

    def _fill(self) -> None:
        self.lists.clear()
        for account, lists in self._choices:
            add_heading(self.lists, account)
            for ref, title, is_in in lists:
                action = self.lists.addAction(plain_text.caption(title))
                action.setCheckable(True)
                action.setChecked(is_in)
                action.setData(ref)

    def _tick(self, action: QAction) -> None:
        self.ticked.emit(action.data(), action.isChecked())
