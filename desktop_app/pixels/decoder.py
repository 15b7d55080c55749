"""Pixels of a picture that somebody else made, by Pillow, which is imported with the first."""

from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING

from desktop_app.domain.errors import BadAnswer, PictureReason
from desktop_app.pixels import gif, jpeg, png, trials, webp
from desktop_app.pixels.limits import LARGEST_FILE, Bare

if TYPE_CHECKING:
    from PIL import Image
    from PIL.ImageFile import ImageFile

_one_at_a_time = Lock()
"""Held while a picture is decoded: the bound on memory is one picture's, and several at once would add up."""


def pixels_of(data: bytes, width: int, height: int) -> bytes:
    """The picture, filling that size, its overhang cut away evenly: rows of red, green, blue and alpha, premultiplied.

    Raises `BadAnswer` where it is none, is too large or too much work, or failed before (`trials`).
    """
    with _one_at_a_time:
        return trials.tried(data, lambda: _pixels(data, width, height))


def bare(data: bytes) -> Bare:
    """The parts of a file that its pixels are made of, by the file's own signature. Raises `BadAnswer`."""
    if len(data) > LARGEST_FILE:
        raise BadAnswer(PictureReason.TOO_LARGE, count=len(data))
    if data.startswith(png.SIGNATURE):
        return png.bare(data)
    if data.startswith(jpeg.SIGNATURE):
        return jpeg.bare(data)
    if data.startswith(gif.SIGNATURES):
        return gif.bare(data)
    if webp.is_one(data):
        return webp.bare(data)
    raise BadAnswer(PictureReason.OTHER_KIND)


def _pixels(data: bytes, width: int, height: int) -> bytes:
    try:
        found = bare(data)
        picture = _opened(found)
        picture.draft(None, (width, height))  # a JPEG is unpacked no larger than needed
        return _filling(picture, width, height)
    except BadAnswer:
        raise
    except Exception:  # noqa: BLE001 - a decoder may fail in any way
        raise BadAnswer(PictureReason.NOT_READABLE) from None


def _opened(found: Bare) -> "ImageFile":
    """Open the picture with its own plugin: `Image.open` would import all others, and try them."""
    from PIL import GifImagePlugin, JpegImagePlugin, PngImagePlugin, WebPImagePlugin  # noqa: PLC0415 - not at the start

    file = BytesIO(found.data)
    match found.kind:
        case "PNG":
            return PngImagePlugin.PngImageFile(file)
        case "JPEG":
            return JpegImagePlugin.JpegImageFile(file)
        case "GIF":
            return GifImagePlugin.GifImageFile(file)
        case _:
            return WebPImagePlugin.WebPImageFile(file)


def _filling(picture: "ImageFile", width: int, height: int) -> bytes:
    from PIL.Image import Resampling  # noqa: PLC0415 - as above

    scale = max(width / picture.width, height / picture.height)
    across, down = min(width / scale, picture.width), min(height / scale, picture.height)
    left, top = (picture.width - across) / 2, (picture.height - down) / 2
    box = (left, top, left + across, top + down)
    cut = _in_colors(picture).resize((width, height), Resampling.BILINEAR, box, reducing_gap=2.0)
    return cut.convert("RGBA").convert("RGBa").tobytes()


def _in_colors(picture: "ImageFile") -> "Image.Image":
    """Convert the picture to red, green and blue, with alpha where some of it is transparent."""
    picture.load()
    if picture.mode == "I;16":  # grey in 16 bits, which `convert` would cut off at 255
        return picture.point(lambda value: value * (1 / 256)).convert("RGB")
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    return picture if picture.mode == mode else picture.convert(mode)
