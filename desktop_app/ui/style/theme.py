"""Colours, type and the style sheet, read by every widget that paints, and followed live.

A style sheet is set for Fusion alone; see `native` for the others.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desktop_app.ui.style.colors import COLOR_NAMES, Colors
from desktop_app.ui.style.contrast import blend
from desktop_app.ui.style.focus_ring import FocusRings
from desktop_app.ui.style.native import FUSION, style_for
from desktop_app.ui.style.resources import text_of
from desktop_app.ui.style.system import SystemLook, look_of
from desktop_app.ui.style.worn import colors, worn

__all__ = ["USUAL_SIZE", "Theme", "colors", "font", "grown"]

USUAL_SIZE = 13
"""Pixels of the system's font that the measures are given for."""


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
    """Dresses the application, and again whenever the system changes its scheme, its contrast or its font."""

    changed = Signal()

    def __init__(self, app: QApplication, look: Callable[[QApplication], SystemLook] = look_of) -> None:
        """`look` tells what the system asks for."""
        super().__init__(app)
        self._app = app
        self._look = look
        self._chosen = self._forced = Qt.ColorScheme.Unknown
        app.setStyleSheet("")  # under a style sheet the style has no name
        self._native = app.style().name()
        self._style = self._native.lower()
        self.dress()
        app.styleHints().colorSchemeChanged.connect(self.dress)
        app.styleHints().accessibility().contrastPreferenceChanged.connect(self.dress)
        app.fontChanged.connect(self._measure)  # the measures of the style sheet grow with it

    def choose(self, scheme: Qt.ColorScheme) -> None:
        """Wear the scheme that the person chose, title bars included; `Unknown` follows the system again."""
        if scheme is not self._chosen:
            self._chosen = scheme
            self._put_on()

    def force(self, scheme: Qt.ColorScheme) -> None:
        """Stay with this scheme, whatever is chosen; `Unknown` follows the choice again."""
        self._forced = scheme
        self._put_on()

    def _put_on(self) -> None:
        hints, scheme = self._app.styleHints(), self._wanted
        if scheme is Qt.ColorScheme.Unknown:
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(scheme)
        self.dress()

    def dress(self) -> None:
        """Put on what the system asks for, in the scheme that was forced or chosen, if one was."""
        look = self._look(self._app)
        if self._wanted is not Qt.ColorScheme.Unknown:
            look = replace(look, scheme=self._wanted)  # not every platform takes it from the program
        self._wear_style(style_for(self._native, is_high=look.is_high))
        worn.colors = look.colors(self._style)
        self._ring()
        if self._style == FUSION:
            self._app.setPalette(_palette(worn.colors))
            self._app.setStyleSheet(_style_sheet(worn.colors))
        self.changed.emit()

    def _ring(self) -> None:
        """Show the focus with our ring, unless the style has a way of its own."""
        rings = self._app.findChild(FocusRings)
        if self._style == FUSION and rings is None:
            FocusRings(self._app)
        elif self._style != FUSION and isinstance(rings, FocusRings):
            rings.end()

    @property
    def _wanted(self) -> Qt.ColorScheme:
        return self._chosen if self._forced is Qt.ColorScheme.Unknown else self._forced

    def _measure(self) -> None:
        if self._style == FUSION:
            self._app.setStyleSheet(_style_sheet(colors()))

    def _wear_style(self, style: str) -> None:
        if style == self._style:
            return
        self._app.setStyleSheet("")
        self._app.setStyle(style)
        self._style = style


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
        palette.setColor(QPalette.ColorGroup.Disabled, name, of.disabled)
    return palette


def _style_sheet(of: Colors) -> str:
    names = {name: getattr(of, name).name() for name in COLOR_NAMES}
    names["on_selection"] = of.selected.text.name()
    names["accent_hover"] = blend(of.on_accent, of.accent, 0.1).name()
    names["accent_pressed"] = blend(QColor("black"), of.accent, 0.12).name()
    names["track"] = of.track.name()
    names["flat_edge"] = of.border.name() if of.is_high else "transparent"
    names["edge"] = f"{of.edge}px"
    names["disabled_line"] = of.disabled.name() if of.is_high else of.line.name()
    thicker = 2 * (of.edge - 1)
    sheet = Template(text_of("style/fusion.qss")).substitute(names)
    return _HEIGHTS.sub(lambda found: f"{found[1]}{grown(int(found[2])) - ('height' in found[1]) * thicker}px", sheet)


_HEIGHTS = re.compile(r"((?:m(?:in|ax)-height|icon-size): )(\d{2,})px")
"""Heights of what holds text, and sizes of icons; a measure of less than ten pixels is a line or a gap.

Where borders are thicker, the room within them shrinks: a button keeps its height.
"""
