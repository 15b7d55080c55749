"""Items recognized again when their service names them, or names them anew. Pure.

A service that takes a title twice gives each entry a key, and tells it only in its answer; another key may follow when
the entry is moved, or comes back after a removal. Edits, undo steps and the screen name the item by the id that it had
first (`Item.own_id`), so that what was told under the new key is brought under that id here.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop_app.domain.queues import Item, Queue, TitleId


def recognized(read: Queue, known: Iterable[Item], expected: Queue) -> Queue:
    """`read`, with its items under the ids by which they are known; the same queue where all are.

    `known`: whatever has the key of one of these is it. `expected`: the list as it should stand by now. Where a key is
    new, and an item of the same title should be there under a key that is not shown, or had none yet, it is that one.
    """
    if not read.has_own_ids:
        return read
    naming = _Naming((*read.items, *read.saved), known, expected)
    items, saved = tuple(map(naming.named, read.items)), tuple(map(naming.named, read.saved))
    return read if naming.is_idle else replace(read, items=items, saved=saved)


class _Naming:
    """The ids of the items of one read: first those whose key is known, then the others, from the top."""

    def __init__(self, read: Sequence[Item], known: Iterable[Item], expected: Queue) -> None:
        by_key: dict[str, str] = {item.key: item.id for item in known if item.key}
        shown = {item.key for item in read}
        self._by_key = {key: own_id for key, own_id in by_key.items() if key in shown}
        self._missed = _missed(expected, shown, frozenset(self._by_key.values()))
        self._free = set(self._by_key.values())
        self._reserved = {*self._free, *(item.id for items in self._missed.values() for item in items)}
        self.is_idle = True

    def named(self, item: Item) -> Item:
        """The item under its id. To be asked once for each item."""
        own_id = self._own_id(item)
        if own_id == item.own_id:
            return item
        self.is_idle = False
        return replace(item, own_id=own_id)

    def _own_id(self, item: Item) -> str:
        own_id = self._by_key.get(item.key)
        if own_id is not None and own_id in self._free:
            self._free.discard(own_id)
            return own_id
        if missed := self._missed.get(item.title.id):
            return missed.pop(0).id
        own_id = item.own_id
        while own_id in self._reserved:  # the key was another item's first: two of one id could not be told apart
            own_id += "′"
        self._reserved.add(own_id)
        return own_id


def _missed(expected: Queue, shown: set[str], found: frozenset[str]) -> dict[TitleId, list[Item]]:
    """The items that should be there and are not shown, by title; those first that have no key yet."""
    missed: defaultdict[TitleId, list[Item]] = defaultdict(list)
    for item in sorted((*expected.items, *expected.saved), key=lambda item: bool(item.key)):
        if item.id not in found and (not item.key or item.key not in shown):
            missed[item.title.id].append(item)
    return missed
