"""Changes to lists of a described service: compare, write, read back.

Nothing is believed because a service said yes: a list that stands as before was not changed, and the person is told so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from desktop_app.domain.edits import Add, Edit, Move, Remove, touched
from desktop_app.domain.errors import (
    CallReason,
    IncompleteRead,
    OutcomeUnknown,
    PreconditionFailed,
    RefusalReason,
    Refused,
    ServiceError,
)
from desktop_app.domain.move_forms import Step, steps_to
from desktop_app.domain.order import replay
from desktop_app.domain.queues import Item, ItemId, Queue
from desktop_app.domain.service import Sent
from desktop_app.providers.described.entry_keys import value_of
from desktop_app.providers.described.list_calls import ListCalls
from desktop_app.providers.described.list_description import AddedAt, DescribedLists, GuardKind, MoveCall, MoveKind
from desktop_app.providers.described.list_reader import ListReader, mark_in
from desktop_app.providers.described.templates import CallTemplate, Value, Values, filled
from desktop_app.transport import Request

LOOKS = 2
"""How often the list is read after a change until it shows it."""


class ListWriter:
    """Writes the lists of one account. Every method raises `ServiceError`."""

    def __init__(self, calls: ListCalls, reader: ListReader, described: DescribedLists) -> None:
        self._calls = calls
        self._reader = reader
        self._described = described

    async def send(self, name: str, queue: Queue, edits: Sequence[Edit]) -> Sent:
        """Edits of one kind. Raises `PreconditionFailed` where the list is no longer `queue`."""
        if queue.unseen and isinstance(edits[0], Move):
            raise IncompleteRead(queue.unseen)
        if queue.etag is None:
            raise PreconditionFailed(CallReason.NOT_READ)
        if self._described.guard.kind is GuardKind.DIGEST and not queue.unseen:
            now = await self._reader.fetch(name, queue)
            if now.etag != queue.etag:
                raise PreconditionFailed(CallReason.CHANGED)
        match edits[0]:
            case Add():
                return await self._add(name, queue, [edit for edit in edits if isinstance(edit, Add)])
            case Remove():
                return await self._remove(name, queue, edits)
            case Move():
                return await self._move(name, queue, edits)

    # --- the three changes ---------------------------------------------------------------------------------------

    async def _move(self, name: str, queue: Queue, edits: Sequence[Edit]) -> Sent:
        move, wanted = self._described.move, replay(queue, edits)
        if move is None:
            raise Refused(RefusalReason.NO_ORDER)
        if wanted.ids == queue.ids:
            return Sent(queue)
        moved = [item_id for edit in edits for item_id in touched(edit)]
        await self._arrange(name, queue, wanted, moved)
        return await self._read_back(name, queue, wanted)

    async def _add(self, name: str, queue: Queue, edits: Sequence[Add]) -> Sent:
        """Add titles, learn under which ids they stand, and move what landed elsewhere than it was wanted."""
        add = self._described.add
        if add is None:
            raise Refused(RefusalReason.NO_CALL_DESCRIBED)
        already = tuple(edit.item.id for edit in edits if queue.holds(edit.item.id))
        wanted, now = replay(queue, edits), queue
        for edit in edits:
            if edit.item.id in already:
                continue
            now = replay(now, (edit,))
            place = now.place_of(edit.item.id)
            values: dict[str, Value | None] = {"title": value_of(edit.item.title.id)}
            if add.at is AddedAt.INDEX:
                values["index"] = (place or 0) + add.base
            await self._call(name, now, add.call, values)
        new = [edit.item for edit in edits if edit.item.id not in already]
        if not new:
            return Sent(queue, already=already)
        read = await self._after(name, queue)
        told = _told(queue, new, read)
        if absent := [item.id for item in new if item.id not in told]:
            if read.unseen:
                return Sent(wanted.with_etag(None), already=already)
            raise Refused(RefusalReason.NOT_DONE, titles=absent)
        aim = wanted.with_items([told.get(item.id, item) for item in wanted.items])
        if self._described.move and not read.unseen and _entries(read) != _entries(aim):
            read = await self._put_in_place(name, read, aim, [item.id for item in new])
        is_so = _entries(read) == _entries(aim)
        return Sent(aim.with_etag(read.etag if is_so else None), already=already)

    async def _put_in_place(self, name: str, read: Queue, aim: Queue, new: Sequence[ItemId]) -> Queue:
        """Move what was added to where it was wanted, if nothing else is different; the list as it then stands."""
        ours = {_entry(item): item for item in aim.items}
        if set(ours) != set(_entries(read)):
            return read
        now = read.with_items([ours[entry] for entry in _entries(read)])
        await self._arrange(name, now, aim, new)
        return await self._after(name, read)

    async def _remove(self, name: str, queue: Queue, edits: Sequence[Edit]) -> Sent:
        if self._described.remove is None:
            raise Refused(RefusalReason.NO_CALL_DESCRIBED)
        there = [item for edit in edits for item_id in touched(edit) if (item := queue.find(item_id)) is not None]
        if not there:
            return Sent(queue)
        for item in there:
            await self._call(name, queue, self._described.remove, _of(item))
        read = await self._after(name, queue)
        entries = set(_entries(read))
        if still := [item.id for item in there if _entry(item) in entries]:
            raise Refused(RefusalReason.TITLE_STAYS, titles=still)
        wanted = replay(queue, edits)
        return Sent(wanted.with_etag(read.etag if _entries(read) == _entries(wanted) else None))

    # --- one call ------------------------------------------------------------------------------------------------

    async def _arrange(self, name: str, queue: Queue, wanted: Queue, moved: Sequence[ItemId]) -> None:
        """Send the moves that lead from one order to the other."""
        move = self._described.move
        assert move is not None
        if move.kind is MoveKind.WHOLE:
            await self._call(name, queue, move.call, _whole(move, wanted.items))
            return
        items = list(queue.items)
        for step in steps_to(queue.ids, wanted.ids, [item_id for item_id in queue.ids if item_id in set(moved)]):
            await self._call(name, queue, move.call, _of(items[step.start]) | _place(move, items, step))
            items[:] = step.whole(items)

    async def _call(self, name: str, queue: Queue, call: CallTemplate, values: Values) -> None:
        values = {**values, "list": value_of(name)}
        headers, query = {"Accept": "application/json"}, call.parameters(values)
        guard, mark = self._described.guard, mark_in(queue.etag)
        if guard.kind is GuardKind.HEADER and mark:
            headers[guard.name] = mark
        if guard.kind is GuardKind.PARAMETER and mark:
            query = (*query, (guard.name, mark))
        request = Request(call.method, call.address(values), query, json=call.json(values), headers=headers)
        await self._calls.write(request)

    async def _read_back(self, name: str, queue: Queue, wanted: Queue) -> Sent:
        """A move is believed when it is seen. Another order than both is somebody else's doing: it is merged."""
        read = await self._after(name, queue)
        if _entries(read) == _entries(wanted):
            return Sent(wanted.with_etag(read.etag))
        if _entries(read) == _entries(queue):
            moved = next(item_id for item_id, other in zip(wanted.ids, queue.ids, strict=True) if item_id != other)
            raise Refused(RefusalReason.NOT_DONE, titles=(moved,))
        return Sent(wanted.with_etag(None))

    async def _after(self, name: str, before: Queue) -> Queue:
        """The list after a change; read once more where it still stands as before."""
        try:
            for _ in range(LOOKS):
                read = await self._reader.fetch(name)
                if _entries(read) != _entries(before):
                    break
        except OutcomeUnknown:
            raise
        except ServiceError as error:
            raise OutcomeUnknown(CallReason.NO_ANSWER) from error
        return read


