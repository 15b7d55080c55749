"""Small parts the wizard's pages share: icons, surfaces, lines and buttons."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.ui.style.icons import beside_icon, icon
from desktop_app.ui.style.measures import grow_icon, grow_square, wear_font
from desktop_app.ui.style.theme import colors
from desktop_app.ui.widgets.link_button import ShrinkingButton
from desktop_app.ui.widgets.nested_loops import delete_when_free

MARGIN = 24
"""The margin that header, strip, content and footer share."""


class IconMark(QWidget):
    """An icon among words."""

    def __init__(self, name: str, role: str = "second_text", size: int = 16) -> None:
        super().__init__()
        self._name, self._role = name, role
        grow_square(self, size)

    def set(self, name: str, role: str) -> None:
        """Show another icon, or another colour."""
        self._name, self._role = name, role
        self.update()

    @property
    def name(self) -> str:
        """The name of the icon that is shown."""
        return self._name

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        icon(self._name, self._role).paint(painter, QRect(0, 0, self.width(), self.height()))
        painter.end()


class Surface(QWidget):
    """A plain surface in one colour of the theme; 1 px high it is a line."""

    def __init__(self, role: str = "base", height: int | None = None) -> None:
        super().__init__()
        self._role = role
        if height is not None:
            self.setFixedHeight(height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), getattr(colors(), self._role))
        painter.end()


class Panel(QWidget):
    """A rounded box with a fill, and a border if one is named."""

    def __init__(self, fill: str = "base", border: str = "", radius: int = 8) -> None:
        super().__init__()
        self._fill, self._border, self._radius = fill, border, radius

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(getattr(colors(), self._fill))
        painter.setPen(getattr(colors(), self._border) if self._border else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), self._radius, self._radius)
        painter.end()


def line() -> Surface:
    """A line of 1 px."""
    return Surface("line", 1)


def button(
    text: str, kind: str = "", icon_name: str = "", role: str = "second_text", *, shrinks: bool = False
) -> QPushButton:
    """A button of the style sheet's kind: primary, flat, link, or bordered. `shrinks`: it gives way to the window."""
    made = (ShrinkingButton if shrinks else QPushButton)(beside_icon(text) if icon_name else text)
    made.setAutoDefault(False)
    wear_font(made, 13, 600 if kind == "primary" else 400)
    policy = QSizePolicy.Policy
    made.setSizePolicy(policy.Maximum if shrinks else policy.Fixed, policy.Fixed)
    if kind:
        made.setProperty(kind, True)
    if icon_name:
        made.setIcon(icon(icon_name, role))
        grow_icon(made)
    return made


def column(spacing: int = 0, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """A vertical layout without margins of its own."""
    layout = QVBoxLayout()
    layout.setSpacing(spacing)
    layout.setContentsMargins(*margins)
    return layout


def empty(widget: QWidget) -> None:
    """Take everything out of a widget's layout, at once out of sight."""
    layout = widget.layout()
    while layout is not None and (item := layout.takeAt(0)) is not None:
        if (inner := item.widget()) is not None:
            inner.hide()
            inner.setParent(None)
            delete_when_free(inner)


def filled_by(whole: QWidget, first: QWidget) -> QVBoxLayout:
    """Fill `whole` with `first`; the layout has room under that."""
    made = column(0)
    made.setContentsMargins(0, 0, 0, 0)
    made.addWidget(first, 1)
    whole.setLayout(made)
    return made
