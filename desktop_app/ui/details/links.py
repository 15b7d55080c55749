"""Links to the pages of a title at IMDb, TMDB and TheTVDB, side by side."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop_app.ui.style.icons import beside_icon, icon
from desktop_app.ui.widgets import plain_text
from desktop_app.ui.widgets.host_display import whole_of
from desktop_app.ui.widgets.nested_loops import delete_when_free


class Links(QWidget):
    """A row of links to the pages of a title, one for each register."""

    pressed = Signal(str)
    """An address."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[str, str], ...] = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self._row.addStretch()

    def show_pages(self, pages: tuple[tuple[str, str], ...]) -> None:
        """Show links with these names and addresses."""
        if pages == self._shown:
            return
        self._shown = pages
        for button in self.findChildren(QPushButton):
            button.hide()
            delete_when_free(button)
        for place, (name, address) in enumerate(pages):
            button = QPushButton(icon("open", "link"), beside_icon(name), self)
            button.setProperty("link", True)
            button.setStyleSheet("QPushButton { padding-left: 0; }")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setToolTip(plain_text.tip(whole_of(address)))
            button.setAccessibleName(f"Open on {name}")
            button.clicked.connect(partial(self.pressed.emit, address))
            self._row.insertWidget(place, button)
