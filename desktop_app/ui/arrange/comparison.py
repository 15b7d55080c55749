"""A list as it is and as it will be, for the preview to paint, without Qt."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from desktop_app.domain.arrangement import plan
from desktop_app.domain.edits import Move, touched
from desktop_app.domain.parted_plan import Part, parted
from desktop_app.domain.pending_edits import EntryState
from desktop_app.domain.queues import Item, ItemId, Queue
from desktop_app.sync.state import QueueState


class Stage(Enum):
    """How far a title's move has come."""

    STAYS = "stays"
    MOVES = "moves"
    LATER = "later"
    WAITS = "waiting"
    TRAVELS = "sending"
    SENT = "sent"
    NOT_SENT = "not sent"
    DECIDE = "decide"


class ConnectingLine(NamedTuple):
    """A line from a title's place now to its place afterwards, both zero-based. `later`: it moves on a later day."""

    start: int
    end: int
    moves: bool
    later: bool = False


@dataclass(frozen=True)
class Comparison:
    """The list now and afterwards, and the fewest moves between them.

    `part` is what the service takes of them today, the first of the moves; None where it takes all. `later`: the titles
    that move on a later day.
    """

    before: Queue
    after: Queue
    moves: tuple[Move, ...]
    moved: frozenset[ItemId] = field(repr=False)
    part: Part | None = None
    later: frozenset[ItemId] = field(default=frozenset(), repr=False)

    @property
    def staying(self) -> int:
        """The number of titles that need no request."""
        return len(self.before.items) - len(self.moves)

    def origin(self, place: int) -> int:
        """The place now of the title that will stand at `place`."""
        return self.before.places[self.after.items[place].id]

    def will_move(self, item: Item) -> bool:
        """Whether a request moves the title; others change their number only because of that."""
        return item.id in self.moved

    def moves_later(self, item: Item) -> bool:
        """Whether a request moves the title on a later day."""
        return item.id in self.later

    def lines(self, first: int, last: int) -> tuple[ConnectingLine, ...]:
        """The lines that begin or end in rows `first` to `last`; lines of moved titles last, to lie on top."""
        rows = range(max(first, 0), min(last, len(self.before.items)))
        found = {self._line(self.before.items[row].id) for row in rows}
        found.update(self._line(self.after.items[row].id) for row in rows)
        return tuple(sorted(found, key=_on_top))

    def _line(self, item_id: ItemId) -> ConnectingLine:
        start, end = self.before.places[item_id], self.after.places[item_id]
        return ConnectingLine(start, end, item_id in self.moved, item_id in self.later)


def compared(queue: Queue, target: Iterable[ItemId], fits: int | None = None) -> Comparison:
    """A comparison of the queue with the order that it is to get.

    `fits`: the number of moves that the service still takes today; None where it takes any.
    """
    ids = tuple(target)
    moves, part = plan(queue, ids), None
    if fits is not None and fits < len(moves):
        parts = parted(queue, ids)
        # The whole of the day is used: the moves beyond the last final place stand in order as well.
        moves, part = parts.moves, Part(fits, parts.part(fits).places)
    after = queue.with_items(tuple(queue.items[queue.places[item_id]] for item_id in ids))
    later = moves[part.moves :] if part is not None else ()
    return Comparison(queue, after, moves, _titles(moves), part, _titles(later))


def _titles(moves: Iterable[Move]) -> frozenset[ItemId]:
    return frozenset(item_id for move in moves for item_id in move.items)


@dataclass(frozen=True)
class MoveProgress:
    """How far the moves of one action have come."""

    stages: Mapping[ItemId, Stage]
    total: int

    @property
    def sent(self) -> int:
        """The number of moves that the service has taken."""
        return self._count(Stage.SENT)

    @property
    def waiting(self) -> int:
        """The number of moves not yet sent."""
        return self._count(Stage.WAITS)

    @property
    def asked(self) -> int:
        """The number of moves that wait for the person's decision."""
        return self._count(Stage.DECIDE)

    @property
    def let_go(self) -> int:
        """The number of moves that will not be sent: taken back, or overtaken by later edits."""
        return self._count(Stage.NOT_SENT)

    @property
    def travelling(self) -> ItemId | None:
        """The title whose move is being sent now; None if there is none."""
        return next((item_id for item_id, stage in self.stages.items() if stage is Stage.TRAVELS), None)

    @property
    def next_one(self) -> ItemId | None:
        """The title whose move is being sent now, or else is sent next; None if none is left."""
        waits = (item_id for item_id, stage in self.stages.items() if stage is Stage.WAITS)
        return self.travelling or next(waits, None)

    @property
    def is_over(self) -> bool:
        """Whether no move is under way or waiting to be sent."""
        return self.next_one is None

    def _count(self, stage: Stage) -> int:
        return sum(each is stage for each in self.stages.values())


def progress(moves: Iterable[Move], state: QueueState, action: int) -> MoveProgress:
    """Read from the entries of that action: what is neither among them nor dropped has arrived."""
    found: dict[ItemId, Stage] = {}
    for entry in (*state.dropped, *state.entries):
        if entry.group == action:
            found.update(dict.fromkeys(touched(entry.edit), _STAGES.get(entry.state, Stage.SENT)))
    ids = [item_id for move in moves for item_id in move.items]
    return MoveProgress({item_id: found.get(item_id, Stage.SENT) for item_id in ids}, len(ids))


_STAGES = {
    EntryState.PENDING: Stage.WAITS,
    EntryState.IN_FLIGHT: Stage.TRAVELS,
    EntryState.NEEDS_DECISION: Stage.DECIDE,
    EntryState.DROPPED: Stage.NOT_SENT,
}


def _on_top(line: ConnectingLine) -> tuple[bool, int]:
    return line.moves, line.start
