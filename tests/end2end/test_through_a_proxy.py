"""The embedded sign-in page takes the way that the person set, name and password included."""

import json
import subprocess
import sys

import pytest

pytestmark = [pytest.mark.webengine, pytest.mark.usefixtures("display")]


@pytest.mark.parametrize("wants", ["", "ada:secret"])
def test_the_embedded_page_goes_through_the_proxy(wants: str) -> None:
    command = [sys.executable, "-m", "tests.end2end.through_a_proxy", wants]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=90, check=False)

    assert ran.stdout, ran.stderr
    found = json.loads(ran.stdout.splitlines()[-1])
    assert found["asked"][0] == ["CONNECT", "far.example.org:443"]
    assert found["refused_first"] is bool(wants)  # Chromium waits to be asked for it
