"""The application's dress: what the system asks for, what the person chose, and which style wears it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QProxyStyle
from shiboken6 import delete

from desktop_app.ui.style.colors import DARK, LIGHT, high_contrast
from desktop_app.ui.style.contrast import READABLE, VISIBLE, contrast
from desktop_app.ui.style.native import FUSION, colors_of, style_for
from desktop_app.ui.style.system import SystemLook, look_of
from desktop_app.ui.style.theme import Theme, colors
from tests.ui.style.test_colors import HIGH, system

LIGHT_SCHEME, DARK_SCHEME, UNKNOWN = Qt.ColorScheme.Light, Qt.ColorScheme.Dark, Qt.ColorScheme.Unknown


@dataclass
class Desktop:
    """A system whose look the test sets."""

    look: SystemLook

    def __call__(self, app: QApplication) -> SystemLook:
        app.setPalette(QPalette())
        return self.look

    def change(self, theme: Theme, **wishes: object) -> None:
        self.look = replace(self.look, **wishes)  # type: ignore[arg-type]
        theme.dress()


@pytest.fixture
def desktop(qapp: QApplication) -> Desktop:
    return Desktop(replace(look_of(qapp), scheme=LIGHT_SCHEME, is_high=False))


@pytest.fixture
def dressed(qapp: QApplication, desktop: Desktop) -> Iterator[Theme]:
    theme = Theme(qapp, desktop)
    yield theme
    delete(theme)
    usual = Theme(qapp)
    usual.force(UNKNOWN)
    delete(usual)


def test_the_scheme_of_the_system_is_followed_and_a_choice_goes_before_it(dressed: Theme, desktop: Desktop) -> None:
    desktop.change(dressed, scheme=DARK_SCHEME)
    assert colors() == DARK

    dressed.choose(LIGHT_SCHEME)
    assert colors() == LIGHT
    desktop.change(dressed, scheme=LIGHT_SCHEME)
    dressed.choose(DARK_SCHEME)
    assert colors() == DARK

    dressed.choose(UNKNOWN)
    assert colors() == LIGHT
    desktop.change(dressed, scheme=DARK_SCHEME)
    assert colors() == DARK


def test_what_is_forced_goes_before_the_choice(dressed: Theme) -> None:
    dressed.choose(DARK_SCHEME)
    dressed.force(LIGHT_SCHEME)
    assert colors() == LIGHT
    dressed.choose(UNKNOWN)
    dressed.choose(DARK_SCHEME)
    assert colors() == LIGHT
    dressed.force(UNKNOWN)
    assert colors() == DARK


@pytest.mark.parametrize("name", HIGH)
def test_high_contrast_comes_and_goes_while_the_program_runs(
    dressed: Theme, desktop: Desktop, qapp: QApplication, name: str
) -> None:
    palette, usual = system(*HIGH[name]), desktop.look.palette
    dressed.choose(DARK_SCHEME)
    desktop.change(dressed, is_high=True, palette=palette)
    assert colors() == high_contrast(palette)
    for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Text, QPalette.ColorRole.Highlight):
        assert qapp.palette().color(role).name() == palette.color(role).name()

    desktop.change(dressed, is_high=False, palette=usual)
    assert colors() == DARK


def test_the_system_s_accent_is_worn_and_followed(dressed: Theme, desktop: Desktop) -> None:
    def with_accent(colour: str) -> QPalette:
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Accent, QColor(colour))
        return palette

    desktop.change(dressed, palette=with_accent("#e95420"))
    assert colors() == LIGHT.with_accent(QColor("#e95420"))
    desktop.change(dressed, palette=with_accent("#308CC6"))
    assert colors() == LIGHT


def test_the_system_s_palette_is_found_under_ours(dressed: Theme, qapp: QApplication) -> None:
    before = look_of(qapp).palette.color(QPalette.ColorRole.Window)
    dressed.choose(DARK_SCHEME)
    assert qapp.palette().color(QPalette.ColorRole.Window) == DARK.window
    assert look_of(qapp).palette.color(QPalette.ColorRole.Window).name() in {before.name(), "#323232"}
    dressed.dress()
    assert qapp.palette().color(QPalette.ColorRole.Window) == DARK.window


@pytest.mark.parametrize(
    ("native", "is_high", "worn"),
    [
        ("fusion", False, FUSION),
        ("Windows", False, FUSION),
        ("windowsvista", False, FUSION),
        ("windowsvista", True, FUSION),
        ("gtk2", False, FUSION),
        ("windows11", False, "windows11"),
        ("windows11", True, FUSION),
        ("macos", False, "macos"),
        ("macOS", True, "macos"),
        ("Breeze", False, "breeze"),
        ("Breeze", True, FUSION),
    ],
)
def test_the_style_that_is_worn(native: str, is_high: bool, worn: str) -> None:
    assert style_for(native, is_high=is_high) == worn


class Native(QProxyStyle):
    """A style of some platform, which is not ours to dress."""

    def __init__(self) -> None:
        super().__init__(FUSION)
        self.setObjectName("native")

    def name(self) -> str:
        return "native"


def native_palette(window: str, base: str, text: str) -> QPalette:
    palette, role = QPalette(), QPalette.ColorRole
    for each, colour in (
        (role.Window, window),
        (role.Base, base),
        (role.Button, window),
        (role.WindowText, text),
        (role.Text, text),
        (role.ButtonText, text),
        (role.Accent, "#0a84ff"),
    ):
        palette.setColor(each, QColor(colour))
    return palette


NATIVE = {
    "macos light": ("#ececec", "#ffffff", "#000000"),
    "macos dark": ("#323232", "#1e1e1e", "#ffffff"),
    "windows11 light": ("#f3f3f3", "#ffffff", "#1b1b1b"),
    "windows11 dark": ("#202020", "#2b2b2b", "#ffffff"),
    "breeze": ("#eff0f1", "#ffffff", "#232629"),
    "breeze dark": ("#202326", "#141618", "#fcfcfc"),
}


@pytest.mark.parametrize("name", NATIVE)
@pytest.mark.parametrize("scheme", [LIGHT_SCHEME, DARK_SCHEME], ids=["light", "dark"])
def test_beside_a_native_style_everything_can_be_read(qapp: QApplication, name: str, scheme: Qt.ColorScheme) -> None:
    """Also where a style stays light though the system is dark."""
    palette = native_palette(*NATIVE[name])
    made = SystemLook(scheme, is_high=False, palette=palette).colors("native")
    assert made.window == palette.color(QPalette.ColorRole.Window)
    assert made.base == palette.color(QPalette.ColorRole.Base)
    for ground in (made.window, made.base):
        for ink in ("text", "second_text", "third_text", "ok", "warn", "err", "link"):
            assert contrast(getattr(made, ink), ground) >= READABLE, ink
        for mark in ("border", "accent"):
            assert contrast(getattr(made, mark), ground) >= VISIBLE, mark
    for ink in ("text", "second_text", "link"):
        assert contrast(getattr(made.selected, ink), made.selection) >= READABLE, ink


def test_a_native_style_keeps_its_palette_and_gets_no_style_sheet(qapp: QApplication, desktop: Desktop) -> None:
    before = qapp.style().name()
    qapp.setStyleSheet("")
    qapp.setStyle(Native())
    try:
        theme = Theme(qapp, desktop)
        palette = native_palette(*NATIVE["windows11 dark"])
        desktop.change(theme, palette=palette, scheme=DARK_SCHEME)
        assert qapp.styleSheet() == ""
        assert qapp.style().name() == "native"
        assert colors() == colors_of(palette)
        delete(theme)
    finally:
        qapp.setStyle(before or FUSION)
        delete(Theme(qapp))


def test_a_change_of_contrast_is_heard(dressed: Theme, desktop: Desktop, qapp: QApplication) -> None:
    palette = system(*HIGH["black"])
    desktop.look = replace(desktop.look, is_high=True, palette=palette)
    qapp.styleHints().accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert colors().is_high
