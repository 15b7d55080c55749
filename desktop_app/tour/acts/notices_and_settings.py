"""Titles that leave are said ahead; a setting is changed, and stands in the file."""

import asyncio
import time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDoubleSpinBox

from desktop_app.demo.netflix import EMAIL
from desktop_app.storage.settings_file import load_settings
from desktop_app.tour.buttons import click_button
from desktop_app.tour.hands import click, press, until
from desktop_app.tour.scene import Scene
from desktop_app.ui.reminders.pane import NoticesPane
from desktop_app.ui.settings.window import SettingsWindow

DAY = 86_400
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


async def play(scene: Scene) -> None:
    """A notice, its list, the settings."""
    await _notice(scene)
    await _settings(scene)


async def _notice(scene: Scene) -> None:
    """Netflix tells it with the titles, which are read when the queue has changed."""
    leaving = (scene.served[2], scene.served[5])
    now = round(time.time())
    scene.netflix.state.leaving = {title: now + days * DAY for days, title in enumerate(leaving, 3)}
    scene.netflix.faults.edit_on_website(EMAIL, move=scene.served[-1], position=len(scene.served) - 2)
    scene.window.message_bar.dismiss()
    await press(scene.window, Qt.Key.Key_F5)
    bar = scene.window.message_bar
    await until(lambda: any("2 titles leave" in f"{each.lead} {each.text}" for each in bar.messages), "the notice")
    while "2 titles leave" not in _said(scene):
        bar.dismiss()
    scene.picture("notice")
    await press(scene.window, Qt.Key.Key_B, CONTROL | SHIFT)
    pane = scene.window.panes.findChild(NoticesPane)
    assert pane is not None
    await until(lambda: pane.isVisible() and pane.cards, "the list of notices")
    for scheme, name in ((Qt.ColorScheme.Dark, "dark"), (Qt.ColorScheme.Light, "light")):
        scene.dress(scheme)
        await asyncio.sleep(0.3)
        scene.picture(f"notices-{name}")
    await click(pane.cards[0].button)
    chosen = {item.id.rpartition("/")[2] for item in scene.page.chosen_items}
    scene.report.step("Titles that leave are told, and shown on request", ok=chosen == set(leaving))
    await press(pane, Qt.Key.Key_Escape)
    scene.window.message_bar.dismiss()


async def _settings(scene: Scene) -> None:
    await press(scene.window, Qt.Key.Key_Comma, CONTROL)
    await until(lambda: _window(scene) is not None, "the settings")
    window = _window(scene)
    assert window is not None
    for scheme, name in ((Qt.ColorScheme.Dark, "dark"), (Qt.ColorScheme.Light, "light")):
        scene.dress(scheme)
        for page in window.pages:
            window.show_page(page)
            await asyncio.sleep(0.5)
            scene.report.picture(window, f"settings-{page.title.lower()}-{name}")
    window.show_page(window.pages[0])
    minutes = window.pages[0].findChildren(QDoubleSpinBox)[0]
    minutes.setValue(12)
    await click_button(window, "Save")
    await until(lambda: window.messages.message is not None and window.messages.message.lead == "Saved.", "the file")
    kept = load_settings(scene.app.profile.settings).refresh_minutes
    scene.report.step("A setting that is saved stands in the file", ok=kept == 12, detail=f"{kept:g} minutes")
    await press(window, Qt.Key.Key_Escape)
    scene.report.step("The settings close with Escape", ok=not window.isVisible())


def _window(scene: Scene) -> SettingsWindow | None:
    found = scene.window.findChild(SettingsWindow)
    return found if isinstance(found, SettingsWindow) and found.isVisible() else None


def _said(scene: Scene) -> str:
    """Everything that is told, in front or behind."""
    return " ".join(f"{message.lead} {message.text}" for message in scene.window.message_bar.messages)
