"""Undoing moves of which some are not sent yet: no more moves than the way back from what was sent takes. Pure.

Coalescing keeps each move that another leans on, and in an arrangement each leans on the one before.
"""

from collections.abc import Sequence
from dataclasses import replace

from desktop_app.domain.arrangement import plan
from desktop_app.domain.edits import Edit, Move
from desktop_app.domain.order import replay
from desktop_app.domain.pending_edits import Entry, EntryState, overtaken, view_of
from desktop_app.domain.queues import Queue

Left = tuple[tuple[Entry, ...], tuple[Edit, ...]]
"""The entries as new edits leave them, and what is left of the new ones."""


def undone(base: Queue, entries: Sequence[Entry], edits: Sequence[Edit]) -> Left:
    """The entries as an undo leaves them: as `overtaken` says, or by the fewest moves, where those are fewer."""
    start = 1 + max((at for at, entry in enumerate(entries) if entry.state is not EntryState.PENDING), default=-1)
    firm, loose = tuple(entries[:start]), entries[start:]
    line = [*(entry.edit for entry in loose), *edits]
    usual = overtaken(base, entries, edits)
    if not loose or not all(isinstance(edit, Move) for edit in line):
        return usual
    now = view_of(base, firm)
    fewest = plan(now, replay(now, line).ids)
    if len(fewest) >= _to_send(usual, start):
        return usual
    return (*firm, *(replace(entry, state=EntryState.DROPPED) for entry in loose)), fewest


def _to_send(left: Left, start: int) -> int:
    entries, edits = left
    return sum(entry.is_open for entry in entries[start:]) + len(edits)
