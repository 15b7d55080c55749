"""The real embedded page keeps no key to itself, and loses none that it needs first."""

from pathlib import Path

import pytest

from tests.end2end.processes import told_by

pytestmark = [pytest.mark.webengine, pytest.mark.usefixtures("display")]


def test_f6_leads_out_and_back_and_escape_closes_what_is_open_first(tmp_path: Path) -> None:
    found = told_by("press_keys_in_the_page", str(tmp_path))

    assert len(found) == 3
    assert all(found.values()), found
