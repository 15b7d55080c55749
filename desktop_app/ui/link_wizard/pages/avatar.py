"""A person by their picture, and by their initials where there is none."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.style.theme import colors, font

SIZE = 96
LARGEST = QSize(3 * SIZE, 3 * SIZE)
"""In pixels of the screen."""
HUES = ("#2F6C74", "#7A4A86", "#7A6233", "#3E5C8A", "#4B6B3C", "#8A4B4B")


def initials(name: str) -> str:
    """The initials of the first and the last word; for a single word its first letter."""
    words = [word for word in name.replace("_", " ").split() if word[0].isalnum()]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


class Avatar(QWidget):
    """A round picture of a person, or their initials on a colour that stays the same for the same name."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ""
        self._picture = QImage()
        self.setFixedSize(SIZE, SIZE)

    def set_name(self, name: str) -> None:
        """Show another person by their initials."""
        self._name, self._picture = name, QImage()
        self.update()

    def show_picture(self, picture: QImage) -> None:
        """Show their picture, as large as `LARGEST`, instead of the initials."""
        self._picture = picture
        self.update()

    @property
    def has_picture(self) -> bool:
        """Whether the picture has come."""
        return not self._picture.isNull()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.has_picture:
            self._paint_picture(painter)
        else:
            self._paint_initials(painter)
        painter.end()

    def _paint_picture(self, painter: QPainter) -> None:
        circle = QPainterPath()
        circle.addEllipse(self.rect().toRectF())
        painter.setClipPath(circle)
        scale = self.devicePixelRatioF()
        side = round(SIZE * scale)
        expand, smooth = Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
        filled = self._picture.scaled(QSize(side, side), expand, smooth)
        left, top = (filled.width() - side) // 2, (filled.height() - side) // 2
        painter.drawImage(self.rect(), filled.copy(left, top, side, side))

    def _paint_initials(self, painter: QPainter) -> None:
        fill = QColor(HUES[sum(self._name.encode()) % len(HUES)])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill.lighter(112) if colors().dark else fill)
        painter.drawEllipse(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(QColor("white"))
        face = font(36, 600)
        face.setPixelSize(36)  # the disc is a picture, which does not grow with the font
        painter.setFont(face)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, initials(self._name))
