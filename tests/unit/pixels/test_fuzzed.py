"""Valid pictures with bytes changed, lost, doubled: they are drawn or refused, and nothing else happens."""

import contextlib

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import BadAnswer
from desktop_app.pixels import pixels_of
from tests.unit.pixels.test_bare import PICTURES

SEEDS = st.sampled_from(tuple(PICTURES.values()))


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    data = bytearray(draw(SEEDS))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data) - 1))
        length = draw(st.sampled_from((1, 1, 2, 4, 60, 1_000)))
        match draw(st.integers(0, 3)):
            case 0:
                data[at : at + length] = draw(st.binary(min_size=length, max_size=length))
            case 1:
                del data[at : at + length]
                data += b"\0"
            case 2:
                data[at:at] = data[at : at + length]
            case _:
                data[at : at + 4] = draw(st.sampled_from((b"\xff" * 4, bytes(4), b"\x7f\xff\xff\xff", b"\0\0\0\1")))
    return bytes(data)


@settings(max_examples=400, deadline=None)
@given(mutated())
def test_a_changed_picture_is_drawn_or_refused(data: bytes) -> None:
    with contextlib.suppress(BadAnswer):
        assert len(pixels_of(data, 28, 40)) == 28 * 40 * 4


@settings(max_examples=200, deadline=None)
@given(st.sampled_from((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF89a", b"RIFF\0\0\0\0WEBP", b"")), st.binary())
def test_anything_behind_a_signature_is_drawn_or_refused(signature: bytes, rest: bytes) -> None:
    with contextlib.suppress(BadAnswer):
        pixels_of(signature + rest, 28, 40)
