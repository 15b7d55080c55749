"""A picture's file with nothing in it but pixels: it looks the same, and what else was in it is gone."""

from contextlib import nullcontext
from io import BytesIO

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from desktop_app.domain.errors import BadAnswer
from desktop_app.pixels import jpeg, limits, pixels_of
from desktop_app.pixels.decoder import bare
from tests.sentences import says
from tests.unit.pixels import files
from tests.unit.pixels.files import encoded, plain

SECRET = b"NOT FOR DECODERS"


def _told() -> PngInfo:
    told = PngInfo()
    told.add_text("a", SECRET.decode())
    told.add_itxt("b", SECRET.decode(), zip=False)
    return told


def _seen(data: bytes) -> Image.Image:
    picture = Image.open(BytesIO(data))
    return picture.convert("RGBA")


FURTHER = [plain().rotate(180), plain().rotate(90).resize((40, 60))]

PICTURES = {
    "PNG": encoded("PNG", pnginfo=_told(), exif=b"Exif\0\0" + SECRET, icc_profile=SECRET),
    "PNG with a palette": encoded("PNG", plain().quantize(50), transparency=3, pnginfo=_told()),
    "PNG with alpha": encoded("PNG", plain(mode="RGBA"), pnginfo=_told()),
    "PNG, moving": encoded("PNG", save_all=True, append_images=FURTHER, pnginfo=_told()),
    "JPEG": encoded("JPEG", exif=b"Exif\0\0" + SECRET, icc_profile=SECRET, comment=SECRET),
    "JPEG, progressive": encoded("JPEG", progressive=True, comment=SECRET),
    "JPEG with restarts": encoded("JPEG", restart_marker_rows=1, comment=SECRET),
    "JPEG, grey": encoded("JPEG", plain(mode="L"), comment=SECRET),
    "JPEG in CMYK": encoded("JPEG", plain(mode="CMYK"), comment=SECRET),
    "GIF": encoded("GIF", plain(mode="P"), comment=SECRET),
    "GIF with transparency": encoded("GIF", plain().quantize(50), transparency=3, comment=SECRET),
    "GIF, moving": encoded("GIF", plain(), save_all=True, append_images=FURTHER, comment=SECRET),
    "WebP": encoded("WEBP", exif=b"Exif\0\0" + SECRET, icc_profile=SECRET, xmp=SECRET),
    "WebP with alpha": encoded("WEBP", plain(mode="RGBA"), exif=b"Exif\0\0" + SECRET),
    "WebP, lossless": encoded("WEBP", plain(mode="RGBA"), lossless=True, exif=b"Exif\0\0" + SECRET),
    "WebP, moving": encoded("WEBP", save_all=True, append_images=FURTHER, exif=b"Exif\0\0" + SECRET),
    "WebP, moving with alpha": encoded("WEBP", plain(mode="RGBA"), save_all=True, append_images=FURTHER),
}


@pytest.mark.parametrize("name", PICTURES)
def test_its_pixels_are_the_same(name: str) -> None:
    data = PICTURES[name]
    found = bare(data)
    assert (found.width, found.height) == (40, 60)
    assert _seen(found.data).tobytes() == _seen(data).tobytes()


@pytest.mark.parametrize("name", PICTURES)
def test_nothing_else_is_left(name: str) -> None:
    found = bare(PICTURES[name])
    assert SECRET not in found.data
    assert getattr(Image.open(BytesIO(found.data)), "n_frames", 1) == 1


@pytest.mark.parametrize("name", PICTURES)
def test_it_fills_a_size_as_the_whole_one_would(name: str) -> None:
    shown = Image.frombytes("RGBa", (20, 30), pixels_of(PICTURES[name], 20, 30)).convert("RGB")
    wanted = _seen(PICTURES[name]).convert("RGBa").resize((20, 30), Image.Resampling.BILINEAR).convert("RGB")
    for ours, theirs in zip(shown.tobytes(), wanted.tobytes(), strict=True):
        assert abs(ours - theirs) < 40, name


@pytest.mark.parametrize(
    "picture",
    [
        encoded("PNG", Image.new("I;16", (9, 9), 0x8000)),
        encoded("PNG", Image.new("L", (9, 9), 128)),
        encoded("PNG", Image.new("LA", (9, 9), (128, 255))),
        encoded("JPEG", Image.new("L", (9, 9), 128)),
        encoded("GIF", Image.new("L", (9, 9), 128)),
        encoded("WEBP", Image.new("RGB", (9, 9), (128, 128, 128)), lossless=True),
    ],
)
def test_grey_stays_grey(picture: bytes) -> None:
    assert pixels_of(picture, 1, 1) in {bytes((shade, shade, shade, 255)) for shade in (127, 128, 129)}


