"""What every page of the settings does."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.storage.settings import Settings


class Page(QWidget):
    """Shows a part of the settings, and tells what the person wants there instead."""

    changed = Signal()
    """The person changed something; it is not kept yet."""

    title = ""

    @property
    def is_changed(self) -> bool:
        """Whether something was typed here that is not of the settings file, such as a password."""
        return False

    def show_settings(self, settings: Settings) -> None:
        """As they are."""

    def wanted(self, settings: Settings) -> Settings:
        """The settings with what stands on this page."""
        return settings

    def objection(self) -> str:
        """What cannot be kept as it stands, said at its field, too; empty where all can."""
        return ""
