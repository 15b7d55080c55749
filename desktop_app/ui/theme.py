"""Colours, type and the style sheet: one place, read by every widget that paints, followed live.

A style sheet is set for Fusion alone; where the platform has a style of its own, that stays.
"""

from dataclasses import dataclass, fields
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desktop_app.ui.resources import text_of

USUAL_SIZE = 13
"""Pixels of the system's font that the measures are given for."""


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
        """The accent over the base, as selected rows carry it."""
        return blend(self.accent, self.base, 0.26 if self.dark else 0.13)

    @property
    def message(self) -> QColor:
        """The accent over the base, as the message bar carries it."""
        return blend(self.accent, self.base, 0.18 if self.dark else 0.08)


def _scheme(values: str, *, dark: bool) -> Colors:
    names = [field.name for field in fields(Colors) if field.name != "dark"]
    named = {name: QColor(f"#{value}") for name, value in zip(names, values.split(), strict=True)}
    return Colors(**named, dark=dark)


LIGHT = _scheme(
    "F3F4F6 FFFFFF F8F9FA FFFFFF ECEEF1 1A1D21 555C68 6A717D E0E3E8 C6CBD3 2B5FD0 FFFFFF 2B5FD0"
    " 1B7A4B E6F4EC 8F5600 FFF4DF B3261E FDECEA",
    dark=False,
)
DARK = _scheme(
    "202327 181A1D 1D2023 2B2F35 2E3238 ECEEF1 A9B0BB 8D95A1 2F333A 4A505A 3D6FE0 FFFFFF 8DB2FF"
    " 63CB93 1E3228 F0B755 362C1A FF8F85 3A2221",
    dark=True,
)


def colors() -> Colors:
    """The colours of now: the system's scheme, or the one that was forced."""
    scheme = _forced.scheme or QGuiApplication.styleHints().colorScheme()
    return DARK if scheme is Qt.ColorScheme.Dark else LIGHT


@dataclass(slots=True)
class _Forced:
    """Not every platform takes a scheme from the program (Qt's offscreen one does not), so it is kept here too."""

    scheme: Qt.ColorScheme | None = None


_forced = _Forced()


def font(pixels: int, weight: int = 400, *, tabular: bool = False) -> QFont:
    """A font of the type scale, grown with the system's own size. `tabular`: figures of one width."""
    face = QFont(QApplication.font())
    face.setPixelSize(max(round(pixels * _system_size() / USUAL_SIZE), pixels))
    face.setWeight(QFont.Weight(weight))
    if tabular:
        face.setFeature(QFont.Tag("tnum"), 1)
    return face


def blend(over: QColor, under: QColor, amount: float) -> QColor:
    """`over` at that opacity on `under`, as an opaque colour."""
    mixed = [a * amount + b * (1 - amount) for a, b in zip(over.getRgb()[:3], under.getRgb()[:3], strict=True)]  # type: ignore[index]
    return QColor(*(round(part) for part in mixed))


class Theme(QObject):
    """Dresses the application, and again whenever the system changes its scheme."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        app.setStyleSheet("")  # under a style sheet the style has no name
        self._is_fusion = app.style().name().lower() in ("fusion", "windows", "gtk+", "gtk2")
        if self._is_fusion:
            app.setStyle("Fusion")
        self._dress()
        app.styleHints().colorSchemeChanged.connect(self._dress)

    def force(self, scheme: Qt.ColorScheme) -> None:
        """Stay with this scheme; `Unknown` follows the system again."""
        _forced.scheme = None if scheme is Qt.ColorScheme.Unknown else scheme
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
    names = {f.name: getattr(of, f.name).name() for f in fields(of) if f.name != "dark"}
    names["selection"] = of.selection.name()
    names["focus"] = of.link.name()
    names["accent_hover"] = blend(of.on_accent, of.accent, 0.1).name()
    names["accent_pressed"] = blend(QColor("black"), of.accent, 0.12).name()
    names["disabled_text"] = blend(of.third_text, of.window, 0.75).name()
    return Template(text_of("style/fusion.qss")).substitute(names)
