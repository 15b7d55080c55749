"""Undo and redo of a list's edits, which are edits like any other and sent the same way."""

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence, QUndoCommand, QUndoStack

from desktop_app.domain.edits import Add, Edit, Move, Remove, touched
from desktop_app.domain.errors import LineupError
from desktop_app.domain.merging import rebase
from desktop_app.domain.order import replay
from desktop_app.domain.queues import Item, ItemId, Queue
from desktop_app.domain.undo_step import STEPS, UndoStep, excerpt, finding, inverse
from desktop_app.ui.queue.session import QueueSession
from desktop_app.ui.queue.spoken_changes import outcome
from desktop_app.ui.queue.words import counted
from desktop_app.ui.widgets import plain_text

if TYPE_CHECKING:
    from desktop_app.ui.queue.undoable_action import Undoable

Told = Callable[[str, str], None]
"""What happened, and why."""


class EditCommand(QUndoCommand):
    """A step that was accepted already. Undo and redo are new edits, re-expressed on what the queue became meanwhile.

    `idle` while Qt only counts: at the push, and when `EditHistory` steps back over what was not accepted.
    """

    def __init__(
        self, session: QueueSession, step: UndoStep, on_error: Callable[[LineupError], None], tell: Told
    ) -> None:
        super().__init__(step.text)
        self.step = step
        self._session = session
        self._on_error = on_error
        self._tell = tell
        self.idle = True
        self.failed = False
        self.fell_short = False
        """Whether the last undo or redo did less than it was to do, which was told."""

    def narrow(self, taken_back: Container[ItemId]) -> bool:
        """Leave only the edits that were sent to be undone. Whether there are any."""
        left = (e for e in self.step.edits if not all(item_id in taken_back for item_id in touched(e)))
        self.step = replace(self.step, edits=tuple(left))
        try:
            self._session.keep_step(self.step)
        except LineupError as error:
            self._on_error(error)
        return bool(self.step.edits)

    def find(self, items: Iterable[Item]) -> None:
        """Note titles that the list held before, so that undoing leaves them where they are."""
        self.step = finding(self.step, items)

    def redo(self) -> None:
        self._submit(self.step.before, self.step.edits, undone=False)

    def undo(self) -> None:
        before, edits = self.step.before, self.step.edits
        self._submit(replay(before, edits), inverse(before, edits), undone=True)

    def _submit(self, base: Queue, edits: tuple[Edit, ...], *, undone: bool) -> None:
        if self.idle:
            self.idle = False
            return
        answers = rebase(base, self._session.state.view, edits)
        left = tuple(answer.edit for answer in answers if answer.edit is not None)
        step = replace(self.step, undone=undone)
        try:
            if left:
                self._session.submit(left, step)
            else:
                self._session.keep_step(step)
        except LineupError as error:
            self.idle = self.failed = True
            self._on_error(error)
            return
        self.failed = False
        self.step = step
        lost = [lost.item.title.name for answer in answers for lost in answer.lost]
        self.fell_short = bool(lost) or not left
        if self.fell_short:
            self._tell(*shortfall(lost, some=bool(left), undone=undone))


