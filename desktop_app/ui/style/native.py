"""Choice of the Qt style that the program wears, and of its palette.

Our palette and style sheet are for Fusion alone. Another style keeps its own palette, and what is painted by hand
takes its grounds from there. `windowsvista`, the style of Windows 10, paints light whatever palette it is given: dark,
it could not be read, so it is replaced.
"""

from dataclasses import replace
from typing import Any

from PySide6.QtGui import QPalette

from desktop_app.ui.style.colors import DARK, LIGHT, Colors
from desktop_app.ui.style.contrast import VISIBLE, is_dark, readable

FUSION = "fusion"

_REPLACED = frozenset({FUSION, "windows", "windowsvista", "gtk+", "gtk2"})
"""Styles of no desktop of today, and those that cannot show every palette."""

_KEPT_IN_HIGH_CONTRAST = frozenset({"macos"})
"""Styles that draw high contrast themselves."""


def style_for(native: str, *, is_high: bool) -> str:
    """The style to wear where the platform offers `native`; `is_high`: the system asks for high contrast."""
    name = native.lower()
    if name in _REPLACED or (is_high and name not in _KEPT_IN_HIGH_CONTRAST):
        return FUSION
    return name


def colors_of(palette: QPalette) -> Colors:
    """The colours for what is painted by hand beside widgets of another style, which has this palette.

    The palette that is there decides whether they are dark, not what the system asks for.
    """
    role = QPalette.ColorRole
    window, base, button = (palette.color(each) for each in (role.Window, role.Base, role.Button))
    plain = DARK if is_dark(window) else LIGHT
    grounds = (window, base)
    inks: dict[str, Any] = {name: readable(getattr(plain, name), *grounds) for name in _TEXTS}
    text = readable(palette.color(role.WindowText), *grounds)
    border = readable(plain.border, *grounds, least=VISIBLE)
    made = replace(plain, **inks, window=window, base=base, button=button, text=text, border=border)
    return made.with_accent(palette.color(role.Accent))


_TEXTS = ("second_text", "third_text", "ok", "warn", "err")
