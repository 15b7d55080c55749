"""How much room posters have on this computer, and how much they take."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.storage.settings import MOST_MEGABYTES, Settings
from desktop_app.ui.settings.fields import NumberBox, Setting, page_column
from desktop_app.ui.settings.page import Page
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.surfaces import button

MEGABYTE = 1_000_000
_LEAST = 0.1
"""Megabytes that are said in figures."""


class PicturesPage(Page):
    """A limit, and a button."""

    title = "Pictures"
    clear_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.limit = NumberBox("Room for posters", MOST_MEGABYTES, "MB", "None are kept")
        self.clear = button("Clear pictures")
        self._used = Label("", 13)
        whole = page_column(self, self.title, "Posters come from the services, and are kept as long as those allow.")
        whole.addWidget(Setting("Room for posters", self.limit, "What was looked at least recently goes first."))
        whole.addWidget(Setting("Used now", self._beside(), "Posters that you look at again are asked for again."))
        whole.addStretch(1)
        self.limit.valueChanged.connect(self.changed)
        self.clear.clicked.connect(self.clear_requested)

    @property
    def used(self) -> str:
        """How much they take, in words."""
        return self._used.text()

    def show_used(self, used: int | None) -> None:
        """Bytes; None while that is looked up."""
        self._used.setText("Looking…" if used is None else in_words(used))
        self.clear.setEnabled(bool(used))

    def show_settings(self, settings: Settings) -> None:
        self.limit.show_number(settings.poster_cache_megabytes)

    def wanted(self, settings: Settings) -> Settings:
        return replace(settings, poster_cache_megabytes=self.limit.number)

    def _beside(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._used)
        row.addWidget(self.clear)
        return made


def in_words(used: int) -> str:
    """For example: Nothing, Less than 0.1 MB, 12.3 MB."""
    if not used:
        return "Nothing"
    return f"{used / MEGABYTE:,.1f} MB" if used >= _LEAST * MEGABYTE else f"Less than {_LEAST} MB"
