"""The named colours of the window, light and dark, with their contrast."""

from dataclasses import dataclass, fields, replace

from PySide6.QtGui import QColor

READABLE = 4.5
"""Contrast of text (WCAG 2.2, 1.4.3)."""

DARK_GROUND = 0.18
"""Luminance below which white is easier to read than black."""


@dataclass(frozen=True, slots=True)
class Colors:
    """The named colours of one scheme."""

    window: QColor
    base: QColor
    alt: QColor
    button: QColor
    hover: QColor
    text: QColor
    second_text: QColor
    third_text: QColor
    line: QColor
    border: QColor
    accent: QColor
    on_accent: QColor
    link: QColor
    ok: QColor
    ok_fill: QColor
    warn: QColor
    warn_fill: QColor
    err: QColor
    err_fill: QColor
    dark: bool

    @property
    def selection(self) -> QColor:
        """The ground of selected rows: the accent over the base."""
        return blend(self.accent, self.base, 0.26 if self.dark else 0.13)

    @property
    def message(self) -> QColor:
        """The ground of the message bar: the accent over the base."""
        return blend(self.accent, self.base, 0.18 if self.dark else 0.08)

    def with_accent(self, accent: QColor) -> "Colors":
        """A scheme with the system's accent, kept readable as a fill and as a link."""
        white, black = QColor("#FFFFFF"), QColor("#000000")
        on_accent = white if contrast(white, accent) >= READABLE else black
        return replace(self, accent=accent, on_accent=on_accent, link=readable(accent, self.base))


def _scheme(values: str, *, dark: bool) -> Colors:
    names = [field.name for field in fields(Colors) if field.name != "dark"]
    named = {name: QColor(f"#{value}") for name, value in zip(names, values.split(), strict=True)}
    return Colors(**named, dark=dark)


LIGHT = _scheme(
    "F3F4F6 FFFFFF F8F9FA FFFFFF ECEEF1 1A1D21 555C68 69707C E0E3E8 C6CBD3 2B5FD0 FFFFFF 2B5FD0"
    " 197648 E6F4EC 8F5600 FFF4DF B3261E FDECEA",
    dark=False,
)
DARK = _scheme(
    "202327 181A1D 1D2023 2B2F35 2E3238 ECEEF1 A9B0BB 8D95A1 2F333A 4A505A 3D6FE0 FFFFFF 8DB2FF"
    " 63CB93 1E3228 F0B755 362C1A FF8F85 3A2221",
    dark=True,
)
"""Third text and green in light are a shade darker than the palette's drawing, which falls just short of 4.5:1 on the
window and on a selected row.
"""


def blend(over: QColor, under: QColor, amount: float) -> QColor:
    """The opaque colour of `over` on `under`, with `amount` as the opacity."""
    mixed = [a * amount + b * (1 - amount) for a, b in zip(over.getRgb()[:3], under.getRgb()[:3], strict=True)]  # type: ignore[index]
    return QColor(*(round(part) for part in mixed))


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of WCAG 2.2, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def readable(colour: QColor, ground: QColor) -> QColor:
    """The nearest colour on the way to black or white that can be read on this ground."""
    end = QColor("#FFFFFF") if _luminance(ground) < DARK_GROUND else QColor("#000000")
    steps = (blend(end, colour, step / 20) for step in range(21))
    return next((step for step in steps if contrast(step, ground) >= READABLE), end)


def _luminance(colour: QColor) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())