class EditHistory(QObject):
    """Undo and redo of one queue: the stack of commands, with the two actions for menus and keys."""

    failed = Signal(object)
    """LineupError: an edit was not accepted, and nothing changed."""

    told = Signal(str, str)
    """Emitted with what happened and why, where less was undone than was done."""

    changed = Signal()
    """Something was done, undone, or done again."""

    stepped = Signal(str, object)
    """str, tuple[ItemId, ...]: what an undo or redo came to, for a screen reader, and the titles that it was about.

    Silent where `failed` or `told` say it.
    """

    def __init__(self, session: QueueSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._last_number = 0
        self._followed: Undoable | None = None
        self._stack = QUndoStack(self)
        self._stack.setUndoLimit(STEPS)
        self.undo_action = _action("Undo", QKeySequence.StandardKey.Undo, self)
        self.redo_action = _action("Redo", QKeySequence.StandardKey.Redo, self)
        self.undo_action.triggered.connect(self._press_undo)
        self.redo_action.triggered.connect(self._press_redo)
        self._stack.indexChanged.connect(self._name_actions)
        self._stack.indexChanged.connect(self.changed)
        self._name_actions()

    @property
    def stack(self) -> QUndoStack:
        """The `QUndoStack`, for views of it. Undo and redo go through this class."""
        return self._stack

    def perform(self, edits: tuple[Edit, ...], name: str = "") -> bool:
        """Submit edits as one action of the person; what is accepted can be undone.

        `name` stands behind "Undo"; without one the edits are described.
        """
        self._unfollow()
        before = self._session.state.view
        text = name or described(before, edits)
        step = UndoStep(self._last_number + 1, text, excerpt(before, edits), edits)
        try:
            self._session.submit(edits, step)
        except LineupError as error:
            self._report(error)
            return False
        self._push(step)
        return True

    def restore(self, steps: Sequence[UndoStep]) -> None:
        """Take over the steps of earlier runs, oldest first, before anything is done in this one."""
        for step in steps:
            self._push(step)
        for command in map(self._stack.command, range(len(steps) - 1, -1, -1)):
            if isinstance(command, EditCommand) and command.step.undone:
                command.idle = True
                self._stack.undo()  # idle: Qt counts a step that an earlier run took

    def _push(self, step: UndoStep) -> None:
        self._last_number = step.number
        self._stack.push(EditCommand(self._session, step, self._report, self.told.emit))

    def find(self, items: Sequence[Item]) -> None:
        """Note titles that were in the list before they were to be added, in the journal's steps, too."""
        for command in map(self._stack.command, range(self._stack.count())):
            if isinstance(command, EditCommand):
                command.find(items)

    @property
    def last(self) -> EditCommand | None:
        """The last command that was done and not undone; None if there is none."""
        command = self._stack.command(self._stack.index() - 1) if self._stack.index() else None
        return command if isinstance(command, EditCommand) else None

    @property
    def next(self) -> EditCommand | None:
        """The command that redo would do; None if there is none."""
        command = self._stack.command(self._stack.index())
        return command if isinstance(command, EditCommand) else None

    def follow(self, action: "Undoable | None") -> None:
        """Let Undo and Redo act on `action`, which went into other lists too, until something is done here or there."""
        if self._followed is not None:
            self._followed.changed.disconnect(self._name_actions)
        self._followed = action
        if action is not None:
            action.changed.connect(self._name_actions)
        self._name_actions()

    def _unfollow(self) -> None:
        if self._followed is not None and not self._followed.is_in(self):
            self.follow(None)

    def holds(self, command: EditCommand | None) -> bool:
        """Whether this was done and not undone since, whatever was done after it."""
        done = map(self._stack.command, range(self._stack.index()))
        return command is not None and any(each is command for each in done)

    def take_back(self, command: EditCommand) -> None:
        """Undo this very command; where others were done since, with a new step that Undo can take back in turn."""
        if self.last is command:
            self.undo()
        elif not self._is_too_early() and self.holds(command):
            before, edits = command.step.before, command.step.edits
            answers = rebase(replay(before, edits), self._session.state.view, inverse(before, edits))
            left = tuple(answer.edit for answer in answers if answer.edit is not None)
            lost = [lost.item.title.name for answer in answers for lost in answer.lost]
            if lost or not left:
                self.told.emit(*shortfall(lost, some=bool(left), undone=True))
            if left:
                self.perform(left)

    def forget(self, command: EditCommand) -> None:
        """Make `command` obsolete, because nothing of it is left to be undone."""
        command.idle = True
        command.setObsolete(True)
        self._step_over_forgotten()

    def _step_over_forgotten(self) -> None:
        """Undo obsolete commands, which Qt then drops."""
        while (last := self.last) is not None and last.isObsolete():
            self._stack.undo()

    def undo(self) -> None:
        """Take back what was done last here."""
        if self._is_too_early():
            return
        self._unfollow()
        command, before = self._stack.command(self._stack.index() - 1), self._session.state.view
        self._stack.undo()
        if isinstance(command, EditCommand) and command.failed:
            self._stack.redo()  # idle: Qt counted a step that did not happen
        self._tell_step("Undone", command, before)
        self._step_over_forgotten()

    def redo(self) -> None:
        """Do again what was undone last here."""
        if self._is_too_early():
            return
        self._unfollow()
        command, before = self._stack.command(self._stack.index()), self._session.state.view
        self._stack.redo()
        if isinstance(command, EditCommand) and command.failed:
            self._stack.undo()  # idle: Qt counted a step that did not happen
        self._tell_step("Done again", command, before)

    def _tell_step(self, verb: str, command: QUndoCommand | None, before: Queue) -> None:
        if isinstance(command, EditCommand) and not (command.failed or command.fell_short):
            ids = tuple(item_id for edit in command.step.edits for item_id in touched(edit))
            self.stepped.emit(f"{verb}: {outcome(before, self._session.state.view, ids)}", ids)

    def _is_too_early(self) -> bool:
        """Whether the list was not read yet; then the person is told that undo and redo wait for it."""
        if self._session.state.loaded:
            return False
        self.told.emit("This list has not been read yet.", "Undo and redo wait for it.")
        return True

    def _report(self, error: LineupError) -> None:
        self.failed.emit(error)

    def _press_undo(self) -> None:
        (self._followed if self._followed is not None and self._followed.can_undo else self).undo()

    def _press_redo(self) -> None:
        (self._followed if self._followed is not None and self._followed.can_redo else self).redo()

    def _name_actions(self) -> None:
        undo, redo, followed = self._stack.undoText(), self._stack.redoText(), self._followed
        if followed is not None and followed.can_undo:
            undo = followed.text
        if followed is not None and followed.can_redo:
            redo = followed.text
        for action, verb, text in ((self.undo_action, "Undo", undo), (self.redo_action, "Redo", redo)):
            able = bool(text)
            action.setEnabled(able)
            action.setText(f"&{verb} {plain_text.caption(text)}" if able else f"&{verb}")
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(
                plain_text.tip(f"{verb} {text} ({keys})") if able else plain_text.tip(f"Nothing to {verb.lower()}")
            )
            action.setStatusTip(f"{verb} {text}" if able else f"Nothing to {verb.lower()}")


def shortfall(lost: Sequence[str], *, some: bool, undone: bool) -> tuple[str, str]:
    """The message, as text and reason, after an undo or redo that could do less than was done before."""
    verb = "undone" if undone else "done again"
    if not lost:
        again = "undo" if undone else "do again"
        return f"There is nothing to {again}.", "The list is already like that."
    names = lost[0] if len(lost) == 1 else counted(len(lost), "title")
    why = f"{names} {'is' if len(lost) == 1 else 'are'} no longer in this list."
    return (f"{verb.capitalize()} in part." if some else f"That could not be {verb}."), why


def described(queue: Queue, edits: tuple[Edit, ...]) -> str:
    """The edits in words, as they follow "Undo": `Move The Third Man`, `Remove 3 titles`."""
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
