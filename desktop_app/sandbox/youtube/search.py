"""Search, which has a quota of its own (youtube.md, section 8)."""

from __future__ import annotations

from desktop_app.sandbox.calls import Reply
from desktop_app.sandbox.youtube.calls import Call, Refusal
from desktop_app.sandbox.youtube.list_answers import page, parts_of
from desktop_app.sandbox.youtube.service import Caller, Service


def read(service: Service, call: Call, _caller: Caller) -> Reply:
    """Videos with these words, the likeliest first. Channels and playlists are not found here."""
    parts = parts_of(call, ("snippet",))
    types = call.names("type") or ("video",)
    if not set(types) <= {"video", "channel", "playlist"}:
        words = f"Invalid value '{call.query['type']}' for the parameter type."
        raise Refusal(400, "invalidParameter", words, location=("type", "parameter"))
    found = service.library.search(call.query.get("q", "")) if "video" in types else []
    return page(service, call, "search", found, lambda _, one: service.render.found(one, parts))
