"""PNG (ISO/IEC 15948): the header, the palette, its transparency and the pixels."""

import struct
import zlib
from collections.abc import Iterator

from desktop_app.pixels.limits import Bare, Parts, check_size, cut_short, out_of_order

SIGNATURE = b"\x89PNG\r\n\x1a\n"

_Chunk = tuple[bytes, bytes]
"""A chunk's kind and its content."""


def bare(data: bytes) -> Bare:
    """The picture without its ancillary chunks; an animation's further frames are among them. Raises `BadAnswer`."""
    head, before, pixels = b"", dict[bytes, bytes](), list[bytes]()
    for kind, content in _chunks(data):
        if kind == b"IHDR" and not head:
            head = content
        elif kind in {b"PLTE", b"tRNS"} and not pixels:
            before.setdefault(kind, content)
        elif kind == b"IDAT":
            pixels.append(content)
    if len(head) != 13:
        raise out_of_order()
    width, height = struct.unpack(">II", head[:8])
    check_size(width, height)
    kept = [(b"IHDR", head), *before.items(), (b"IDAT", b"".join(pixels)), (b"IEND", b"")]
    return Bare("PNG", width, height, SIGNATURE + b"".join(_written(*chunk) for chunk in kept))


def _chunks(data: bytes) -> Iterator[_Chunk]:
    """The critical chunks up to the end, and transparency, each compared with its checksum."""
    parts, place = Parts(), len(SIGNATURE)
    while True:
        parts.one_more()
        head = data[place : place + 8]
        if len(head) < 8:
            raise cut_short()
        size, kind = int.from_bytes(head[:4]), head[4:]
        end = place + 8 + size
        if end + 4 > len(data):
            raise cut_short()
        if kind == b"IEND":
            return
        if kind in {b"IHDR", b"PLTE", b"tRNS", b"IDAT"}:
            if zlib.crc32(memoryview(data)[place + 4 : end]) != int.from_bytes(data[end : end + 4]):
                raise out_of_order()
            yield kind, data[place + 8 : end]
        place = end + 4


def _written(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(content, zlib.crc32(kind)))
