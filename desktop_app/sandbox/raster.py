"""A very small painter: flat shapes with smooth edges, written as PNG, in pure Python.

A shape says which stretches of a line it covers. Each row of pixels is painted as four lines:
across, edges are exact; down, the four are averaged. Most pixels are one colour in all four,
which makes it quick.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator, Sequence
from math import asin, floor, pi, sqrt

Colour = tuple[int, int, int]
Spans = list[tuple[float, float]]
Shape = Callable[[float], Spans]
"""From a height to the stretches covered there. The picture is 1 wide; down is positive."""

Layer = tuple[Shape, Colour]
LINES = 4


def disc(x: float, y: float, radius: float) -> Shape:
    def spans(at: float) -> Spans:
        rest = radius * radius - (at - y) ** 2
        return [(x - sqrt(rest), x + sqrt(rest))] if rest > 0 else []

    return spans


def box(left: float, top: float, right: float, bottom: float) -> Shape:
    return lambda at: [(left, right)] if top <= at < bottom else []


def polygon(*corners: tuple[float, float]) -> Shape:
    """A convex polygon."""
    sides = list(zip(corners, corners[1:] + corners[:1], strict=True))

    def spans(at: float) -> Spans:
        hits = [x0 + (at - y0) * (x1 - x0) / (y1 - y0) for (x0, y0), (x1, y1) in sides if (y0 <= at) != (y1 <= at)]
        return [(min(hits), max(hits))] if hits else []

    return spans


def sea(level: float, height: float, waves: float, shift: float) -> Shape:
    """Everything under a sine wave."""

    def spans(at: float) -> Spans:
        depth = (at - level) / height
        if abs(depth) >= 1:
            return [(0.0, 1.0)] if depth > 0 else []
        start, length = (pi - asin(depth)) / (2 * pi), (pi + 2 * asin(depth)) / (2 * pi)
        turns = range(floor(shift) - 2, floor(waves + shift) + 2)
        return [((start + n - shift) / waves, (start + n + length - shift) / waves) for n in turns]

    return spans


def both(one: Shape, other: Shape) -> Shape:
    """Where two shapes overlap."""

    def spans(at: float) -> Spans:
        pairs = ((max(a, c), min(b, d)) for a, b in one(at) for c, d in other(at))
        return [(left, right) for left, right in pairs if left < right]

    return spans


def paint(width: int, height: int, ground: Colour, layers: Sequence[Layer]) -> bytes:
    """Layers over a ground, the last on top, as a PNG file."""
    rows = (_row(width, y, ground, layers) for y in range(height))
    return png(width, height, rows)


def png(width: int, height: int, rows: Iterator[bytes]) -> bytes:
    """A PNG file (ISO 15948) of 8-bit RGB rows."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = b"".join(b"\0" + row for row in rows)
    chunks = (_chunk(b"IHDR", header), _chunk(b"IDAT", zlib.compress(pixels, 6)), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _row(width: int, y: int, ground: Colour, layers: Sequence[Layer]) -> bytes:
    lines = [_line(width, (y + (n + 0.5) / LINES) / width, ground, layers) for n in range(LINES)]
    if all(line == lines[0] for line in lines[1:]):
        return b"".join(map(bytes, lines[0]))
    return b"".join(bytes(a if a == b == c == d else _mean(a, b, c, d)) for a, b, c, d in zip(*lines, strict=True))


def _line(width: int, at: float, ground: Colour, layers: Sequence[Layer]) -> list[Colour]:
    line = [ground] * width
    for shape, colour in layers:
        for left, right in shape(at):
            _stroke(line, max(left, 0) * width, min(right, 1) * width, colour)
    return line


def _stroke(line: list[Colour], left: float, right: float, colour: Colour) -> None:
    """Paint from `left` to `right`; pixels at the ends get their share."""
    if left >= right:
        return
    first, last = int(left), int(right)
    if first == last:
        line[first] = _blend(line[first], colour, right - left)
        return
    line[first] = _blend(line[first], colour, first + 1 - left)
    line[first + 1 : last] = [colour] * (last - first - 1)
    if last < len(line):
        line[last] = _blend(line[last], colour, right - last)


def _blend(under: Colour, over: Colour, share: float) -> Colour:
    (a, b, c), (x, y, z) = under, over
    return (round(a + (x - a) * share), round(b + (y - b) * share), round(c + (z - c) * share))


def _mean(*colours: Colour) -> Colour:
    a, b, c = (sum(channel) // LINES for channel in zip(*colours, strict=True))
    return (a, b, c)
