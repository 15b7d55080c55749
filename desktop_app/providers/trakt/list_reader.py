"""Lists as they stand (contract trakt 4.1, 5 and 7).

Trakt has no entity-tags. Ours are made of the time of the list's last change and of a digest of its order. Times are
whole seconds, and reads may lag behind writes: what was read soon after a change may hide the next one. Such a tag
begins with `~`, and is believed only after the order has been read again.
"""

import secrets
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from desktop_app.domain.errors import BadAnswer, CallReason, IncompleteRead, NotThere, Refused, StaleRead
from desktop_app.domain.queues import Item, Queue
from desktop_app.providers.trakt.addresses import Address
from desktop_app.providers.trakt.answers import moment, one_of, tree_of
from desktop_app.providers.trakt.calls import Calls
from desktop_app.providers.trakt.computed import Computed, cached_for, computed_in, digest
from desktop_app.providers.trakt.pages import EVERYTHING, PAGE, SIZES, Pages
from desktop_app.providers.trakt.parser import item_of
from desktop_app.providers.trees import one, text
from desktop_app.transport import server_time

SETTLES_AFTER = 3.0
"""Seconds after a change from which on a read surely shows it, and no other of the same second."""

OURS = "rank asc"
_EXTENDED = ("extended", "full,images")
_NEW = "~"


@dataclass(frozen=True, slots=True)
class Stamp:
    """Time of a list's last change, empty where unknown, and whether it is old enough to be the whole story.

    `told`: the moment of the answer, by the service's clock.
    """

    updated_at: str
    is_old: bool
    told: float | None = None

    @property
    def changed(self) -> float | None:
        """The time of the list's last change, in Unix seconds."""
        return moment(self.updated_at)

    def is_lagging(self, computed: Computed | None, order: str) -> bool:
        """Whether a read of that order, at this moment, shows what our own write ended."""
        return computed is not None and computed.explains(order, self.told, self.changed)

    def tag(self, order: Sequence[str]) -> str:
        """The entity-tag of that order."""
        return f"{'' if self.is_old else _NEW}{self.updated_at}/{digest(order)}"

    def tag_in_part(self) -> str:
        """An entity-tag that no other read has: what was shown of the list says nothing of its order."""
        return f"{_NEW}{self.updated_at}/{secrets.token_hex(8)}"

    def is_of(self, etag: str) -> bool:
        """Whether the tag was made when the list had last been changed at that time."""
        return etag.removeprefix(_NEW).partition("/")[0] == self.updated_at


def stamp_of(updated_at: str) -> Stamp:
    """The stamp of a time that the service told."""
    return Stamp(updated_at.replace("/", "").replace("?", ""), is_old=False)


def is_sure(etag: str) -> bool:
    """Whether the time alone tells the state from its successor."""
    return bool(etag) and not etag.startswith((_NEW, "/"))


def order_in(etag: str) -> str:
    """Part of the entity-tag that stands for the order."""
    return etag.rpartition("/")[2]


class ListReader:
    """Reads the lists of one account. Every method raises `ServiceError`."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls
        self._knows_all = True
        self._cached: dict[str, float] = {}

    async def fetch(self, address: Address, known: Queue | None) -> Queue:
        """The whole list; `known`, where it surely has not changed, or where what is shown is older than that.

        Where some entries are on no page however the list is read, the answer says how many (`Queue.unseen`).
        """
        read, stamp = await self._fetch(address, known)
        if known is not None and stamp.is_lagging(computed_in(known.etag), order_in(read.etag or "")):
            return known
        return read

    def cached_for(self, address: Address) -> float:
        """Seconds for which a read of the list may show what it was before our last write."""
        return self._cached.get(address.name, 0.0)

    async def _fetch(self, address: Address, known: Queue | None) -> tuple[Queue, Stamp]:
        """Return the list as the service shows it, and the stamp of its last change."""
        stamp = await self.stamp(address)
        if known is not None and known.etag and is_sure(known.etag) and stamp.is_of(known.etag):
            return known, stamp
        part: Pages | None = None
        for size in SIZES if address.is_shelf else (*SIZES[:-1], EVERYTHING):
            try:
                pages = await self._pages(address, (_EXTENDED,), size)
            except (BadAnswer, Refused):  # too much for one answer, or none of so many is given
                if size != EVERYTHING:
                    raise
                break
            after = await self.stamp(address)
            if after.updated_at != stamp.updated_at:
                stamp, part = after, None
            elif not pages.left_out:
                return self._queue(pages, stamp), stamp
            elif part is None or pages.left_out < part.left_out:
                part = pages
        if part is None:
            raise StaleRead(CallReason.CHANGES_WHILE_READ)
        return self._queue(part, stamp), stamp

    async def order(self, address: Address) -> tuple[str, ...]:
        """The keys of the list's entries alone: some lists tell them in one answer."""
        pages = await self._pages(address, (), str(PAGE) if address.is_shelf else EVERYTHING)
        if pages.left_out:
            raise IncompleteRead(pages.left_out)
        return tuple(item.key for item in _each_once(item_of(row) for row in pages))

    async def stamp(self, address: Address) -> Stamp:
        """Read the list's stamp, in one cheap call."""
        if address.is_shelf:
            response = await self._calls.get("/sync/last_activities")
            updated_at = text(one(tree_of(response), address.name), "updated_at")
        else:
            response = await self._calls.get(address.itself)
            updated_at = text(one_of(response), "updated_at")
        changed, told = moment(updated_at), server_time(response.headers.get("date"))
        is_old = changed is not None and told is not None and told - changed >= SETTLES_AFTER
        return replace(stamp_of(updated_at), is_old=is_old, told=told)

    async def _pages(self, address: Address, query: tuple[tuple[str, str], ...], limit: str) -> Pages:
        """Read all pages, naming the types one by one once the server turned out not to know `all`."""
        newer, older = address.types
        pages = None
        if self._knows_all:
            with suppress(NotThere):
                pages = await self._calls.pages(address.read(newer), query, limit=limit)
        if pages is None:
            pages = await self._calls.pages(address.read(older), query, limit=limit)
            self._knows_all = False
        self._cached[address.name] = cached_for(pages.headers.get("cache-control", ""))
        return pages

    def _queue(self, pages: Pages, stamp: Stamp) -> Queue:
        """The entries in the order of the rows: `rank` has holes and doubles, and does not always rise."""
        items = _each_once(item_of(row, self._calls.api) for row in pages)
        tag = stamp.tag_in_part() if pages.left_out else stamp.tag([item.key for item in items])
        return Queue(items, etag=tag, sorted_by=_sorted_by(pages), unseen=pages.left_out)


def _sorted_by(pages: Pages) -> str:
    """The order that the answer says it is in; empty where that is the list's own, or nobody says."""
    by, how = (pages.headers.get(f"x-applied-sort-{what}", "") for what in ("by", "how"))
    applied = f"{by or 'rank'} {how or 'asc'}"
    return "" if applied == OURS else applied


def _each_once(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple({item.id: item for item in items}.values())
