"""The sandbox's misbehaving sign-in pages in the embedded page: signed in through, or told."""

from pathlib import Path

import pytest

from tests.end2end.processes import told_by

pytestmark = [pytest.mark.webengine, pytest.mark.usefixtures("display")]

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
    assert told_by("misbehave_at_sign_in", str(tmp_path), fault) == told
