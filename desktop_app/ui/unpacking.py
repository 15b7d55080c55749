"""Pictures from outside, unpacked: of kinds that are pictures alone, and no larger than they can be shown."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

LARGEST = 4096
"""Pixels of a side above which a picture is not unpacked: a few kB may stand for gigabytes."""

SHOWN = QSize(1200, 1200)
"""Pixels in which it is kept: what is larger does not fit into Qt's cache, and would be fetched for ever."""

KINDS = frozenset(("jpeg", "png", "webp", "gif"))
"""An SVG is a program, and may name this computer's files."""


def unpacked(data: bytes) -> QImage:
    """The picture; a null one where it is none, or too large."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if reader.format().toStdString() not in KINDS or not 0 < max(size.width(), size.height()) <= LARGEST:
        return QImage()
    if size != size.boundedTo(SHOWN):
        reader.setScaledSize(size.scaled(SHOWN, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1)))
    return reader.read()
