"""An address as a QR code. Dark on light in every theme, for readers do not take it the other way round."""

import segno
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.style.theme import colors
from desktop_app.ui.widgets.host_display import place_of

SIDE = 188
QUIET = 4
"""Modules of quiet zone around it (ISO/IEC 18004)."""
RADIUS = 10
DARK, LIGHT = QColor("#1A1D21"), QColor("#FFFFFF")


class QrCode(QWidget):
    """Modules are whole device pixels, so that none is blurred."""

    def __init__(self) -> None:
        super().__init__()
        self._modules: tuple[tuple[bool, ...], ...] = ()
        self.setFixedSize(SIDE, SIDE)

    def set_address(self, address: str) -> None:
        """Show an address; nothing is shown of one that is too long for a QR code."""
        self._modules = _modules_of(address)
        self.setAccessibleName(f"QR code of the page {place_of(address)}")
        self.update()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to scan."""
        return not self._modules

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colors().line)
        painter.setBrush(LIGHT)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        if self._modules:
            self._paint_modules(painter)
        painter.end()

    def _paint_modules(self, painter: QPainter) -> None:
        scale = self.devicePixelRatioF()
        count = len(self._modules)
        pixels = max(int(SIDE * scale) // (count + 2 * QUIET), 1)
        margin = (int(SIDE * scale) - count * pixels) // 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.scale(1 / scale, 1 / scale)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(DARK)
        for y, row in enumerate(self._modules):
            for x, dark in enumerate(row):
                if dark:
                    painter.drawRect(QRectF(margin + x * pixels, margin + y * pixels, pixels, pixels))


def _modules_of(address: str) -> tuple[tuple[bool, ...], ...]:
    try:
        made = segno.make_qr(address, error="m", boost_error=False)
    except segno.DataOverflowError:
        return ()
    return tuple(tuple(bool(module) for module in row) for row in made.matrix)
