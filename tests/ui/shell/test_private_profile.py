"""A whole run of the program makes nothing that others can read, and tightens what earlier versions made."""

import asyncio
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.app.lifetime import App
from desktop_app.demo import Demo
from desktop_app.domain.account import AccountId
from desktop_app.single_instance import address_of
from desktop_app.storage.credential_store import SessionStore
from desktop_app.storage.profile import Profile, profile_in
from desktop_app.storage.stored_credentials import RenewalLock
from desktop_app.tour.hands import until
from desktop_app.tour.report import Report
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.style.theme import Theme

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")


@pytest.fixture(params=[0o000, 0o022], autouse=True)
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


def open_to_others(folder: Path) -> list[str]:
    return [str(path) for path in (folder, *folder.rglob("*")) if stat.S_IMODE(path.lstat().st_mode) & 0o077]


async def run(profile: Profile, theme: Theme, report: Report) -> list[str]:
    """Run the demo on the profile; what others could read meanwhile, the socket included."""
    app = App(MainWindow(), profile, Demo(profile), theme)
    running = asyncio.ensure_future(app.run())
    await until(lambda: app.program and app.program.features.accounts, "the start")
    async with RenewalLock(profile.journal.parent, AccountId("a")).held():
        report.picture(app.window, "window")
        report.write()
        found = open_to_others(profile.journal.parent)
        door = Path(address_of(profile.lock))
        found += [str(door)] if door.is_absolute() and stat.S_IMODE(door.stat().st_mode) & 0o077 else []
    app.quit()
    await running
    return [*found, *open_to_others(profile.journal.parent)]


async def test_a_run_is_private(theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.storage.secret_places.KeyringStore", lambda *_args, **_named: SessionStore())
    folder = tmp_path / "new" / "profile"
    report = Report(tmp_path / "new" / "report")

    assert await run(profile_in(folder), theme, report) == []
    assert open_to_others(tmp_path / "new") == []


async def test_an_older_profile_becomes_private(theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.storage.secret_places.KeyringStore", lambda *_args, **_named: SessionStore())
    folder = tmp_path / "lineup"
    profile = replace(profile_in(folder), folders=(folder,))
    report = Report(tmp_path / "report")
    await run(profile, theme, report)
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o777 if path.is_dir() else 0o666)

    assert await run(profile, theme, report) == []


BROWSER = """
from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile

from desktop_app.ui.shell.application import make_application

qt = make_application()
from PySide6.QtWebEngineWidgets import QWebEngineView

profile = QWebEngineProfile()
page, view = QWebEnginePage(profile), QWebEngineView()
view.setPage(page)
view.show()


def painted(_ok):
    view.grab()
    view.setPage(None)
    page.deleteLater()
    page.destroyed.connect(qt.quit)


page.loadFinished.connect(painted)
page.setHtml("<script>localStorage.x = 1</script><h1>Sign in</h1>", QUrl("https://service.example/"))
qt.exec()
"""


def test_the_embedded_browser_leaves_nothing_on_the_disk(tmp_path: Path) -> None:
    places = dict.fromkeys(("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), "")
    environment = {**os.environ, **places, "HOME": str(tmp_path), "QTWEBENGINE_DISABLE_SANDBOX": "1"}
    subprocess.run([sys.executable, "-c", BROWSER], env=environment, check=True, capture_output=True)

    ours = [path for path in tmp_path.rglob("*") if "fontconfig" not in path.parts and path.is_file()]
    assert ours == []
    assert not (tmp_path / ".cache" / "lineup").exists()
