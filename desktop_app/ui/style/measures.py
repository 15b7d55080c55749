"""Measures of widgets that grow with the system's font, and go on growing when the font changes later."""

from collections.abc import Callable
from typing import TypeVar, cast

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop_app.ui.style.theme import font, grown

W = TypeVar("W", bound=QWidget)


class _FontFollower(QObject):
    """Calls a function with its parent widget now and after each change of the system's font.

    The function is not told the widget by a closure, so that nothing but the widget's own parent keeps it alive.
    """

    def __init__(self, widget: QWidget, apply: Callable[[QWidget], object]) -> None:
        super().__init__(widget)
        self._apply = apply
        application().fontChanged.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self._apply(cast("QWidget", self.parent()))


def application() -> QApplication:
    """The running application, typed as what it is."""
    running = QApplication.instance()
    assert isinstance(running, QApplication)
    return running


def follow_font(widget: W, apply: Callable[[W], object]) -> None:
    """Call `apply` with the widget now and whenever the system's font changes, as long as the widget lives."""
    _FontFollower(widget, cast("Callable[[QWidget], object]", apply))


def grow(widget: W, set_size: Callable[[W, int], object], pixels: int) -> None:
    """Set a measure of the widget, given for the usual type, such as `grow(field, QWidget.setFixedHeight, 32)`."""
    follow_font(widget, lambda grows: set_size(grows, grown(pixels)))


def grow_square(widget: W, pixels: int) -> None:
    """Make the widget a square of so many pixels at the usual type."""
    follow_font(widget, lambda grows: grows.setFixedSize(grown(pixels), grown(pixels)))


def grow_icon(button: QAbstractButton, pixels: int = 16) -> None:
    """Give the button's icon so many pixels at the usual type."""
    follow_font(button, lambda grows: grows.setIconSize(grown_size(QSize(pixels, pixels))))


def wear_font(widget: QWidget, pixels: int, weight: int = 400) -> None:
    """Give the widget a font of the type scale."""
    follow_font(widget, lambda grows: grows.setFont(font(pixels, weight)))


def wear(widget: W, made_font: Callable[[], QFont]) -> None:
    """Give the widget the font that `made_font` makes for the system's size."""
    follow_font(widget, lambda grows: grows.setFont(made_font()))


def grown_size(size: QSize) -> QSize:
    """A size that is given for the usual type, where the system's is larger."""
    return QSize(grown(size.width()), grown(size.height()))


TITLE_BAR = 40
"""Pixels that a window manager puts over a window."""


def open_at(window: QWidget, size: QSize, smallest: QSize) -> None:
    """Give a window its first and its smallest size, both for the usual type and within the screen."""
    room = window.screen().availableSize() - QSize(0, TITLE_BAR)
    window.setMinimumSize(smallest.boundedTo(room))
    window.resize(grown_size(size).boundedTo(room))
