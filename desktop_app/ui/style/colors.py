"""The named colours of the window: light, dark, with the system's accent, or as its high-contrast palette has them."""

from dataclasses import dataclass, fields, replace
from typing import Any

from PySide6.QtGui import QColor, QPalette

from desktop_app.ui.style.contrast import READABLE, VISIBLE, contrast, is_dark, readable, tinted


@dataclass(frozen=True, slots=True)
class Colors:
    """The named colours of one scheme.

    `link` is also the colour of the focus ring, of the bar at a selected row, and of the drop line. `selection` is the
    ground of selected rows, `message` that of the message bar.
    """

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
    selection: QColor
    message: QColor
    disabled: QColor
    dark: bool
    is_high: bool = False
    """Whether the system asks for high contrast: edges are thicker, and no ground is a tint."""

    @property
    def edge(self) -> int:
        """Pixels of a border."""
        return 2 if self.is_high else 1

    @property
    def track(self) -> QColor:
        """The ground of a bar that fills up, and of a pressed button."""
        return self.base if self.is_high else self.line

    @property
    def selected(self) -> "Colors":
        """The colours on a selected row: `base` is its ground, and every ink can be read on it."""
        if not self.is_high:
            return replace(self, base=self.selection, third_text=self.second_text)
        ink: dict[str, Any] = dict.fromkeys(_INKS, self.on_accent)
        return replace(self, base=self.selection, **ink)

    @property
    def hovered(self) -> "Colors":
        """The colours on a row under the mouse."""
        return replace(self, base=self.hover, third_text=self.second_text)

    def with_accent(self, accent: QColor) -> "Colors":
        """A scheme with the system's accent, kept visible as a fill and readable as a link."""
        fill = readable(accent, self.base, self.window, least=VISIBLE)
        white, black = QColor("#FFFFFF"), QColor("#000000")
        on_accent = white if contrast(white, fill) >= READABLE else black
        inks = (self.text, self.second_text, self.ok, self.warn, self.err)
        selection = tinted(accent, self.base, 0.26 if self.dark else 0.13, inks, (self.border,))
        message = tinted(accent, self.base, 0.18 if self.dark else 0.08, inks, (self.border,))
        link = readable(accent, self.base, self.window, self.alt, self.button, self.hover, selection, message)
        return replace(self, accent=fill, on_accent=on_accent, link=link, selection=selection, message=message)


_INKS = ("text", "second_text", "third_text", "line", "border", "link", "ok", "warn", "err")

COLOR_NAMES = tuple(field.name for field in fields(Colors) if not field.name.startswith(("dark", "is_")))
"""The fields that are colours."""


def _scheme(values: str, *, dark: bool) -> Colors:
    named: dict[str, Any] = {name: QColor(f"#{value}") for name, value in zip(COLOR_NAMES, values.split(), strict=True)}
    return Colors(**named, dark=dark)


LIGHT = _scheme(
    "F3F4F6 FFFFFF F8F9FA FFFFFF ECEEF1 1A1D21 555C68 69707C E0E3E8 7D8490 2B5FD0 FFFFFF 2B5FD0"
    " 197648 E6F4EC 8F5600 FFF4DF B3261E FDECEA E3EAF9 EEF2FB 8C919A",
    dark=False,
)
DARK = _scheme(
    "202327 181A1D 1D2023 2B2F35 2E3238 ECEEF1 A9B0BB 8D95A1 2F333A 7A828E 3D6FE0 FFFFFF 8DB2FF"
    " 63CB93 1E3228 F0B755 362C1A FF8F85 3A2221 223050 1F2940 727882",
    dark=True,
)
"""Third text and green in light are a shade darker than the palette's drawing, which falls just short of 4.5:1 on the
window and on a selected row. Third text is for the base and the window alone.
"""


def high_contrast(system: QPalette) -> Colors:
    """The system's own colours, as its high-contrast palette has them. Only what cannot be read there is mended."""
    role = QPalette.ColorRole
    window, base, button = (system.color(each) for each in (role.Window, role.Base, role.Button))
    text = readable(system.color(role.Text), base, window)
    on_button = readable(system.color(role.ButtonText), button)
    accent = readable(system.color(role.Highlight), base, window, least=VISIBLE)
    on_accent = readable(system.color(role.HighlightedText), accent)
    link = readable(system.color(role.Link), base, window)
    if contrast(on_button, window) < READABLE or contrast(text, button) < READABLE:
        button = window  # there is one colour of text for both
    plain: dict[str, Any] = dict.fromkeys(("alt", "hover", "ok_fill", "warn_fill", "err_fill", "message"), base)
    ink: dict[str, Any] = dict.fromkeys(
        ("text", "second_text", "third_text", "line", "border", "ok", "warn", "err"), text
    )
    return Colors(
        window=window,
        base=base,
        button=button,
        accent=accent,
        on_accent=on_accent,
        link=link,
        selection=accent,
        disabled=system.color(QPalette.ColorGroup.Disabled, role.Text),
        dark=is_dark(base),
        is_high=True,
        **plain,
        **ink,
    )
