"""The embedded sign-in page is left in the middle, or the program closed over it: nothing stays or complains."""

from pathlib import Path

import pytest

from tests.end2end.processes import told_by

pytestmark = [pytest.mark.webengine, pytest.mark.usefixtures("display")]


@pytest.mark.parametrize("way", ["Cancel", "Back", "Use my browser instead", "Quit"])
def test_page_view_and_profile_end_in_order(tmp_path: Path, way: str) -> None:
    found = told_by("leave_the_page", way, str(tmp_path))

    assert "//" not in found.pop("address").removeprefix("http://")
    assert all(found.values()), found
