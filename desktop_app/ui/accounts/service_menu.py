"""A small menu of the services at which an account can be linked, each by its tile and name."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.providers.provider import Provider, Server
from desktop_app.ui.shell.service_names import colour_of, name_of, standing_of
from desktop_app.ui.style.icons import tile

TILE = 20
LINK_BUTTON = 44
"""Pixels at the foot of the sidebar that the button takes which opens it."""


class ServiceMenu(QMenu):
    """A menu of services with their servers, None for a service without one. Deletes itself when it closes."""

    chosen = Signal(str)
    """A service's id."""

    def __init__(self, services: Sequence[tuple[Provider, Server | None]], parent: QWidget) -> None:
        super().__init__("Link an account at", parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.title())
        for provider, server in services:
            profile = provider.profile
            name = name_of(provider, server) if server else f"{profile.name} ({standing_of(profile)})"
            picture = QIcon(tile(profile.letter, colour_of(profile), TILE))
            action = self.addAction(picture, name.replace("&", "&&"))
            action.setIconVisibleInMenu(True)
            action.triggered.connect(partial(self.chosen.emit, profile.id))

    def popup_under(self, button: QWidget) -> None:
        """Open under the button that was pressed."""
        self.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))
        self.setActiveAction(self.actions()[0])

    def popup_over(self, pane: QWidget) -> None:
        """Open over the foot of a pane; in the middle of the window while the pane is out of sight."""
        size = self.sizeHint()
        if pane.isVisible():
            place = pane.mapToGlobal(QPoint(12, pane.height() - LINK_BUTTON - size.height()))
        else:
            window = pane.window()
            place = window.mapToGlobal(window.rect().center()) - QPoint(size.width() // 2, size.height() // 2)
        self.popup(place)
        self.setActiveAction(self.actions()[0])
