"""The colours that the application wears now, for whatever is painted."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop_app.ui.style.colors import DARK, LIGHT, Colors


def colors() -> Colors:
    """The colours of now."""
    if worn.colors is not None:
        return worn.colors
    return DARK if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT


@dataclass(slots=True)
class Worn:
    """The colours that the application is dressed in; None until a theme has dressed it."""

    colors: Colors | None = None


worn = Worn()
