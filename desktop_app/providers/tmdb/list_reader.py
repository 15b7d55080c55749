"""Lists as they stand (contract 3 to 5).

TMDB keeps no order and has no entity-tags of lists. Ours are a digest of the titles, whatever their order, behind a
mark of their own: the same titles may come back, and that is no state of the past.
"""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.domain.errors import NotThere
from desktop_app.domain.queues import Item, ItemId, Queue, TitleId
from desktop_app.providers.tmdb.account import Account
from desktop_app.providers.tmdb.addresses import NEWEST_FIRST, Address, key_of
from desktop_app.providers.tmdb.calls import Calls, Pages
from desktop_app.providers.tmdb.images import ImagePlaces
from desktop_app.providers.tmdb.parser import item_of
from desktop_app.providers.tmdb.presence import Presence, RecentChanges


def tag_of(title_ids: Iterable[TitleId]) -> str:
    """A new entity-tag for a list of these titles."""
    return f"{secrets.token_hex(4)}/{_digest(title_ids)}"


@dataclass(frozen=True, slots=True)
class _Seen:
    """HTTP's entity-tag of a first page that tells of the whole list, and the digest of that list."""

    etag: str
    digest: str


class ListReader:
    """Reads the lists of one account. Every method raises `ServiceError`."""

    def __init__(self, calls: Calls, account: Account, places: ImagePlaces, recent: RecentChanges) -> None:
        self._calls = calls
        self._account = account
        self._places = places
        self._presence = Presence(calls)
        self._recent = recent
        self._seen: dict[str, _Seen] = {}

    async def fetch(self, address: Address, known: Queue | None) -> Queue:
        """The whole list, the oldest entry first; `known`, where it holds the same titles."""
        known_digest = _digest_in(known)
        seen = self._seen.get(address.name)
        pages = await self._walk(address, seen.etag if seen is not None and seen.digest == known_digest else "")
        if pages is None:
            assert known is not None
            return known
        told = await self._items(address, pages)
        items = await self._put_right(address, told)
        digest = _digest(item.title.id for item in items)
        self._remember(address, pages, digest, is_as_told=items == told and not pages.left_out)
        if known is not None and digest == known_digest:
            return known
        return Queue(items, etag=tag_of(item.title.id for item in items), unseen=pages.left_out)

    async def _walk(self, address: Address, etag: str) -> Pages | None:
        """Read the list; None where the first page is still the one of that entity-tag."""
        if address.is_own:
            return await self._calls.walk(address.path, rows="items", known=etag)
        path = f"/account/{await self._account.number()}/{address.name}"
        return await self._calls.walk(path, NEWEST_FIRST, known=etag)

    async def _items(self, address: Address, pages: Pages) -> tuple[Item, ...]:
        images = await self._places.known()
        rows = pages.rows if address.is_own else reversed(pages.rows)
        items = (item_of(row, address.kind, images) for row in rows)
        return tuple({item.id: item for item in items if item is not None}.values())

    async def _put_right(self, address: Address, told: tuple[Item, ...]) -> tuple[Item, ...]:
        """A read from a cache does not undo what was seen to be done."""
        items = {item.id: item for item in told}
        for change in self._recent.of(address.name):
            item_id = ItemId(change.title_id)
            if (item_id in items) == (change.item is not None):
                continue
            if await self._is_on(address, change.title_id) != (change.item is not None):
                self._recent.forget(address.name, change.title_id)
            elif change.item is not None:
                items[item_id] = change.item
            else:
                del items[item_id]
        return tuple(items.values())

    async def _is_on(self, address: Address, title_id: TitleId) -> bool:
        try:
            return await self._presence.of(address, key_of(title_id))
        except NotThere:
            if address.is_own:
                raise
            return False

    def _remember(self, address: Address, pages: Pages, digest: str, *, is_as_told: bool) -> None:
        """The first page tells of the whole where all that is new comes first, or where it is the only one."""
        if pages.etag and is_as_told and (pages.count == 1 or not address.is_own):
            self._seen[address.name] = _Seen(pages.etag, digest)
        else:
            self._seen.pop(address.name, None)


def _digest(title_ids: Iterable[TitleId]) -> str:
    return hashlib.sha256("\n".join(sorted(title_ids)).encode()).hexdigest()[:16]


def _digest_in(queue: Queue | None) -> str:
    return (queue.etag or "").rpartition("/")[2] if queue is not None else ""
