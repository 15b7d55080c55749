"""Every text can be read and every mark can be seen, whatever accent the system has."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from desktop_app.ui.style.colors import DARK, LIGHT, Colors, high_contrast
from desktop_app.ui.style.contrast import READABLE, VISIBLE, contrast, readable

ACCENTS = ["#ffff00", "#000080", "#e95420", "#3daee9", "#808080", "#fdfdfd", "#000000", "#00ff00", "#c88800", "#b00020"]


def system(*colours: str) -> QPalette:
    """A high-contrast palette: window, text, button, its text, highlight, its text, link."""
    role, palette = QPalette.ColorRole, QPalette()
    window, text, button, on_button, accent, on_accent, link = (QColor(colour) for colour in colours)
    for each in (role.Window, role.Base, role.AlternateBase):
        palette.setColor(each, window)
    for each in (role.WindowText, role.Text):
        palette.setColor(each, text)
    for each, colour in (
        (role.Button, button),
        (role.ButtonText, on_button),
        (role.Highlight, accent),
        (role.HighlightedText, on_accent),
        (role.Link, link),
    ):
        palette.setColor(each, colour)
    return palette


HIGH = {
    "black": ("#000000", "#ffffff", "#000000", "#ffffff", "#1aebff", "#000000", "#ffff00"),
    "white": ("#ffffff", "#000000", "#ffffff", "#000000", "#37006e", "#ffffff", "#00009f"),
    "aquatic": ("#202020", "#ffffff", "#202020", "#ffffff", "#8ee3f0", "#263b50", "#75e9fc"),
    "desert": ("#fffaef", "#3d3d3d", "#fffaef", "#202020", "#903909", "#fff5e3", "#1c5e75"),
}
"""The contrast themes that Windows ships."""

MAKERS: dict[str, Callable[[], Colors]] = {
    "light": lambda: LIGHT,
    "dark": lambda: DARK,
    **{f"high {name}": partial(lambda colours: high_contrast(system(*colours)), HIGH[name]) for name in HIGH},
    **{f"light {accent}": partial(LIGHT.with_accent, QColor(accent)) for accent in ACCENTS},
    **{f"dark {accent}": partial(DARK.with_accent, QColor(accent)) for accent in ACCENTS},
}
"""They are made in the tests: a palette needs an application."""


@pytest.fixture(params=MAKERS.values(), ids=list(MAKERS))
def scheme(request: pytest.FixtureRequest, qapp: QApplication) -> Colors:
    made: Colors = request.param()
    return made


def too_faint(scheme: Colors, inks: str, grounds: str, least: float) -> list[str]:
    return [
        f"{ink} on {ground}: {contrast(getattr(scheme, ink), getattr(scheme, ground)):.2f}"
        for ink in inks.split()
        for ground in grounds.split()
        if contrast(getattr(scheme, ink), getattr(scheme, ground)) < least
    ]


def test_every_text_can_be_read(scheme: Colors) -> None:
    assert not too_faint(scheme, "text second_text third_text link ok warn err", "base window", READABLE)
    assert not too_faint(scheme, "text second_text link ok warn err", "alt button hover message", READABLE)
    for kind in ("ok", "warn", "err"):
        assert not too_faint(scheme, f"text second_text {kind}", f"{kind}_fill", READABLE)
    assert contrast(scheme.on_accent, scheme.accent) >= READABLE


def test_every_text_on_a_selected_or_hovered_row_can_be_read(scheme: Colors) -> None:
    inks = "text second_text third_text link ok warn err"
    assert scheme.selected.base == scheme.selection
    assert scheme.hovered.base == scheme.hover
    assert not too_faint(scheme.selected, inks, "base", READABLE)
    assert not too_faint(scheme.hovered, inks, "base", READABLE)


def test_edges_and_marks_can_be_seen(scheme: Colors) -> None:
    grounds = "base window alt button hover message ok_fill warn_fill err_fill"
    assert not too_faint(scheme, "border link", grounds, VISIBLE)
    assert not too_faint(scheme, "accent", "base window", VISIBLE)
    assert not too_faint(scheme.selected, "border link", "base", VISIBLE)


@pytest.mark.parametrize("colours", HIGH.values(), ids=HIGH)
def test_a_high_contrast_palette_is_used_as_it_is(qapp: QApplication, colours: tuple[str, ...]) -> None:
    palette, role = system(*colours), QPalette.ColorRole
    made = high_contrast(palette)
    assert made.is_high
    assert made.edge > LIGHT.edge
    for name, of in (
        ("window", role.Window),
        ("base", role.Base),
        ("text", role.Text),
        ("accent", role.Highlight),
        ("on_accent", role.HighlightedText),
        ("link", role.Link),
        ("border", role.Text),
    ):
        assert getattr(made, name).name() == palette.color(of).name(), name


def test_what_cannot_be_read_in_a_high_contrast_palette_is_mended(qapp: QApplication) -> None:
    faint = system("#ffffff", "#dddddd", "#ffffff", "#dddddd", "#eeeeee", "#ffffff", "#ffffaa")
    made = high_contrast(faint)
    assert not too_faint(made, "text second_text link", "base window button", READABLE)
    assert contrast(made.on_accent, made.accent) >= READABLE


def test_the_system_s_usual_accent_changes_nothing() -> None:
    for scheme in (LIGHT, DARK):
        made = scheme.with_accent(scheme.accent)
        assert made.selection == scheme.selection
        assert made.message == scheme.message
        assert made.accent == scheme.accent


def test_a_readable_colour_stays_as_it_is() -> None:
    assert readable(LIGHT.link, LIGHT.base) == LIGHT.link
