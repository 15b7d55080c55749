"""Sample posters, and how a service has them over HTTP.

They are files: `packaging/sample-posters` paints them. The same title has the same one everywhere and in every run;
two titles may have the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import Literal
from zlib import crc32

from desktop_app.sandbox.calls import TEXT, Call, Refused, Reply
from desktop_app.sandbox.routes import Route, Routes

TALL = 15 / 11


@dataclass(frozen=True, slots=True)
class Shape:
    """Form and file format of a service's pictures. `height` is for a width of 1; the poster is cut to it."""

    height: float = TALL
    format: Literal["PNG", "JPEG"] = "PNG"

    @property
    def content_type(self) -> str:
        return f"image/{self.format.lower()}"


POSTER = Shape()


class Posters:
    """A service's posters, beside its API.

    `address` names the `<size>` and the `<drawing>`; `widths` are the sizes, in pixels; `is_known` says whether a title
    has this drawing; `shapes` are those of sizes that are not a poster's.
    """

    def __init__(
        self,
        address: str,
        widths: Mapping[str, int],
        is_known: Callable[[str], bool],
        shapes: Mapping[str, Shape] | None = None,
    ) -> None:
        self._shapes = shapes or {}
        self.folder = address.partition("<")[0]
        self.widths = widths
        self._is_known = is_known
        self._routes = Routes(Route("GET", address, self._picture, None))

    def answer(self, call: Call) -> Reply:
        """The picture, with an ETag and a day to keep it."""
        try:
            found, parts = self._routes.find(call.method, call.path, _nothing_there)
        except Refused as refused:
            return refused.reply
        return found.answer(call, parts["size"], parts["drawing"])

    def _picture(self, call: Call, size: str, drawing: str) -> Reply:
        width = self.widths.get(size)
        if width is None or not self._is_known(drawing):
            return _nothing_there(404).reply
        shape = self._shapes.get(size, POSTER)
        body = poster(drawing, width, shape)
        headers = {"ETag": f'"{crc32(body):08x}"', "Cache-Control": "public, max-age=86400"}
        if call.headers.get("if-none-match") == headers["ETag"]:
            return Reply(304, headers=headers)
        return Reply(200, body, shape.content_type, headers)


@lru_cache(maxsize=600)
def poster(drawing: str, width: int, shape: Shape = POSTER) -> bytes:
    """The poster of this drawing as a file, cut at top and bottom where the shape is less tall."""
    from PIL import Image  # noqa: PLC0415 - with the first poster: nobody waits for it who only makes a sandbox

    every = _files()
    with every[crc32(drawing.encode()) % len(every)].open("rb") as file, Image.open(file, formats=["PNG"]) as whole:
        picture = whole.convert("RGB").resize((width, round(width * TALL)), Image.Resampling.LANCZOS)
    height = round(width * shape.height)
    top = (picture.height - height) // 2
    content = BytesIO()
    picture.crop((0, top, width, top + height)).save(content, shape.format)
    return content.getvalue()


@cache
def _files() -> list[Traversable]:
    folder = files("desktop_app.resources") / "sandbox" / "posters"
    return sorted((file for file in folder.iterdir() if file.name.endswith(".png")), key=lambda file: file.name)


def _nothing_there(status: int) -> Refused:
    return Refused(Reply(status, b"Not found" if status == 404 else b"Method not allowed", TEXT))
