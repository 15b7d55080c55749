"""The whole program: the tour in a process of its own, then a second start that needs no signing in."""

import asyncio
import json
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.app.lifetime import App
from desktop_app.demo import Demo
from desktop_app.storage.profile import profile_in
from desktop_app.sync.state import Health
from desktop_app.tour.report import Report
from desktop_app.tour.scene import Scene, key_of
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.theme import Theme
from tests.ui.person import until

pytestmark = [pytest.mark.keyring, pytest.mark.webengine, pytest.mark.timeout(240)]


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory, display: str, system_keyring: str) -> Path:
    """The folder of a tour that was just made: pictures, report, and its profile."""
    assert display
    assert system_keyring
    folder = tmp_path_factory.mktemp("tour")
    command = [sys.executable, "-m", "desktop_app", "--tour", str(folder), "--profile", str(folder / "profile")]
    made = subprocess.run(command, capture_output=True, text=True, timeout=200, check=False)
    assert made.returncode == 0, made.stdout + made.stderr
    assert "Traceback" not in made.stderr
    assert "Release of profile requested" not in made.stderr
    return folder


def test_the_tour_is_good(tour: Path) -> None:
    report = json.loads((tour / "report.json").read_text())
    assert report["good"]
    assert all(step["ok"] for step in report["steps"])
    assert len(report["pictures"]) == len(set(report["pictures"])) > 10
    assert all((tour / picture).stat().st_size for picture in report["pictures"])


async def test_a_second_start_shows_the_accounts_and_a_list_again(tour: Path, theme: Theme) -> None:
    profile = profile_in(tour / "profile")
    app = App(MainWindow(), profile, Demo(profile), theme)
    running = asyncio.ensure_future(app.run())
    await until(lambda: _is_in_step(app), "the queue")
    assert app.demo is not None
    assert app.accounts is not None
    assert app.program is not None
    page = app.window.page
    assert page is not None
    assert [account.provider for account in app.accounts.all] == ["netflix", "tmdb"]
    assert {account.person.name for account in app.accounts.all} == {"Ada Lovelace"}
    rows = [key_of(row.item.id) for row in page.model.rows if row.number is not None]
    assert rows == Scene(app, Report(tour)).served
    assert app.program.linking.wizard is None
    assert app.accounts.credentials.description == "the system keyring"
    app.window.close()
    await running


def _is_in_step(app: App) -> bool:
    page = app.window.page
    return page is not None and page.model.state is not None and page.model.state.health is Health.IN_STEP
