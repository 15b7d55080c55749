"""No picture takes more than it is given, whatever its file says or holds."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.pixels.bombs import BOMBS

MOST = 256
"""Megabytes above what the program has without the picture."""

ROOT = Path(__file__).parents[3]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the highest memory is read from /proc")
@pytest.mark.parametrize("kind", BOMBS)
def test_memory_is_bounded_for_all_that_a_file_can_be(kind: str) -> None:
    measured = subprocess.run(
        [sys.executable, "-m", "tests.unit.pixels.bombs", kind], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert measured.returncode == 0, measured.stderr
    lines = measured.stdout.splitlines()
    assert len(lines) >= 8
    assert not [line for line in lines if int(line.split()[0]) > MOST]
