"""A label whose words break anywhere before they are cut: the end of a long host or word stays in sight."""

from math import ceil

from PySide6.QtCore import QSize
from PySide6.QtGui import QAbstractTextDocumentLayout, QPainter, QPaintEvent, QPalette, QTextDocument, QTextOption
from PySide6.QtWidgets import QSizePolicy

from desktop_app.ui.widgets.label import Label


class BreakingLabel(Label):
    """Words as wide as there is room, and as high as that needs. QLabel breaks no line inside a word."""

    def __init__(self, pixels: int = 13) -> None:
        super().__init__("", pixels, wraps=True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        return ceil(self.laid_out(width).size().height())

    def sizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height())

    def laid_out(self, width: int) -> QTextDocument:
        """The words in lines of that width."""
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(self.font())
        wrapping = QTextOption()
        wrapping.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(wrapping)
        document.setHtml(self.text())
        document.setTextWidth(max(width, 1))
        return document

    def paintEvent(self, _event: QPaintEvent) -> None:
        document = self.laid_out(self.width())
        context = QAbstractTextDocumentLayout.PaintContext()
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Text, palette.color(QPalette.ColorRole.WindowText))
        context.palette = palette
        painter = QPainter(self)
        painter.translate(0, max((self.height() - document.size().height()) / 2, 0))
        document.documentLayout().draw(painter, context)
        painter.end()
