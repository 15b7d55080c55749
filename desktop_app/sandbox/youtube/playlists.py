"""Playlists: reading, making, changing and deleting them (youtube.md, sections 3 and 7)."""

from __future__ import annotations

import re
import secrets
from dataclasses import replace

from desktop_app.sandbox.calls import Reply, Tree, json_reply
from desktop_app.sandbox.youtube.bodies import child, parts_of_body, text
from desktop_app.sandbox.youtube.calls import Call, Refusal, required
from desktop_app.sandbox.youtube.channels import mine
from desktop_app.sandbox.youtube.list_answers import filter_of, ids_of, page, parts_of
from desktop_app.sandbox.youtube.playlist import PRIVACIES, Playlist, Privacy
from desktop_app.sandbox.youtube.rights import SPECIAL, check_busy, check_match, is_own, no_such_playlist, readable
from desktop_app.sandbox.youtube.service import Caller, Service

PARTS = ("snippet", "status", "contentDetails", "localizations", "player")
DOMAIN = "youtube.playlist"
TITLE_LENGTH, DESCRIPTION_LENGTH = 150, 5000
MARKUP = re.compile("<.*>", re.DOTALL)


def read(service: Service, call: Call, caller: Caller) -> Reply:
    """Own playlists, a channel's public ones, or those with the ids; unknown ids are missing."""
    parts = parts_of(call, PARTS)
    match filter_of(call, "id", "channelId", "mine"):
        case "mine":
            channel = mine(caller, call)
            found = list(service.state.shelf(channel, service.seen_at)) if channel else []
        case "id":
            named = (readable(service, caller, one) for one in ids_of(call) if one not in SPECIAL)
            found = [one for one in named if one]
        case _:
            found = _public(service, call.query["channelId"])
    return page(service, call, "playlist", found, lambda _, one: service.render.playlist(one, parts))


def insert(service: Service, call: Call, caller: Caller) -> Reply:
    assert caller.channel
    parts = parts_of_body(call, PARTS)
    service.faults.count_new_playlist(service.clock.now())
    made = Playlist(
        "PL" + secrets.token_urlsafe(32)[:32], "", caller.channel.id, privacy="public", created=service.clock.now()
    )
    changed = _named(replace(made, born=service.clock.elapsed()), call.tree, ("snippet", "status"))
    service.put(changed)
    return json_reply(service.render.playlist(changed, parts))


def update(service: Service, call: Call, caller: Caller) -> Reply:
    """Each named part is replaced whole. A deleted playlist is updated, too, for all that the answer says."""
    parts = parts_of_body(call, PARTS)
    playlist_id = text(call.tree, "id")
    if not playlist_id:
        raise required("id", "other")
    deleted = service.state.deleted.get(playlist_id)
    if deleted and is_own(caller, deleted):
        return json_reply(service.render.playlist(_named(deleted, call.tree, parts), parts))
    one = _own(service, caller, playlist_id)
    check_busy(service, one)
    check_match(service, call.headers.get("if-match"), str(service.render.playlist(one, ())["etag"]))
    changed = _named(one, call.tree, parts)
    service.put(changed)
    return json_reply(service.render.playlist(changed, parts))


def delete(service: Service, call: Call, caller: Caller) -> Reply:
    if not call.query.get("id"):
        raise required("id")
    one = _own(service, caller, call.query["id"])
    check_match(service, call.headers.get("if-match"), str(service.render.playlist(one, ())["etag"]))
    if not service.faults.loses_write():
        service.state.remove(one, service.clock.elapsed())
    return Reply(204)


def _own(service: Service, caller: Caller, playlist_id: str) -> Playlist:
    one = service.state.playlist(playlist_id)
    if one is None:
        raise no_such_playlist(DOMAIN, ("id", "parameter"))
    if not is_own(caller, one) or one.is_fixed:
        raise Refusal(403, "playlistForbidden", "Forbidden", domain=DOMAIN)
    return one


def _public(service: Service, channel_id: str) -> list[Playlist]:
    channel = service.state.channel(channel_id)
    if channel is None:
        words = "Channel not found."
        raise Refusal(404, "channelNotFound", words, domain=DOMAIN, location=("channelId", "parameter"))
    return [one for one in service.state.shelf(channel, service.seen_at) if one.privacy == "public"]


def _named(one: Playlist, tree: Tree, parts: tuple[str, ...]) -> Playlist:
    """The playlist with its named parts replaced."""
    if "snippet" in parts:
        one = _described(one, child(tree, "snippet"))
    if "status" in parts:
        one = replace(one, privacy=_privacy(child(tree, "status")))
    return one


def _described(one: Playlist, snippet: Tree) -> Playlist:
    title, description = text(snippet, "title").strip(), text(snippet, "description").strip()
    if not title:
        raise Refusal(400, "playlistTitleRequired", "The request must specify a playlist title.", domain=DOMAIN)
    too_long = len(title) > TITLE_LENGTH or len(description) > DESCRIPTION_LENGTH
    if too_long or MARKUP.search(title) or MARKUP.search(description):
        raise Refusal(400, "invalidPlaylistSnippet", "Invalid playlist snippet.", domain=DOMAIN)
    tags = tuple(str(tag) for tag in snippet.get("tags", ()))
    language = text(snippet, "defaultLanguage")
    return replace(one, title=title, description=description, tags=tags, language=language)


def _privacy(status: Tree) -> Privacy:
    asked = status.get("privacyStatus", "public")
    for privacy in PRIVACIES:
        if asked == privacy:
            return privacy
    raise Refusal(400, "invalidPlaylistStatus", "Invalid playlist status.", domain=DOMAIN)
