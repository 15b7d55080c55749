"""The system's wishes: light or dark, an accent, high contrast."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from desktop_app.ui.style.colors import DARK, LIGHT, Colors, high_contrast
from desktop_app.ui.style.native import FUSION, colors_of

OWN_ACCENTS = (QColor("#308CC6"), LIGHT.accent, DARK.accent)
"""Qt's own highlight and ours: no wish of the system's."""


@dataclass(frozen=True)
class SystemLook:
    """The look that the system asks for. `palette`: its own, before the program sets another one."""

    scheme: Qt.ColorScheme
    is_high: bool
    palette: QPalette

    @property
    def accent(self) -> QColor | None:
        """The system's accent; None where it has no wish."""
        accent = self.palette.color(QPalette.ColorRole.Accent)
        return None if accent in OWN_ACCENTS else accent

    def colors(self, style: str) -> Colors:
        """The colours to go with this style."""
        if style != FUSION:
            return colors_of(self.palette)
        if self.is_high:
            return high_contrast(self.palette)
        plain = DARK if self.scheme is Qt.ColorScheme.Dark else LIGHT
        return plain if self.accent is None else plain.with_accent(self.accent)


def look_of(app: QApplication) -> SystemLook:
    """The look that the system asks for now. The application has the system's palette afterwards."""
    app.setPalette(QPalette())  # what we set before hides it
    hints = app.styleHints()
    is_high = hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
    return SystemLook(hints.colorScheme(), is_high, app.palette())
