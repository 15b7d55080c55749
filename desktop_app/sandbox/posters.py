"""Posters, drawn by us: a few plain shapes in four colours, in the manner of the poster artists of the 1950s.

The same title has the same poster at every size and in every run.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from math import cos, pi, sin, tau
from random import Random

from desktop_app.sandbox.raster import Colour, Layer, both, box, disc, paint, polygon, sea

EDITION = 1
"""Goes up when the drawings change, so that nobody keeps an old one."""

TALL = 15 / 11

Palette = tuple[Colour, Colour, Colour, Colour]
"""Ground, paper, strong, soft."""

_PALETTES = (
    "5b2333 f4ecd8 f6ae5f b98289", "1f2a44 f2e8d0 e0a940 6d86a8", "203a36 f1e6cf d9694f 7f9c86",
    "3f2d2a efe4cf d9a441 8f7a66", "2d2a4a f6ead0 ee7b74 8c84ad", "17384d f5eedc e2574c 8fb0bf",
    "6b3a1e f7ead2 e9b44c c08a5c", "3b4a2f f3ead0 e58f3b 94a276", "e9dcc0 2b3a4a c8513b 8aa39b",
    "d9b45a 3a2a2f b5422f f5e8c8", "27474e f0ead8 f2b880 74a3a0", "4a2545 f7e9d7 f2a65a a3759a",
)  # fmt: skip


@lru_cache(maxsize=600)
def poster(title_id: str, width: int) -> bytes:
    """The poster of a title as a PNG file."""
    chance = Random(int.from_bytes(hashlib.sha256(title_id.encode()).digest()[:8]))
    palette = _palette(chance.choice(_PALETTES))
    design = chance.choice((_rings, _rays, _sun, _discs, _tiles, _towers, _steps, _arches, _moons, _lines))
    return paint(width, round(width * TALL), palette[0], design(palette, chance))


def _palette(text: str) -> Palette:
    a, b, c, d = (_colour(part) for part in text.split())
    return (a, b, c, d)


def _colour(text: str) -> Colour:
    red, green, blue = bytes.fromhex(text)
    return (red, green, blue)


def _mix(one: Colour, other: Colour) -> Colour:
    a, b, c = ((x + y) // 2 for x, y in zip(one, other, strict=True))
    return (a, b, c)


def _rings(palette: Palette, chance: Random) -> list[Layer]:
    """Circles in circles."""
    ground, paper, strong, _ = palette
    x, y = chance.choice(((0.5, 0.62), (0.5, 0.72), (0.42, 0.6)))
    colours = (paper, ground, paper, ground, strong, ground)
    return [(disc(x, y, 0.47 - 0.075 * i), colour) for i, colour in enumerate(colours)]


def _rays(palette: Palette, chance: Random) -> list[Layer]:
    """Light falling from one point."""
    _, paper, strong, soft = palette
    x, count = chance.choice((0.5, 0.28, 0.72)), chance.choice((5, 6, 7))
    colours = (soft, paper, strong, soft, paper, _mix(soft, strong))
    layers: list[Layer] = []
    for i in range(count):
        left = -0.35 + 1.7 * i / count
        layers.append((polygon((x, 0.16), (left, TALL), (left + 0.85 / count, TALL)), colours[i % len(colours)]))
    return [*layers, (disc(x, 0.17, 0.085), paper)]


def _sun(palette: Palette, chance: Random) -> list[Layer]:
    """A sun over three waves."""
    ground, paper, strong, soft = palette
    shift, x = chance.random(), chance.choice((0.36, 0.5, 0.64))
    bands = (paper, soft, _mix(ground, soft), _mix(ground, (0, 0, 0)))
    waves: list[Layer] = [
        (sea(0.72 + 0.15 * i, 0.035 + 0.008 * i, 1.0 + 0.15 * i, shift + 0.23 * i), colour)
        for i, colour in enumerate(bands)
    ]
    return [(disc(x, 0.42, 0.22), strong), *waves]


def _discs(palette: Palette, chance: Random) -> list[Layer]:
    """Two discs, and a third colour where they meet."""
    _, paper, strong, _ = palette
    angle, radius = chance.choice((0.1, 0.5, 0.9)) * pi / 2, chance.choice((0.27, 0.31))
    dx, dy = 0.17 * cos(angle), 0.17 * sin(angle)
    one, other = disc(0.5 - dx, 0.66 - dy, radius), disc(0.5 + dx, 0.66 + dy, radius)
    return [(one, paper), (other, strong), (both(one, other), _mix(paper, strong))]


def _tiles(palette: Palette, chance: Random) -> list[Layer]:
    """Quarter circles in a grid."""
    ground, paper, strong, soft = palette
    side = 1 / 3
    layers: list[Layer] = []
    for row in range(5):
        for column in range(3):
            left, top = column * side, row * side - 0.15
            tile = box(left, top, left + side, top + side)
            back, front = chance.sample((ground, ground, paper, soft, strong), 2)
            corner = disc(left + side * chance.randrange(2), top + side * chance.randrange(2), side)
            layers += [(tile, back), (both(tile, corner), front)]
    return layers


def _towers(palette: Palette, chance: Random) -> list[Layer]:
    """A town of bars under a small moon."""
    ground, paper, strong, soft = palette
    colours = (paper, soft, strong, paper, _mix(ground, soft), soft, paper)
    layers: list[Layer] = [(disc(0.74, 0.28, 0.1), strong)]
    for i, colour in enumerate(colours):
        left, top = 0.08 + 0.12 * i, chance.uniform(0.45, 0.98)
        layers.append((box(left, top, left + 0.105, TALL - 0.16), colour))
    return layers


def _steps(palette: Palette, chance: Random) -> list[Layer]:
    """A stair, and what waits at its top or foot."""
    ground, paper, strong, soft = palette
    rising = chance.choice((True, False))
    layers: list[Layer] = []
    for i in range(6):
        place = i if rising else 5 - i
        colour = _mix(soft, paper) if i % 2 else _mix(ground, soft)
        layers.append((box(place / 6, 1.12 - 0.13 * i, (place + 1) / 6, TALL), colour))
    return [*layers, (disc(0.28 if rising else 0.72, 0.34, 0.15), strong)]


def _arches(palette: Palette, chance: Random) -> list[Layer]:
    """Doors within doors."""
    ground, paper, strong, soft = palette
    colours = chance.choice(
        ((paper, ground, strong, ground), (soft, ground, paper, strong), (strong, paper, ground, soft))
    )
    layers: list[Layer] = []
    for i, colour in enumerate(colours):
        half = 0.4 - 0.095 * i
        layers += [(disc(0.5, 0.6, half), colour), (box(0.5 - half, 0.6, 0.5 + half, TALL - 0.14), colour)]
    return layers


def _moons(palette: Palette, chance: Random) -> list[Layer]:
    """Half discs, turned against one another."""
    _, paper, strong, soft = palette
    colours = chance.sample((paper, strong, soft, paper), 4)
    layers: list[Layer] = []
    for i, colour in enumerate(colours):
        y = 0.27 + 0.275 * i
        half = box(0, y, 1, 2) if (i + chance.randrange(2)) % 2 else box(0, 0, 1, y)
        layers.append((both(disc(0.5 + 0.16 * (-1) ** i, y, 0.22), half), colour))
    return layers


def _lines(palette: Palette, chance: Random) -> list[Layer]:
    """Slanting beams across a disc."""
    ground, paper, strong, soft = palette
    lean = chance.choice((-0.45, 0.45))
    layers: list[Layer] = [(disc(0.5, 0.66, 0.36), paper)]
    for i, colour in enumerate((strong, ground, soft, ground, strong)):
        left = 0.08 + 0.19 * i - lean / 2
        layers.append((polygon((left, 0), (left + 0.075, 0), (left + 0.075 + lean, TALL), (left + lean, TALL)), colour))
    turn = chance.random() * tau
    return [*layers, (disc(0.5 + 0.3 * cos(turn), 0.66 + 0.3 * sin(turn), 0.07), strong)]
