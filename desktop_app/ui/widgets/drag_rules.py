"""Rules of every drag: the button that carries, and who says what a drop would do."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent, QMouseEvent

from desktop_app.ui.widgets.drag_card import Sign, Verdict
from desktop_app.ui.widgets.titles_mime import CarriedTitles

MOVE, COPY = Verdict(Sign.MOVE, "Move"), Verdict(Sign.COPY, "Copy")

Judge = Callable[[CarriedTitles, bool], Verdict]
"""Says what a drop of titles from elsewhere would do; the flag: they are to leave their own list."""


def may_carry(event: QMouseEvent) -> bool:
    """Whether Qt's own tables may see this move of the mouse: they carry with whatever button is held."""
    return event.buttons() in (Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton)


def wants_move(event: QDropEvent) -> bool:
    """Whether Shift is held, and titles can leave the list that they come from."""
    return bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier) and bool(
        event.possibleActions() & Qt.DropAction.MoveAction
    )


def copy_or_move(_carried: CarriedTitles, moves: bool) -> Verdict:  # noqa: FBT001 - a judge
    """Judge titles where nothing is known of the list that they come from."""
    return MOVE if moves else COPY


def action_of(verdict: Verdict) -> Qt.DropAction:
    """Return Qt's name of what a drop would do."""
    if verdict.sign is Sign.REFUSED:
        return Qt.DropAction.IgnoreAction
    return Qt.DropAction.MoveAction if verdict.sign is Sign.MOVE else Qt.DropAction.CopyAction
