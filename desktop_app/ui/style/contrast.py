"""The contrast of colours (WCAG 2.2), and colours made so that they can be told from their ground."""

from collections.abc import Iterable

from PySide6.QtGui import QColor

READABLE = 4.5
"""Contrast of text (1.4.3)."""

VISIBLE = 3.0
"""Contrast of edges, focus, marks and shapes (1.4.11)."""

_DARK_GROUND = 0.18
"""Luminance below which white is easier to read than black."""

_STEPS = 40


def blend(over: QColor, under: QColor, amount: float) -> QColor:
    """The opaque colour of `over` on `under`, with `amount` as the opacity."""
    mixed = [a * amount + b * (1 - amount) for a, b in zip(over.getRgb()[:3], under.getRgb()[:3], strict=True)]  # type: ignore[index]
    return QColor(*(round(part) for part in mixed))


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of WCAG 2.2, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def is_dark(ground: QColor) -> bool:
    """Whether white is easier to read there than black."""
    return luminance(ground) < _DARK_GROUND


def readable(colour: QColor, *grounds: QColor, least: float = READABLE) -> QColor:
    """The nearest colour on the way to black or white that stands out from all these grounds, which are much alike."""
    end = QColor("#FFFFFF") if is_dark(grounds[0]) else QColor("#000000")
    steps = (blend(end, colour, step / _STEPS) for step in range(_STEPS + 1))
    return next((step for step in steps if all(contrast(step, ground) >= least for ground in grounds)), end)


def tinted(tint: QColor, ground: QColor, most: float, inks: Iterable[QColor], marks: Iterable[QColor]) -> QColor:
    """The ground with as much of the tint as leaves these inks readable and marks visible, and at most that much."""
    needs = [*((ink, READABLE) for ink in inks), *((mark, VISIBLE) for mark in marks)]
    steps = (blend(tint, ground, most * step / _STEPS) for step in range(_STEPS, 0, -1))
    return next((step for step in steps if all(contrast(each, step) >= least for each, least in needs)), ground)


def luminance(colour: QColor) -> float:
    """The relative luminance of WCAG 2.2, from 0 to 1."""

    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())
