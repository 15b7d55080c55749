"""Posters, served beside the API: uncounted, no key, never dropped."""

from __future__ import annotations

import re

from desktop_app.sandbox import posters
from desktop_app.sandbox.tmdb.calls import TEXT, Call, Reply
from desktop_app.sandbox.tmdb.library import library

ADDRESS = re.compile(r"/t/p/(\w+)/([\w-]+)\.png")
WIDTHS = {"w92": 92, "w154": 154, "w185": 185, "w342": 342, "w500": 500, "w780": 500, "original": 500}
"""Sizes of posters. The largest are drawn at 500 pixels: drawing takes its time."""


def image(call: Call) -> Reply:
    """/t/p/w342/{drawing}.png, with an ETag and a day to keep it."""
    found = ADDRESS.fullmatch(call.path)
    if found is None or found[1] not in WIDTHS or found[2] not in {work.poster for work in library()}:
        return Reply(404, b"Not found", TEXT)
    width = WIDTHS[found[1]]
    etag = f'"{found[2]}-{width}-{posters.EDITION}"'
    headers = {"ETag": etag, "Cache-Control": "public, max-age=86400"}
    if call.headers.get("if-none-match") == etag:
        return Reply(304, headers=headers)
    return Reply(200, posters.poster(found[2], width), "image/png", headers)
