"""WebP (RFC 9649): the pixels of the first frame and their transparency."""

import struct
from collections.abc import Iterator

from desktop_app.pixels.limits import Bare, Parts, check_size, cut_short, out_of_order

_Chunk = tuple[bytes, bytes]
"""A chunk's kind and its content."""

MOST_PIXELS = 8_000_000
"""The limit of pixels, lower than for other formats: for a lossless picture the decoder takes 20 bytes each."""

_KEY_FRAME = b"\x9d\x01\x2a"
_LOSSLESS = 0x2F
_HAS_ALPHA = 0x10


def is_one(data: bytes) -> bool:
    return data.startswith(b"RIFF") and data[8:12] == b"WEBP"


def bare(data: bytes) -> Bare:
    """The picture without metadata and further frames. Raises `BadAnswer`."""
    parts = Parts()
    alpha = b""
    for kind, content in _flat(data, parts):
        if kind == b"ALPH" and not alpha:
            alpha = content
        elif kind == b"VP8L":
            return _file(_lossless_size(content), ((kind, content),))
        elif kind == b"VP8 ":
            size = _lossy_size(content)
            if not alpha:
                return _file(size, ((kind, content),))
            return _file(size, ((b"VP8X", _extended(*size)), (b"ALPH", alpha), (kind, content)))
    raise out_of_order()


def _flat(data: bytes, parts: Parts) -> Iterator[_Chunk]:
    """The chunks; in the place of a frame of an animation, those inside."""
    for kind, content in _chunks(data, 12, parts):
        if kind == b"ANMF":
            yield from _chunks(content, 16, parts)
        else:
            yield kind, content


def _chunks(data: bytes, place: int, parts: Parts) -> Iterator[_Chunk]:
    while place < len(data):
        parts.one_more()
        head = data[place : place + 8]
        size = int.from_bytes(head[4:], "little")
        if len(head) < 8 or place + 8 + size > len(data):
            raise cut_short()
        yield head[:4], data[place + 8 : place + 8 + size]
        place += 8 + size + size % 2


def _lossless_size(content: bytes) -> tuple[int, int]:
    if len(content) < 5 or content[0] != _LOSSLESS:
        raise out_of_order()
    bits = int.from_bytes(content[1:5], "little")
    width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    check_size(width, height, MOST_PIXELS)
    return width, height


def _lossy_size(content: bytes) -> tuple[int, int]:
    if len(content) < 10 or content[3:6] != _KEY_FRAME:
        raise out_of_order()
    width, height = (side & 0x3FFF for side in struct.unpack("<HH", content[6:10]))
    check_size(width, height, MOST_PIXELS)
    return width, height


def _extended(width: int, height: int) -> bytes:
    return struct.pack("<I", _HAS_ALPHA) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")


def _file(size: tuple[int, int], chunks: tuple[_Chunk, ...]) -> Bare:
    whole = b"".join(part for chunk in chunks for part in _written(*chunk))
    return Bare("WEBP", *size, b"RIFF" + struct.pack("<I", len(whole) + 4) + b"WEBP" + whole)


def _written(kind: bytes, content: bytes) -> tuple[bytes, ...]:
    return kind, struct.pack("<I", len(content)), content, bytes(len(content) % 2)
