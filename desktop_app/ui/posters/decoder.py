"""Decoding of a poster's bytes to pixels. Called in a worker; the widgets' thread decodes nothing."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from desktop_app.pixels import pixels_of
from desktop_app.workers import Workers

DECODING = Workers("decoding")
"""The one thread in which pictures are decoded."""


def decoded(data: bytes, size: QSize) -> QImage:
    """The picture, filling the size (in pixels), its overhang cut away evenly. Raises `BadAnswer`."""
    width, height = size.width(), size.height()
    pixels = pixels_of(data, width, height)
    # The image does not own those bytes; the converted one has its own.
    picture = QImage(pixels, width, height, 4 * width, QImage.Format.Format_RGBA8888_Premultiplied)
    return picture.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
