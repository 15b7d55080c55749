"""The rows of a list's table, worked out from a queue's state, without Qt."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property
from itertools import compress
from operator import itemgetter
from typing import NamedTuple, cast, overload

from desktop_app.domain.block_list import BlockList
from desktop_app.domain.edits import Add, Anchor, Edge, Remove, touched
from desktop_app.domain.pending_edits import Entry, EntryId, EntryState
from desktop_app.domain.queues import Item, ItemId, Queue, Title, TitleId
from desktop_app.sync.state import QueueState
from desktop_app.ui.queue.haystack import Haystack, plain, text_of

RowKey = ItemId | EntryId
"""Identity of a row, wherever it stands: its title, or for a row that only asks, the journal entry."""


class RowKind(Enum):
    """The kind of a row: a title, a question about one, a section's heading, or a saved title."""

    ITEM = "item"
    QUESTION = "question"
    SECTION = "section"
    SAVED = "saved"


class RowMark(Enum):
    """The mark that a row carries beside its title."""

    WAITS = "waits"
    TRAVELS = "travels"
    DECIDE = "decide"


class Row(NamedTuple):
    """A row of the list's table.

    `number` is the one-based place in the whole queue, filtered or not; only items have one. `entry` is the journal
    entry that the mark is about.
    """

    kind: RowKind
    item: Item
    number: int | None = None
    mark: RowMark | None = None
    entry: Entry | None = None

    @property
    def key(self) -> RowKey:
        """Unique in the table, and stable from one state to the next."""
        return self.entry.id if self.kind is RowKind.QUESTION and self.entry is not None else self.item.id


@dataclass(frozen=True)
class Rows(Sequence[Row]):
    """The rows from the top, each made when asked for: of a hundred thousand a screen shows twenty.

    By row: its item, and its number unless it stands in `apart`, which holds whatever is more than an item.
    """

    queue: Queue = field(default_factory=Queue)
    items: Sequence[Item] = ()
    numbers: Sequence[int] = range(0)
    apart: Mapping[int, Row] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        """Whether the rows are the queue itself from its top, with nothing left out or put between."""
        return isinstance(self.numbers, range)

    @cached_property
    def keys(self) -> tuple[RowKey, ...]:
        """The keys of all rows at once, for comparing many; a single row tells its own."""
        keys: list[RowKey] = [*self.queue.ids] if self.is_whole else [item.id for item in self.items]
        keys += [ItemId("")] * (len(self.items) - len(keys))  # what follows a whole queue stands apart
        for at, row in self.apart.items():
            keys[at] = row.key
        return tuple(keys)

    def __len__(self) -> int:
        return len(self.items)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, at: int | slice) -> Row | tuple[Row, ...]:
        if isinstance(at, slice):
            return tuple(self[each] for each in range(len(self))[at])
        place = at if at >= 0 else range(len(self))[at]
        return self.apart.get(place) or Row(RowKind.ITEM, self.items[place], self.numbers[place])

    def places_of(self, keys: Collection[RowKey]) -> list[int]:
        """The rows of these keys, from the top."""
        if len(keys) > _FEW:
            wanted = frozenset(keys)
            return [place for place, key in enumerate(self.keys) if key in wanted]
        apart = {row.key: at for at, row in self.apart.items()}
        found = {apart[key] for key in keys if key in apart}
        places = (self.queue.place_of(cast("ItemId", key)) for key in keys if key not in apart)
        numbers = {place + 1 for place in places if place is not None}
        if self.is_whole:
            found.update(number - 1 for number in numbers)
        elif numbers:
            found.update(compress(range(len(self.numbers)), map(numbers.__contains__, self.numbers)))
        return sorted(found)


_FEW = 64
"""Number of titles up to which finding each by itself is faster than looking through all rows."""

SAVED_SECTION = "Saved: not available yet"
SAVED = Row(RowKind.SECTION, Item(Title(TitleId(""), SAVED_SECTION)))
"""A section's title is what its line says."""

_Marks = Mapping[ItemId, tuple[RowMark, Entry]]


