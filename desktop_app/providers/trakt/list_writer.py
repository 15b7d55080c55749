"""Changes to lists (contract trakt 4.2, 4.3 and 7).

Compare, write, read back. Between the comparison and the write somebody else may change the order, and is overwritten:
Trakt has no guard that closes this window.
"""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from desktop_app.domain.completion import completed
from desktop_app.domain.edits import Add, Edit, Move, Remove, touched
from desktop_app.domain.errors import (
    AnswerReason,
    BadAnswer,
    CallReason,
    IncompleteRead,
    OutcomeUnknown,
    PreconditionFailed,
    RefusalReason,
    Refused,
    ServiceError,
    StaleRead,
)
from desktop_app.domain.order import replay
from desktop_app.domain.queues import ItemId, Queue, TitleId
from desktop_app.domain.service import Sent
from desktop_app.providers.trakt.addresses import Address
from desktop_app.providers.trakt.answers import moment, tree_of
from desktop_app.providers.trakt.bodies import counted, is_named, naming, ranking
from desktop_app.providers.trakt.calls import Calls
from desktop_app.providers.trakt.computed import Computed, after_write, computed_in, digest
from desktop_app.providers.trakt.list_reader import ListReader, Stamp, is_sure, order_in, stamp_of
from desktop_app.providers.trees import Tree, one, text
from desktop_app.transport import Response

LOOKS = 2
"""How often the list is read after a change until it shows it."""


class ListWriter:
    """Writes the lists of one account. `look_again` is in seconds. Every method raises `ServiceError`."""

    def __init__(self, calls: Calls, reader: ListReader, look_again: float) -> None:
        self._calls = calls
        self._reader = reader
        self._look_again = look_again

    async def send(self, address: Address, queue: Queue, edits: Sequence[Edit]) -> Sent:
        """Edits of one kind, in one request. Raises `PreconditionFailed` where the list is no longer `queue`.

        A list that was shown in part cannot be compared: titles are put on it and taken off it all the same, for that
        overwrites nobody; its order is not written (`IncompleteRead`).
        """
        if queue.unseen and isinstance(edits[0], Move):
            raise IncompleteRead(queue.unseen)
        if not queue.unseen:
            await self._compare(address, queue)
        match edits[0]:
            case Add():
                return await self._add(address, queue, [edit for edit in edits if isinstance(edit, Add)])
            case Remove():
                return await self._remove(address, queue, edits)
            case Move():
                return await self._reorder(address, queue, edits)

    async def _compare(self, address: Address, queue: Queue) -> None:
        """The order is read again only where the time of the last change does not tell enough."""
        if queue.etag is None:
            raise PreconditionFailed(CallReason.NOT_READ)
        stamp, computed = await self._reader.stamp(address), computed_in(queue.etag)
        same = computed is not None or stamp.is_of(queue.etag)
        if same and not is_sure(queue.etag):
            order = digest(await self._reader.order(address))
            same = order == order_in(queue.etag) or stamp.is_lagging(computed, order)
        if not same:
            raise PreconditionFailed(CallReason.CHANGED)

    async def _add(self, address: Address, queue: Queue, edits: Sequence[Add]) -> Sent:
        """Add titles, then read the list to learn where they landed, and under which keys."""
        titles = [edit.item.title.id for edit in edits]
        answer = _after_a_write(await self._calls.write("POST", address.items, naming(titles)), "added")
        unknown = len(titles) - counted(answer, "added", "existing")
        for look in range(LOOKS):
            await self._wait(look)
            with _written():
                read = await self._reader.fetch(address, None)
            absent = [title_id for title_id in titles if not read.items_of(title_id)]
            if len(absent) <= unknown or read.unseen:
                break
        refused = [title_id for title_id in absent if is_named(answer, "not_found", title_id)]
        if not refused and len(absent) == unknown and not read.unseen:
            refused = absent
        if refused:
            raise Refused(RefusalReason.TITLE_NOT_TAKEN, titles=refused)
        already = _listed_first(read, titles, counted(answer, "existing"))
        if absent and not unknown and not read.unseen:
            after = replay(queue, [Add(edit.item) for edit in edits if edit.item.title.id in absent])
            with _written():
                stamp = await self._reader.stamp(address)
            if computed := self._computed(address, queue, after, order_in(read.etag or ""), stamp, answer):
                return Sent(after.with_etag(computed.tag), already=already)
        if read.unseen and not unknown:
            put_in = [Add(edit.item) for edit in edits if edit.item.title.id in absent]
            return Sent(replay(completed(queue, read), put_in), already=already)
        if absent or not _is_only_longer(read, queue, titles):
            return Sent(queue.with_etag(None), already=already)
        return Sent(read, already=already)

    async def _remove(self, address: Address, queue: Queue, edits: Sequence[Edit]) -> Sent:
        """Remove titles. A title that is no longer on the list counts as removed, though Trakt calls it not found."""
        titles = [TitleId(item_id) for edit in edits for item_id in touched(edit)]
        wanted = replay(queue, edits)
        answer = _readable(await self._calls.write("POST", f"{address.items}/remove", naming(titles)))
        deleted = counted(answer, "deleted") if "deleted" in answer else None
        if not queue.unseen:
            is_done = deleted is not None and deleted >= len(titles)
            sent = await self._read_back(address, queue, wanted, answer if is_done else None)
            if sent.queue.etag is not None:
                return sent
        with _written():
            read = await self._reader.fetch(address, None)
        still = [title_id for title_id in titles if read.items_of(title_id)]
        if still and deleted is not None and deleted + len(still) <= len(titles):
            raise Refused(RefusalReason.TITLE_STAYS, titles=still)
        return Sent(completed(wanted, read) if read.unseen and not still else wanted.with_etag(None))

    async def _reorder(self, address: Address, queue: Queue, edits: Sequence[Edit]) -> Sent:
        if computed_in(queue.etag) is not None and not all(item.key for item in queue.items):
            raise StaleRead(CallReason.KEYS_NOT_SHOWN)
        if queue.sorted_by:
            raise Refused(RefusalReason.OTHER_ORDER, name=queue.sorted_by)
        wanted = replay(queue, edits)
        if wanted.ids == queue.ids:
            return Sent(queue)
        answer = _after_a_write(await self._calls.write("POST", f"{address.items}/reorder", ranking(wanted)), "updated")
        if answer.get("skipped_ids"):
            # Somebody took an entry out meanwhile, or it was watched: what is there now is read.
            return Sent(wanted.with_etag(None))
        is_done = _has_moved_on(answer, queue.etag or "")
        return await self._read_back(address, queue, wanted, answer if is_done else None)

    async def _read_back(self, address: Address, queue: Queue, wanted: Queue, answer: Tree | None) -> Sent:
        """A change is believed when it is seen, or, where its `answer` says that all of it was done, when what is seen
        may come from a cache of what was there before; without an entity-tag the answer says that it was neither.
        """
        keys = tuple(item.key for item in wanted.items)
        for look in range(LOOKS):
            await self._wait(look)
            with _written():
                stamp, order = await self._seen(address)
            if order == keys:
                return Sent(wanted.with_etag(stamp.tag(keys)))
        if answer is not None and (computed := self._computed(address, queue, wanted, digest(order), stamp, answer)):
            return Sent(wanted.with_etag(computed.tag))
        return Sent(wanted.with_etag(None))

    def _computed(
        self, address: Address, queue: Queue, after: Queue, shown: str, stamp: Stamp, answer: Tree
    ) -> Computed | None:
        """The state that follows from a write, where `shown` at `stamp` is what was there before."""
        written = moment(text(one(answer, "list"), "updated_at")) or stamp.told
        if written is None or int(stamp.changed or 0) > int(written):
            return None
        keys = [item.key for item in after.items]
        return after_write(queue.etag or "", keys, shown, written, self._reader.cached_for(address))

    async def _seen(self, address: Address) -> tuple[Stamp, tuple[str, ...]]:
        """Return the stamp of the list, and the keys of its entries; no keys where not all entries are shown."""
        stamp = await self._reader.stamp(address)
        try:
            return stamp, await self._reader.order(address)
        except IncompleteRead:
            return stamp, ()

    async def _wait(self, look: int) -> None:
        """Reads may lag behind writes (contract 10)."""
        if look:
            await asyncio.sleep(self._look_again)


