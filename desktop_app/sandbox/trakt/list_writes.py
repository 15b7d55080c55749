"""Adding, removing and ordering, alike on every list (trakt.md, sections 4.2, 4.3 and 5)."""

from __future__ import annotations

from desktop_app.sandbox.calls import Reply, Tree, json_reply
from desktop_app.sandbox.trakt import access
from desktop_app.sandbox.trakt.activities import iso
from desktop_app.sandbox.trakt.calls import Call, Refusal, invalid
from desktop_app.sandbox.trakt.item_list import Entry, annotated, moved, reordered, without
from desktop_app.sandbox.trakt.list_bodies import Tally, id_list, notes_of, whole_number, wishes
from desktop_app.sandbox.trakt.media import Key, Kind
from desktop_app.sandbox.trakt.service import Service
from desktop_app.sandbox.trakt.shelves import Shelf
from desktop_app.sandbox.trakt.sort_orders import UPGRADE, vip_only


def add(service: Service, call: Call, **place: str) -> Reply:
    """201, whatever came of it. New ones land at the end, in the body's order; over the limit nothing is added."""
    shelf = access.own_shelf(service, call, **place)
    tally = Tally(shelf.kinds)
    new: dict[Key, Entry] = {}
    existing: list[Kind] = []
    for wish in wishes(service.library, call, shelf.kinds):
        notes = _notes(service, call, wish.sent)
        if wish.media is None:
            tally.missing.append(wish)
        elif shelf.items.find(wish.media.key) or wish.media.key in new:
            existing.append(wish.kind)
        else:
            new[wish.media.key] = service.shelves.entry(wish.media, notes)
    if new:
        _judge_limit(service, shelf, len(new))
        service.shelves.change(shelf, (*shelf.items.entries, *new.values()))
    added = [entry.media[0] for entry in new.values()]
    tree: Tree = {"added": tally.counts(added), "existing": tally.counts(existing), "not_found": tally.not_found()}
    return json_reply(tree | _list(service, shelf), 201)


def remove(service: Service, call: Call, **place: str) -> Reply:
    """Remove items from the list. Works that are not on it count as not found."""
    shelf = access.own_shelf(service, call, **place)
    tally = Tally(shelf.kinds)
    gone: dict[int, Kind] = {}
    for wish in wishes(service.library, call, shelf.kinds):
        entry = shelf.items.find(wish.media.key) if wish.media else None
        if entry is not None and service.faults.is_fixed(entry):
            tally.missing += [wish] if service.faults.names_fixed else []
        elif entry is None or entry.id in gone:
            tally.missing.append(wish)
        else:
            gone[entry.id] = wish.kind
    if gone:
        service.shelves.change(shelf, without(shelf.items.entries, gone))
    tree: Tree = {"deleted": tally.counts(list(gone.values())), "not_found": tally.not_found()}
    return json_reply(tree | _list(service, shelf))


def reorder(service: Service, call: Call, **place: str) -> Reply:
    """Ids that are not on the list are skipped; items that are not named follow in their old order."""
    shelf = access.own_shelf(service, call, **place)
    wanted = id_list(call.tree, "rank")
    entries, skipped = reordered(shelf.items.entries, wanted)
    kept = service.faults.kept(shelf.items.entries, entries)
    if kept != shelf.items.entries:
        service.shelves.change(shelf, kept)
    tree: Tree = {"updated": len(wanted) - len(skipped), "skipped_ids": skipped}
    return json_reply(tree | _list(service, shelf))


def update(service: Service, call: Call, *, item_id: str, **place: str) -> Reply:
    """Update an item: a new rank, for which the others make room, new notes, or both."""
    shelf = access.own_shelf(service, call, **place)
    entry = shelf.items.item(int(item_id)) if item_id.isascii() and item_id.isdigit() else None
    if entry is None:
        raise Refusal(404)
    if not call.tree.keys() & {"rank", "notes"}:
        raise invalid(rank="or notes must be given")
    entries = shelf.items.entries
    if "rank" in call.tree:
        entries = moved(entries, entry, whole_number(call.tree, "rank"))
    if "notes" in call.tree:
        entries = annotated(entries, entry.id, _notes(service, call, call.tree))
    service.shelves.change(shelf, entries)
    return Reply(204)


def _notes(service: Service, call: Call, tree: Tree) -> str | None:
    notes = notes_of(tree)
    if notes is not None and not access.member(service, call).vip:
        raise vip_only()
    return notes


def _judge_limit(service: Service, shelf: Shelf, more: int) -> None:
    if len(shelf.items.entries) + more > shelf.limit:
        raise over_limit(service, shelf.limit, vip=shelf.owner.vip)


def over_limit(service: Service, limit: int, *, vip: bool) -> Refusal:
    """420: today without a word, on older servers with headers."""
    if not service.faults.limit_headers:
        return Refusal(420)
    return Refusal(420, headers=UPGRADE | {"X-VIP-User": str(vip).lower(), "X-Account-Limit": str(limit)})


def _list(service: Service, shelf: Shelf) -> Tree:
    """State of the list as newer bodies tell it."""
    if not service.faults.list_object:
        return {}
    current = shelf.items.current
    return {"list": {"updated_at": iso(current.updated), "item_count": len(current.entries)}}
