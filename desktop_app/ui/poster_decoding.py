"""From a picture's bytes to the pixels of a poster, in a worker. What is hostile is refused before it is unpacked."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from desktop_app.domain.errors import BadAnswer

LARGEST_SIDE = 8_000
MOST_PIXELS = 24_000_000
"""Unpacked they take four bytes each."""

_SIGNATURES = ((b"\x89PNG\r\n\x1a\n", b"png"), (b"\xff\xd8\xff", b"jpeg"), (b"GIF8", b"gif"))


def decoded(data: bytes, size: QSize) -> QImage:
    """The picture, filling the size (in pixels), its overhang cut away evenly. Raises `BadAnswer`.

    It is read in the format that its first bytes tell and in no other; a JPEG is unpacked no larger than needed.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(_format_of(data)))
    reader.setAutoDetectImageFormat(False)
    found = reader.size()
    if not found.isValid() or found.isEmpty():
        raise BadAnswer("The picture does not tell how large it is.")
    if max(found.width(), found.height()) > LARGEST_SIDE or found.width() * found.height() > MOST_PIXELS:
        raise BadAnswer(f"The picture has {found.width()} × {found.height()} pixels.")
    reader.setScaledSize(found.scaled(size, Qt.AspectRatioMode.KeepAspectRatioByExpanding).expandedTo(size))
    picture = reader.read()
    if picture.isNull():
        raise BadAnswer(f"The picture cannot be read: {reader.errorString()}.")
    return _cut(picture, size).convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def _format_of(data: bytes) -> bytes:
    """By its signature, whatever the server called it."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return b"webp"
    raise BadAnswer("The picture is of a kind that is not shown.")


def _cut(picture: QImage, size: QSize) -> QImage:
    left, top = (picture.width() - size.width()) // 2, (picture.height() - size.height()) // 2
    return picture.copy(left, top, size.width(), size.height())
