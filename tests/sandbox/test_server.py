"""Starting and stopping: the emulators that wait to be asked for, and ports."""

import socket
import subprocess
import sys

import pytest
import requests

from desktop_app.sandbox.__main__ import _sheet
from desktop_app.sandbox.server import Sandbox


def answers(address: str) -> bool:
    try:
        return requests.get(address, timeout=60).status_code < 500
    except requests.ConnectionError:
        return False


def free_ports(count: int) -> int:
    """The first of so many ports in a row that nobody has."""
    for first in range(20_000, 60_000, count):
        try:
            for port in range(first, first + count):
                with socket.socket() as one:
                    one.bind(("127.0.0.1", port))
        except OSError:
            continue
        return first
    raise AssertionError


def test_nobody_waits_for_services_that_nobody_asks_for() -> None:
    program = (
        "import sys; from desktop_app.sandbox.server import Sandbox\n"
        "late = ('youtube.emulator', 'jellyfin.emulator')\n"
        "with Sandbox(): print([name for name in sys.modules if name.endswith(late)])"
    )

    made = subprocess.run((sys.executable, "-c", program), capture_output=True, text=True, check=True, timeout=60)

    assert made.stdout.strip() == "[]"


def test_they_start_when_they_are_asked_for_and_again_at_the_same_address() -> None:
    with Sandbox() as sandbox:
        youtube, jellyfin = sandbox.youtube.endpoint, sandbox.jellyfin.address
        assert sandbox.youtube is sandbox.youtube
        assert answers(youtube)
        assert answers(f"{jellyfin}/System/Info/Public")
        sandbox.stop()
        assert not answers(youtube)
        sandbox.start()
        assert (sandbox.youtube.endpoint, sandbox.jellyfin.address) == (youtube, jellyfin)
        assert answers(youtube)


def test_they_may_be_asked_for_before_the_start() -> None:
    sandbox = Sandbox()
    youtube = sandbox.youtube
    assert youtube.endpoint == ""
    with sandbox:
        assert answers(youtube.endpoint)
    assert not answers(youtube.endpoint)


def test_ports_stand_in_a_row_whoever_is_asked_for_first() -> None:
    first = free_ports(12)
    with Sandbox(port=first) as sandbox:
        assert sandbox.jellyfin.address == f"http://127.0.0.1:{first + 10}/jellyfin"
        assert sandbox.youtube.endpoint == f"http://127.0.0.1:{first + 8}"
        assert sandbox.netflix.api_address == f"http://127.0.0.1:{first}"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets a second program listen at the same port")
def test_a_port_that_is_taken_lets_nothing_start() -> None:
    first = free_ports(12)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", first + 3))
        taken.listen()
        sandbox = Sandbox(port=first)
        with pytest.raises(OSError):
            sandbox.start()
        assert not answers(f"http://127.0.0.1:{first}")


def test_the_sheet_tells_of_all() -> None:
    with Sandbox() as sandbox:
        sheet = _sheet(sandbox)

        for told in (sandbox.youtube.tv_client_id, sandbox.youtube.auth, sandbox.jellyfin.web, "ada / analytical"):
            assert told in sheet
