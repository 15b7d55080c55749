"""A sign-in page whose request token has died: a new page by itself once, then by a button, and never raw XML."""

from pathlib import Path

import pytest

from tests.end2end.processes import told_by

pytestmark = [pytest.mark.webengine, pytest.mark.usefixtures("display")]


def test_an_expired_page_is_replaced(tmp_path: Path) -> None:
    assert told_by("expire_the_page", str(tmp_path)) == {
        "after a wrong password": "",
        "by itself": "The page had expired, so this is a new one.",
        "again": "This page has expired (10 minutes).",
        "raw answer is shown": False,
        "after the button": "",
        "new page is shown": True,
    }
