"""Routes: the function that answers each address, and its price."""

from __future__ import annotations

from desktop_app.sandbox.posters import Posters, Shape
from desktop_app.sandbox.routes import Route, Routes
from desktop_app.sandbox.youtube import (
    activate,
    authorize,
    channels,
    device_endpoint,
    item_writes,
    playlist_items,
    playlists,
    search,
    token_endpoint,
    videos,
)
from desktop_app.sandbox.youtube.library import library
from desktop_app.sandbox.youtube.quota import Cost
from desktop_app.sandbox.youtube.render import SIZES

READ, WRITE, SEARCH = Cost(1), Cost(50), Cost(1, "searches")
V3 = "/youtube/v3"

AUTH = Routes(
    Route("GET", "/o/oauth2/v2/auth", authorize.authorize, None),
    Route("POST", "/o/oauth2/v2/auth", authorize.authorize, None),
    Route("POST", "/token", token_endpoint.token, None),
    Route("POST", "/revoke", token_endpoint.revoke, None),
    Route("POST", "/device/code", device_endpoint.code, None),
    Route("GET", "/device", activate.activate, None),
    Route("POST", "/device", activate.activate, None),
)

API = Routes(
    Route("GET", f"{V3}/channels", channels.read, READ),
    Route("GET", f"{V3}/playlists", playlists.read, READ),
    Route("POST", f"{V3}/playlists", playlists.insert, WRITE),
    Route("PUT", f"{V3}/playlists", playlists.update, WRITE),
    Route("DELETE", f"{V3}/playlists", playlists.delete, WRITE),
    Route("GET", f"{V3}/playlistItems", playlist_items.read, READ),
    Route("POST", f"{V3}/playlistItems", item_writes.insert, WRITE),
    Route("PUT", f"{V3}/playlistItems", item_writes.update, WRITE),
    Route("DELETE", f"{V3}/playlistItems", item_writes.delete, WRITE),
    Route("GET", f"{V3}/videos", videos.read, READ),
    Route("POST", f"{V3}/videos/rate", videos.rate, WRITE),
    Route("GET", f"{V3}/videos/getRating", videos.get_rating, READ),
    Route("GET", f"{V3}/search", search.read, SEARCH),
)

EMPTY = "no_thumbnail"
"""Drawing of what has no picture."""


def _is_known(drawing: str) -> bool:
    return drawing in {EMPTY, "channel"} or library().find(drawing) is not None


PICTURES = Posters(
    "/vi/<drawing>/<size>.jpg",
    {file: width for file, width, _ in SIZES.values()},
    _is_known,
    {file: Shape(height / width, "JPEG") for file, width, height in SIZES.values()},
)