def _entry(item: Item) -> str:
    """Key of the entry, the same whoever read it."""
    return item.key or item.title.id


def _entries(queue: Queue) -> tuple[str, ...]:
    return tuple(map(_entry, queue.items))


def _told(before: Queue, new: Sequence[Item], read: Queue) -> Mapping[ItemId, Item]:
    """The new items that a read shows, under the keys that the service gave them."""
    known, told = set(_entries(before)), dict[ItemId, Item]()
    fresh = [item for item in read.items if _entry(item) not in known]
    for item in new:
        shown = next((each for each in fresh if each.title.id == item.title.id), None)
        if shown is not None:
            fresh.remove(shown)
            told[item.id] = replace(shown, own_id=item.own_id)
    return told


def _of(item: Item) -> dict[str, Value | None]:
    return {"slot": value_of(item.key) if item.key else None, "title": value_of(item.title.id)}


def _key(item: Item) -> str | int:
    return value_of(item.key or item.title.id)


def _place(move: MoveCall, items: Sequence[Item], step: Step) -> dict[str, Value | None]:
    """The word for the place, as the service counts or names it."""
    if move.kind is MoveKind.INDEX:
        index = step.index_before_removal(move.base) if move.before_removal else step.final_index(move.base)
        return {"index": index}
    is_after = move.kind is MoveKind.AFTER
    neighbor = step.above(items) if is_after else step.below(items)
    return {move.kind.value: (None if move.first == "" else move.first) if neighbor is None else _key(neighbor)}


def _whole(move: MoveCall, items: Sequence[Item]) -> Mapping[str, Value | None]:
    entries = (filled(move.entry, _of(item) | {"index": at}) for at, item in enumerate(items, move.base) if move.entry)
    return {"ids": tuple(map(_key, items)), "entries": tuple(entries)}
