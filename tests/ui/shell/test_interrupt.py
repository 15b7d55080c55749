"""Ctrl+C in the terminal ends the program, as SIGTERM does. Real processes, on the display."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
LISTENS = "Another start of this profile raises this window."


@contextmanager
def started(profile: Path, *more: str, sigint: str = "default_int_handler") -> "Iterator[subprocess.Popen[str]]":
    """Start the program, whatever whoever runs the tests does with Ctrl+C: jobs in the background ignore it."""
    code = (
        f"import signal, sys; signal.signal(signal.SIGINT, signal.{sigint});"
        "from desktop_app.__main__ import main; sys.exit(main())"
    )
    process = subprocess.Popen(
        (sys.executable, "-c", code, "--profile", str(profile), *more),
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def until_it_says(process: "subprocess.Popen[str]", sentence: str) -> None:
    assert process.stderr is not None
    assert any(sentence in line for line in process.stderr)


@pytest.mark.skipif(sys.platform == "win32", reason="there the console sends an event")
@pytest.mark.parametrize("more", [(), ("--demo",)])
def test_it_ends_at_once_and_the_next_start_is_well(tmp_path: Path, more: tuple[str, ...]) -> None:
    with started(tmp_path, *more) as first:
        until_it_says(first, LISTENS)
        first.send_signal(signal.SIGINT)
        assert first.wait() == -signal.SIGINT
        assert first.stderr is not None
        assert "Traceback" not in first.stderr.read()
    with started(tmp_path, *more) as second:
        until_it_says(second, LISTENS)


@pytest.mark.skipif(sys.platform == "win32", reason="there the console sends an event")
def test_where_the_shell_ignores_it_it_stays_ignored(tmp_path: Path) -> None:
    with started(tmp_path, sigint="SIG_IGN") as process:
        until_it_says(process, LISTENS)
        process.send_signal(signal.SIGINT)
        process.send_signal(signal.SIGTERM)
        assert process.wait() == -signal.SIGTERM
