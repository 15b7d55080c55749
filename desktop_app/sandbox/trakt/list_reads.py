"""Reading a watchlist, the favorites or a personal list: one answer for all three (trakt.md, section 4.1)."""

from __future__ import annotations

from desktop_app.sandbox.calls import Reply, json_reply
from desktop_app.sandbox.trakt import access
from desktop_app.sandbox.trakt.calls import Call, Refusal
from desktop_app.sandbox.trakt.item_list import Version
from desktop_app.sandbox.trakt.media import PLURALS, Kind
from desktop_app.sandbox.trakt.pagination import page_number, page_of
from desktop_app.sandbox.trakt.service import Service
from desktop_app.sandbox.trakt.shelves import Shelf
from desktop_app.sandbox.trakt.sort_orders import ranked

CACHED = {"Cache-Control": "public, max-age=600, s-maxage=3600"}
"""Headers of lists with a name, and of their items (recorded in 2026); the watchlist has no such header."""


def watchlist(service: Service, call: Call, *, user: str = "me", **order: str) -> Reply:
    return _read(service, call, access.shelf(service, call, user), **order)


def favorites(service: Service, call: Call, *, user: str = "me", **order: str) -> Reply:
    return _read(service, call, access.shelf(service, call, user, name="favorites"), **order)


def personal(service: Service, call: Call, *, user: str, list_id: str, **order: str) -> Reply:
    return _read(service, call, access.shelf(service, call, user, list_id), **order)


def _read(
    service: Service,
    call: Call,
    shelf: Shelf,
    *,
    types: str = "all",
    sort_by: str = "rank",
    sort_how: str = "asc",
) -> Reply:
    service.faults.before_page(shelf, page_number(call))
    kinds = _kinds(shelf, types, may_be_all=service.faults.type_all)
    entries = _visible(service, shelf).entries
    pairs = ranked(service.library, entries, access.reader(service, call), sort_by, sort_how)
    wanted = [(rank, entry) for rank, entry in pairs if entry.media[0] in kinds]
    # A read of some types is cut into pages by itself, but its headers count all types (recorded of watchlists).
    page, headers = page_of(
        call, wanted, may_be_all=shelf.personal is not None, count=len(pairs), faults=service.faults
    )
    render = service.render
    return json_reply(
        [render.item(_told_rank(service, rank, len(pairs)), entry, call.extended) for rank, entry in page],
        headers={
            **headers,
            **(CACHED if shelf.personal is not None else {}),
            "X-Sort-By": shelf.items.sort_by,
            "X-Sort-How": shelf.items.sort_how,
            "X-Applied-Sort-By": sort_by,
            "X-Applied-Sort-How": sort_how,
        },
    )


def _visible(service: Service, shelf: Shelf) -> Version:
    """Return the version that reads show: an older one where they lag, or come out of a cache."""
    if shelf.personal is not None and service.faults.list_cache:
        return shelf.items.dated(service.clock.now() - service.faults.list_cache)
    return shelf.items.as_of(service.clock.elapsed() - service.faults.lag)


def _told_rank(service: Service, rank: int, count: int) -> int:
    if service.faults.ranks_are_odd:
        return rank // 2 if rank > count - 2 else max(rank - rank % 3 + rank // 5, 1)
    return count + 1 - rank if service.faults.ranks_are_reversed else rank


def _kinds(shelf: Shelf, text: str, *, may_be_all: bool) -> set[Kind]:
    """Comma-joined, singular or plural. `all` is new; a kind that cannot be on the list is no address."""
    if text == "all" and may_be_all:
        return set(shelf.kinds)
    words: dict[str, Kind] = {word: kind for kind in shelf.kinds for word in (kind, PLURALS[kind])}
    try:
        return {words[part] for part in text.split(",")}
    except KeyError:
        raise Refusal(404) from None
