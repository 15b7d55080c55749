"""JPEG (ITU-T T.81): the tables, the frame and its scans."""

import re
import struct

from desktop_app.domain.errors import BadAnswer, PictureReason
from desktop_app.pixels.limits import Bare, Parts, check_size, cut_short, out_of_order

SIGNATURE = b"\xff\xd8\xff"

MOST_SCANNED = 300_000_000
"""Pixels times scans: each scan of a progressive picture may pass over all of it. Common ones have ten scans."""

MOST_SCANS = 200

_START, _END = b"\xff\xd8", b"\xff\xd9"
_TABLES = frozenset({0xC4, 0xDB, 0xDD})
"""Huffman tables, quantization tables, the restart interval."""

_FRAMES = frozenset({0xC0, 0xC1, 0xC2})
"""Baseline, extended, progressive; with Huffman codes, as all pictures of the web. Rare kinds are slow, or lossless."""

_OTHER_FRAMES = frozenset({0xC3, *range(0xC5, 0xC8), *range(0xC9, 0xD0), 0xDC, 0xDE, 0xDF})
_SCAN = 0xDA
_JFIF, _ADOBE = 0xE0, 0xEE
_MARKER = re.compile(rb"\xff+([^\x00\xff])")
_NO_CODE = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
"""A marker that is neither a restart nor a stuffed byte, after a scan's header. Found in linear time for any bytes."""


def bare(data: bytes) -> Bare:
    """The picture without EXIF, profiles, previews and comments. Raises `BadAnswer`."""
    return _Reading(data).bare()


class _Reading:
    """A pass over a JPEG file."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._place = len(_START)
        self._parts = Parts()
        self._kept: list[bytes | memoryview] = [_START]
        self._size = (0, 0)
        self._scans = 0

    def bare(self) -> Bare:
        while (marker := self._next()) != _END[1]:
            self._take(marker)
        if not self._scans:
            raise out_of_order()
        return Bare("JPEG", *self._size, b"".join((*self._kept, _END)))

    def _next(self) -> int:
        """The marker at this place, past it."""
        self._parts.one_more()
        found = _MARKER.match(self._data, self._place)
        if found is None:
            raise cut_short() if self._place + 2 > len(self._data) else out_of_order()
        self._place = found.end()
        return found[1][0]

    def _take(self, marker: int) -> None:
        content = self._segment()
        if marker in _OTHER_FRAMES:
            raise BadAnswer(PictureReason.OTHER_JPEG)
        if marker in _FRAMES:
            self._take_frame(content)
        if marker in _TABLES or marker in _FRAMES or _tells_colors(marker, content):
            self._keep(marker, content)
        elif marker == _SCAN:
            self._keep(marker, content)
            self._take_scan()

    def _segment(self) -> bytes:
        size = int.from_bytes(self._data[self._place : self._place + 2])
        content = self._data[self._place + 2 : self._place + size]
        if size < 2 or len(content) < size - 2:
            raise cut_short()
        self._place += size
        return content

    def _keep(self, marker: int, content: bytes) -> None:
        self._kept += (bytes((0xFF, marker)), struct.pack(">H", len(content) + 2), content)

    def _take_frame(self, content: bytes) -> None:
        if self._size != (0, 0) or len(content) < 6 or content[0] != 8:
            raise out_of_order()
        height, width = struct.unpack(">HH", content[1:5])
        check_size(width, height)
        self._size = (width, height)

    def _take_scan(self) -> None:
        """The scan's codes, up to the next marker."""
        self._scans += 1
        width, height = self._size
        if not width or self._scans > MOST_SCANS or self._scans * width * height > MOST_SCANNED:
            raise BadAnswer(PictureReason.TOO_MANY_SCANS)
        found = _NO_CODE.search(self._data, self._place)
        if found is None:
            raise cut_short()
        self._kept.append(memoryview(self._data)[self._place : found.start()])
        self._place = found.start()


def _tells_colors(marker: int, content: bytes) -> bool:
    """Whether a decoder reads from it which colours are meant. A preview in it would make it longer."""
    return (marker == _JFIF and content[:5] == b"JFIF\0" and len(content) == 14) or (
        marker == _ADOBE and content[:5] == b"Adobe" and len(content) == 12
    )
