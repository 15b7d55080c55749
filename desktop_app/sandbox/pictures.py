"""Posters over HTTP."""

from __future__ import annotations

from desktop_app.sandbox import posters
from desktop_app.sandbox.calls import TEXT, Call, Reply


def picture(call: Call, drawing: str, width: int | None) -> Reply:
    """The poster at this width, with an ETag and a day to keep it; no width, no picture."""
    if width is None:
        return Reply(404, b"Not found", TEXT)
    etag = f'"{drawing}-{width}-{posters.EDITION}"'
    headers = {"ETag": etag, "Cache-Control": "public, max-age=86400"}
    if call.headers.get("if-none-match") == etag:
        return Reply(304, headers=headers)
    return Reply(200, posters.poster(drawing, width), "image/png", headers)
