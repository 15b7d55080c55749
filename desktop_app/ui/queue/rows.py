"""What stands in the table, row by row: worked out from a queue's state, without Qt."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import NamedTuple

from desktop_app.domain.edits import Add, Anchor, Edge, Remove, touched
from desktop_app.domain.pending import Entry, EntryId, EntryState
from desktop_app.domain.queues import Item, Queue, Title, TitleId
from desktop_app.sync.state import QueueState

RowKey = TitleId | EntryId
"""What a row is known by, wherever it stands: its title, or for a row that only asks, the journal entry."""


class RowKind(Enum):
    """What a row is."""

    ITEM = "item"
    QUESTION = "question"
    SECTION = "section"
    SAVED = "saved"


class RowMark(Enum):
    """What a row carries beside its title."""

    WAITS = "waits"
    TRAVELS = "travels"
    DECIDE = "decide"


class Row(NamedTuple):
    """One row. A named tuple because a hundred thousand are made at once.

    `number` is the one-based place in the whole queue, filtered or not; only items have one. `entry` is what
    the mark is about.
    """

    kind: RowKind
    item: Item
    number: int | None = None
    mark: RowMark | None = None
    entry: Entry | None = None

    @property
    def key(self) -> RowKey:
        """Unique in the table, and stable from one state to the next."""
        return self.entry.id if self.kind is RowKind.QUESTION and self.entry is not None else self.item.title.id


_NOBODY = Item(Title(TitleId(""), ""))
_SECTION = Row(RowKind.SECTION, _NOBODY)
_Marks = Mapping[TitleId, tuple[RowMark, Entry]]


def rows_of(state: QueueState, needle: str = "") -> tuple[Row, ...]:
    """All rows from the top: items with the questions between them, then the saved titles under their section line.

    A `needle` hides the rows it is not found in; the numbers stay those of the whole queue.
    """
    marks = _marks(state)
    words = _plain(needle).split()
    rows = _with_questions(_items(state.view, marks), state)
    saved = [Row(RowKind.SAVED, item, None, *marks.get(item.title.id, ())) for item in state.view.saved]
    if words:
        rows = [row for row in rows if _holds(row.item.title, words)]
        saved = [row for row in saved if _holds(row.item.title, words)]
    return (*rows, _SECTION, *saved) if saved else tuple(rows)


def _items(queue: Queue, marks: _Marks) -> list[Row]:
    kind = RowKind.ITEM
    rows = [Row(kind, item, number) for number, item in enumerate(queue.items, start=1)]
    for title_id, (mark, entry) in marks.items():
        place = queue.places.get(title_id)
        if place is not None:
            rows[place] = Row(kind, queue.items[place], place + 1, mark, entry)
    return rows


def _marks(state: QueueState) -> dict[TitleId, tuple[RowMark, Entry]]:
    """A question outweighs what waits; of several entries the last made counts."""
    marks: dict[TitleId, tuple[RowMark, Entry]] = {}
    for entry in (*state.entries, *state.questions):
        mark = _MARK_OF.get(entry.state)
        if mark is not None:
            marks.update(dict.fromkeys(touched(entry.edit), (mark, entry)))
    return marks


_MARK_OF = {
    EntryState.PENDING: RowMark.WAITS,
    EntryState.IN_FLIGHT: RowMark.TRAVELS,
    EntryState.NEEDS_DECISION: RowMark.DECIDE,
}


def _with_questions(rows: list[Row], state: QueueState) -> list[Row]:
    """The rows, and between them each title that is asked about and is not itself in the queue."""
    apart: defaultdict[int, list[Row]] = defaultdict(list)
    for entry in state.questions:
        if not any(state.view.find(title_id) for title_id in touched(entry.edit)):
            apart[_place_of(state.view, entry)].append(
                Row(RowKind.QUESTION, _item_of(entry), None, RowMark.DECIDE, entry)
            )
    for place in sorted(apart, reverse=True):
        rows[place:place] = apart[place]
    return rows


def _place_of(queue: Queue, entry: Entry) -> int:
    """In front of which place the title would have stood."""
    match _anchor_of(entry):
        case Edge.TOP:
            return 0
        case Edge.END:
            return len(queue.items)
        case title_id:
            return queue.places.get(title_id, len(queue.items) - 1) + 1


def _anchor_of(entry: Entry) -> Anchor:
    if entry.question is not None and entry.question.after is not None:
        return entry.question.after
    return Edge.END if isinstance(entry.edit, Remove) else entry.edit.after


def _item_of(entry: Entry) -> Item:
    if entry.question is not None and entry.question.item is not None:
        return entry.question.item
    if isinstance(entry.edit, Add):
        return entry.edit.item
    return Item(Title(touched(entry.edit)[0], "A title that is no longer here"))


def _holds(title: Title, words: Iterable[str]) -> bool:
    text = _plain(" ".join((title.name, *title.directors, *title.genres, str(title.year or ""))))
    return all(word in text for word in words)


def _plain(text: str) -> str:
    """Without case and accents."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
