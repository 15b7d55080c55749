"""Lists to decide about."""

from dataclasses import replace
from typing import Any

from desktop_app.domain.edits import Edge, Edit, Move
from desktop_app.domain.errors import RateLimited
from desktop_app.domain.pending_edits import Entry, EntryId, view_of
from desktop_app.domain.queues import ItemId, Queue
from desktop_app.domain.service import Capabilities, Guard, Ordering, Writes
from desktop_app.sync.decisions import next_step
from desktop_app.sync.held_list import HeldList
from desktop_app.sync.outcomes import Send
from desktop_app.sync.state import Health, QueueState
from tests.list_steps import ONE_TITLE, SITUATION
from tests.unit.domain.strategies import queue
from tests.unit.sync.test_batches import REF

WHOLE_ORDER = Capabilities(Ordering.KEPT_BY_SERVICE, Guard.COMPARE_FIRST, Writes.WHOLE_ORDER)
ORDER_OF_OURS = replace(WHOLE_ORDER, ordering=Ordering.KEPT_BY_US)
NOW = replace(SITUATION, now=100.0, unix_time=1_000.0)
LIMIT = RateLimited(retry_after=40)
BASE = queue("abcdef", "1")
E_ON_TOP = Move((ItemId("e"),), Edge.TOP)
F_ON_TOP = Move((ItemId("f"),), Edge.TOP)
DONE = queue("fabcde", "2")
"""The list after `F_ON_TOP`."""


def held(*edits: Edit, base: Queue = BASE, **flags: Any) -> HeldList:
    """A list that was read, with these edits waiting."""
    entries = tuple(Entry(EntryId(number), REF, number, edit) for number, edit in enumerate(edits, 1))
    shown = QueueState(REF, view_of(base, entries), loaded=True, health=Health.IN_STEP, entries=entries, read_at=1.0)
    return replace(HeldList(shown, base, base.etag, must_read=False), **flags)


def sending(*edits: Edit, tries: int = 1, can: Capabilities = ONE_TITLE, base: Queue = BASE) -> tuple[HeldList, Send]:
    """A list while the request with its first edit is under way, for the time that `tries` says."""
    before = held(*edits, base=base)
    before = replace(before, tries={(entry.id, type(entry.edit)): tries - 1 for entry in before.entries})
    decision = next_step(before, replace(NOW, capabilities=can))
    assert isinstance(decision.then, Send)
    return decision.change.held, decision.then


LETTERS = str.maketrans({"P": "W", "I": "T", "N": "A"})


def states(of: HeldList) -> str:
    """One letter an entry: it waits, travels or asks."""
    return "".join(entry.state.name[0] for entry in of.entries).translate(LETTERS)
