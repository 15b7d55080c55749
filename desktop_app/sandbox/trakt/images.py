"""Posters, served beside the API: uncounted, no key, never dropped."""

from __future__ import annotations

import re

from desktop_app.sandbox import posters
from desktop_app.sandbox.trakt.calls import Call, Reply
from desktop_app.sandbox.trakt.library import library

ADDRESS = re.compile(r"/images/\w+/\d{3}/\d{3}/\d{3}/posters/(thumb|medium|full)/([\w-]+)\.png")
WIDTHS = {"thumb": 150, "medium": 300, "full": 300}


def image(call: Call) -> Reply:
    """/images/movies/000/000/001/posters/thumb/{drawing}.png, with an ETag and a day to keep it."""
    found = ADDRESS.fullmatch(call.path)
    if found is None or found[2] not in {media.drawing for media in library()}:
        return Reply(404, b"Not found", "text/plain")
    width = WIDTHS[found[1]]
    etag = f'"{found[2]}-{width}-{posters.EDITION}"'
    headers = {"ETag": etag, "Cache-Control": "public, max-age=86400"}
    if call.headers.get("if-none-match") == etag:
        return Reply(304, headers=headers)
    return Reply(200, posters.poster(found[2], width), "image/png", headers)
