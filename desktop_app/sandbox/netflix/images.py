"""Box art, served beside the API."""

from __future__ import annotations

from desktop_app.sandbox.calls import Call, Reply
from desktop_app.sandbox.catalogue import Catalogue
from desktop_app.sandbox.pictures import picture

FOLDER = "/us/boxshots/"
WIDTHS = {"tiny": 38, "small": 64, "large": 110, "88": 88, "124": 124, "150": 150, "ghd": 300}
"""The directories of box art and their widths in pixels; `ghd` is for screens with small ones."""


def box_art(call: Call, catalogue: Catalogue) -> Reply:
    """/us/boxshots/{size}/{title}.png."""
    size, _, file = call.path.removeprefix(FOLDER).partition("/")
    title = catalogue.find(file.rpartition(".")[0])
    return picture(call, title.id, WIDTHS.get(size)) if title else picture(call, "", None)
