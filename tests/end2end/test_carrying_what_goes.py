"""Something goes while it is carried, or what it is carried from: the drag ends with nothing, and the program lives."""

from pathlib import Path

import pytest

from tests.end2end.processes import told_by

pytestmark = [pytest.mark.timeout(120), pytest.mark.usefixtures("display")]


@pytest.mark.parametrize("what", ["row", "list"])
@pytest.mark.parametrize("way", ["deleted", "unlinked"])
def test_the_list_goes_from_which_something_is_carried(tmp_path: Path, what: str, way: str) -> None:
    found = told_by("carry_what_goes", what, way, str(tmp_path))

    said = {
        "deleted": "Trakt (sandbox) no longer has “Noir”.",
        "unlinked": "Ada Lovelace, Trakt (sandbox), is unlinked.",
    }
    assert str(found["said"]).startswith(said[way])
    assert (found["kept"], found["waiting"]) == (False, 0)


@pytest.mark.parametrize("way", ["switched", "covered", "minimized", "wizard"])
def test_rows_are_carried_no_further_than_their_list_is_seen(tmp_path: Path, way: str) -> None:
    found = told_by("carry_what_goes", "row", way, str(tmp_path))

    assert str(found["said"]).startswith("Nothing was moved. ")
    assert (found["kept"], found["waiting"]) == (True, 0)


@pytest.mark.parametrize("way", ["unlinked", "wizard"])
def test_what_a_search_found_is_carried_while_its_account_goes(tmp_path: Path, way: str) -> None:
    found = told_by("carry_what_goes", "result", way, str(tmp_path))

    assert (found["kept"], found["waiting"]) == (way == "wizard", 0)
