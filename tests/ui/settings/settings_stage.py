"""The settings over a stage: a real file, the real window, pictures and a desktop that only remember."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop_app.app.settings_in_force import put_in_force
from desktop_app.storage.settings_file import load_settings
from desktop_app.tour.hands import until
from desktop_app.ui.settings.controller import SettingsController
from desktop_app.ui.settings.rows import NumberBox
from desktop_app.ui.settings.window import SettingsWindow
from desktop_app.ui.shell.desktop_notices import NoNotices
from desktop_app.ui.widgets.tick_box import TickBox
from tests.ui.stage import Stage


@dataclass
class Posters:
    """What the program does with the posters on the disk."""

    size: int = 12_345_678
    limits: list[int] = field(default_factory=list)

    async def used(self) -> int:
        return self.size

    async def clear(self) -> None:
        self.size = 0

    async def allow(self, limit: int) -> None:
        self.limits.append(limit)


@dataclass
class DesktopOfTests:
    """Remembers what it was shown, or shows none."""

    works: bool = True
    shown: list[tuple[str, str]] = field(default_factory=list)

    async def check(self) -> None:
        if not self.works:
            raise NoNotices("This desktop shows no notices.")

    async def show(self, title: str, text: str) -> None:
        await self.check()
        self.shown.append((title, text))


class SettingsStage:
    """What `app/` joins."""

    def __init__(self, on: Stage, path: Path) -> None:
        self.on = on
        self.path = path
        self.pictures = Posters()
        self.desktop = DesktopOfTests()
        assert on.program is not None
        self.preferences = on.program.workspace.preferences
        assert self.preferences.path == path
        self.preferences.current = load_settings(path)

    async def serve(self) -> None:
        assert self.on.program is not None
        await put_in_force(replace(self.on.program.workspace, desktop=self.desktop), self.pictures)  # type: ignore[arg-type]

    @property
    def adjusting(self) -> SettingsController:
        found = self.on.window.findChild(SettingsController)
        assert isinstance(found, SettingsController)
        return found

    @property
    def window(self) -> SettingsWindow:
        assert self.adjusting.window is not None
        return self.adjusting.window

    def control(self, key: str) -> QWidget:
        """What sets this setting."""
        return next(page.rows[key].control for page in self.window.pages if key in page.rows)

    def number(self, key: str) -> NumberBox:
        control = self.control(key)
        assert isinstance(control, NumberBox)
        return control

    def switch(self, key: str) -> TickBox:
        control = self.control(key)
        assert isinstance(control, TickBox)
        return control

    @property
    def said(self) -> str:
        """The message in the settings window."""
        message = self.window.messages.message
        return f"{message.lead} {message.text}".strip() if message else ""

    async def open(self) -> None:
        self.adjusting.open()
        await until(self.window.isVisible, "the settings")

    async def save(self) -> None:
        self.window.messages.dismiss()
        self.window.save.click()
        await until(lambda: self.said == "Saved.", "the settings to be saved")
