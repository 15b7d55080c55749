"""A queue's rows, sorted and grouped, with the numbers of the list's own order. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import overload

from desktop_app.domain.availability import Availability, last_of
from desktop_app.domain.queues import Item, Queue, Title, TitleId
from desktop_app.sync.state import QueueState
from desktop_app.ui.queue import words
from desktop_app.ui.queue.haystack import Haystack, plain
from desktop_app.ui.queue.rows import SAVED, Row, RowKind, Rows, holds, marks_of, questions_of
from desktop_app.ui.queue.sorted_places import SortedPlaces


class _Picked(Sequence[Item]):
    """The items that stand in a look, each found when it is asked for: of a hundred thousand a screen shows twenty."""

    def __init__(self, items: Sequence[Item], numbers: Sequence[int], apart: Mapping[int, Row]) -> None:
        self._items = items
        self._numbers = numbers
        self._apart = apart

    @cached_property
    def _all(self) -> list[Item]:
        """The items from the top as one list, kept because who goes through them often does so again."""
        items = tuple(self._items)
        found = [items[number - 1] for number in self._numbers]
        for at, row in self._apart.items():
            found[at] = row.item
        return found

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[Item]:
        return iter(self._all)

    @overload
    def __getitem__(self, at: int) -> Item: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Item]: ...
    def __getitem__(self, at: int | slice) -> Item | Sequence[Item]:
        if isinstance(at, slice):
            return self._all[at]
        row = self._apart.get(at)
        return row.item if row is not None else self._items[self._numbers[at] - 1]


class _Builder:
    """Puts rows under each other."""

    def __init__(self, queue: Queue) -> None:
        self._queue = queue
        self._numbers: list[int] = []
        self._apart: dict[int, Row] = {}

    def put(self, *rows: Row) -> None:
        """Append rows without a number: sections, questions, saved titles."""
        for row in rows:
            self._apart[len(self._numbers)] = row
            self._numbers.append(0)

    def put_items(self, places: Sequence[int]) -> None:
        """Append the items at these places of the queue."""
        self._numbers += [place + 1 for place in places]

    def built(self, state: QueueState) -> Rows:
        """The rows, and those that are marked as what they are."""
        queue, numbers, apart = self._queue, self._numbers, self._apart
        marks = {queue.place_of(item_id): mark for item_id, mark in marks_of(state).items()}
        if marks:
            for at, number in enumerate(numbers):
                if number and number - 1 in marks:
                    apart[at] = Row(RowKind.ITEM, queue.items[number - 1], number, *marks[number - 1])
        return Rows(queue, _Picked(queue.items, numbers, apart), numbers, apart)


def looked_rows(state: QueueState, needle: str, haystack: Haystack, places: SortedPlaces) -> Rows:
    """The rows from the top: questions first, then the items sorted and in groups.

    Saved titles stand last, or among what cannot be watched now. A `needle` hides the rows it is not found in.
    """
    view, sought, marks = state.view, plain(needle).split(), marks_of(state)
    found = frozenset(haystack.find(view.items, sought)) if sought else None
    saved = [Row(RowKind.SAVED, i, None, *marks.get(i.id, ())) for i in view.saved if holds(i, sought)]
    rows = _Builder(view)
    rows.put(*(row for _, row in questions_of(state) if holds(row.item, sought)))
    groups, items = dict(places.groups(view.items)), tuple(view.items)
    for kind in Availability if places.look.in_groups else (None,):
        shown = groups.get(kind, ())
        if found is not None:
            shown = [at for at in shown if at in found]
        apart = saved if kind is Availability.NOT_NOW else []
        if kind is not None and (shown or apart):
            leaving = map(items.__getitem__, shown if kind is Availability.LEAVING else ())
            rows.put(_heading(kind, last_of(leaving), len(shown) + len(apart)))
        rows.put_items(shown)
        rows.put(*apart)
    if saved and not places.look.in_groups:
        rows.put(SAVED, *saved)
    return rows.built(state)


def _heading(kind: Availability, until: int | None, count: int) -> Row:
    """The heading of a group: `Leaving soon (until 3 December 2026) · 3 titles`."""
    said = f"{kind.value} (until {words.day(until)})" if until is not None else kind.value
    name = words.joined((said, words.counted(count, "title")))
    return Row(RowKind.SECTION, Item(Title(TitleId(f"section {kind.name}"), name)))
