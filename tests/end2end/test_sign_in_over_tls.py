"""The embedded sign-in page trusts whom the program trusts, and tells each TLS fault as one."""

import json
import subprocess
import sys

import pytest

pytestmark = [pytest.mark.webengine, pytest.mark.usefixtures("display")]

Found = dict[str, dict[str, str]]


@pytest.fixture(scope="module")
def found(display: str) -> Found:
    """The notice or the way back at each server, visited one after another in one process."""
    assert display
    command = [sys.executable, "-m", "tests.end2end.sign_in_over_tls"]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=280, check=False)
    assert ran.returncode == 0, ran.stderr
    told: Found = {}
    for line in ran.stdout.splitlines():
        told |= json.loads(line)
    return told


@pytest.mark.parametrize("by", ["environment", "description"])
def test_an_authority_that_the_program_knows_vouches_for_the_page(found: Found, by: str) -> None:
    assert found[by]["back"].endswith("?code=1")


@pytest.mark.parametrize(
    ("server", "words"),
    [
        ("nobody", "comes from an authority that this computer doesn’t trust"),
        ("broken", "which the variable SSL_CERT_FILE names"),
        ("expired", "has expired"),
        ("another", "belongs to another host"),
        ("ours", "wants a certificate from you"),
        ("plain", "answered without encryption"),
    ],
)
def test_a_fault_is_told_as_one(found: Found, server: str, words: str) -> None:
    assert words in found[server]["notice"]
    assert "127.0.0.1" in found[server]["notice"] or server == "broken"
    assert found[server]["back"] == ""
