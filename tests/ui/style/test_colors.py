"""Every text can be read, whatever accent the system has."""

import pytest
from PySide6.QtGui import QColor

from desktop_app.ui.style.colors import DARK, LIGHT, READABLE, Colors, contrast, readable

SCHEMES = pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])


@SCHEMES
@pytest.mark.parametrize("role", ["text", "second_text", "third_text", "link", "ok", "warn", "err"])
@pytest.mark.parametrize("ground", ["base", "window"])
def test_every_colour_of_text_can_be_read(scheme: Colors, role: str, ground: str) -> None:
    assert contrast(getattr(scheme, role), getattr(scheme, ground)) >= READABLE


@SCHEMES
@pytest.mark.parametrize("accent", ["#ffff00", "#000080", "#e95420", "#3daee9", "#808080"])
def test_any_accent_of_the_system_can_be_read(scheme: Colors, accent: str) -> None:
    made = scheme.with_accent(QColor(accent))

    assert contrast(made.on_accent, made.accent) >= READABLE
    assert contrast(made.link, made.base) >= READABLE


def test_a_readable_colour_stays_as_it_is() -> None:
    assert readable(LIGHT.link, LIGHT.base) == LIGHT.link
