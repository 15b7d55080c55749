"""Pictures: any bytes are drawn or refused, in bounded time and memory."""

import zlib
from collections.abc import Iterable
from contextlib import suppress

from desktop_app.domain.errors import BadAnswer
from desktop_app.pixels import pixels_of
from desktop_app.pixels.decoder import bare
from tests.unit.pixels.bombs import BOMBS
from tests.unit.pixels.test_bare import PICTURES

TOKENS = (
    *(b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"acTL", b"fcTL", b"fdAT", b"zTXt", b"iTXt", b"iCCP", b"eXIf"),
    *(
        bytes((0xFF, marker))
        for marker in (0xC0, 0xC1, 0xC2, 0xC4, 0xD0, 0xD8, 0xD9, 0xDA, 0xDB, 0xDD, 0xE0, 0xE1, 0xEE)
    ),
    *(b"GIF87a", b"GIF89a", b"\x21\xf9\x04", b"\x21\xff\x0b", b"\x21\xfe", b"\x2c"),
    *(b"RIFF", b"WEBP", b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP", b"EXIF", b"\x9d\x01\x2a"),
)

_PNG = b"\x89PNG\r\n\x1a\n"


LARGEST_SEED = 300_000
"""Bytes. Larger ones differ from these in their length alone, and take their time."""


def seeds() -> Iterable[bytes]:
    yield from PICTURES.values()
    for bombs in BOMBS.values():
        yield from (bomb for _, bomb in bombs() if len(bomb) <= LARGEST_SEED)


def one(data: bytes) -> None:
    picture = _mended(data)
    with suppress(BadAnswer):
        bare(picture)  # apart: `pixels_of` forgives a mistake of ours as it does one of Pillow's
        assert len(pixels_of(picture, 28, 40)) == 28 * 40 * 4


def _mended(data: bytes) -> bytes:
    """Correct the checksums that a PNG needs, which no mutation would hit."""
    if not data.startswith(_PNG):
        return data
    whole, place = bytearray(data), len(_PNG)
    while place + 12 <= len(whole):
        end = place + 8 + int.from_bytes(whole[place : place + 4])
        if end + 4 > len(whole):
            break
        whole[end : end + 4] = zlib.crc32(memoryview(whole)[place + 4 : end]).to_bytes(4)
        place = end + 4
    return bytes(whole)
