"""Posters drawn from a title: the same title always gets the same picture. For titles whose poster is not there."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b
from random import Random

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPixmap

from desktop_app.ui.posters.motifs import MOTIFS, Palette, portrait
from desktop_app.ui.style.theme import font

TEXT_FROM = 90
"""Pixels of width from which the title stands on it."""

PALETTES = tuple(
    Palette(*(QColor(f"#{value}") for value in values.split()))
    for values in (
        "5B2233 F6ECD2 FFB066 A98088",
        "1F3B34 F3E7CE E0705A 7FA08C",
        "16324F F4EAD2 F2B84B 6F93B3",
        "2C2847 FBEACB F47E7E 8F86B8",
        "3B2B28 F1E4D0 E0AC4E 8F7B68",
        "24464C F3ECDA F4B27C 76A5A2",
        "38452C F4EBD0 E8923E 93A574",
        "4A2444 F6E8D6 F3A75C A3749A",
        "20293F E9EDF2 E3B04B 8299B8",
        "6B3A20 F5E8D0 EBB54A C08B5E",
    )
)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A motif in its colors; `chance` places its parts."""

    palette: Palette
    motif: Callable[[QPainter, Palette, Random], None]
    chance: Random


def placeholder(title: str, size: QSize, dpr: float, kind: str = "") -> QPixmap:
    """The poster of that title, `size` in device-independent pixels. Rounded corners are the caller's.

    `kind` as in `Title`: a person is drawn as one.
    """
    return QPixmap(_drawn(title, size.width(), size.height(), dpr, kind == "person"))


@lru_cache(maxsize=512)
def _drawn(title: str, width: int, height: int, dpr: float, is_person: bool) -> QPixmap:  # noqa: FBT001 - a key
    picture = QPixmap(max(round(width * dpr), 1), max(round(height * dpr), 1))
    picture.setDevicePixelRatio(dpr)
    drawing = _drawing_of(title)
    if is_person:
        drawing = replace(drawing, motif=portrait)
    picture.fill(drawing.palette.ground)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_motif(painter, drawing, width, height)
    if width >= TEXT_FROM:
        _paint_title(painter, title, width, height)
    painter.end()
    return picture


def _drawing_of(title: str) -> Drawing:
    digest = blake2b(title.casefold().encode(), digest_size=10).digest()
    chance = Random(digest[2:])  # noqa: S311 - a picture, not a secret
    return Drawing(PALETTES[digest[0] % len(PALETTES)], MOTIFS[digest[1] % len(MOTIFS)], chance)


def paint_motif(painter: QPainter, drawing: Drawing, width: int, height: int) -> None:
    """Paint a drawing over its ground. Motifs draw on 100×150; other shapes show the middle of that."""
    scale = max(width / 100, height / 150)
    painter.save()
    painter.translate((width - 100 * scale) / 2, (height - 150 * scale) / 2)
    painter.scale(scale, scale)
    painter.setPen(Qt.PenStyle.NoPen)
    drawing.motif(painter, drawing.palette, drawing.chance)
    painter.restore()


def _paint_title(painter: QPainter, title: str, width: int, height: int) -> None:
    shade = QLinearGradient(0, height * 0.55, 0, height)
    shade.setColorAt(0, QColor(0, 0, 0, 0))
    shade.setColorAt(0.6, QColor(0, 0, 0, 190))
    shade.setColorAt(1, QColor(0, 0, 0, 225))
    painter.fillRect(QRectF(0, height * 0.55, width, height * 0.45), shade)
    painter.setPen(QColor("white"))
    painter.setFont(font(max(12, round(width * 0.1)), 600))
    margin = width * 0.09
    place = QRectF(margin, height * 0.6, width - 2 * margin, height * 0.4 - margin)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
    painter.drawText(place, int(flags), title)
