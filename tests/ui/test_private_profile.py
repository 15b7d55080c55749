"""A whole run of the program makes nothing that others can read, and tightens what earlier versions made."""

import asyncio
import os
import stat
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
from desktop_app.tour.report import Report
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.theme import Theme
from tests.ui.person import until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")


@pytest.fixture(params=[0o000, 0o022], autouse=True)
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


def open_to_others(folder: Path) -> list[str]:
    return [str(path) for path in (folder, *folder.rglob("*")) if stat.S_IMODE(path.lstat().st_mode) & 0o077]


async def run(profile: Profile, theme: Theme, report: Report) -> list[str]:
    """What others could read while the demo ran on the profile; its socket included."""
    app = App(MainWindow(), profile, Demo(profile), theme)
    running = asyncio.ensure_future(app.run())
    await until(lambda: app.program and app.program.linking, "the start")
    assert app.accounts is not None
    async with app.accounts._lock(AccountId("a")).held():
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
