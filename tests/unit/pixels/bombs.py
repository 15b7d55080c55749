"""Pictures that unpack into far more than they are, by format and name. Run as a program: what they take.

`python -m tests.unit.pixels.bombs PNG` prints the megabytes that the process grew by at its highest (Linux).
"""

import struct
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from PIL import Image

from desktop_app.domain.errors import BadAnswer
from desktop_app.pixels import pixels_of
from desktop_app.pixels.limits import LARGEST_FILE
from tests.unit.pixels import files

TEXT = zlib.compress(b"A" * 7_900_000, 9)
WIDE, HIGH = 4_000, 3_100
"""The sides of a picture that is just small enough."""


def png() -> Iterator[tuple[str, bytes]]:
    yield "zTXt", files.png_with(*(files.png_chunk(b"zTXt", b"k%d\0\0" % n + TEXT) for n in range(100)))
    yield "iTXt", files.png_with(*(files.png_chunk(b"iTXt", b"k%d\0\1\0\0\0" % n + TEXT) for n in range(100)))
    yield "iCCP", files.png_with(*(files.png_chunk(b"iCCP", b"k\0\0" + TEXT) for _ in range(100)))
    yield "one iCCP", files.png_with(files.png_chunk(b"iCCP", b"k\0\0" + zlib.compress(bytes(100_000_000))))
    yield "eXIf", files.png_with(files.png_chunk(b"eXIf", b"Exif" * 1_000_000))
    frame = files.png_chunk(b"fcTL", struct.pack(">IIIIIHHBB", 0, 8000, 8000, 0, 0, 1, 1, 0, 0))
    body = files.png_chunk(b"fdAT", bytes(4) + zlib.compress(bytes(3_000_000)))
    head = files.png_chunk(b"acTL", struct.pack(">II", 2**31 - 1, 0))
    yield "frames", files.png_with(head, *(frame + body for _ in range(1_000)))
    yield "empty chunks", files.png_with(files.png_chunk(b"tEXt", b"") * 600_000)
    yield "empty IDATs", files.png_with(files.png_chunk(b"IDAT", b"") * 600_000)
    pixels = files.png_chunk(b"IDAT", zlib.compress(bytes(100_000_000))) + files.png_chunk(b"IEND", b"")
    for width, height in ((60_000, 60_000), (2**31 - 1, 2**31 - 1), (1, 2**31 - 1), (8_001, 1)):
        yield f"{width} × {height}", files.png_head(width, height) + pixels
    for depth, colors in ((16, 6), (16, 0), (1, 0), (8, 2), (8, 4)):
        yield f"{depth} bits of {colors}", files.png_head(WIDE, HIGH, depth, colors) + pixels
    yield "more pixels than it says", files.png_head(3, 3) + pixels


