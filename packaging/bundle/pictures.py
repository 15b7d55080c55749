"""The icon in all sizes and formats, drawn from the one SVG by Qt: `pictures.py FOLDER`."""

import os
import struct
import sys
from importlib.resources import files
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
ICNS_TYPES = {16: b"icp4", 32: b"icp5", 64: b"icp6", 128: b"ic07", 256: b"ic08", 512: b"ic09", 1024: b"ic10"}
"""Types of Apple's icon file that hold a PNG."""


def png(renderer: QSvgRenderer, size: int) -> bytes:
    """The icon as a PNG of that many pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(content.data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """Windows' icon file: a directory, then PNGs."""
    directory, body = b"", b""
    begin = 6 + 16 * len(pictures)
    for size, picture in pictures.items():
        edge = size % 256  # 0 says 256
        directory += struct.pack("<BBBBHHII", edge, edge, 0, 0, 1, 32, len(picture), begin + len(body))
        body += picture
    return struct.pack("<HHH", 0, 1, len(pictures)) + directory + body


def icns(pictures: dict[bytes, bytes]) -> bytes:
    """Apple's icon file: typed chunks, each with its length."""
    body = b"".join(kind + struct.pack(">I", len(picture) + 8) + picture for kind, picture in pictures.items())
    return b"icns" + struct.pack(">I", len(body) + 8) + body


def main(folder: Path) -> None:
    """Write them all."""
    QGuiApplication(sys.argv[:1])
    svg = files("desktop_app.resources").joinpath("icons/lineup.svg").read_bytes()
    renderer = QSvgRenderer(QByteArray(svg))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "lineup.svg").write_bytes(svg)
    for size in SIZES:
        (folder / f"{size}.png").write_bytes(png(renderer, size))
    (folder / "lineup.ico").write_bytes(ico({size: png(renderer, size) for size in ICO_SIZES}))
    (folder / "lineup.icns").write_bytes(icns({kind: png(renderer, size) for size, kind in ICNS_TYPES.items()}))


main(Path(sys.argv[1]))
