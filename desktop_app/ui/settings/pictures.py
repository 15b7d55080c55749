"""The page on posters: the room that they may take on this computer, and the room that they take."""

from PySide6.QtCore import Signal

from desktop_app.storage.settings_kinds import Section
from desktop_app.ui.settings.page import Page
from desktop_app.ui.settings.rows import Row
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.surfaces import button

MEGABYTE = 1_000_000
_LEAST = 0.1
"""Megabytes that are said in figures."""


class PicturesPage(Page):
    """The page with declared rows, the room that posters take, and a button that deletes them."""

    clear_requested = Signal()

    def __init__(self) -> None:
        super().__init__(Section.PICTURES, "Posters come from the services, and are kept as long as those allow.")
        self.clear = button("Clear pictures")
        self._used = Label("", 13)
        used = Row("Used now", self._used, "Posters that you look at again are asked for again.")
        used.add(self.clear)
        self.column.addWidget(used)
        self.column.addStretch(1)
        self.clear.clicked.connect(self.clear_requested)

    @property
    def used(self) -> str:
        """The room that posters take, in words."""
        return self._used.text()

    def show_used(self, used: int | None) -> None:
        """Show the room that posters take, in bytes; None while that is looked up."""
        self._used.setText("Looking…" if used is None else in_words(used))
        self.clear.setEnabled(bool(used))


def in_words(used: int) -> str:
    """A size in words: `Nothing`, `Less than 0.1 MB`, `12.3 MB`."""
    if not used:
        return "Nothing"
    return f"{used / MEGABYTE:,.1f} MB" if used >= _LEAST * MEGABYTE else f"Less than {_LEAST} MB"