def jpeg() -> Iterator[tuple[str, bytes]]:
    yield "profiles", files.jpeg_with(*(files.jpeg_segment(0xE2, b"ICC_PROFILE\0\1\xff" + bytes(65_000)),) * 120)
    exif = b"Exif\0\0MM\0\x2a" + struct.pack(">IH", 8, 65_535) + b"\x01\x00\0\4\xff\xff\xff\xff\0\0\0\0" * 5_000
    yield "EXIF", files.jpeg_with(*(files.jpeg_segment(0xE1, exif),) * 120)
    yield "comments", files.jpeg_with(files.jpeg_segment(0xFE, b"") * 2_000_000)
    yield (
        "further pictures",
        files.jpeg_with(files.jpeg_segment(0xE2, b"MPF\0" + exif[6:])) + files.encoded("JPEG") * 1_000,
    )
    yield "fill bytes", files.jpeg_with(b"\xff" * 8_000_000)
    whole = files.encoded("JPEG")
    yield "fill bytes in a scan", whole[:-2] + b"\xff" * 8_000_000
    yield "stuffed bytes in a scan", whole[:-2] + b"\xff\x00" * 4_000_000 + whole[-2:]
    for width, height in ((65_500, 65_500), (65_500, 1), (0, 0), (5_000, 0)):
        at = whole.index(b"\xff\xc0") + 5
        yield f"{width} × {height}", whole[:at] + struct.pack(">HH", height, width) + whole[at + 4 :]
    noise = Image.effect_noise((WIDE, HIGH), 90)
    for mode in ("L", "RGB", "CMYK"):
        slow = files.encoded("JPEG", noise.convert(mode), progressive=True, subsampling=0, quality=20)
        yield f"large and progressive, {mode}", slow
        last = slow[slow.rindex(b"\xff\xda") : -2]
        times = min(200, (LARGEST_FILE - len(slow)) // len(last))
        yield f"scans, {mode}", slow[:-2] + last * times + slow[-2:]


def gif() -> Iterator[tuple[str, bytes]]:
    yield "comments", files.gif_with(*(files.gif_block(0xFE, b"A" * 7_000_000),))
    yield "blocks", files.gif_with(files.gif_block(0xFE, b"A" * 4_000_000, step=1))
    yield "extensions", files.gif_with(files.gif_block(0xFF, b"") * 2_000_000)
    whole = files.encoded("GIF", files.plain(mode="P"))
    yield "a huge screen", whole[:6] + struct.pack("<HH", 65_535, 65_535) + whole[10:]
    at = files.after_colors(whole)
    yield "a huge frame", whole[: at + 5] + struct.pack("<HH", 65_535, 65_535) + whole[at + 9 :]
    yield "a frame far out", whole[: at + 1] + struct.pack("<HH", 65_535, 65_535) + whole[at + 5 :]
    yield "endless frames", whole[:-1] + whole[at:-1] * 1_500 + b";"
    yield "large", files.encoded("GIF", Image.new("P", (WIDE, HIGH)))
    yield (
        "large, of one code",
        whole[:6]
        + struct.pack("<HH", WIDE, HIGH)
        + whole[10 : at + 5]
        + struct.pack("<HHB", WIDE, HIGH, 0)
        + b"\x02"
        + (b"\xff" + bytes(255)) * 100
        + b"\0;",
    )


def webp() -> Iterator[tuple[str, bytes]]:
    simple = files.encoded("WEBP")[12:]
    lossless = files.encoded("WEBP", lossless=True)[12:]
    canvas = files.webp_canvas(40, 60, 0x2C)
    for name in (b"ICCP", b"EXIF", b"XMP "):
        yield name.decode(), files.webp_file(canvas, files.webp_chunk(name, bytes(7_000_000)), simple)
    yield "chunks", files.webp_file(canvas, files.webp_chunk(b"EXIF", b"") * 900_000, simple)
    anim = files.webp_chunk(b"ANIM", bytes(6))
    yield "endless frames", files.webp_file(files.webp_canvas(40, 60, 2), anim, files.webp_frame(simple) * 8_000)
    yield (
        "frames in frames",
        files.webp_file(files.webp_canvas(40, 60, 2), anim, files.webp_frame(files.webp_frame(simple) * 8_000)),
    )
    yield (
        "a huge canvas",
        files.webp_file(files.webp_canvas(16_383, 16_383, 2), anim, files.webp_frame(simple, 16_383, 16_383)),
    )
    yield "a canvas of 2²⁴", files.webp_file(files.webp_canvas(2**24, 2**24, 0), simple)
    yield "huge", files.webp_file(simple[:14] + b"\xff\x3f\xff\x3f" + simple[18:])
    yield "huge and lossless", files.webp_file(lossless[:9] + b"\xff\xff\xff\x0f" + lossless[13:])
    for mode in ("RGB", "RGBA"):
        for is_lossless in (False, True):
            flat = Image.new(mode, (WIDE, 2_000), (1, 2, 3, 4)[: len(mode)])
            yield f"large, {mode}", files.encoded("WEBP", flat, lossless=is_lossless, quality=0, method=0)


BOMBS: dict[str, Callable[[], Iterator[tuple[str, bytes]]]] = {"PNG": png, "JPEG": jpeg, "GIF": gif, "WebP": webp}


def _highest() -> int:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) // 1024


def _reset() -> None:
    """The highest is from now on."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def main(kind: str) -> None:
    for name, data in BOMBS[kind]():
        assert len(data) <= LARGEST_FILE, name
        _reset()
        before, answer = _highest(), "drawn"
        try:
            pixels_of(data, 120, 180)
        except BadAnswer as error:
            answer = str(error)
        print(f"{_highest() - before:4} MB  {kind}, {name}: {answer}")


if __name__ == "__main__":
    with suppress(BrokenPipeError):
        main(sys.argv[1])
