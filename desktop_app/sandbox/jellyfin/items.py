"""Media and lists of playlists, favorites and pictures (jellyfin.md, section 4)."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.sandbox.calls import Reply, Tree, json_reply
from desktop_app.sandbox.jellyfin.calls import Call, Refusal, plain_id
from desktop_app.sandbox.jellyfin.gate import user_of
from desktop_app.sandbox.jellyfin.library import Media
from desktop_app.sandbox.jellyfin.service import Caller, Service
from desktop_app.sandbox.jellyfin.state import User
from desktop_app.sandbox.posters import poster

TYPES = {"movie": "Movie", "series": "Series", "season": "Season", "episode": "Episode", "audio": "Audio"}
MOST = 100_000
PICTURE = 400


def read(service: Service, call: Call, caller: Caller, user_id: str = "") -> Reply:
    """Playlists, or media: by words, by ids, or the favorites. Unknown types are ignored."""
    if plain_id(user_id) not in {"", caller.user.id} and not caller.user.is_administrator:
        raise Refusal(403)
    user = user_of(service, call, caller)
    types = {one.lower() for one in call.query.get("includeitemtypes", "").split(",") if one}
    if types == {"playlist"} and not call.is_true("isfavorite"):
        return _playlists(service, call, user)
    known = {TYPES[one] for one in types if one in TYPES}
    found = [one for one in _media(service, call, user) if not known or one.type in known]
    return page(call, [service.render.media(one, user, fields_of(call)) for one in found])


def single(service: Service, call: Call, caller: Caller, item_id: str, user_id: str = "") -> Reply:
    """A media or a playlist."""
    if plain_id(user_id) not in {"", caller.user.id}:
        raise Refusal(403)
    wanted, everything = plain_id(item_id), frozenset({"providerids", "overview", "etag", "datecreated"})
    playlist, media = service.state.playlists.get(wanted), service.library.find(wanted)
    user = user_of(service, call, caller)
    if playlist and playlist.may_see(user):
        return json_reply(service.render.playlist(playlist, user, everything))
    if media and service.state.is_visible(user, media):
        return json_reply(service.render.media(media, user, everything))
    raise Refusal(404)


def delete(service: Service, _call: Call, caller: Caller, item_id: str) -> Reply:
    """Delete a playlist: its owner may. Nobody's media is deleted here."""
    wanted = plain_id(item_id)
    playlist = service.state.playlists.get(wanted)
    if playlist is None or not playlist.may_see(caller.user):
        if service.library.find(wanted) is None:
            raise Refusal(404)
        raise Refusal(401, "Unauthorized access", is_json=True)
    if playlist.owner != caller.user.id and not caller.user.is_administrator:
        raise Refusal(401, "Unauthorized access", is_json=True)
    if not service.faults.loses_write():
        del service.state.playlists[wanted]
    return Reply(204)


def favor(service: Service, call: Call, caller: Caller, item_id: str, user_id: str = "") -> Reply:
    """Make an item a favorite, or no longer."""
    if not user_id and not service.version.has_new_favorites:
        raise Refusal(404)
    if plain_id(user_id) not in {"", caller.user.id}:
        raise Refusal(403)
    user, wanted = user_of(service, call, caller), plain_id(item_id)
    if service.library.find(wanted) is None and wanted not in service.state.playlists:
        raise Refusal(404)
    (user.favorites.add if call.method == "POST" else user.favorites.discard)(wanted)
    return json_reply(service.render.user_data(wanted, user))


def picture(service: Service, call: Call, item_id: str) -> Reply:
    """The picture of a media, for anybody."""
    media = service.library.find(plain_id(item_id))
    if media is None or not media.drawing or media.id in service.state.dead:
        raise Refusal(404, "Item does not have an image of type Primary", is_json=True)
    width = min(max(call.number("maxwidth", call.number("fillwidth", PICTURE)), 20), 600)
    return Reply(200, poster(media.drawing, width), "image/png", {"Cache-Control": "public, max-age=31536000"})


def fields_of(call: Call) -> frozenset[str]:
    return frozenset(one.strip().lower() for one in call.query.get("fields", "").split(",") if one)


def page(call: Call, rows: list[Tree], total: int | None = None) -> Reply:
    """The envelope of all lists. With `total` the rows are a page already."""
    start, most = call.number("startindex", 0), call.number("limit", MOST)
    cut = rows[start : start + most] if total is None else rows
    return json_reply({"Items": cut, "TotalRecordCount": len(rows) if total is None else total, "StartIndex": start})


def _playlists(service: Service, call: Call, user: User) -> Reply:
    """A page is cut first, and then loses what this person may not see: it may be short, or empty, in the middle."""
    every = sorted(service.state.playlists.values(), key=lambda one: (one.name.lower(), one.id))
    start, most = call.number("startindex", 0), call.number("limit", MOST)
    shown = [one for one in every[start : start + most] if one.may_see(user)]
    return page(call, [service.render.playlist(one, user, fields_of(call)) for one in shown], len(every))


def _media(service: Service, call: Call, user: User) -> Iterator[Media]:
    visible = (one for one in _asked(service, call, user) if service.state.is_visible(user, one))
    if call.query.get("sortby", "").lower() == "sortname":
        descending = call.query.get("sortorder", "").lower() == "descending"
        return iter(sorted(visible, key=lambda one: one.name.lower(), reverse=descending))
    return visible


def _asked(service: Service, call: Call, user: User) -> Iterator[Media]:
    if call.query.get("ids"):
        return (one for each in call.ids("ids") if (one := service.library.find(each)))
    if call.query.get("searchterm"):
        return iter(service.library.search(call.query["searchterm"]))
    if call.is_true("isfavorite"):
        return (one for one in service.library if one.id in user.favorites)
    if call.query.get("parentid"):
        return (one for one in service.library if one.parent == plain_id(call.query["parentid"]))
    return iter(service.library) if call.is_true("recursive") else iter(())