def test_the_overhang_is_cut_away_evenly() -> None:
    wide = Image.new("RGB", (300, 100), (255, 0, 0))
    wide.paste((0, 0, 255), (90, 0, 210, 100))
    assert pixels_of(encoded("PNG", wide), 50, 50) == bytes((0, 0, 255, 255)) * 2_500


@pytest.mark.parametrize("name", PICTURES)
def test_a_file_that_was_cut_short_is_refused(name: str) -> None:
    data = PICTURES[name]
    last = data[: len(bare(data).data) - 20]  # short of the last byte of pixels, however much follows them
    for length in (0, 1, 7, 12, 20, 33, len(last) // 2):
        with pytest.raises(BadAnswer):
            pixels_of(last[:length], 9, 9)


def test_a_damaged_png_is_refused() -> None:
    whole = bytearray(encoded("PNG"))
    whole[whole.index(b"IDAT") + 20] ^= 1
    with pytest.raises(BadAnswer):
        pixels_of(bytes(whole), 9, 9)


def test_a_picture_may_be_as_large_as_a_phone_s_photo() -> None:
    assert len(pixels_of(encoded("JPEG", Image.new("RGB", (4_080, 3_060))), 120, 180)) == 120 * 180 * 4


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
@pytest.mark.parametrize("size", [(limits.LARGEST_SIDE + 1, 1), (3_600, 3_600)])
def test_a_larger_one_is_refused_before_a_decoder_sees_it(kind: str, size: tuple[int, int]) -> None:
    with pytest.raises(BadAnswer):
        bare(encoded(kind, Image.new("RGB", size)))


def test_a_file_of_more_bytes_than_any_answer_is_refused() -> None:
    with pytest.raises(BadAnswer):
        bare(files.PNG + bytes(limits.LARGEST_FILE))


@pytest.mark.parametrize("marker", [0xC3, 0xC5, 0xC9, 0xCA, 0xCB, 0xDC, 0xDE])
def test_kinds_of_jpeg_that_nobody_sends_are_refused(marker: int) -> None:
    with pytest.raises(BadAnswer):
        bare(files.jpeg_with(files.jpeg_segment(marker, b"\x08" + bytes(8))))


def test_what_a_decoder_says_in_its_own_way_is_a_bad_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    for error in (MemoryError, SystemError, RecursionError, OSError, KeyError):

        def fails(*_: object, kind: type[Exception] = error) -> None:
            raise kind

        monkeypatch.setattr("PIL.PngImagePlugin.PngImageFile.load", fails)
        with pytest.raises(BadAnswer):
            pixels_of(encoded("PNG"), 9, 9)


def test_a_webp_without_pixels_is_refused() -> None:
    whole = encoded("WEBP", plain(mode="RGBA"))
    at = whole.index(b"\x9d\x01\x2a") + 3
    with pytest.raises(BadAnswer, check=says("how large")):
        bare(whole[:at] + bytes(4) + whole[at + 4 :])


@pytest.mark.parametrize(("side", "scans"), [(40, jpeg.MOST_SCANS + 1), (3_000, jpeg.MOST_SCANNED // 9_000_000 + 1)])
def test_a_jpeg_of_more_scans_than_anybody_makes_is_refused(side: int, scans: int) -> None:
    whole = encoded("JPEG", Image.new("L", (side, side)), progressive=True)
    first, last = whole.index(b"\xff\xda"), whole.rindex(b"\xff\xda")
    for count in (scans, scans - 1):
        many = whole[:first] + whole[last:-2] * count + whole[-2:]
        refused = pytest.raises(BadAnswer, check=says("too many scans")) if count == scans else nullcontext()
        with refused:
            bare(many)


PART = {
    "PNG": files.png_with(files.png_chunk(b"tEXt", b"") * limits.MOST_PARTS),
    "JPEG": files.jpeg_with(files.jpeg_segment(0xFE, b"") * limits.MOST_PARTS),
    "GIF": files.gif_with(files.gif_block(0xFE, b"") * limits.MOST_PARTS),
    "GIF, of blocks": files.gif_with(files.gif_block(0xFE, bytes(limits.MOST_PARTS), step=1)),
    "WebP": files.webp_file(files.webp_chunk(b"EXIF", b"") * limits.MOST_PARTS, encoded("WEBP")[12:]),
}


@pytest.mark.parametrize("name", PART)
def test_a_file_of_endless_parts_is_refused(name: str) -> None:
    with pytest.raises(BadAnswer, check=says("too many parts")):
        bare(PART[name])
