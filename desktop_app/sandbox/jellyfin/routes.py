"""Routes: the function that answers each address. Addresses are in small letters, as the calls' paths are."""

from __future__ import annotations

from desktop_app.sandbox.jellyfin import items, playlists, sign_in, system
from desktop_app.sandbox.routes import Route, Routes

_OPEN = (
    Route("GET", "/system/info/public", system.public, False),
    Route("GET", "/system/ping", system.ping, False),
    Route("GET", "/quickconnect/enabled", sign_in.enabled, False),
    Route("GET", "/quickconnect/initiate", sign_in.initiate, False),
    Route("POST", "/quickconnect/initiate", sign_in.initiate, False),
    Route("GET", "/quickconnect/connect", sign_in.connect, False),
    Route("POST", "/users/authenticatewithquickconnect", sign_in.with_quick_connect, False),
    Route("POST", "/users/authenticatebyname", sign_in.by_name, False),
    Route("GET", "/users/me", sign_in.me, False),
    Route("GET", "/web", sign_in.page, False),
    Route("GET", "/web/quickconnect", sign_in.page, False),
    Route("POST", "/web/quickconnect", sign_in.page, False),
    Route("GET", "/items/<item_id>/images/primary", items.picture, False),
    Route("GET", "/items/<item_id>/images/primary/0", items.picture, False),
)
"""Addresses for which nobody has to be signed in, and one that judges its token itself."""

_SIGNED_IN = (
    Route("GET", "/system/info", system.info, True),
    Route("POST", "/quickconnect/authorize", sign_in.authorize, True),
    Route("POST", "/sessions/logout", sign_in.log_out, True),
    Route("POST", "/sessions/capabilities/full", sign_in.capabilities, True),
    Route("GET", "/users/<user_id>", sign_in.user, True),
    Route("GET", "/items", items.read, True),
    Route("GET", "/users/<user_id>/items", items.read, True),
    Route("GET", "/items/<item_id>", items.single, True),
    Route("GET", "/users/<user_id>/items/<item_id>", items.single, True),
    Route("DELETE", "/items/<item_id>", items.delete, True),
    Route("POST", "/userfavoriteitems/<item_id>", items.favor, True),
    Route("DELETE", "/userfavoriteitems/<item_id>", items.favor, True),
    Route("POST", "/users/<user_id>/favoriteitems/<item_id>", items.favor, True),
    Route("DELETE", "/users/<user_id>/favoriteitems/<item_id>", items.favor, True),
    Route("POST", "/playlists", playlists.create, True),
    Route("GET", "/playlists/<playlist_id>", playlists.single, True),
    Route("POST", "/playlists/<playlist_id>", playlists.change, True),
    Route("GET", "/playlists/<playlist_id>/items", playlists.entries, True),
    Route("POST", "/playlists/<playlist_id>/items", playlists.add, True),
    Route("DELETE", "/playlists/<playlist_id>/items", playlists.remove, True),
    Route("POST", "/playlists/<playlist_id>/items/<entry_id>/move/<new>", playlists.move, True),
)

API = Routes(*_OPEN, *_SIGNED_IN)
"""All addresses; the rule of each says whether somebody has to be signed in."""
