"""Pictures made by Pillow, and their containers' parts, put together by hand."""

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image

PNG = b"\x89PNG\r\n\x1a\n"


def plain(width: int = 40, height: int = 60, mode: str = "RGB") -> Image.Image:
    """Shades that differ everywhere."""
    across = Image.linear_gradient("L").resize((width, height))
    picture = Image.merge("RGB", (across, across.rotate(180), Image.new("L", (width, height), 90)))
    if mode == "RGBA":
        picture.putalpha(across)
    return picture if picture.mode == mode else picture.convert(mode)


def encoded(kind: str, picture: Image.Image | None = None, **options: Any) -> bytes:
    file = BytesIO()
    (picture if picture is not None else plain()).save(file, kind, **options)
    return file.getvalue()


def png_chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png_head(width: int, height: int, depth: int = 8, colors: int = 2) -> bytes:
    return PNG + png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colors, 0, 0, 0))


def png_with(*chunks: bytes) -> bytes:
    """A small picture with further chunks after its header."""
    whole = encoded("PNG")
    return whole[:33] + b"".join(chunks) + whole[33:]


def jpeg_segment(marker: int, content: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(content) + 2) + content


def jpeg_with(*segments: bytes) -> bytes:
    whole = encoded("JPEG")
    return whole[:2] + b"".join(segments) + whole[2:]


def gif_block(kind: int, content: bytes, step: int = 255) -> bytes:
    """An extension, its content in blocks of that many bytes."""
    blocks = (content[at : at + step] for at in range(0, len(content), step))
    return bytes((0x21, kind)) + b"".join(bytes((len(block),)) + block for block in blocks) + b"\0"


def gif_with(*blocks: bytes) -> bytes:
    """A small picture with further extensions before its frame."""
    whole = encoded("GIF", plain(mode="P"))
    at = after_colors(whole)
    return whole[:at] + b"".join(blocks) + whole[at:]


def after_colors(gif: bytes) -> int:
    """The place behind the screen's colours; in a picture by Pillow, that of its frame."""
    return 13 + (6 << (gif[10] & 7))


def webp_chunk(kind: bytes, content: bytes) -> bytes:
    return kind + struct.pack("<I", len(content)) + content + bytes(len(content) % 2)


def webp_file(*chunks: bytes) -> bytes:
    whole = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(whole)) + whole


def webp_canvas(width: int, height: int, flags: int) -> bytes:
    sides = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return webp_chunk(b"VP8X", struct.pack("<I", flags) + sides)


def webp_frame(inner: bytes, width: int = 40, height: int = 60) -> bytes:
    sides = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return webp_chunk(b"ANMF", bytes(6) + sides + bytes(4) + inner)
