"""Adding, moving and removing items of a playlist (youtube.md, section 5)."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.sandbox.calls import Reply, Tree, json_reply
from desktop_app.sandbox.youtube.bodies import child, note_of, parts_of_body, position_of, text
from desktop_app.sandbox.youtube.calls import Call, Refusal, invalid_argument, required
from desktop_app.sandbox.youtube.playlist import Entry, Playlist, slot_id
from desktop_app.sandbox.youtube.playlist_items import PARTS
from desktop_app.sandbox.youtube.rights import check_match, forbidden_items, is_own, writable
from desktop_app.sandbox.youtube.service import Caller, Service
from desktop_app.sandbox.youtube.videos import may_see, video_not_found

DOMAIN = "youtube.playlistItem"


def insert(service: Service, call: Call, caller: Caller) -> Reply:
    """A new slot: at `position`, which counts from 0, or at the end. The same video gets a second one."""
    parts = parts_of_body(call, PARTS)
    snippet = child(call.tree, "snippet")
    playlist_id, video_id = _playlist_id(snippet), _video_id(snippet)
    service.faults.before_write(playlist_id)
    one = writable(service, caller, playlist_id)
    _check_video(service, caller, one, video_id)
    position = position_of(snippet)
    if position is not None:
        _check_manual(one)
        if not 0 <= position <= len(one.entries):
            raise invalid_argument()
    if len(one.entries) >= service.faults.item_limit:
        raise Refusal(403, "playlistContainsMaximumNumberOfVideos", "Playlist contains maximum number of items.",
                      domain=DOMAIN)  # fmt: skip
    entry = Entry(slot_id(one.id), video_id, service.clock.now(), note_of(call.tree) or "")
    service.put(one.inserted(entry, len(one.entries) if position is None else position))
    return json_reply(service.render.item(one, entry, position, parts))


def update(service: Service, call: Call, caller: Caller) -> Reply:
    """Move a slot to a final place, from 0. A named part is replaced whole: what it leaves out is cleared."""
    parts = parts_of_body(call, PARTS)
    entry_id, snippet = text(call.tree, "id"), child(call.tree, "snippet")
    if not entry_id:
        raise required("id", "other")
    video_id, playlist_id = _video_id(snippet, may_lack_resource=True), _playlist_id(snippet)
    service.faults.before_write(playlist_id)
    one = _holding(service, entry_id)
    if one is None:
        raise _gone(service)
    one = writable(service, caller, one.id)
    entry = one.entry(entry_id)
    assert entry
    if (one.id, entry.video) != (playlist_id, video_id):
        raise invalid_snippet()
    place = one.position(entry_id)
    check_match(service, call.headers.get("if-match"), str(service.render.item(one, entry, place, ())["etag"]))
    place = _new_place(one, snippet, place)
    changed = replace(entry, note=note_of(call.tree) or "") if "contentDetails" in parts else entry
    service.put(one.with_entry(changed).moved(entry_id, place))
    return json_reply(service.render.item(one, changed, place, parts))


def delete(service: Service, call: Call, caller: Caller) -> Reply:
    entry_id = call.query.get("id", "")
    if not entry_id:
        raise required("id")
    one = _holding(service, entry_id)
    if one is not None:
        service.faults.before_write(one.id)
        one = _holding(service, entry_id)
    if one is None:
        raise item_not_found()
    if not is_own(caller, one):
        raise forbidden_items(("id", "parameter"))
    one = writable(service, caller, one.id)
    entry, place = one.entry(entry_id), one.position(entry_id)
    assert entry
    check_match(service, call.headers.get("if-match"), str(service.render.item(one, entry, place, ())["etag"]))
    service.put(one.without(entry_id))
    return Reply(204)


def item_not_found() -> Refusal:
    words = "Playlist item not found."
    return Refusal(404, "playlistItemNotFound", words, domain=DOMAIN, location=("id", "parameter"))


def invalid_snippet() -> Refusal:
    return Refusal(400, "invalidSnippet", "Invalid specified snippet.", domain=DOMAIN)


def _holding(service: Service, entry_id: str) -> Playlist | None:
    return service.state.holding(entry_id)


def _gone(service: Service) -> Refusal:
    """Refusal of a slot that is not there: measured, or as documented."""
    return item_not_found() if service.faults.gone_is_404 else invalid_snippet()


def _new_place(one: Playlist, snippet: Tree, place: int) -> int:
    position = position_of(snippet)
    if position is None:
        return place
    _check_manual(one)
    if not 0 <= position < len(one.entries):
        raise Refusal(400, "invalidPlaylistItemPosition", "Invalid playlist item position.", domain=DOMAIN)
    return position


def _check_manual(one: Playlist) -> None:
    if not one.is_manual:
        words = "Playlist sort type need to be MANUAL to support position."
        raise Refusal(400, "manualSortRequired", words, domain=DOMAIN)


def _check_video(service: Service, caller: Caller, one: Playlist, video_id: str) -> None:
    video = service.library.find(video_id)
    if video is None or video.condition == "deleted":
        raise video_not_found(DOMAIN)
    if not may_see(caller, video):
        raise Refusal(400, "failedPrecondition", "Precondition check failed.", status="FAILED_PRECONDITION")
    if one.refuses_doubles and any(entry.video == video_id for entry in one.entries):
        raise Refusal(409, "videoAlreadyInPlaylist", "Video already in playlist.", domain=DOMAIN)


def _playlist_id(snippet: Tree) -> str:
    playlist_id = text(snippet, "playlistId")
    if not playlist_id:
        raise Refusal(400, "playlistIdRequired", "Playlist id not specified.", domain=DOMAIN)
    return playlist_id


def _video_id(snippet: Tree, *, may_lack_resource: bool = False) -> str:
    """The video that a body names. An insert without one is told so; an update gets the words for a wrong type."""
    resource = child(snippet, "resourceId")
    if not may_lack_resource and not text(resource, "videoId"):
        raise Refusal(400, "resourceIdRequired", "Resource id not specified.", domain=DOMAIN)
    if resource.get("kind") != "youtube#video":
        raise Refusal(400, "invalidResourceType", "Resource type not supported.", domain=DOMAIN)
    return text(resource, "videoId")
