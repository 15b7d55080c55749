"""Text 4.5:1, edges 3:1, on every main screen, in every palette: measured from pixels."""

import asyncio
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QVBoxLayout, QWidget
from shiboken6 import delete

from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.buttons import click_button
from desktop_app.ui.all_lists.same_sheet import SameSheet
from desktop_app.ui.shell.message_stack import Action, Kind, Message
from desktop_app.ui.style.system import SystemLook, look_of
from desktop_app.ui.style.theme import Theme
from tests.ui.all_lists.pairs import pair_named
from tests.ui.link_wizard.helper import open_wizard, until_says
from tests.ui.settings.settings_stage import SettingsStage
from tests.ui.stage import stage
from tests.ui.style.pixels import contrasts_in, faint_edges, faint_texts, sight_of
from tests.ui.style.test_colors import HIGH, system

PLAIN = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
USUAL = ("light", "dark", "high black", "high white")
ACCENTS = ["#ffdd00", "#fdfdfd", "#e95420", "#102040"]


def accented(usual: QPalette, colour: str) -> QPalette:
    palette = QPalette(usual)
    palette.setColor(QPalette.ColorRole.Accent, QColor(colour))
    return palette


@pytest.fixture
def looks(qapp: QApplication) -> dict[str, SystemLook]:
    """The looks that a system may ask for."""
    usual = look_of(qapp)
    plain = {name: replace(usual, scheme=scheme, is_high=False) for name, scheme in PLAIN.items()}
    high = {f"high {name}": replace(usual, is_high=True, palette=system(*HIGH[name])) for name in HIGH}
    tinted = {
        f"{name} {colour}": replace(look, palette=accented(usual.palette, colour))
        for name, look in plain.items()
        for colour in ACCENTS
    }
    return plain | high | tinted


class Dresser:
    """Shows a window in each of the looks."""

    def __init__(self, app: QApplication, looks: dict[str, SystemLook]) -> None:
        self._looks = looks
        self._now = looks["light"]
        self.theme = Theme(app, self._look)

    def _look(self, app: QApplication) -> SystemLook:
        app.setPalette(QPalette())
        return self._now

    def faults(self, window: QWidget, looks: Iterable[str] = USUAL) -> list[str]:
        """What cannot be read or seen in that window, in those looks."""
        found: list[str] = []
        for name, look in ((each, self._looks[each]) for each in looks):
            self._now = look
            self.theme.dress()
            for _ in range(3):  # a layout within a layout asks again
                QCoreApplication.sendPostedEvents()
                window.grab()
            found += [f"{name}: {each}" for each in (*faint_texts(window), *faint_edges(window))]
        return found


@pytest.fixture
def dresser(qapp: QApplication, looks: dict[str, SystemLook]) -> Iterator[Dresser]:
    made = Dresser(qapp, looks)
    yield made
    delete(made.theme)
    delete(Theme(qapp))


async def test_a_list_and_its_messages(
    dresser: Dresser, looks: dict[str, SystemLook], sandbox: Sandbox, tmp_path: Path
) -> None:
    async with stage(tmp_path, sandbox) as on:
        assert dresser.faults(on.window) == []
        await on.link()
        on.page.view.choose(on.state.view.ids[2])
        on.page.view.setFocus(Qt.FocusReason.TabFocusReason)
        assert dresser.faults(on.window, looks) == []
        for kind in Kind:
            on.window.message_bar.show_message(Message(kind, "Lead.", "Text.", (Action("Do it", lambda: None),)))
            assert dresser.faults(on.window) == []


async def test_the_sheet_of_titles_that_may_be_the_same(dresser: Dresser, sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        assert on.program is not None
        pairs = [pair_named(name, is_sure=name != "Laura") for name in ("Charade", "Laura", "Gilda")]
        sheet = SameSheet(pairs, on.program.workspace.posters, on.window)
        sheet.open()
        sheet.model.toggle_different(2)
        assert dresser.faults(sheet) == []
        sheet.reject()


async def test_the_settings(dresser: Dresser, sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        settings = SettingsStage(on, tmp_path / "settings.toml")
        await settings.serve()
        await settings.open()
        for page in settings.window.pages:
            settings.window.show_page(page)
            assert dresser.faults(settings.window) == []


async def test_the_wizard(dresser: Dresser, sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        on.browser.is_at_work = False
        frame = await open_wizard(on)
        assert dresser.faults(frame) == []
        await click_button(frame, "Continue")
        await until_says(frame, "Continue in")
        assert dresser.faults(frame) == []


@pytest.mark.parametrize(
    "text", ["Find and add…", "Outbox", "Notices", "Health…", "Feeds…", "What next?", "By title…", "All my lists"]
)
async def test_a_pane_or_window(dresser: Dresser, sandbox: Sandbox, tmp_path: Path, text: str) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        next(each for each in on.window.findChildren(QAction) if each.text().replace("&", "") == text).trigger()
        for _ in range(50):  # whatever is on the screen by then is measured
            await asyncio.sleep(0)
        for window in QApplication.topLevelWidgets():
            if window.isVisible() and not isinstance(window, QMenu):
                assert dresser.faults(window) == []


def painted(ink: str, ground: str) -> list[float]:
    window = QWidget()
    window.setLayout(QVBoxLayout())
    label = QLabel("Charade", window)
    label.setStyleSheet(f"color: {ink}; background: {ground}; font-size: 12px")
    label.resize(80, 30)
    window.resize(80, 30)
    return [found for _, found in contrasts_in(sight_of(label).image)]


def test_the_measure_finds_what_is_faint_and_nothing_else(qapp: QApplication) -> None:
    (black,) = painted("#000000", "#ffffff")
    assert black > 20
    (grey,) = painted("#767676", "#ffffff")
    assert grey == pytest.approx(4.54, abs=0.05)
    (faint,) = painted("#aaaaaa", "#ffffff")
    assert faint == pytest.approx(2.32, abs=0.05)
    assert painted("#ffffff", "#ffffff") == []
