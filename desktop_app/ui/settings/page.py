"""A page of the settings: a row for each of its declared settings, and below them more of the page's own."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.storage.settings import DECLARED, Settings
from desktop_app.storage.settings_kinds import Section
from desktop_app.ui.settings.declared_rows import DeclaredRow, row_of
from desktop_app.ui.settings.rows import page_column


class Page(QWidget):
    """A page that shows a part of the settings, and tells what the person wants there instead."""

    changed = Signal()
    """The person changed something; it is not kept yet."""

    def __init__(self, section: Section, text: str = "") -> None:
        """`text` stands under the title."""
        super().__init__()
        self.title = section.value
        self.rows: dict[str, DeclaredRow] = {
            key: row_of(each)
            for key, each in DECLARED.items()
            if each.place is not None and each.place.section is section
        }
        self.column = page_column(self, self.title, text)
        for row in self.rows.values():
            row.edited.connect(self.changed)
            self.column.addWidget(row)

    @property
    def is_changed(self) -> bool:
        """Whether something was typed here that is not of the settings file, such as a password."""
        return False

    def show_settings(self, settings: Settings) -> None:
        """Show these settings."""
        for key, row in self.rows.items():
            row.show_value(getattr(settings, key))

    def wanted(self, settings: Settings) -> Settings:
        """The settings with what stands on this page."""
        values: dict[str, Any] = {key: row.value for key, row in self.rows.items()}
        return replace(settings, **values)

    def objection(self) -> str:
        """A sentence on what cannot be kept as typed, shown at its field, too; empty if all can."""
        return ""
