"""The file that keeps an emulator's state, while other programs look at it."""

from pathlib import Path

import pytest

from desktop_app.sandbox.state_file import StateFile, _put_in_place


def refusing(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Have so many renames refused, as Windows does for a file that an indexer has open."""
    left = [times]
    rename = Path.replace

    def replace(old: Path, new: Path) -> Path:
        if left[0]:
            left[0] -= 1
            raise PermissionError(13, "Permission denied")
        return rename(old, new)

    monkeypatch.setattr(Path, "replace", replace)


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    StateFile(tmp_path / "state.json").write({"queue": [1, 2]})

    assert StateFile(tmp_path / "state.json").read() == {"queue": [1, 2]}
    assert [path.name for path in tmp_path.iterdir()] == ["state.json"]


def test_a_file_that_is_held_for_a_moment_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "new").write_text("new", encoding="utf-8")
    refusing(monkeypatch, 3)
    pauses: list[float] = []

    _put_in_place(tmp_path / "new", tmp_path / "state.json", pauses.append)

    assert (tmp_path / "state.json").read_text(encoding="utf-8") == "new"
    assert len(pauses) == 3


def test_a_file_that_is_never_let_go_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "new").touch()
    refusing(monkeypatch, 1000)
    pauses: list[float] = []

    with pytest.raises(PermissionError):
        _put_in_place(tmp_path / "new", tmp_path / "state.json", pauses.append)
    assert sum(pauses) == pytest.approx(1.0)
