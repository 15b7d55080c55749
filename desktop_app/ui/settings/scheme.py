"""The scheme that a person chose, worn by the application."""

from PySide6.QtCore import Qt

from desktop_app.storage.settings import Scheme
from desktop_app.ui.style.measures import application
from desktop_app.ui.style.theme import Theme

_SCHEMES = {
    Scheme.SYSTEM: Qt.ColorScheme.Unknown,
    Scheme.LIGHT: Qt.ColorScheme.Light,
    Scheme.DARK: Qt.ColorScheme.Dark,
}


def wear_scheme(scheme: Scheme) -> None:
    """Dress the application in this scheme, if it is dressed at all."""
    theme = application().findChild(Theme)
    if isinstance(theme, Theme):
        theme.choose(_SCHEMES[scheme])
