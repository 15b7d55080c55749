"""Two processes and one profile: the second raises the first. Real ones, on the display."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from desktop_app import single_instance
from desktop_app.single_instance import LONGEST_ASK, Door, Knock, address_of, raise_first

ROOT = Path(__file__).parents[3]
LISTENS = "Another start of this profile raises this window."
RAISED = "Raised: Lineup was started once more."


class Start(Protocol):
    def __call__(self, profile: Path, *more: str) -> "subprocess.Popen[str]": ...


@pytest.fixture
def start() -> Iterator[Start]:
    """Processes of the program that end with the test."""
    with ExitStack() as stack:

        def start(profile: Path, *more: str) -> "subprocess.Popen[str]":
            process = subprocess.Popen(
                (sys.executable, "-m", "desktop_app", "--profile", str(profile), *more),
                cwd=ROOT,
                env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
                stderr=subprocess.PIPE,
                text=True,
            )
            stack.callback(_end, process)
            return process

        yield start


def _end(process: "subprocess.Popen[str]") -> None:
    process.kill()
    process.wait()
    assert process.stderr is not None
    process.stderr.close()


def hears(process: "subprocess.Popen[str]", sentence: str) -> bool:
    """Read what it says until it says that; False where it ends before."""
    assert process.stderr is not None
    return any(sentence in line for line in process.stderr)


def test_a_second_start_raises_the_first_and_ends_well(start: Start, tmp_path: Path) -> None:
    first = start(tmp_path)
    assert hears(first, LISTENS)

    second = start(tmp_path)

    assert hears(second, "running already with this profile")
    assert second.wait(60) == 0
    assert hears(first, RAISED)
    assert first.poll() is None


@pytest.mark.parametrize("name", ["fär away %41 .lineup-service.toml", "no Unicode \udce4.toml"])
def test_a_second_start_hands_its_file_over(qtbot: QtBot, start: Start, tmp_path: Path, name: str) -> None:
    door = Door(tmp_path / "lineup.lock")
    (tmp_path / "lineup.lock").touch()
    file = tmp_path / name
    file.touch()

    with qtbot.waitSignal(door.knocked, timeout=60_000) as knocked:
        start(tmp_path, str(file))

    assert knocked.args == [str(file)]
    door.close()


def test_a_second_start_hands_an_address_over(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    door = Door(tmp_path / "lineup.lock")
    (tmp_path / "lineup.lock").touch()
    address = "https://www.imdb.com/title/tt0041959/?ref=a%20b"

    with qtbot.waitSignal(door.knocked, timeout=60_000) as knocked:
        start(tmp_path, address)

    assert knocked.args == [address]
    door.close()


def test_a_file_that_is_not_there_is_said(start: Start, tmp_path: Path) -> None:
    process = start(tmp_path, "doktor")

    assert hears(process, "there is no file doktor")
    assert process.wait(60) == 2


def test_two_starts_at_once_leave_one_program(start: Start, tmp_path: Path) -> None:
    one, other = start(tmp_path), start(tmp_path)

    with ThreadPoolExecutor() as both:
        found = list(both.map(hears, (one, other), (RAISED, RAISED)))

    assert sorted(found) == [False, True]
    first, second = (one, other) if found[0] else (other, one)
    assert second.wait(60) == 0
    assert first.poll() is None


def test_after_a_crash_the_next_start_works(start: Start, tmp_path: Path) -> None:
    first = start(tmp_path)
    assert hears(first, LISTENS)
    first.send_signal(signal.SIGKILL)
    first.wait()

    third = start(tmp_path)

    assert hears(third, LISTENS)
    assert third.poll() is None


def test_another_profile_is_left_in_peace(start: Start, tmp_path: Path) -> None:
    assert hears(start(tmp_path / "mine"), LISTENS)
    assert hears(start(tmp_path / "demo", "--demo"), LISTENS)


def test_what_says_something_else_is_not_answered(qtbot: QtBot, tmp_path: Path) -> None:
    door = Door(tmp_path / "lock")
    knocked = QSignalSpy(door.knocked)
    stranger = QLocalSocket()
    stranger.connectToServer(address_of(tmp_path / "lock"))

    with qtbot.waitSignal(stranger.disconnected):
        stranger.write(b"let me in\n")

    assert knocked.count() == 0
    assert stranger.readAll().isEmpty()
    door.close()


def test_what_says_no_end_is_not_listened_to(qtbot: QtBot, tmp_path: Path) -> None:
    door = Door(tmp_path / "lock")
    knocked = QSignalSpy(door.knocked)
    stranger = QLocalSocket()
    stranger.connectToServer(address_of(tmp_path / "lock"))

    with qtbot.waitSignal(stranger.disconnected):
        stranger.write(b"raise" + b"a" * LONGEST_ASK)

    assert knocked.count() == 0
    door.close()


def test_who_says_nothing_is_not_waited_for(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(single_instance, "PATIENCE", 10)
    door = Door(tmp_path / "lock")
    stranger = QLocalSocket()

    with qtbot.waitSignal(stranger.disconnected):
        stranger.connectToServer(address_of(tmp_path / "lock"))

    door.close()


class Babbler:
    """A program in the place of the first, which answers and never comes to an end."""

    said = 0

    def connectToServer(self, address: str) -> None: ...

    def write(self, asked: bytes) -> None: ...

    def abort(self) -> None: ...

    def waitForConnected(self, patience: int) -> bool:
        return patience > 0

    def waitForReadyRead(self, patience: int) -> bool:
        return patience > 0

    def readAll(self) -> QByteArray:
        Babbler.said += 1
        assert Babbler.said < 100
        return QByteArray(b"x")


def test_an_answer_without_an_end_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(single_instance, "QLocalSocket", Babbler)

    assert raise_first(tmp_path / "lock") is Knock.SILENT


def test_only_this_person_may_knock(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    door = Door(tmp_path / "lock")
    address = Path(address_of(tmp_path / "lock"))

    assert address.stat().st_mode & 0o077 == 0
    door.close()
    assert not address.exists()
