"""A sign-in page whose request token has died: a new page by itself once, then by a button, and never raw XML."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.webengine, pytest.mark.usefixtures("display")]

COMPLAINTS = ("Traceback", "Release of profile", "never awaited", "already deleted", "was destroyed but it is pending")


def test_an_expired_page_is_replaced(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.end2end.expire_the_page", str(tmp_path)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=200, check=False)

    assert ran.returncode == 0, ran.stderr
    assert [complaint for complaint in COMPLAINTS if complaint in ran.stderr] == []
    assert json.loads(ran.stdout.splitlines()[-1]) == {
        "after a wrong password": "",
        "by itself": "The page had expired, so this is a new one.",
        "again": "This page has expired (10 minutes).",
        "raw answer is shown": False,
        "after the button": "",
        "new page is shown": True,
    }
