"""A picture that failed, or that took the program down, is not tried again; one with other bytes is."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.errors import BadAnswer
from desktop_app.pixels import keep_marks_in, pixels_of, trials
from tests.unit.pixels.files import encoded, plain

GOOD = encoded("PNG")
OTHER = encoded("PNG", plain(41, 60))

START = """
import os, sys, threading
from pathlib import Path
from PIL.PngImagePlugin import PngImageFile
from desktop_app.pixels import keep_marks_in, pixels_of
folder, picture = Path(sys.argv[1]), Path(sys.argv[2]).read_bytes()
keep_marks_in(folder)
"""

CRASHES = f"{START}\nPngImageFile.load = lambda self: os.abort()\npixels_of(picture, 9, 9)"

QUITS = f"""{START}
busy = threading.Event()
PngImageFile.load = lambda self: (busy.set(), threading.Event().wait())
threading.Thread(target=pixels_of, args=(picture, 9, 9), daemon=True).start()
busy.wait()
print(*(path.name for path in folder.iterdir()))
"""


@pytest.fixture(autouse=True)
def _own_marks(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(trials, "_kept", [])
    return iter(())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "failed"


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The pictures that came as far as a decoder."""
    seen: list[bytes] = []
    real = trials.tried

    def watched(data: bytes, decode: object) -> object:
        def watching() -> object:
            seen.append(data)
            assert callable(decode)
            return decode()

        return real(data, watching)

    monkeypatch.setattr(trials, "tried", watched)
    return seen


def next_start(folder: Path) -> None:
    keep_marks_in(folder)


def _run(program: str, folder: Path, picture: bytes) -> subprocess.CompletedProcess[str]:
    file = folder.parent.parent / "picture"
    file.write_bytes(picture)
    return subprocess.run([sys.executable, "-c", program, folder, file], capture_output=True, text=True, check=False)


def test_a_decoder_that_took_the_program_down_is_not_given_that_picture_again(
    folder: Path, decoded: list[bytes]
) -> None:
    assert _run(CRASHES, folder, GOOD).returncode != 0

    for _ in range(2):
        next_start(folder)
        with pytest.raises(BadAnswer):
            pixels_of(GOOD, 9, 9)
    assert not decoded
    assert pixels_of(OTHER, 9, 9)


def test_a_picture_that_failed_is_not_tried_again_by_this_run_or_the_next(folder: Path, decoded: list[bytes]) -> None:
    broken = GOOD[:-30]
    next_start(folder)
    for _ in range(3):
        with pytest.raises(BadAnswer):
            pixels_of(broken, 9, 9)
    next_start(folder)
    with pytest.raises(BadAnswer):
        pixels_of(broken, 9, 9)
    assert decoded == [broken]


def test_a_picture_that_was_drawn_leaves_nothing(folder: Path) -> None:
    next_start(folder)
    pixels_of(GOOD, 9, 9)
    assert not list(folder.iterdir())


def test_who_quits_in_the_middle_of_a_picture_has_not_seen_it_fail(folder: Path) -> None:
    ended = _run(QUITS, folder, GOOD)
    assert ended.returncode == 0, ended.stderr
    assert len(ended.stdout.split()) == 1, "the mark was there"
    assert not list(folder.iterdir())


def test_without_a_disk_pictures_are_drawn_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    next_start(tmp_path / "file" / "failed")
    assert pixels_of(GOOD, 9, 9)


def test_marks_do_not_fill_the_disk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trials, "MOST_MARKS", 3)
    next_start(folder)
    for number in range(5):
        with pytest.raises(BadAnswer):
            pixels_of(b"GIF89a%d" % number, 9, 9)
    next_start(folder)
    with pytest.raises(BadAnswer):
        pixels_of(b"GIF89a", 9, 9)
    assert len(list(folder.iterdir())) == 4
