"""`lineup doctor`, as a person runs it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.webengine,
    pytest.mark.keyring,
    pytest.mark.skipif(
        "DBUS_SESSION_BUS_ADDRESS" not in os.environ, reason="no session bus: run under packaging/headless"
    ),
]


def doctor(profile: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "desktop_app", "doctor", "--profile", str(profile)]
    return subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=False)


def test_everything_is_there(tmp_path: Path) -> None:
    done = doctor(tmp_path)

    assert done.returncode == 0, done.stdout
    for said in ("Qt: 6.", "Icons: drawn", "WebEngine: 6.", "Keyring: SecretService.Keyring", "Locale: "):
        assert f"ok   {said}" in done.stdout
    assert f"Crash log: {tmp_path / 'crash.log'}" in done.stdout


def test_a_qt_that_does_not_start_is_said_and_the_rest_as_well(tmp_path: Path) -> None:
    done = doctor(tmp_path, QT_QPA_PLATFORM="no-such-platform")

    assert done.returncode == 1
    assert "BAD  Qt: does not start" in done.stdout
    assert "ok   Certificates: " in done.stdout


def test_variables_that_would_open_the_browser_to_others_are_named(tmp_path: Path) -> None:
    done = doctor(tmp_path, QTWEBENGINE_REMOTE_DEBUGGING="127.0.0.1:9222")

    assert done.returncode == 0, done.stdout
    assert "note WebEngine's environment: Lineup ignores QTWEBENGINE_REMOTE_DEBUGGING." in done.stdout
