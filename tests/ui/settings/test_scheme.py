"""Light or dark, as the person chooses it in the settings."""

import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.app.start import chosen_scheme
from desktop_app.storage.settings import Scheme
from desktop_app.storage.settings_file import load_settings
from desktop_app.ui.shell.message_stack import Action
from desktop_app.ui.style.colors import DARK, LIGHT
from desktop_app.ui.style.theme import Theme, colors
from tests.ui.settings.settings_stage import SettingsStage
from tests.ui.settings.test_settings_window import choose


@pytest.fixture
def only_theme(qapp: QApplication, theme: Theme) -> Theme:
    """The program has one; other tests may have left some."""
    for other in qapp.findChildren(Theme):
        if other is not theme:
            other.setParent(None)
    theme.force(Qt.ColorScheme.Unknown)
    return theme


async def test_a_choice_is_worn_at_once_and_kept(only_theme: Theme, on: SettingsStage) -> None:
    choose(on.control("theme"), "Dark")
    assert colors() == DARK
    await on.save()
    assert colors() == DARK
    assert tomllib.loads(on.path.read_text(encoding="utf-8"))["theme"] == "dark"

    choose(on.control("theme"), "As the system")
    assert colors() == LIGHT
    await on.save()
    assert load_settings(on.path).theme is Scheme.SYSTEM


async def test_a_choice_that_is_let_go_is_taken_off(only_theme: Theme, on: SettingsStage) -> None:
    choose(on.control("theme"), "Dark")
    on.window.close()
    message = on.window.messages.message
    assert message is not None
    let_go: Action = next(action for action in message.actions if action.label == "Discard")
    let_go.callback()
    assert colors() == LIGHT
    assert not on.window.isVisible()


@pytest.mark.parametrize(
    ("text", "scheme"),
    [
        ('theme = "dark"', Qt.ColorScheme.Dark),
        ('theme = "light"\n[netflix]\n', Qt.ColorScheme.Light),
        ('theme = "system"', Qt.ColorScheme.Unknown),
        ('theme = "pink"', Qt.ColorScheme.Unknown),
        ("theme = [", Qt.ColorScheme.Unknown),
        ("theme = 3", Qt.ColorScheme.Unknown),
        ("", Qt.ColorScheme.Unknown),
        (None, Qt.ColorScheme.Unknown),
    ],
)
def test_the_first_window_wears_the_choice_already(tmp_path: Path, text: str | None, scheme: Qt.ColorScheme) -> None:
    """A file that cannot be read is told of later."""
    path = tmp_path / "settings.toml"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    assert chosen_scheme(path) is scheme
