"""What nobody saw stands in a file, without secrets."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app import crash_log

PROGRAM = """
import logging, sys, threading
from pathlib import Path
import pytest

from desktop_app import crash_log
logging.basicConfig()
crash_log.begin(Path(sys.argv[1]))
{}
"""


def ran(statements: str, path: Path) -> str:
    """What the log holds after a process did this; the hooks are the process's."""
    subprocess.run([sys.executable, "-c", PROGRAM.format(statements), str(path)], capture_output=True, check=False)
    return path.read_text(encoding="utf-8")


def test_an_uncaught_error_is_there_with_its_place_and_without_secrets(tmp_path: Path) -> None:
    text = ran("raise ValueError('GET /?access_token=0123456789abcdef')", tmp_path / "new" / "crash.log")

    assert 'File "<string>"' in text
    assert "ValueError: GET /?access_token=0123••••••" in text
    assert "0123456789abcdef" not in text


def test_an_error_in_a_thread_is_there(tmp_path: Path) -> None:
    text = ran("threading.Thread(target=lambda: 1 / 0).start()", tmp_path / "crash.log")

    assert "ZeroDivisionError" in text


def test_a_crash_of_the_interpreter_is_there(tmp_path: Path) -> None:
    text = ran("import ctypes; ctypes.string_at(0)", tmp_path / "crash.log")

    assert ("Windows fatal exception" if sys.platform == "win32" else "Segmentation fault") in text


def test_what_is_no_error_is_not_there(tmp_path: Path) -> None:
    assert ran("logging.warning('a careful word')", tmp_path / "crash.log") == ""


def test_a_long_log_is_put_aside(tmp_path: Path) -> None:
    path = tmp_path / "crash.log"
    path.write_text("x" * (crash_log.LARGEST + 1), encoding="utf-8")

    assert ran("logging.error('new')", path).count("x") == 0
    assert (tmp_path / "crash.earlier.log").stat().st_size == crash_log.LARGEST + 1


def test_where_it_cannot_be_written_the_program_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    command = PROGRAM.format("print('on')")
    done = subprocess.run(
        [sys.executable, "-c", command, str(tmp_path / "file" / "crash.log")],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "on\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_pipe_in_its_place_holds_no_start_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "crash.log")
    command = [sys.executable, "-c", PROGRAM.format("print('on')"), str(tmp_path / "crash.log")]

    ran = subprocess.run(command, capture_output=True, check=True, text=True, timeout=240)

    assert ran.stdout == "on\n"
    assert "There is no crash log" in ran.stderr
