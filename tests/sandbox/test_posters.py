"""Box art: real pictures, the same each time."""

import struct
import zlib

import pytest
import requests

from desktop_app.sandbox import posters, raster
from desktop_app.sandbox.netflix.emulator import NetflixEmulator
from desktop_app.sandbox.netflix.images import WIDTHS
from tests.growth import processor_seconds


@pytest.mark.parametrize(("size", "width"), list(WIDTHS.items()))
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


def test_a_poster_is_drawn_fast_enough() -> None:
    ids = [str(number) for number in range(20)]
    posters.poster.cache_clear()

    def draw() -> None:
        posters.poster.cache_clear()
        for title_id in ids:
            posters.poster(title_id, 110)

    assert processor_seconds(draw) / len(ids) < 0.1, "a third of it here"


def test_edges_are_smooth() -> None:
    picture = raster.paint(20, 20, (0, 0, 0), [(raster.disc(0.5, 0.5, 0.3), (240, 240, 240))])

    rows = zlib.decompress(picture[41 : 41 + struct.unpack(">I", picture[33:37])[0]])
    assert len(set(rows)) > 6
