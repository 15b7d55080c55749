"""Box art: real pictures, the same each time."""

import struct
import subprocess
import sys
from pathlib import Path

import pytest
import requests
from PIL import Image

from desktop_app.sandbox import posters
from desktop_app.sandbox.netflix.emulator import NetflixEmulator
from desktop_app.sandbox.netflix.routes import POSTERS

ROOT = Path(__file__).parents[2]
FILES = ROOT / "resources" / "sandbox" / "posters"
MEGABYTE = 1_000_000


@pytest.mark.parametrize(("size", "width"), list(POSTERS.widths.items()))
def test_box_art_is_a_png_of_the_documented_width(netflix: NetflixEmulator, size: str, width: int) -> None:
    answer = requests.get(f"{netflix.api_address}/us/boxshots/{size}/60034967.png", timeout=60)

    assert answer.headers["Content-Type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", answer.content[16:24]) == (width, round(width * 15 / 11))
    assert "max-age" in answer.headers["Cache-Control"]


def test_box_art_that_is_known_is_not_sent_again(netflix: NetflixEmulator) -> None:
    address = f"{netflix.api_address}/us/boxshots/large/60034967.png"
    etag = requests.get(address, timeout=60).headers["ETag"]

    assert requests.get(address, headers={"If-None-Match": etag}, timeout=60).status_code == 304


@pytest.mark.parametrize("path", ["large/1.png", "huge/60034967.png", "large"])
def test_no_such_box_art(netflix: NetflixEmulator, path: str) -> None:
    assert requests.get(f"{netflix.api_address}/us/boxshots/{path}", timeout=60).status_code == 404


def test_box_art_is_not_counted_or_failed(netflix: NetflixEmulator) -> None:
    netflix.faults.fail_next(500)

    answer = requests.get(f"{netflix.api_address}/us/boxshots/tiny/60034967.png", timeout=60)

    assert answer.status_code == 200
    assert netflix.requests == []


def test_a_poster_is_the_same_each_time_and_not_every_title_s() -> None:
    first = posters.poster("60034967", 64)
    posters.poster.cache_clear()

    assert posters.poster("60034967", 64) == first
    assert posters.poster("60034968", 64) != first


def pixels(file: Path) -> bytes:
    with Image.open(file) as picture:
        return picture.convert("RGB").tobytes()


def test_the_files_are_what_the_program_s_own_painter_paints(tmp_path: Path) -> None:
    subprocess.run((sys.executable, ROOT / "packaging" / "sample-posters", tmp_path), check=True, timeout=300)

    painted = {file.name: pixels(file) for file in tmp_path.iterdir()}
    assert len(painted) > 100
    assert {file.name: pixels(file) for file in FILES.iterdir()} == painted, "Run `make posters`."
    assert sum(file.stat().st_size for file in FILES.iterdir()) < MEGABYTE


def test_who_makes_a_sandbox_waits_for_no_server_and_no_painter() -> None:
    program = (
        "import sys; from desktop_app.sandbox.server import Sandbox; Sandbox();"
        "print([name for name in ('werkzeug', 'PIL') if name in sys.modules])"
    )

    made = subprocess.run((sys.executable, "-c", program), capture_output=True, text=True, check=True, timeout=60)

    assert made.stdout.strip() == "[]"
