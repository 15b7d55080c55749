"""GIF (89a): the screen, its colours and the first frame."""

import struct

from desktop_app.pixels.limits import Bare, Parts, check_size, cut_short, out_of_order

SIGNATURES = (b"GIF87a", b"GIF89a")

_EXTENSION, _FRAME = 0x21, 0x2C
_CONTROL = 0xF9
"""Label of the block that names the transparent color."""


def bare(data: bytes) -> Bare:
    """The picture without comments, programs' blocks and further frames. Raises `BadAnswer`."""
    return _Reading(data).bare()


class _Reading:
    """A pass over a GIF file that ends with its first frame."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._place = 0
        self._parts = Parts()

    def bare(self) -> Bare:
        screen = self._taken(13)
        colors = self._colors(screen[10])
        control = b""
        while (kind := self._taken(1)[0]) == _EXTENSION:
            self._parts.one_more()
            name, blocks = self._taken(1), self._blocks()
            if name[0] == _CONTROL and len(blocks) == 6:
                control = bytes((_EXTENSION, _CONTROL)) + blocks
        if kind != _FRAME:
            raise out_of_order()
        frame = self._taken(9)
        width, height = _size(screen, frame)
        codes = self._colors(frame[8]) + self._taken(1) + self._blocks()
        head = screen[:6] + struct.pack("<HH", width, height) + screen[10:]
        return Bare("GIF", width, height, b"".join((head, colors, control, bytes((_FRAME,)), frame, codes, b";")))

    def _taken(self, count: int) -> bytes:
        found = self._data[self._place : self._place + count]
        if len(found) < count:
            raise cut_short()
        self._place += count
        return found

    def _colors(self, flags: int) -> bytes:
        return self._taken(3 * 2 ** ((flags & 7) + 1)) if flags & 0x80 else b""

    def _blocks(self) -> bytes:
        """The blocks here with their lengths, up to the empty one and with it."""
        begin = self._place
        while size := self._taken(1)[0]:
            self._parts.one_more()
            self._place += size
        return self._data[begin : self._place]


def _size(screen: bytes, frame: bytes) -> tuple[int, int]:
    """Check the size of the screen, which reaches at least as far as the frame. Raises `BadAnswer`."""
    (width, height), (left, top, across, down) = struct.unpack("<HH", screen[6:10]), struct.unpack("<HHHH", frame[:8])
    check_size(across, down)
    width, height = max(width, left + across), max(height, top + down)
    check_size(width, height)
    return width, height