def _has_moved_on(answer: Tree, etag: str) -> bool:
    """Whether the answer to a change shows that the list was changed; where it does not tell, it is believed."""
    told = text(one(answer, "list"), "updated_at")
    return not (told and is_sure(etag) and stamp_of(told).is_of(etag))


def _readable(response: Response) -> Tree:
    """The answer's object; an empty one where it cannot be read."""
    try:
        return tree_of(response)
    except BadAnswer:
        return {}


def _is_only_longer(read: Queue, queue: Queue, titles: Sequence[TitleId]) -> bool:
    """Whether all others stand as before. Else somebody was there meanwhile: that must be merged with what waits."""
    new = frozenset(map(ItemId, titles))
    return [i for i in read.ids if i not in new] == [i for i in queue.ids if i not in new]


def _listed_first(read: Queue, titles: Sequence[TitleId], count: int) -> tuple[ItemId, ...]:
    """The titles that were there before, which the answer only counts: as many, those that were listed first.

    More of them where the times do not tell, for these are what an undo leaves alone.
    """
    listed = {item.id: item.added or 0 for title_id in titles for item in read.items_of(title_id)}
    latest = max(sorted(listed.values())[:count], default=None)
    return tuple(item_id for item_id, at in listed.items() if latest is not None and at <= latest)


@contextmanager
def _written() -> Iterator[None]:
    """The change was taken: whatever goes wrong now, it must not look as if nothing had been tried."""
    try:
        yield
    except ServiceError as error:
        raise OutcomeUnknown(AnswerReason.CHANGE_NOT_SEEN, status=error.status) from error


def _after_a_write(response: Response, counter: str) -> Tree:
    """A success that cannot be read is still a success: what it did is found out by reading."""
    try:
        answer = tree_of(response)
    except BadAnswer as error:
        raise OutcomeUnknown(AnswerReason.CHANGE_NOT_READABLE, status=response.status) from error
    if counter not in answer:
        raise OutcomeUnknown(AnswerReason.CHANGE_NOT_TOLD, status=response.status)
    return answer
