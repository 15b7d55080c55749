"""The page before the sign-in: the ways to sign in, the permissions, and notices."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.link_wizard.pages.choice_card import ChoiceCard, MethodChoice
from desktop_app.ui.link_wizard.pages.notices import SignInNotice, SignInNotices
from desktop_app.ui.link_wizard.pages.rows import Tick, fact
from desktop_app.ui.widgets.announcement import announce
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.side_by_side import SideBySide
from desktop_app.ui.widgets.surfaces import MARGIN, column, empty, line

__all__ = ["BeforePage", "MethodChoice", "OptionalPermission", "Permission", "SignInNotice"]


QUESTION = "How do you want to sign in?"

NARROW = 640
"""Pixels of width below which the permissions stand under the ways."""


@dataclass(frozen=True, slots=True)
class Permission:
    """A permission that will be asked for, or was granted, in plain words."""

    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class OptionalPermission:
    """A permission that is asked for only if the person ticks it."""

    id: str
    title: str
    sentence: str


class BeforePage(QWidget):
    """A page with the ways to sign in at the left, the permissions at the right, and notices below."""

    chosen = Signal(str)
    notice_pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(QUESTION)
        self._cards: list[ChoiceCard] = []
        self._ticks: list[Tick] = []
        self._choices, self._asked, self._optional = QWidget(), QWidget(), QWidget()
        self._choices.setLayout(column(8))
        self._asked.setLayout(column(16))
        self._optional.setLayout(column(16))
        self._footnote = Label("", 13, 400, "second_text", wraps=True)
        self._footnote_line = line()
        self._notices_title = Label("Good to know first", 13, 600)
        self._notices = SignInNotices()
        self._notices.pressed.connect(self.notice_pressed)
        self._lay_out()
        self.set_asked((), "")
        self.set_optional((), ())
        self.set_notices(())

    def set_choices(self, choices: tuple[MethodChoice, ...], chosen_id: str) -> None:
        """Show the ways to sign in; the one chosen from the start emits nothing."""
        empty(self._choices)
        self._cards = [ChoiceCard(choice) for choice in choices]
        layout = self._choices.layout()
        assert layout is not None
        for card in self._cards:
            card.setChecked(card.choice.id == chosen_id and card.isEnabled())
            card.toggled.connect(partial(self._toggled, card.choice.id))
            layout.addWidget(card)

    def set_asked(self, asked: tuple[Permission, ...], footnote: str) -> None:
        """Show the permissions that are asked for in any case, granted only as a whole."""
        empty(self._asked)
        layout = self._asked.layout()
        assert layout is not None
        for each in asked:
            layout.addWidget(fact("check", "ok", each.title, each.sentence))
        self._right.setVisible(bool(asked or footnote))
        self._footnote.setText(footnote)
        for part in (self._footnote, self._footnote_line):
            part.setVisible(bool(footnote))

    def set_optional(self, offered: tuple[OptionalPermission, ...], ticked: tuple[str, ...]) -> None:
        """Show the optional permissions, with those ticked that the person wants."""
        empty(self._optional)
        self._ticks = [Tick(one.id, one.title, one.sentence, ticked=one.id in ticked) for one in offered]
        layout = self._optional.layout()
        assert layout is not None
        for tick in self._ticks:
            layout.addWidget(tick)
        self._optional.setVisible(bool(offered))

    def set_notices(self, notices: tuple[SignInNotice, ...]) -> None:
        """Show the notices, or no heading for them if there are none."""
        self._notices.set_notices(notices)
        known = self.accessibleDescription()
        said = [f"{each.lead} {each.text}".strip() for each in notices]
        self.setAccessibleDescription(" ".join(said))
        if self.isVisible():  # what was there from the start is said with the page
            announce(self, " ".join(each for each in said if each not in known))
        for part in (self._notices, self._notices_title):
            part.setVisible(bool(notices))

    @property
    def error(self) -> QWidget | None:
        """The notice that has to be answered before anything else."""
        return self._notices.error

    @property
    def choice(self) -> str:
        """The way chosen, empty where there is none."""
        return next((card.choice.id for card in self._cards if card.isChecked()), "")

    @property
    def ticked(self) -> tuple[str, ...]:
        """The optional permissions that the person ticked."""
        return tuple(tick.id for tick in self._ticks if tick.box.isChecked())

    def _toggled(self, choice: str, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        if on:
            self.chosen.emit(choice)

    def _lay_out(self) -> None:
        left = _section(QUESTION, self._choices)
        right = _section("What Lineup will ask for", self._asked, self._optional, self._footnote_line, self._footnote)
        self._right = QWidget()
        self._right.setLayout(right)
        columns = SideBySide(NARROW, 32, 24)
        ways = QWidget()
        ways.setLayout(left)
        columns.add(ways, 58)
        columns.add(self._right, 42)
        layout = column(12, (MARGIN, MARGIN, MARGIN, MARGIN))
        layout.addWidget(columns)
        layout.addSpacing(12)
        layout.addWidget(self._notices_title)
        layout.addWidget(self._notices)
        layout.addStretch(1)
        self.setLayout(layout)


def _section(title: str, *parts: QWidget) -> QVBoxLayout:
    layout = column(12)
    layout.addWidget(Label(title, 13, 600))
    for part in parts:
        layout.addWidget(part)
    layout.addStretch(1)
    return layout
