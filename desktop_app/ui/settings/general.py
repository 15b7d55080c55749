"""The page of general settings: the first view, looking for changes, and reminders."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from desktop_app.storage.settings import Settings
from desktop_app.storage.settings_kinds import Section
from desktop_app.ui.settings.declared_rows import ChoiceRow
from desktop_app.ui.settings.page import Page
from desktop_app.ui.widgets.surfaces import button


class GeneralPage(Page):
    """Rows as declared, and a button that tries a notice."""

    scheme_tried = Signal(object)
    """Scheme: it stands on the page now, to be kept or not."""

    try_requested = Signal()
    """The person wants to see a notice on the desktop."""

    def __init__(self) -> None:
        super().__init__(Section.GENERAL)
        self.try_it = button("Show one now")
        self.try_it.setAccessibleName("Show a notice on the desktop now")
        self.try_it.clicked.connect(self.try_requested)
        self._desktop = self.rows["desktop_notices"]
        self._desktop.add(self.try_it)
        self.rows["theme"].edited.connect(self._try_scheme)
        self.column.addStretch(1)

    def show_settings(self, settings: Settings) -> None:
        super().show_settings(settings)
        self._try_scheme()

    def _try_scheme(self) -> None:
        self.scheme_tried.emit(self.rows["theme"].value)

    def offer_starts(self, choices: Sequence[tuple[str, str]]) -> None:
        """Words and names of what can be shown first."""
        start = self.rows["start_with"]
        assert isinstance(start, ChoiceRow)
        start.offer(choices)

    def say_of_desktop(self, text: str, *, wrong: bool) -> None:
        """Say whether this desktop shows notices."""
        self._desktop.say(text, wrong=wrong)
