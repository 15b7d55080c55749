"""What is shown first, how often the service is asked, and what Lineup says by itself."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.local_order import Newcomers
from desktop_app.storage.settings import LAST, MOST_DAYS, MOST_MINUTES, Settings, SignInFirst
from desktop_app.ui.settings.fields import NumberBox, Setting, page_column
from desktop_app.ui.settings.page import Page
from desktop_app.ui.widgets.menu_button import ChoiceButton
from desktop_app.ui.widgets.surfaces import button
from desktop_app.ui.widgets.tick_box import TickBox

GONE = "A list that is not there now"

_NEWCOMERS = (("At the bottom", Newcomers.BOTTOM), ("At the top", Newcomers.TOP))
_SIGN_IN = (
    ("The way that the service recommends", SignInFirst.SERVICE),
    ("In this window first", SignInFirst.WINDOW),
    ("In my browser first", SignInFirst.BROWSER),
)


class GeneralPage(Page):
    """One field a setting."""

    title = "General"
    try_requested = Signal()
    """The person wants to see a notice on the desktop."""

    def __init__(self) -> None:
        super().__init__()
        self._starts: tuple[tuple[str, str], ...] = (("The list that you looked at last", LAST),)
        self._start_with, self._new_titles = LAST, Newcomers.BOTTOM
        self._sign_in = SignInFirst.SERVICE
        self.start_with = ChoiceButton("Start with")
        self.refresh = NumberBox("Look for changes every so many minutes", MOST_MINUTES, "minutes", "Only when asked")
        self.new_titles = ChoiceButton("New titles")
        self.sign_in = ChoiceButton("Sign in")
        self.leaving = NumberBox("Tell so many days before a title leaves", MOST_DAYS, "days before", "Never")
        self.on_desktop = TickBox("Show notices on the desktop")
        self.try_it = button("Show one now")
        self._desktop = Setting("Desktop", self._beside(), "Only while another window is used. Titles may be named.")
        self._build()

    def _build(self) -> None:
        whole = page_column(self, self.title)
        for setting in (
            Setting("Start with", self.start_with, "From the next start."),
            Setting("Look for changes", self.refresh, "In the list on the screen; asking is F5."),
            Setting("New titles", self.new_titles, "Added elsewhere, in lists whose order is kept on this computer."),
            Setting("Sign in", self.sign_in, "What is proposed; the other ways are always there."),
            Setting("Titles that leave", self.leaving, "Where the service says until when it has a title."),
            self._desktop,
        ):
            whole.addWidget(setting)
        whole.addStretch(1)
        self.start_with.chosen.connect(self._choose_start)
        self.new_titles.chosen.connect(self._choose_new_titles)
        self.sign_in.chosen.connect(self._choose_sign_in)
        for box in (self.refresh, self.leaving):
            box.valueChanged.connect(self.changed)
        self.on_desktop.toggled.connect(self.changed)
        self.try_it.clicked.connect(self.try_requested)

    def _beside(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.on_desktop)
        row.addWidget(self.try_it)
        self.try_it.setAccessibleName("Show a notice on the desktop now")
        return made

    def offer_starts(self, choices: Sequence[tuple[str, str]]) -> None:
        """Words and names of what can be shown first."""
        self._starts = tuple(choices)
        self._show_choices()

    def say_of_desktop(self, text: str, *, wrong: bool) -> None:
        """Whether this desktop shows notices."""
        self._desktop.say(text, wrong=wrong)

    def show_settings(self, settings: Settings) -> None:
        self._start_with, self._new_titles = settings.start_with, settings.new_titles
        self._sign_in = settings.sign_in_first
        self.refresh.show_number(settings.refresh_minutes)
        self.leaving.show_number(settings.leaving_days)
        self.on_desktop.setChecked(settings.desktop_notices)
        self._show_choices()

    def wanted(self, settings: Settings) -> Settings:
        return replace(
            settings,
            start_with=self._start_with,
            new_titles=self._new_titles,
            sign_in_first=self._sign_in,
            refresh_minutes=self.refresh.number,
            leaving_days=self.leaving.number,
            desktop_notices=self.on_desktop.isChecked(),
        )

    def _show_choices(self) -> None:
        starts = list(self._starts)
        if self._start_with not in (name for _, name in starts):
            starts.append((GONE, self._start_with))
        self.start_with.offer(starts, self._start_with)
        self.new_titles.offer(_NEWCOMERS, self._new_titles)
        self.sign_in.offer(_SIGN_IN, self._sign_in)

    def _choose_start(self, name: str) -> None:
        self._start_with = name
        self._changed()

    def _choose_new_titles(self, where: Newcomers) -> None:
        self._new_titles = where
        self._changed()

    def _choose_sign_in(self, first: SignInFirst) -> None:
        self._sign_in = first
        self._changed()

    def _changed(self) -> None:
        self._show_choices()
        self.changed.emit()
