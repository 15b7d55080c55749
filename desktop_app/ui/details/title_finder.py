"""The finder of a title's other lists, which works in a worker because lists may be long."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from desktop_app.accounts import Library, LiveList
from desktop_app.domain.all_lists import OpenList
from desktop_app.domain.duplicates import Likeness, Pair, TitleIndex, known_as, pair_of
from desktop_app.domain.queues import Item, ItemId, Queue, QueueRef, Title, TitleId
from desktop_app.workers import Workers


@dataclass(frozen=True, slots=True)
class FoundListing:
    """A title of another list that is this one, or perhaps is. `pair`: under which an answer is remembered."""

    ref: QueueRef
    item_id: ItemId
    title: Title
    number: int | None
    pair: Pair
    is_sure: bool


class TitleFinder:
    """Indexes of the open lists' titles, by keys and by names, built when first asked for."""

    def __init__(self, library: Library) -> None:
        self._workers = Workers("whereabouts", skips_cancelled=True)
        self._indexes: dict[QueueRef, tuple[Queue, TitleIndex]] = {}
        library.list_ended.connect(self._forget)

    def _forget(self, ended: LiveList) -> None:
        self._indexes = {ref: index for ref, index in self._indexes.items() if ref != ended.ref}

    async def find(
        self, title: Title, namespace: str, lists: Sequence[OpenList], answers: Mapping[Pair, bool]
    ) -> tuple[FoundListing, ...]:
        """The other lists that hold the title, in the order of the lists."""
        return await self._workers.run(lambda: tuple(self._find(title, namespace, lists, answers)))

    async def find_each(
        self, titles: Sequence[Title], namespace: str, lists: Sequence[OpenList], answers: Mapping[Pair, bool]
    ) -> Mapping[TitleId, tuple[FoundListing, ...]]:
        """The other lists of each title; titles that stand nowhere are left out."""

        def look() -> dict[TitleId, tuple[FoundListing, ...]]:
            found = {title.id: tuple(self._find(title, namespace, lists, answers)) for title in titles}
            return {title_id: places for title_id, places in found.items() if places}

        return await self._workers.run(look)

    def _find(
        self, title: Title, namespace: str, lists: Sequence[OpenList], answers: Mapping[Pair, bool]
    ) -> list[FoundListing]:
        """Find the title, then again with the keys of sure matches, which may lead to others."""
        self._indexes = {one.ref: self._indexes.get(one.ref, (Queue(), TitleIndex())) for one in lists}
        found = self._find_by_its_keys(title, namespace, lists, answers)
        while (wider := _with_keys_of(title, found)) != title:
            title, found = wider, self._find_by_its_keys(wider, namespace, lists, answers)
        return found

    def _find_by_its_keys(
        self, title: Title, namespace: str, lists: Sequence[OpenList], answers: Mapping[Pair, bool]
    ) -> list[FoundListing]:
        found = []
        for one in lists:
            items = one.queue.items_of(title.id) if one.namespace == namespace else ()
            if items:
                found += [_found(one, item, frozenset(), is_sure=True) for item in items]
                continue
            for item_id, like in self._index(one).find(title).items():
                if (there := one.queue.find(item_id)) is None:
                    continue
                pair = pair_of(known_as(namespace, title.id), known_as(one.namespace, there.title.id))
                same = answers.get(pair, like is Likeness.SAME or None)
                if same is not False:
                    found.append(_found(one, there, pair, is_sure=bool(same)))
        return found

    def _index(self, one: OpenList) -> TitleIndex:
        learned, index = self._indexes[one.ref]
        if learned is not one.queue:
            index.learn(one.queue)
            self._indexes[one.ref] = (one.queue, index)
        return index


def _with_keys_of(title: Title, found: Sequence[FoundListing]) -> Title:
    """The title with the keys of its sure matches added.

    Its own keys stay: services that contradict each other must not turn it round and round.
    """
    keys = dict(title.ids)
    for namespace, key in (pair for one in found if one.is_sure for pair in one.title.ids):
        keys.setdefault(namespace, key)
    kinds = (one.title.kind for one in found if one.is_sure and one.title.kind)
    return replace(title, ids=tuple(keys.items()), kind=title.kind or next(kinds, ""))


def _found(one: OpenList, item: Item, pair: Pair, *, is_sure: bool) -> FoundListing:
    place = one.queue.place_of(item.id)
    return FoundListing(one.ref, item.id, item.title, None if place is None else place + 1, pair, is_sure)
