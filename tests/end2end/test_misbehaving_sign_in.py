"""The sandbox's misbehaving sign-in pages in the embedded page: signed in through, or told."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.webengine, pytest.mark.usefixtures("display")]

COMPLAINTS = ("Traceback", "Release of profile", "never awaited", "already deleted", "was destroyed but it is pending")
TO_FAR = "This page leads to another place: localhost:PORT"


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("OTHER_HOST", [TO_FAR, "linked"]),
        ("FORM_ACROSS", [TO_FAR, "linked"]),
        ("POP_UP", ["linked"]),
        ("ERROR", ["127.0.0.1:PORT is having problems (error 500). Try again in a moment."]),
        ("EXPIRES", ["The page had expired, so this is a new one.", "This page has expired (10 minutes)."]),
    ],
)
def test_a_misbehaving_page(tmp_path: Path, fault: str, told: list[str]) -> None:
    command = [sys.executable, "-m", "tests.end2end.misbehave_at_sign_in", str(tmp_path), fault]
    environment = os.environ | {"PYTHONFAULTHANDLER": "1"}  # where it was, should the browser take the process with it
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=200, check=False)

    assert ran.returncode == 0, ran.stderr
    assert [complaint for complaint in COMPLAINTS if complaint in ran.stderr] == []
    assert json.loads(ran.stdout.splitlines()[-1]) == told
