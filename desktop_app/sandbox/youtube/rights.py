"""Playlists that a call names, and the caller's rights to them (youtube.md, sections 3, 4 and 7)."""

from __future__ import annotations

from desktop_app.sandbox.youtube.calls import Refusal
from desktop_app.sandbox.youtube.playlist import Playlist
from desktop_app.sandbox.youtube.service import Caller, Service

SPECIAL = frozenset({"WL", "HL"})
"""Watch later and History, which no client sees."""


def readable(service: Service, caller: Caller, playlist_id: str) -> Playlist | None:
    """The playlist as reads show it, if the caller may see it."""
    if playlist_id == "LL":
        return service.state.likes(caller.channel) if caller.channel else None
    found = service.state.playlist(playlist_id, service.seen_at)
    is_own = found is not None and caller.channel is not None and found.owner == caller.channel.id
    return found if found and (is_own or found.privacy != "private") else None


def writable(service: Service, caller: Caller, playlist_id: str, location: tuple[str, str] | None = None) -> Playlist:
    """The playlist as it is, for a change to its items."""
    if playlist_id in SPECIAL or playlist_id == "LL":
        raise unsupported()
    found = service.state.playlist(playlist_id)
    if found is None or (found.privacy == "private" and not is_own(caller, found)):
        raise no_such_playlist()
    if not is_own(caller, found):
        raise forbidden_items(location)
    if found.is_fixed:
        raise unsupported()
    check_busy(service, found)
    if service.faults.aborts_write():
        raise aborted()
    if service.faults.forbids_write():
        words = "The caller does not have permission"
        raise Refusal(403, "SERVICE_UNAVAILABLE", words, domain="youtube.CoreErrorDomain", status="PERMISSION_DENIED")
    return found


def check_busy(service: Service, one: Playlist) -> None:
    """A playlist that was just made takes no changes yet."""
    if service.clock.elapsed() - one.born < service.faults.busy_after_create:
        raise aborted()


def is_own(caller: Caller, one: Playlist) -> bool:
    return caller.channel is not None and one.owner == caller.channel.id


def no_such_playlist(domain: str = "youtube.playlistItem", location: tuple[str, str] | None = None) -> Refusal:
    """Refusal of a write; a read of items has other words for it."""
    return Refusal(404, "playlistNotFound", "Playlist not found.", domain=domain, location=location)


def forbidden_items(location: tuple[str, str] | None = None) -> Refusal:
    return Refusal(403, "playlistItemsNotAccessible", "Forbidden", domain="youtube.playlistItem", location=location)


def unsupported() -> Refusal:
    return Refusal(
        400, "playlistOperationUnsupported", "Playlist operation unsupported.", domain="youtube.playlistItem"
    )


def aborted() -> Refusal:
    """Refusal 409 ABORTED: nothing was written, and no message stands where clients look for it."""
    return Refusal(409, "SERVICE_UNAVAILABLE", "The operation was aborted.", domain="youtube.CoreErrorDomain",
                   status="ABORTED", has_message=False)  # fmt: skip


def check_match(service: Service, if_match: str | None, etag: str) -> None:
    """`If-Match` is promised and, as far as anybody has seen, ignored."""
    if service.faults.honours_if_match and if_match is not None and if_match.strip('"') not in {"*", etag}:
        raise Refusal(412, "conditionNotMet", "Precondition Failed", location=("If-Match", "header"))
