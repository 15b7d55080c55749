"""Fewer edits that come to the same: what the person has overtaken need not be sent. Pure.

A title's place tells the others nothing unless one of them is put behind it. Therefore an edit that a later one of
the same title overtakes can go, provided that no edit between the two is anchored at that title: the order of
all others is the same without it, and the later one says where the title ends.
"""

from bisect import bisect, insort
from collections import defaultdict
from collections.abc import Sequence
from enum import Enum

from desktop_app.domain.edits import Add, Edit, Move, Remove, touched
from desktop_app.domain.order import MutableOrder
from desktop_app.domain.queues import ItemId, Queue


class _Standing(Enum):
    """A title's standing in a queue: placed, saved, or absent."""

    PLACED = "placed"
    SAVED = "saved"
    ABSENT = "absent"


def coalesce(before: Queue, edits: Sequence[Edit]) -> tuple[Edit | None, ...]:
    """Coalesce edits, of one title each, made on `before`; None in the place of an edit of which nothing is left.

    What remains of an edit and its undo is an edit that changes nothing on `before`: it goes too, for the person
    wants nothing, whatever others do meanwhile.
    """
    collapsed = collapse(before, edits)
    if collapsed == tuple(edits):
        return collapsed
    overtaking = {touched(old)[0] for old, new in zip(edits, collapsed, strict=True) if new != old}
    chain = MutableOrder(before)
    left: list[Edit | None] = []
    for edit in collapsed:
        idle = edit is not None and not chain.apply(edit) and touched(edit)[0] in overtaking
        left.append(None if idle else edit)
    return tuple(left)


def collapse(before: Queue, edits: Sequence[Edit]) -> tuple[Edit | None, ...]:
    """Drop edits that later edits overtake; None in their places.

    On every queue that holds the titles which `before` holds the order comes out the same as by all the edits.
    """
    line = _EditSequence(before, edits)
    while line.shorten():
        pass
    return tuple(line.edits)


def may_coalesce(edits: Sequence[Edit]) -> bool:
    """Whether two of the edits are about one title; cheap to ask."""
    return len({touched(edit)[0] for edit in edits}) < len(edits)


class _EditSequence:
    """The edits as they are being collapsed. Where: by title, the places of the edits about it and anchored at it."""

    def __init__(self, before: Queue, edits: Sequence[Edit]) -> None:
        self._before = before
        self.edits: list[Edit | None] = list(edits)
        self._about: defaultdict[ItemId, list[int]] = defaultdict(list)
        self._anchored: defaultdict[object, list[int]] = defaultdict(list)
        for at, edit in enumerate(edits):
            self._note(at, edit)

    def shorten(self) -> bool:
        """Drop overtaken edits, last to first, since a later pair gone may free an earlier one; whether any went."""
        return sum(self._overtake(at) for at in reversed(range(len(self.edits)))) > 0

    def _overtake(self, at: int) -> bool:
        later = self.edits[at]
        if later is None:
            return False
        item_id = touched(later)[0]
        places = self._about[item_id]
        nth = bisect(places, at) - 2
        if nth < 0 or _anchor(later) == item_id or self._is_leant_on(item_id, places[nth], at):
            return False
        earlier = self.edits[places[nth]]
        assert earlier is not None
        joined = _joined(earlier, later, self._standing(item_id, places[:nth]))
        if len(joined) > 1:
            return False
        self._replace(places[nth], None)
        self._replace(at, joined[0] if joined else None)
        return True

    def _is_leant_on(self, item_id: ItemId, start: int, end: int) -> bool:
        anchored = self._anchored[item_id]
        nth = bisect(anchored, start)
        return nth < len(anchored) and anchored[nth] < end

    def _standing(self, item_id: ItemId, places: Sequence[int]) -> _Standing:
        """The title's standing in the queue after the edits at `places`."""
        standing = self._standing_before(item_id)
        for at in places:
            match self.edits[at]:
                case Add(saved=saved) if standing is _Standing.ABSENT:
                    standing = _Standing.SAVED if saved else _Standing.PLACED
                case Remove():
                    standing = _Standing.ABSENT
        return standing

    def _standing_before(self, item_id: ItemId) -> _Standing:
        if item_id in self._before:
            return _Standing.PLACED
        return _Standing.SAVED if self._before.holds(item_id) else _Standing.ABSENT

    def _replace(self, at: int, new: Edit | None) -> None:
        old = self.edits[at]
        assert old is not None
        self._about[touched(old)[0]].remove(at)
        if _anchor(old) is not None:
            self._anchored[_anchor(old)].remove(at)
        self.edits[at] = new
        if new is not None:
            self._note(at, new)

    def _note(self, at: int, edit: Edit) -> None:
        insort(self._about[touched(edit)[0]], at)
        if _anchor(edit) is not None:
            insort(self._anchored[_anchor(edit)], at)


def _anchor(edit: Edit) -> object:
    return None if isinstance(edit, Remove) else edit.after


def _joined(earlier: Edit, later: Edit, standing: _Standing) -> tuple[Edit, ...]:
    """Edits that replace `earlier` and `later`, in the later one's place; both unchanged where neither can go.

    `standing`: of the title, before the earlier one.
    """
    match earlier, later:
        case (Add(), Remove()) if standing is _Standing.ABSENT:
            return ()
        case (_, Remove()) | (Move(), Move()):
            return (later,)
        case (Add(), Move()) if standing is _Standing.PLACED:
            return (later,)
        case (Add(item, saved=False), Move(_, after)) if standing is _Standing.ABSENT:
            return (Add(item, after),)
        case (Remove(items), Add(_, after, saved=False)) if standing is _Standing.PLACED:
            return (Move(items, after),)
        case (Remove(), Add(saved=True)) if standing is _Standing.SAVED:
            return ()
    return (earlier, later)
