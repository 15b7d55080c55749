"""Reading the items of a playlist (youtube.md, section 4)."""

from __future__ import annotations

from desktop_app.sandbox.calls import Reply
from desktop_app.sandbox.youtube.calls import Call, Refusal
from desktop_app.sandbox.youtube.list_answers import filter_of, ids_of, page, parts_of
from desktop_app.sandbox.youtube.playlist import Entry, Playlist
from desktop_app.sandbox.youtube.rights import readable
from desktop_app.sandbox.youtube.service import Caller, Service

PARTS = ("snippet", "contentDetails", "status")


def read(service: Service, call: Call, caller: Caller) -> Reply:
    parts = parts_of(call, PARTS)
    if filter_of(call, "id", "playlistId") == "id":
        slots = _by_ids(service, call, caller)
    else:
        slots = _of_playlist(service, call, caller)
    render = service.render
    return page(service, call, "playlistItem", slots, lambda _, slot: render.item(*slot, parts))


Slot = tuple[Playlist, Entry, int]


def _of_playlist(service: Service, call: Call, caller: Caller) -> list[Slot]:
    playlist_id = call.query["playlistId"]
    if playlist_id == "HL":
        words = "Watch history cannot be accessed through the API."
        raise Refusal(403, "watchHistoryNotAccessible", words, domain="youtube.playlistItem",
                      location=("playlistId", "parameter"))  # fmt: skip
    if call.query.get("pageToken"):
        service.faults.before_page(playlist_id)
    one = readable(service, caller, playlist_id)
    if one is None:
        words = "The playlist identified with the request's <code>playlistId</code> parameter cannot be found."
        where = ("playlistId", "parameter")
        raise Refusal(404, "playlistNotFound", words, domain="youtube.playlistItem", location=where)
    return _slots(one, call.query.get("videoId", ""))


def _slots(one: Playlist, video: str) -> list[Slot]:
    slots = ((one, entry, place) for place, entry in enumerate(one.entries))
    return [slot for slot in slots if not video or slot[1].video == video]


def _by_ids(service: Service, call: Call, caller: Caller) -> list[Slot]:
    """The slots with these ids; those that are not there are missing."""
    slots: list[Slot] = []
    for entry_id in dict.fromkeys(ids_of(call)):
        found = service.state.holding(entry_id, service.seen_at)
        one = readable(service, caller, found.id) if found else None
        entry = one.entry(entry_id) if one else None
        if one and entry:
            slots.append((one, entry, one.position(entry_id)))
    return slots
