"""An action of a person that Undo takes back as a whole, whichever lists it went into."""

from collections.abc import Iterable

import shiboken6
from PySide6.QtCore import QObject, Signal

from desktop_app.ui.queue.commands import EditHistory
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.message_bar import MessageBar
from desktop_app.ui.shell.message_stack import Action, Kind, Message, Subject


class Undoable(QObject):
    """An action that can be undone while it is the last of all its lists, and redone while nothing else was done."""

    changed = Signal()
    """Emitted when the action can be undone or done again, or no longer."""

    def __init__(self, text: str, histories: Iterable[EditHistory]) -> None:
        """Take up what was done last in each of these lists, in this order. `text` stands behind "Undo"."""
        super().__init__()
        self.text = text
        self._parts = tuple((history, history.last) for history in histories)
        self._offer: tuple[MessageBar, Message] | None = None
        for history, _ in self._parts:
            history.changed.connect(self._tell)
            history.destroyed.connect(self._tell)

    @property
    def can_undo(self) -> bool:
        """Whether nothing was done since in the lists of the action, which are all there."""
        return bool(self._parts) and all(
            shiboken6.isValid(history) and history.last is command for history, command in self._parts
        )

    @property
    def can_redo(self) -> bool:
        """Whether the action was undone, and nothing was done since."""
        return bool(self._parts) and all(
            shiboken6.isValid(history) and history.next is command for history, command in self._parts
        )

    @property
    def can_take_back(self) -> bool:
        """Whether the action is done and not undone in any of its lists, which are all there."""
        return bool(self._parts) and all(
            shiboken6.isValid(history) and history.holds(command) for history, command in self._parts
        )

    @property
    def histories(self) -> tuple[EditHistory, ...]:
        """Histories of the lists that the action went into."""
        return tuple(history for history, _ in self._parts)

    def is_in(self, history: EditHistory) -> bool:
        """Whether the action did something in the list of this history."""
        return history in self.histories

    def undo(self) -> None:
        """Undo the last part first: what left a list is back in it before it leaves the other."""
        if self.can_undo:
            for history, command in reversed(self._parts):
                history.undo()
                if history.last is command:
                    return  # it was not accepted, and that was said

    def take_back(self) -> None:
        """Undo this very action, also where other edits followed it."""
        if self.can_undo:
            self.undo()
        elif self.can_take_back:
            self._forget_offer()
            for history, command in reversed(self._parts):
                if command is not None:
                    history.take_back(command)

    def redo(self) -> None:
        if self.can_redo:
            for history, command in self._parts:
                history.redo()
                if history.last is not command:
                    return

    def offer(self, bar: MessageBar, kind: Kind, lead: str, text: str = "", about: Subject = None) -> None:
        """Say what happened, with Undo for as long as that is possible; `about`: the one list that it concerns."""
        undo = (Action("Undo", self.take_back, is_undo=True),) if self.can_take_back else ()
        message = Message(kind, lead, text, undo, about=about)
        self._offer = (bar, message) if undo else None
        bar.show_message(message)

    def _tell(self, *_changed: object) -> None:
        if not self.can_take_back:
            self._forget_offer()
        self.changed.emit()

    def _forget_offer(self) -> None:
        """Take the message away, because there is nothing to undo any more."""
        if self._offer is not None:
            bar, message = self._offer
            self._offer = None
            bar.withdraw(message)


class UndoKeys(QObject):
    """Makes Ctrl+Z take back the last action, even in a list that is not shown."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._shown: EditHistory | None = None
        window.panes.middle_changed.connect(self._let_go)

    def be_about(self, action: Undoable) -> None:
        """Make Ctrl+Z take this action back, until the shown list is edited or another one is shown."""
        self._let_go()
        page = self._window.page
        for history in action.histories if len(action.histories) > 1 else ():
            history.follow(action)
        if page is not None and not action.is_in(page.history):
            self._shown = page.history
            self._shown.follow(action)

    def _let_go(self) -> None:
        history, self._shown = self._shown, None
        if history is not None and shiboken6.isValid(history):
            history.follow(None)
