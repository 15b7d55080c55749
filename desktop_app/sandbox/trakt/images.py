"""Posters, served beside the API."""

from __future__ import annotations

import re

from desktop_app.sandbox.calls import Call, Reply
from desktop_app.sandbox.pictures import picture
from desktop_app.sandbox.trakt.library import library

ADDRESS = re.compile(r"/images/\w+/\d{3}/\d{3}/\d{3}/posters/(thumb|medium|full)/([\w-]+)\.png")
WIDTHS = {"thumb": 150, "medium": 300, "full": 300}


def image(call: Call) -> Reply:
    """/images/movies/000/000/001/posters/thumb/{drawing}.png."""
    found = ADDRESS.fullmatch(call.path)
    if found is None or found[2] not in {media.drawing for media in library()}:
        return picture(call, "", None)
    return picture(call, found[2], WIDTHS[found[1]])
