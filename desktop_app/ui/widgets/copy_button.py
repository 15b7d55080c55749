"""A button that copies something and says so for a moment."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QPushButton, QSizePolicy

from desktop_app.ui.style.icons import beside_icon, icon
from desktop_app.ui.style.measures import grow_icon, wear_font
from desktop_app.ui.widgets.announcement import announce

COPIED = "Copied"
COPIED_MS = 3000
AROUND = 56
"""Icon and padding of the button, which keeps its width."""


class CopyButton(QPushButton):
    """A button that copies a text. A screen reader calls it `name`, and says `said` afterwards."""

    def __init__(self, text: str, name: str, copied: Callable[[], str], said: str = COPIED) -> None:
        super().__init__(icon("copy"), beside_icon(text))
        self._text = text
        self._copied, self._said = copied, said
        self.setAccessibleName(name)
        self.setAutoDefault(False)
        wear_font(self, 13)
        grow_icon(self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        widest = max(QFontMetrics(self.font()).horizontalAdvance(each) for each in (text, COPIED))
        self.setMinimumWidth(widest + AROUND)
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.timeout.connect(self._say_copy)
        self.clicked.connect(self._copy)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._copied())
        self.setIcon(icon("check", "ok"))
        self.setText(beside_icon(COPIED))
        self._back.start(COPIED_MS)
        announce(self, self._said)

    def _say_copy(self) -> None:
        self.setIcon(icon("copy"))
        self.setText(beside_icon(self._text))
