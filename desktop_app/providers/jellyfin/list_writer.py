"""Changes to playlists (contract jellyfin 5).

Compare, write, read back: the server answers 204 to nearly everything. Between the comparison and the write somebody
else may change the list, and no guard of the server's closes this window.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from desktop_app.domain.edits import Add, Edge, Edit, Move, Remove
from desktop_app.domain.errors import (
    AnswerReason,
    CallReason,
    OutcomeUnknown,
    PreconditionFailed,
    RefusalReason,
    Refused,
    ServiceError,
)
from desktop_app.domain.order import apply
from desktop_app.domain.queues import Item, ItemId, Queue, TitleId
from desktop_app.domain.service import Sent
from desktop_app.providers.jellyfin.calls import Calls
from desktop_app.providers.jellyfin.list_reader import ListReader, path_of, tag_of
from desktop_app.providers.jellyfin.moves import calls_to
from desktop_app.providers.jellyfin.versions import MoveRule, Version

TRIES = 3
"""How often a title is moved until it stands where it should: entries whose media is away count, and nobody is told
of them."""

SHOW = "show"


class ListWriter:
    """Writes the playlists of one account. Every method raises `ServiceError`."""

    def __init__(self, calls: Calls, reader: ListReader) -> None:
        self._calls = calls
        self._reader = reader

    async def send(self, name: str, queue: Queue, edit: Edit) -> Sent:
        """Carry out an edit of one title. Raises `PreconditionFailed` where the list is no longer `queue`."""
        now = await self._reader.order(name)
        if queue.etag is None or tag_of(now) != queue.etag:
            raise PreconditionFailed(CallReason.CHANGED if queue.etag else CallReason.NOT_READ)
        match edit:
            case Add(item, after):
                return await self._add(name, queue, edit, item, after is Edge.END)
            case Remove((item_id,)):
                return await self._remove(name, queue, edit, now, item_id)
            case Move((item_id,), _):
                await self._move(name, now, item_id, apply(queue, edit))
                return await self._read_back(name, apply(queue, edit))
        raise ValueError(edit)

    async def _add(self, name: str, queue: Queue, edit: Edit, item: Item, at_end: bool) -> Sent:  # noqa: FBT001
        title = item.title
        if there := queue.items_of(title.id):
            return Sent(queue, already=tuple(each.id for each in there))
        if title.kind == SHOW:
            raise Refused(RefusalReason.NOT_ALONE, titles=(item.id,))
        wanted, version = apply(queue, edit), await self._calls.version()
        place = wanted.place_of(item.id) or 0
        query = (("ids", title.id), ("userId", await self._calls.user()))
        position = (("position", str(place)),) if version.adds_at_position and not at_end else ()
        await self._calls.write("POST", f"{path_of(name)}/Items", (*query, *position))
        with _written():
            now = await self._reader.order(name)
        if all(each.title.id != title.id for each in now):
            raise Refused(RefusalReason.TITLE_NOT_TAKEN, titles=(item.id,))
        if tag_of(now) != tag_of(wanted.items) and not at_end:
            with _written():
                await self._move(name, now, item.id, wanted)
        return await self._read_back(name, wanted)

    async def _remove(self, name: str, queue: Queue, edit: Edit, now: Sequence[Item], item_id: ItemId) -> Sent:
        found = next((item for item in now if item.id == item_id), None)
        if found is None:
            return Sent(queue)
        _check_alone(now, found.title.id, item_id)
        _check_lasting(await self._calls.version())
        await self._calls.write("DELETE", f"{path_of(name)}/Items", (("entryIds", found.key or found.title.id),))
        return await self._read_back(name, apply(queue, edit))

    async def _move(self, name: str, now: Sequence[Item], item_id: ItemId, wanted: Queue) -> None:
        """Move one title to where it is wanted; more than once where the server puts it elsewhere."""
        place, moving = wanted.place_of(item_id), next((item for item in now if item.id == item_id), None)
        if place is None or moving is None:
            return
        _check_alone(now, moving.title.id, item_id)
        version = await self._calls.version()
        _check_lasting(version)
        aim = place
        for _ in range(TRIES):
            await self._move_once(name, now, moving.title.id, aim, version)
            with _written():
                now = await self._reader.order(name)
            found = next((at for at, item in enumerate(now) if item.id == item_id), place)
            if found == place:
                return
            aim = min(max(aim + place - found, 0), len(now) - 1)
        raise Refused(RefusalReason.PUT_ELSEWHERE, titles=(item_id,))

    async def _move_once(self, name: str, now: Sequence[Item], title_id: TitleId, place: int, version: Version) -> None:
        sight = await self._reader.sight(name, now, tells_all=version.tells_all_entries)
        calls = calls_to(sight, title_id, place, version.move_rule)
        if calls is None:
            raise Refused(RefusalReason.HIDDEN_BETWEEN, titles=(title_id,))
        keys = {item.title.id: item.key or item.title.id for item in now}
        for number, call in enumerate(calls):
            with _written() if number else _unwritten():
                key = keys[TitleId(call.entry)]
                await self._calls.write("POST", f"{path_of(name)}/Items/{key}/Move/{call.index}")

    async def _read_back(self, name: str, wanted: Queue) -> Sent:
        """The list as it is wanted, where it is seen to be that; else it is to be read."""
        with _written():
            now = await self._reader.order(name)
        etag = tag_of(now)
        return Sent(wanted.with_etag(etag if etag == tag_of(wanted.items) else None))


def _check_alone(items: Sequence[Item], title_id: TitleId, item_id: ItemId) -> None:
    """Two entries of a title may share one id: the server would take out both, or move the first of them."""
    if sum(item.title.id == title_id for item in items) > 1:
        raise Refused(RefusalReason.TITLE_TWICE, titles=(item_id,))


def _check_lasting(version: Version) -> None:
    if version.move_rule is MoveRule.NOWHERE:
        raise Refused(RefusalReason.VERSION_LOSES_ENTRIES)


@contextmanager
def _written() -> Iterator[None]:
    """The change was taken: whatever goes wrong now, it must not look as if nothing had been tried."""
    try:
        yield
    except Refused:
        raise
    except ServiceError as error:
        raise OutcomeUnknown(AnswerReason.CHANGE_NOT_SEEN, status=error.status) from error


@contextmanager
def _unwritten() -> Iterator[None]:
    yield
