"""Practice mode: filled from its start, secrets in memory alone, and gone without a trace."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop_app.accounts import Accounts
from desktop_app.app.lifetime import App
from desktop_app.app.start import run
from desktop_app.demo import Demo
from desktop_app.domain.account import Account, AccountId, Person
from desktop_app.providers.netflix import Netflix
from desktop_app.storage.credential_store import SessionStore
from desktop_app.storage.journal import Journal
from desktop_app.storage.profile import profile_in, profile_of_practice
from desktop_app.storage.snapshots import Snapshots
from desktop_app.sync.state import Health
from desktop_app.tour.hands import drag, until
from desktop_app.tour.report import Report
from desktop_app.tour.scene import Scene
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.practice_frame import LEAVE, show_as_practice
from desktop_app.ui.style.theme import Theme
from desktop_app.workers import Workers

ROOT = Path(__file__).parents[3]


class SpyKeyring(KeyringBackend):
    """A keyring that remembers each call."""

    priority = 10

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.calls: list[str] = []

    def get_password(self, service: str, username: str) -> str | None:
        self.calls.append(f"get {service} {username}")
        return None

    def set_password(self, service: str, username: str, _password: str) -> None:
        self.calls.append(f"set {service} {username}")

    def delete_password(self, service: str, username: str) -> None:
        self.calls.append(f"delete {service} {username}")


@pytest.fixture
def spy(monkeypatch: pytest.MonkeyPatch) -> Iterator[SpyKeyring]:
    """The only keyring of the test."""
    found, before = SpyKeyring(), keyring.get_keyring()
    monkeypatch.setattr("desktop_app.storage.credential_store.chosen_backend", lambda _allowed: found)
    keyring.set_keyring(found)
    yield found
    keyring.set_keyring(before)


@asynccontextmanager
async def practicing(folder: Path, theme: Theme) -> AsyncIterator[Scene]:
    """Practice mode as it is opened by a person, until its window is closed."""
    profile = profile_in(folder / "practice")
    window = MainWindow()
    show_as_practice(window)
    app = App(window, profile, Demo(profile, is_filled=True), theme)
    running = asyncio.ensure_future(app.run())
    try:
        await until(lambda: app.program, "the start")
        yield Scene(app, Report(folder))
    finally:
        window.close()
        await running


def all_read(scene: Scene) -> bool:
    return scene.window.page is not None and scene.state.health is Health.IN_STEP and len(scene.linked) == 4


async def test_everything_is_there_before_the_first_click(tmp_path: Path, theme: Theme, spy: SpyKeyring) -> None:
    async with practicing(tmp_path, theme) as scene:
        await until(lambda: all_read(scene), "the first list")
        assert [account.provider for account in scene.linked] == ["netflix", "trakt", "tmdb", "chew"]
        assert (scene.state.ref.name, scene.provider) == ("instant", "netflix")
        assert not scene.program.workspace.welcome.__dict__.get("cards"), "nobody sees the cards"
        library = scene.program.workspace.library
        await until(lambda: all(account.catalogue for account in library.accounts), "the lists of each")
        before = scene.served
        await drag(scene.page.view, (4,), 1)
        await until(lambda: scene.served != before, "the drop at the service")
        assert scene.served == [before[0], before[4], *before[1:4], *before[5:]]
        await scene.in_step()

        assert scene.app.accounts is not None
        assert isinstance(scene.app.accounts.credentials, SessionStore)
    assert spy.calls == []


async def test_no_secret_reaches_a_file(tmp_path: Path, theme: Theme) -> None:
    async with practicing(tmp_path, theme) as scene:
        await until(lambda: all_read(scene), "the first list")
        sandbox = scene.demo.sandbox
        issued = [
            *(text for token in sandbox.netflix.state.access_tokens.values() for text in (token.token, token.secret)),
            *(text for token in sandbox.trakt.grants.tokens for text in (token.access, token.refresh)),
            *(session.token for session in sandbox.tmdb.grants.sessions),
            *(token.text for token in sandbox.chew.grants.tokens),
        ]
        assert len(issued) == 6
        files = [file for file in tmp_path.rglob("*") if file.is_file()]
        assert files
        for file in files:
            content = file.read_bytes()
            assert not [secret for secret in issued if secret.encode() in content], file


async def test_accounts_of_a_kept_folder_follow_the_name_of_their_servers(tmp_path: Path) -> None:
    demo = Demo(profile_in(tmp_path))
    journal, snapshots = Journal(tmp_path / "lineup.db"), Snapshots(tmp_path / "cache.db", Workers("snapshots"))
    person = Person("1", "Ada Lovelace")
    for at, server in enumerate(("sandbox", "queues.example.org")):
        journal.save_account(Account(AccountId(str(at)), "netflix", server, person, "Ada"))
    accounts = Accounts((Netflix(),), demo.servers, SessionStore(), journal, snapshots, lambda: 0.0)
    assert [account.server for account in accounts.all] == ["practice", "queues.example.org"]
    assert [account.server for account in journal.accounts()] == ["practice", "queues.example.org"]
    await accounts.close()
    journal.close()
    snapshots.close()


async def test_the_keyring_cannot_be_chosen(tmp_path: Path, theme: Theme) -> None:
    async with practicing(tmp_path, theme) as scene:
        safekeeping = scene.program.workspace.outside.safekeeping
        assert safekeeping is not None
        assert await safekeeping.ways(None) == ()


async def test_the_window_says_what_it_is_and_how_to_leave(tmp_path: Path, theme: Theme) -> None:
    async with practicing(tmp_path, theme) as scene:
        window = scene.window
        assert window.windowTitle() == "Practice mode"
        said = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
        assert [text for text in said if text.startswith("Practice mode: sample accounts")]
        assert "Practice mode" in said
        (leave,) = [button for button in window.findChildren(QPushButton) if button.text() == LEAVE]
        QTest.mouseClick(leave, Qt.MouseButton.LeftButton)
        assert scene.app.closed.is_set()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own, with files of a person's in it."""
    for name, folder in (("XDG_CONFIG_HOME", "config"), ("XDG_DATA_HOME", "data"), ("XDG_CACHE_HOME", "cache")):
        monkeypatch.setenv(name, str(tmp_path / "home" / folder))
        (tmp_path / "home" / folder / "lineup").mkdir(parents=True)
        (tmp_path / "home" / folder / "lineup" / "kept").write_text("by the person")
    return tmp_path / "home"


