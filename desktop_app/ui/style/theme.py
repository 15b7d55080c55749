"""Colours, type and the style sheet, read by every widget that paints, and followed live.

A style sheet is set for Fusion alone; where the platform has a style of its own, that stays.
"""

import re
from dataclasses import dataclass
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desktop_app.ui.style.colors import COLOR_NAMES, DARK, LIGHT, Colors
from desktop_app.ui.style.contrast import blend
from desktop_app.ui.style.resources import text_of

USUAL_SIZE = 13
"""Pixels of the system's font that the measures are given for."""

OWN_ACCENTS = (QColor("#308CC6"), LIGHT.accent, DARK.accent)
"""Qt's own highlight and ours: no wish of the system's."""


def colors() -> Colors:
    """The colours of now: the system's scheme, or the one that was forced."""
    scheme = _wish.scheme or QGuiApplication.styleHints().colorScheme()
    plain = DARK if scheme is Qt.ColorScheme.Dark else LIGHT
    return plain if _wish.accent is None else plain.with_accent(_wish.accent)


@dataclass(slots=True)
class _Wish:
    """The wishes that override the palette: a forced scheme, and the system's own accent.

    The scheme is kept here too, because not every platform takes it from the program.
    """

    scheme: Qt.ColorScheme | None = None
    accent: QColor | None = None


_wish = _Wish()


def font(pixels: int, weight: int = 400, *, tabular: bool = False) -> QFont:
    """A font of the type scale, grown with the system's own size. `tabular`: figures of one width."""
    face = QFont(QApplication.font())
    face.setPixelSize(grown(pixels))
    face.setWeight(QFont.Weight(weight))
    if tabular:
        face.setFeature(QFont.Tag("tnum"), 1)
    return face


def grown(pixels: int) -> int:
    """A measure that is given for the usual type, where the system's is larger."""
    return max(round(pixels * _system_size() / USUAL_SIZE), pixels)


class Theme(QObject):
    """Dresses the application, and again whenever the system changes its scheme or its font."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        app.setStyleSheet("")  # under a style sheet the style has no name
        self._is_fusion = app.style().name().lower() in ("fusion", "windows", "gtk+", "gtk2")
        if self._is_fusion:
            accent = app.palette().color(QPalette.ColorRole.Accent)
            _wish.accent = accent if accent not in OWN_ACCENTS else None
            app.setStyle("Fusion")
        self._dress()
        app.styleHints().colorSchemeChanged.connect(self._dress)
        app.fontChanged.connect(self._dress)  # the measures of the style sheet grow with it

    def force(self, scheme: Qt.ColorScheme) -> None:
        """Stay with this scheme; `Unknown` follows the system again."""
        _wish.scheme = None if scheme is Qt.ColorScheme.Unknown else scheme
        self._app.styleHints().setColorScheme(scheme)
        self._dress()

    def _dress(self) -> None:
        if self._is_fusion:
            self._app.setPalette(_palette(colors()))
            self._app.setStyleSheet(_style_sheet(colors()))
        self.changed.emit()


def _system_size() -> float:
    face = QApplication.font()
    if face.pixelSize() > 0:
        return face.pixelSize()
    return face.pointSizeF() * QGuiApplication.primaryScreen().logicalDotsPerInch() / 72


def _palette(of: Colors) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for name, color in (
        (role.Window, of.window),
        (role.WindowText, of.text),
        (role.Base, of.base),
        (role.AlternateBase, of.alt),
        (role.Text, of.text),
        (role.Button, of.button),
        (role.ButtonText, of.text),
        (role.ToolTipBase, of.base),
        (role.ToolTipText, of.text),
        (role.PlaceholderText, of.third_text),
        (role.Highlight, of.accent),
        (role.HighlightedText, of.on_accent),
        (role.Link, of.link),
        (role.LinkVisited, of.link),
        (role.Accent, of.accent),
    ):
        palette.setColor(name, color)
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, blend(of.third_text, of.window, 0.75))
    return palette


def _style_sheet(of: Colors) -> str:
    names = {name: getattr(of, name).name() for name in COLOR_NAMES}
    names["focus"] = of.link.name()
    names["on_selection"] = of.selected.text.name()
    names["accent_hover"] = blend(of.on_accent, of.accent, 0.1).name()
    names["accent_pressed"] = blend(QColor("black"), of.accent, 0.12).name()
    names["disabled_text"] = blend(of.third_text, of.window, 0.75).name()
    return _HEIGHTS.sub(_grown_height, Template(text_of("style/fusion.qss")).substitute(names))


_HEIGHTS = re.compile(r"((?:m(?:in|ax)-height|icon-size): )(\d{2,})px")
"""Heights of what holds text, and sizes of icons; a measure of less than ten pixels is a line or a gap."""


def _grown_height(found: re.Match[str]) -> str:
    return f"{found[1]}{grown(int(found[2]))}px"
