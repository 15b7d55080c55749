"""Playlists and their entries: reading, and every way of writing (jellyfin.md, sections 4 and 5)."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from dataclasses import replace

from desktop_app.sandbox.calls import Reply, Tree, json_reply
from desktop_app.sandbox.jellyfin.calls import Call, Refusal, bad_argument, plain_id, server_fault
from desktop_app.sandbox.jellyfin.dto import MEDIA_TYPES
from desktop_app.sandbox.jellyfin.gate import user_of
from desktop_app.sandbox.jellyfin.items import fields_of, page
from desktop_app.sandbox.jellyfin.library import Media
from desktop_app.sandbox.jellyfin.moves import Entries, Entry, ServerFault, moved
from desktop_app.sandbox.jellyfin.service import Caller, Service
from desktop_app.sandbox.jellyfin.state import Playlist, User

DONE = Reply(204)


def single(service: Service, _call: Call, caller: Caller, playlist_id: str) -> Reply:
    """A playlist's shares, and all entries whose media is there: also those that the caller may not see."""
    if not service.version.tells_playlist:
        raise Refusal(405)
    one = _visible(service, caller.user, playlist_id)
    living = service.state.sight(one, caller.user).living
    shares = [{"UserId": user, "CanEdit": can_edit} for user, can_edit in one.shares]
    return json_reply({"OpenAccess": one.is_open, "Shares": shares, "ItemIds": [entry.media for entry in living]})


def entries(service: Service, call: Call, caller: Caller, playlist_id: str) -> Reply:
    """The entries that the caller sees, in the list's order. Older servers show those of hidden media, too."""
    user = user_of(service, call, caller)
    one = _visible(service, user, playlist_id)
    sight = service.state.sight(one, user)
    shown = sight.visible if service.version.hides_entries else sight.living
    rows = [_row(service, call, user, entry) for entry in shown]
    return page(call, rows)


def create(service: Service, call: Call, caller: Caller) -> Reply:
    """A new playlist, by a body or, as older clients do, by parameters."""
    sent = {**call.tree, **call.query}
    name, ids = str(sent.get("name", "")), sent.get("ids", [])
    if not name:
        raise bad_argument()
    if plain_id(str(sent.get("userid", ""))) not in {"", caller.user.id} and not caller.user.is_administrator:
        raise Refusal(403)
    wanted = ids.split(",") if isinstance(ids, str) else ids
    shares = tuple((plain_id(one["UserId"]), bool(one["CanEdit"])) for one in sent.get("users", ()))
    now, is_open = service.clock.now(), bool(sent.get("ispublic", True))
    kind = str(sent.get("mediatype") or "") or _kind_of(service, wanted)
    one = Playlist(secrets.token_hex(16), name, caller.user.id, (), kind, is_open, shares, now, now)
    one = replace(one, entries=_added(service, caller.user, (), wanted))
    service.put(one)
    return json_reply({"Id": one.id})


def add(service: Service, call: Call, caller: Caller, playlist_id: str) -> Reply:
    """Add media at the end or, by newer servers, at a position. What is unknown, or there already, is no error."""
    user_of(service, call, caller)
    one = _editable(service, caller.user, playlist_id)
    new = _added(service, caller.user, one.entries, call.ids("ids"))[len(one.entries) :]
    if not new:
        return DONE
    place = len(one.entries)
    if service.version.adds_at_position and "position" in call.query:
        place = min(max(call.number("position", place), 0), place)
    return _keep(service, one, (*one.entries[:place], *new, *one.entries[place:]))


def remove(service: Service, call: Call, caller: Caller, playlist_id: str) -> Reply:
    """Remove entries by `PlaylistItemId`, written as the server writes it: all that have it. Unknown ones are no error.

    Entries whose media is gone are lost with any removal: the server keeps what it could resolve.
    """
    one = _editable(service, caller.user, playlist_id)
    gone, id_of = set(call.query.get("entryids", "").split(",")), _id_of(service)
    living = service.state.sight(one, caller.user).living
    return _keep(service, one, tuple(entry for entry in living if id_of(entry) not in gone))


