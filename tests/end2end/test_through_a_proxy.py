"""The embedded sign-in page takes the way that the person set, name and password included."""

import json
import subprocess
import sys
from typing import Any

import pytest

pytestmark = [pytest.mark.webengine, pytest.mark.usefixtures("display")]


def seen_by(kind: str, argument: str) -> dict[str, Any]:
    """The requests that the proxy saw of a process that opens the page."""
    command = [sys.executable, "-m", "tests.end2end.through_a_proxy", kind, argument]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=90, check=False)
    assert ran.stdout, ran.stderr
    found: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return found


@pytest.mark.parametrize("wants", ["", "ada:secret"])
def test_the_embedded_page_goes_through_the_proxy(wants: str) -> None:
    found = seen_by("http", wants)
    assert found["asked"][0] == ["CONNECT", "far.example.org:443"]
    assert found["refused_first"] is bool(wants)  # Chromium waits to be asked for it


@pytest.mark.parametrize("named", ["", "all_proxy=socks5", "ALL_PROXY=socks5h", "https_proxy=socks"])
def test_a_socks_proxy_is_given_names_by_the_embedded_page_as_well(named: str) -> None:
    found = seen_by("socks", named)
    assert set(found["asked"]) == {"far.example.org"}
    assert set(found["faults"]) == {"unknown: far.example.org"}
