"""The embedded sign-in page is left in the middle, or the program closed over it: nothing stays or complains."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.webengine, pytest.mark.usefixtures("display")]

COMPLAINTS = ("Traceback", "Release of profile", "never awaited", "already deleted", "was destroyed but it is pending")


@pytest.mark.parametrize("way", ["Cancel", "Back", "Use my browser instead", "Quit"])
def test_page_view_and_profile_end_in_order(tmp_path: Path, way: str) -> None:
    command = [sys.executable, "-m", "tests.end2end.leave_the_page", way, str(tmp_path)]
    left = subprocess.run(command, capture_output=True, text=True, timeout=100, check=False)

    assert left.returncode == 0, left.stderr
    assert [complaint for complaint in COMPLAINTS if complaint in left.stderr] == []
    found = json.loads(left.stdout.splitlines()[-1])
    assert "//" not in found.pop("address").removeprefix("http://")
    assert all(found.values()), found