def rows_of(state: QueueState, needle: str = "", haystack: Haystack | None = None) -> Rows:
    """The rows from the top: items with the questions between them, then the saved titles under their line.

    A `needle` hides the rows it is not found in; the numbers stay those of the whole queue.
    `haystack`: of this list, for who filters it more than once.
    """
    marks, words = marks_of(state), plain(needle).split()
    saved = [Row(RowKind.SAVED, item, None, *marks.get(item.id, ())) for item in state.view.saved]
    questions = questions_of(state)
    if words:
        saved = [row for row in saved if holds(row.item, words)]
        questions = [(place, row) for place, row in questions if holds(row.item, words)]
    rows = _with_questions(_marked(_items(state.view, words, haystack or Haystack()), state.view, marks), questions)
    return _with_last(rows, [SAVED, *saved]) if saved else rows


def _items(queue: Queue, words: Sequence[str], haystack: Haystack) -> Rows:
    if not words:
        return Rows(queue, queue.line, range(1, len(queue.items) + 1))
    found = haystack.find(queue.items, words)
    items = tuple(map(tuple(queue.items).__getitem__, found))
    return Rows(queue, items, [place + 1 for place in found])


def _marked(rows: Rows, queue: Queue, marks: _Marks) -> Rows:
    """The rows, with those marked that carry a mark."""
    apart = {}
    for item_id, (mark, entry) in marks.items():
        number = (queue.place_of(item_id) or 0) + 1
        at = bisect_left(rows.numbers, number)
        if at < len(rows) and rows.items[at].id == item_id:
            apart[at] = Row(RowKind.ITEM, rows.items[at], number, mark, entry)
    return replace(rows, apart=apart)


def _with_questions(rows: Rows, questions: Sequence[tuple[int, Row]]) -> Rows:
    """The rows with each question in front of its item."""
    if not questions:
        return rows
    ats = [bisect_left(rows.numbers, place + 1) for place, _ in questions]
    items, numbers = BlockList.of(rows.items), list(rows.numbers)
    apart = {at + bisect_right(ats, at): row for at, row in rows.apart.items()}
    for nth, (at, (_, row)) in enumerate(zip(ats, questions, strict=True)):
        apart[at + nth] = row
        items = items.exchanged((), at + nth, (row.item,))
        numbers.insert(at + nth, 0)
    return Rows(rows.queue, items, numbers, apart)


def _with_last(rows: Rows, last: Sequence[Row]) -> Rows:
    return Rows(
        rows.queue,
        BlockList.of(rows.items).exchanged((), len(rows), tuple(row.item for row in last)),
        rows.numbers,
        {**rows.apart, **dict(enumerate(last, start=len(rows)))},
    )


def marks_of(state: QueueState) -> dict[ItemId, tuple[RowMark, Entry]]:
    """A question outweighs what waits; of several entries the last made counts."""
    marks: dict[ItemId, tuple[RowMark, Entry]] = {}
    for entry in (*state.entries, *state.questions):
        mark = _MARK_OF.get(entry.state)
        if mark is not None:
            marks.update(dict.fromkeys(touched(entry.edit), (mark, entry)))
    return marks


def holds(item: Item, words: Iterable[str]) -> bool:
    """Whether all these words are found in the searched text."""
    text = text_of(item)
    return all(word in text for word in words)


_MARK_OF = {
    EntryState.PENDING: RowMark.WAITS,
    EntryState.IN_FLIGHT: RowMark.TRAVELS,
    EntryState.NEEDS_DECISION: RowMark.DECIDE,
}


def questions_of(state: QueueState) -> list[tuple[int, Row]]:
    """The questions about titles that are not in the queue, with the places that these would have."""
    apart = [
        (_place_of(state.view, entry), Row(RowKind.QUESTION, _item_of(entry), None, RowMark.DECIDE, entry))
        for entry in state.questions
        if not any(state.view.find(item_id) for item_id in touched(entry.edit))
    ]
    return sorted(apart, key=itemgetter(0))


def _place_of(queue: Queue, entry: Entry) -> int:
    """The place in front of which the title would stand."""
    match _anchor_of(entry):
        case Edge.TOP:
            return 0
        case Edge.END:
            return len(queue.items)
        case item_id:
            place = queue.place_of(item_id)
            return len(queue.items) if place is None else place + 1


def _anchor_of(entry: Entry) -> Anchor:
    if entry.question is not None and entry.question.after is not None:
        return entry.question.after
    return Edge.END if isinstance(entry.edit, Remove) else entry.edit.after


def _item_of(entry: Entry) -> Item:
    if entry.question is not None and entry.question.item is not None:
        return entry.question.item
    if isinstance(entry.edit, Add):
        return entry.edit.item
    return Item(Title(TitleId(touched(entry.edit)[0]), "A title that is no longer here"))
