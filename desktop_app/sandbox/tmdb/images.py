"""Posters, served beside the API."""

from __future__ import annotations

import re

from desktop_app.sandbox.calls import Call, Reply
from desktop_app.sandbox.pictures import picture
from desktop_app.sandbox.tmdb.library import library

ADDRESS = re.compile(r"/t/p/(\w+)/([\w-]+)\.png")
WIDTHS = {"w92": 92, "w154": 154, "w185": 185, "w342": 342, "w500": 500, "w780": 500, "original": 500}
"""Sizes of posters. The largest are drawn at 500 pixels: drawing takes its time."""


def image(call: Call) -> Reply:
    """/t/p/w342/{drawing}.png."""
    found = ADDRESS.fullmatch(call.path)
    if found is None or found[2] not in {work.poster for work in library()}:
        return picture(call, "", None)
    return picture(call, found[2], WIDTHS.get(found[1]))
