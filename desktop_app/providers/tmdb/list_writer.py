"""Changes to lists (contract 3 to 5): look, write, look again, a title at a time.

Nothing guards a write, and nothing need: a title is put on a list, or off it, and doing so twice is doing it once.
"""

from collections.abc import Mapping, Sequence
from enum import Enum

from desktop_app.domain.edits import Add, Edit, Move, touched
from desktop_app.domain.errors import ListReason, NotThere, RefusalReason, Refused
from desktop_app.domain.order import replay
from desktop_app.domain.queues import Item, ItemId, Queue, TitleId
from desktop_app.domain.service import Sent
from desktop_app.providers.tmdb.account import Account
from desktop_app.providers.tmdb.addresses import Address, Key, key_of
from desktop_app.providers.tmdb.calls import Calls
from desktop_app.providers.tmdb.list_reader import tag_of
from desktop_app.providers.tmdb.presence import Presence, RecentChanges
from desktop_app.providers.tmdb.refusals import ALREADY_THERE, NOT_ON_IT
from desktop_app.providers.trees import number

HOLDS = {"movie": RefusalReason.HOLDS_FILMS, "tv": RefusalReason.HOLDS_TV_SHOWS}
UNKNOWN = RefusalReason.TITLE_NOT_KNOWN


class Outcome(Enum):
    """The way in which a title came to be on a list, or off it, as was wanted."""

    ALREADY = "already"
    DONE = "done"
    UNSEEN = "unseen"


class ListWriter:
    """Writes the lists of one account. Every method raises `ServiceError`."""

    def __init__(self, calls: Calls, account: Account, recent: RecentChanges) -> None:
        self._calls = calls
        self._account = account
        self._presence = Presence(calls)
        self._recent = recent

    async def send(self, address: Address, queue: Queue, edits: Sequence[Edit]) -> Sent:
        """Send the edits. A result without an entity-tag means that not all was seen to be done."""
        if address.is_rated:
            raise Refused(ListReason.RATED)
        came: list[tuple[TitleId, Outcome]] = []
        for edit in edits:
            if isinstance(edit, Move):
                raise Refused(RefusalReason.NO_ORDER)
            item = edit.item if isinstance(edit, Add) else None
            came += [(title_id, await self._put(address, title_id, item)) for title_id in map(TitleId, touched(edit))]
        wanted = replay(queue, edits)
        is_seen = all(how is not Outcome.UNSEEN for _, how in came)
        already = tuple(ItemId(title_id) for title_id, how in came if how is Outcome.ALREADY)
        return Sent(
            wanted.with_etag(tag_of(item.title.id for item in wanted.items) if is_seen else None), already=already
        )

    async def _put(self, address: Address, title_id: TitleId, item: Item | None) -> Outcome:
        key = key_of(title_id)
        _check(address, key)
        try:
            how = await self._ensure(address, key, wanted=item is not None)
        except Refused as error:
            raise Refused(error.why, status=error.status, said=error.said, titles=(title_id,)) from error
        if how is not Outcome.UNSEEN:
            self._recent.note(address.name, title_id, item)
        return how

    async def _ensure(self, address: Address, key: Key, *, wanted: bool) -> Outcome:
        """Bring a title onto the list, or off it; nothing is sent if that is so already."""
        try:
            if await self._presence.of(address, key) == wanted:
                return Outcome.ALREADY
        except NotThere as error:
            if address.is_own:
                raise  # the list itself
            if wanted:
                raise Refused(UNKNOWN, status=error.status) from error
            return Outcome.UNSEEN
        was_so = await self._write(address, key, wanted=wanted)
        if await self._presence.of(address, key) != wanted:
            return Outcome.UNSEEN
        return Outcome.ALREADY if was_so else Outcome.DONE

    async def _write(self, address: Address, key: Key, *, wanted: bool) -> bool:
        """Whether somebody was first, as far as the answer tells."""
        try:
            if address.is_own:
                path = f"{address.path}/{'add' if wanted else 'remove'}_item"
                fine = ALREADY_THERE if wanted else NOT_ON_IT
                answer = await self._calls.write("POST", path, {"media_id": int(key.number)}, fine=(fine,))
                return number(answer, "status_code") == fine
            path = f"/account/{await self._account.number()}/{address.shelf}"
            await self._calls.write("POST", path, _marking(address, key, wanted=wanted))
        except NotThere as error:
            if wanted:
                raise Refused(UNKNOWN, status=error.status) from error
        return False


def _marking(address: Address, key: Key, *, wanted: bool) -> Mapping[str, object]:
    return {"media_type": key.kind, "media_id": int(key.number), address.shelf: wanted}


def _check(address: Address, key: Key) -> None:
    """The title could land on another list than this one, or under another title's number."""
    taken = address.kind or "movie"
    if key.kind != taken:
        why = RefusalReason.OWN_LIST_TAKES_FILMS if address.is_own else HOLDS[taken]
        raise Refused(why, titles=(key.title_id,))
    _ = key.path
