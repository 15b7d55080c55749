"""The first row of the sidebar: all queues as one."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QWidget

from desktop_app.ui.queue.words import counted
from desktop_app.ui.sidebar.delegate import text_left
from desktop_app.ui.style.focus_ring import PAINTS_OWN_RING
from desktop_app.ui.style.icons import TILE, icon
from desktop_app.ui.style.row_ground import paint_ground
from desktop_app.ui.style.theme import colors, font, grown

HEIGHT = 36
_ICON = 20


class OverviewRow(QAbstractButton):
    """A button that looks like the rows below, and is reached from them with the arrow keys."""

    left_downwards = Signal()
    """The keyboard goes on to the accounts."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._count = ""
        self.setText("All my lists")
        self.setCheckable(True)
        self.setProperty(PAINTS_OWN_RING, True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip("The titles of all your lists, each once (Ctrl+Shift+Q)")
        self.setAccessibleName("All my lists")

    def show_count(self, count: int | None) -> None:
        """Show the number of titles in all queues; None while it is not known."""
        said = f"{count:,}" if count is not None else ""
        if said == self._count:
            return
        self._count = said
        self.setAccessibleName(f"All my lists, {counted(count, 'title')}" if count is not None else "All my lists")
        self.update()

    def nextCheckState(self) -> None:
        """Leave the check mark alone: what is on the screen sets it."""

    def sizeHint(self) -> QSize:
        return QSize(grown(200), grown(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        look = colors().selected if self.isChecked() else colors()
        side = grown(_ICON)
        around = (self.height() - side) // 2
        area = self._at(28 + (grown(TILE) - side) // 2, side).adjusted(0, around, 0, -around)
        icon("list", "on_accent" if look.is_high and self.isChecked() else "text").paint(painter, area)
        face, figures = font(13, QFont.Weight.DemiBold), font(12, tabular=True)
        taken = 22 + QFontMetrics(figures).horizontalAdvance(self._count)
        left = text_left()
        room = self.width() - left - taken
        said = QFontMetrics(face).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        self._write(painter, self._at(left, room), said, (face, look.text), Qt.AlignmentFlag.AlignLeft)
        end = self._at(self.width() - taken, taken - 14)
        self._write(painter, end, self._count, (figures, look.second_text), Qt.AlignmentFlag.AlignRight)
        painter.end()

    def _write(
        self, painter: QPainter, area: QRect, text: str, ink: tuple[QFont, QColor], side: Qt.AlignmentFlag
    ) -> None:
        painter.setFont(ink[0])
        painter.setPen(ink[1])
        aligned = QStyle.visualAlignment(self.layoutDirection(), side)
        painter.drawText(area, aligned | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_ground(self, painter: QPainter) -> None:
        paint_ground(
            painter,
            QRectF(self.rect().adjusted(8, 0, -8, 0)),
            colors().hover if self.underMouse() else None,
            is_chosen=self.isChecked(),
            is_ringed=self.hasFocus(),
            mirrored=self.isRightToLeft(),
        )

    def _at(self, left: int, width: int) -> QRect:
        """A part of the row, measured from its leading edge."""
        return QStyle.visualRect(self.layoutDirection(), self.rect(), QRect(left, 0, width, self.height()))
