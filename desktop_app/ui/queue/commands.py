"""Undo and redo: edits like any other, sent the same way."""

from collections.abc import Callable, Container, Iterable
from itertools import chain

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence, QUndoCommand, QUndoStack

from desktop_app.domain.edits import Add, Edit, Move, Remove, apply, invert, replay, touched
from desktop_app.domain.errors import LineupError
from desktop_app.domain.merging import rebase
from desktop_app.domain.queues import Queue, TitleId
from desktop_app.ui.queue import plain
from desktop_app.ui.queue.session import QueueSession
from desktop_app.ui.queue.words import counted


class EditCommand(QUndoCommand):
    """Edits that were accepted already. Undo and redo are new edits, re-expressed on what the queue became meanwhile.

    `idle` while Qt only counts: at the push, and when `EditHistory` steps back over what was not accepted.
    """

    def __init__(
        self,
        session: QueueSession,
        before: Queue,
        edits: tuple[Edit, ...],
        on_error: Callable[[LineupError], None],
        name: str = "",
    ) -> None:
        super().__init__(name or described(before, edits))
        self._session = session
        self._before = before
        self._after = replay(before, edits)
        self._edits = edits
        self._on_error = on_error
        self.idle = True
        self.failed = False

    def narrow(self, taken_back: Container[TitleId]) -> bool:
        """Some of it was stopped before it was sent: only the rest is there to be undone. Whether there is any."""
        self._edits = tuple(e for e in self._edits if not all(title_id in taken_back for title_id in touched(e)))
        self._after = replay(self._before, self._edits)
        return bool(self._edits)

    def redo(self) -> None:
        self._submit(self._before, self._edits)

    def undo(self) -> None:
        self._submit(self._after, inverse(self._before, self._edits))

    def _submit(self, base: Queue, edits: tuple[Edit, ...]) -> None:
        if self.idle:
            self.idle = False
            return
        answers = rebase(base, self._session.state.view, edits)
        left = tuple(answer.edit for answer in answers if answer.edit is not None)
        try:
            if left:
                self._session.submit(left)
        except LineupError as error:
            self.idle = self.failed = True
            self._on_error(error)
        else:
            self.failed = False


class EditHistory(QObject):
    """What was done to one queue, with the actions Undo and Redo."""

    failed = Signal(object)
    """LineupError: an edit was not accepted, and nothing changed."""

    def __init__(self, session: QueueSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stack = QUndoStack(self)
        self.undo_action = _action("Undo", QKeySequence.StandardKey.Undo, self)
        self.redo_action = _action("Redo", QKeySequence.StandardKey.Redo, self)
        self.undo_action.triggered.connect(self.undo)
        self.redo_action.triggered.connect(self.redo)
        self._stack.indexChanged.connect(self._name_actions)
        self._name_actions()

    @property
    def stack(self) -> QUndoStack:
        """Qt's stack, for views of it. Undo and redo go through this class."""
        return self._stack

    def perform(self, edits: tuple[Edit, ...], name: str = "") -> bool:
        """Submit edits as one action of the person; what is accepted can be undone.

        `name` stands behind "Undo"; without one the edits are described.
        """
        before = self._session.state.view
        try:
            self._session.submit(edits)
        except LineupError as error:
            self._report(error)
            return False
        self._stack.push(EditCommand(self._session, before, edits, self._report, name))
        return True

    @property
    def last(self) -> EditCommand | None:
        """What Undo would take back."""
        command = self._stack.command(self._stack.index() - 1) if self._stack.index() else None
        return command if isinstance(command, EditCommand) else None

    def forget(self, command: EditCommand) -> None:
        """Nothing of it is left to be undone."""
        command.idle = True
        command.setObsolete(True)
        self._step_over_forgotten()

    def _step_over_forgotten(self) -> None:
        """Qt lets an obsolete command go once it is undone."""
        while (last := self.last) is not None and last.isObsolete():
            self._stack.undo()

    def undo(self) -> None:
        """Take the last action back."""
        command = self._stack.command(self._stack.index() - 1)
        self._stack.undo()
        if isinstance(command, EditCommand) and command.failed:
            self._stack.redo()  # idle: Qt counted a step that did not happen
        self._step_over_forgotten()

    def redo(self) -> None:
        """Do again what was taken back."""
        command = self._stack.command(self._stack.index())
        self._stack.redo()
        if isinstance(command, EditCommand) and command.failed:
            self._stack.undo()  # idle: Qt counted a step that did not happen

    def _report(self, error: LineupError) -> None:
        self.failed.emit(error)

    def _name_actions(self) -> None:
        for action, verb, text, able in (
            (self.undo_action, "Undo", self._stack.undoText(), self._stack.canUndo()),
            (self.redo_action, "Redo", self._stack.redoText(), self._stack.canRedo()),
        ):
            action.setEnabled(able)
            action.setText(f"&{verb} {plain.caption(text)}" if able else f"&{verb}")
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(plain.tip(f"{verb} {text} ({keys})") if able else f"Nothing to {verb.lower()}")
            action.setStatusTip(f"{verb} {text}" if able else f"Nothing to {verb.lower()}")


def inverse(before: Queue, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """The edits that bring the queue, after these edits, back to what it was before them."""
    backwards: list[tuple[Edit, ...]] = []
    for edit in edits:
        backwards.append(invert(before, edit))
        before = apply(before, edit)
    return tuple(chain.from_iterable(reversed(backwards)))


def described(queue: Queue, edits: tuple[Edit, ...]) -> str:
    """What was done, as it stands behind "Undo": `Move The Third Man`, `Remove 3 titles`."""
    names = [_name(queue, edit, index) for edit in edits for index in range(len(touched(edit)))]
    what = names[0] if len(names) == 1 else counted(len(names), "title")
    return f"{_verb(edits)} {what}"


def _verb(edits: Iterable[Edit]) -> str:
    match next(iter(edits)):
        case Move():
            return "Move"
        case Add():
            return "Add"
        case Remove():
            return "Remove"


def _name(queue: Queue, edit: Edit, index: int) -> str:
    if isinstance(edit, Add):
        return edit.item.title.name
    item = queue.find(touched(edit)[index])
    return item.title.name if item is not None else "a title"


def _action(text: str, keys: QKeySequence.StandardKey, parent: QObject) -> QAction:
    action = QAction(text, parent)
    action.setShortcuts(keys)
    return action