def tree(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() if file.is_file() else b"" for file in folder.rglob("*")}


def started(*more: str) -> "subprocess.Popen[str]":
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    command = (sys.executable, "-m", "desktop_app", "--demo", *more)
    return subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True)


def until_open(process: "subprocess.Popen[str]") -> None:
    assert process.stderr is not None
    assert any("Another start of this profile raises this window." in line for line in process.stderr)


def test_a_killed_window_is_tidied_up_at_the_next_start(home: Path) -> None:
    before = tree(home)
    first = started()
    until_open(first)
    assert profile_of_practice().journal.exists()
    first.send_signal(signal.SIGKILL)
    first.communicate()
    assert set(tree(home)) - set(before)
    (profile_of_practice().journal.parent / "left by the first").touch()

    second = started()
    until_open(second)
    assert not (profile_of_practice().journal.parent / "left by the first").exists()
    present = profile_of_practice().journal.stat().st_ino
    third = started()
    assert third.wait(60) == 0, "it raised the second"
    third.communicate()
    assert profile_of_practice().journal.stat().st_ino == present, "an open one is left alone"
    second.terminate()
    second.communicate()

    subprocess.run(
        (sys.executable, "-c", "from tests.ui.shell.test_practice_mode import start_and_close; start_and_close()"),
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
        timeout=60,
    )
    assert tree(home) == before


def start_and_close() -> None:
    """Open practice mode as `lineup --demo` does, and close its window at once that it is there."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    def close() -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, MainWindow) and window.page is not None:
                window.close()
                return
        QTimer.singleShot(50, close)

    QTimer.singleShot(0, close)
    assert run(None, demo=True) == 0