def move(service: Service, _call: Call, caller: Caller, playlist_id: str, entry_id: str, new: str) -> Reply:
    """Move an entry. Where it lands is the version's own affair."""
    one = _editable(service, caller.user, playlist_id)
    if not new.isdigit():
        raise bad_argument()
    if service.version.slot_ids == "fleeting":
        raise server_fault()
    try:
        order = moved(service.state.sight(one, caller.user), entry_id, int(new), service.version.move_rule)
    except ServerFault:
        raise server_fault() from None
    return DONE if order == one.entries else _keep(service, one, order)


def change(service: Service, call: Call, caller: Caller, playlist_id: str) -> Reply:
    """Rename, share, or set the whole list: it is emptied, saved, and filled again with what the caller may see."""
    if not service.version.sets_whole_list:
        raise Refusal(405)
    one, sent = _editable(service, caller.user, playlist_id), call.tree
    if sent.get("ids") is not None:
        if service.faults.dies_between:
            service.faults.die_between(on=False)
            service.put(replace(one, entries=()))
            raise server_fault()
        one = replace(one, entries=_added(service, caller.user, (), sent["ids"]))
    service.put(_described(one, sent))
    return DONE


def _described(one: Playlist, sent: Tree) -> Playlist:
    """The playlist with its new name, its shares, and whether all may see it, as far as they are sent."""
    if sent.get("name"):
        one = replace(one, name=str(sent["name"]))
    if sent.get("ispublic") is not None:
        one = replace(one, is_open=bool(sent["ispublic"]))
    if sent.get("users") is not None:
        one = replace(one, shares=tuple((plain_id(each["UserId"]), bool(each["CanEdit"])) for each in sent["users"]))
    return one


def _kind_of(service: Service, ids: Iterable[str]) -> str:
    """The media type of a playlist that is made without one: its media's, and of none at all it is music."""
    for one in ids:
        media = service.library.find(plain_id(str(one)))
        if media is None:
            raise bad_argument()
        if media.type in MEDIA_TYPES:
            return MEDIA_TYPES[media.type]
        return next((MEDIA_TYPES[part.type] for part in service.library.opened(media)), "Audio")
    return "Audio"


def _added(service: Service, user: User, old: Entries, ids: Iterable[str]) -> Entries:
    """Entries with these media behind them, as the caller sees them; doubles by the version's rule."""
    rule = service.version.doubles
    may_double = rule == "always" or (rule == "by setting" and service.faults.allows_doubles)
    order = list(old)
    for media in _opened(service, user, ids):
        if may_double or all(entry.media != media.id for entry in order):
            order.append(Entry(secrets.token_hex(16), media.id))
    return tuple(order)


def _opened(service: Service, user: User, ids: Iterable[str]) -> Iterable[Media]:
    for one in ids:
        wanted = plain_id(str(one))
        playlist, media = service.state.playlists.get(wanted), service.library.find(wanted)
        if playlist and playlist.may_see(user):
            yield from _opened(service, user, [entry.media for entry in playlist.entries])
        elif media:
            yield from (part for part in service.library.opened(media) if service.state.is_visible(user, part))


def _keep(service: Service, one: Playlist, order: Entries) -> Reply:
    """204, whatever came of it."""
    service.put(replace(one, entries=order))
    return DONE


def _row(service: Service, call: Call, user: User, entry: Entry) -> Tree:
    media = service.library.find(entry.media)
    assert media
    return service.render.media(media, user, fields_of(call)) | {"PlaylistItemId": _id_of(service)(entry)}


def _id_of(service: Service) -> Callable[[Entry], str]:
    """The `PlaylistItemId` of an entry; some servers make a new one each time."""
    match service.version.slot_ids:
        case "slot":
            return lambda entry: entry.slot
        case "media":
            return lambda entry: entry.media
        case "fleeting":
            return lambda _: secrets.token_hex(16)


def _visible(service: Service, user: User, playlist_id: str) -> Playlist:
    one = service.state.playlists.get(plain_id(playlist_id))
    if one is None or not one.may_see(user):
        raise Refusal(404, "Playlist not found", is_json=True)
    return one


def _editable(service: Service, user: User, playlist_id: str) -> Playlist:
    """The playlist to write to; somebody else may be quicker."""
    one = _visible(service, user, playlist_id)
    if not one.may_edit(user):
        raise Refusal(403)
    service.faults.before_write(one.id)
    return service.state.playlists[one.id]
