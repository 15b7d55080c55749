"""Files dragged out of another program into the window: real processes, and the display's own mouse."""

from pathlib import Path

import pytest

from desktop_app.opened import path_at
from desktop_app.tour.real_input import RealInput
from desktop_app.ui.search.window_drops import NO_SUCH_FILE, NOT_HERE, ONE_FILE
from tests.end2end.processes import told_by

CSV = "title,year\nThe Third Man,1949\nCharade,1963\n"


@pytest.fixture(autouse=True)
def mouse(display: str) -> None:
    """The display's own mouse."""
    try:
        RealInput(display).close()
    except OSError as error:
        pytest.skip(f"no real mouse can be moved: {error}")


def dragged(folder: Path, *addresses: str) -> dict[str, object]:
    """What became of these addresses, as a file manager writes them."""
    profile = folder / "profile"
    profile.mkdir()
    found: dict[str, object] = told_by("drag_files_in", str(profile), "".join(f"{each}\r\n" for each in addresses))
    return found


@pytest.mark.parametrize("name", ["films.csv", "f%C3%A4r%20%2541.csv", "no%FFunicode.csv"])
def test_a_file_is_copied_into_the_list_and_left_where_it_is(tmp_path: Path, name: str) -> None:
    address = f"file://{tmp_path}/{name}"
    path = path_at(address)
    assert path is not None
    path.write_text(CSV, encoding="utf-8")

    found = dragged(tmp_path, address)

    assert found == {"verdict": "Import into Instant queue", "ended": "CopyAction", "lines": 2}
    assert path.exists()


def test_what_cannot_be_taken_is_told(tmp_path: Path) -> None:
    here = f"file://{tmp_path}"
    (tmp_path / "folder").mkdir()
    tried = {
        (f"{here}/a.csv", f"{here}/b.csv"): ONE_FILE,
        (f"{here}/folder",): NO_SUCH_FILE,
        ("smb://server/films.csv",): NOT_HERE,
    }
    for at, (addresses, reason) in enumerate(tried.items()):
        (tmp_path / str(at)).mkdir()
        found = dragged(tmp_path / str(at), *addresses)
        assert found == {"verdict": reason, "ended": "IgnoreAction"}


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    found = dragged(tmp_path, f"file://{tmp_path}/gone.csv")

    assert "gone.csv" in str(found["said"])
