"""Steps on the way back: what a person did, small enough to be kept, whole enough to be undone. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain

from desktop_app.domain.edits import Add, Edge, Edit, Move, invert, touched
from desktop_app.domain.order import apply, replay
from desktop_app.domain.queues import Item, Queue

STEPS = 100
"""Steps of a list that can be undone."""

AROUND = 8
"""Neighbours kept on either side: as many of them may go before an undo no longer knows the place."""


@dataclass(frozen=True, slots=True)
class UndoStep:
    """An action of the person on one list, for Undo and Redo.

    `number` rises from step to step of the list. `text` stands behind "Undo". `before` is an excerpt of the queue as
    it stood. `undone`: only Redo leads to it.
    """

    number: int
    text: str
    before: Queue
    edits: tuple[Edit, ...]
    undone: bool = False


def inverse(before: Queue, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits that bring the queue, after these edits, back to what it was before them."""
    backwards: list[tuple[Edit, ...]] = []
    for edit in edits:
        backwards.append(invert(before, edit))
        before = apply(before, edit)
    return tuple(chain.from_iterable(reversed(backwards)))


def finding(step: UndoStep, found: Iterable[Item]) -> UndoStep:
    """The step as done on a list that held these titles already: undoing it takes none of them away."""
    added = {edit.item.id for edit in step.edits if isinstance(edit, Add)}
    before = replay(step.before, (Add(item, saved=True) for item in found if item.id in added))
    return step if before is step.before else replace(step, before=before)


def excerpt(queue: Queue, edits: Iterable[Edit], around: int = AROUND) -> Queue:
    """Part of the queue that the edits, and their inverse, read: the edits' titles, and the neighbours' keys.

    Its `inverse` is that of the whole queue, for of every title that an edit takes away or steps behind, the one
    above is in it. Takes time by the size of the edits, not of the queue.
    """
    edits = tuple(edits)
    about = frozenset(chain.from_iterable(map(touched, edits)))
    anchors = (edit.after for edit in edits if isinstance(edit, Add | Move) and not isinstance(edit.after, Edge))
    known = (place for item_id in (*about, *anchors) if (place := queue.place_of(item_id)) is not None)
    size = len(queue.items)
    spots = (0, size - 1, *known)
    places = {at for spot in spots for at in range(max(spot - around, 0), min(spot + around + 1, size))}
    items = (queue.items[place] for place in sorted(places))
    saved = tuple(item for item in queue.saved if item.id in about)
    return Queue(tuple(item if item.id in about else item.bare for item in items), saved)
