"""Proposals on what to watch next: three titles out of all lists, each with its reason, in the right pane."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.queues import Item
from desktop_app.domain.recommendations import Form, Mood, Recommendation
from desktop_app.ui.details.pictures import SMALL_POSTER, Poster
from desktop_app.ui.queue.delegate import Posters
from desktop_app.ui.queue.words import facts
from desktop_app.ui.widgets.drop_down import DropDown
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.link_button import LinkButton
from desktop_app.ui.widgets.nested_loops import delete_when_free
from desktop_app.ui.widgets.pane_head import MARGIN, PANE_GAP, PANE_TOP, PaneHead, scrolled
from desktop_app.ui.widgets.silent_tip import set_silent_tip

_TIMES = (("Any length", None), ("Up to 90 minutes", 90 * 60), ("Up to 2 hours", 2 * 3600))
_FORMS = (("Films and series", Form.ANY), ("Films", Form.FILM), ("Series", Form.SERIES))
_NONE = "Nothing in your lists suits that. Try another length, or take more lists into the view."


@dataclass(frozen=True, slots=True)
class Proposal:
    """A pick with its reason, and the list in which it can be moved to the top; empty if there is none."""

    pick: Recommendation
    why: str
    front_of: str


class WhatsNextPanel(QWidget):
    """The panel of proposals. It asks for them; `show_proposals` answers."""

    mood_changed = Signal()
    others_requested = Signal()
    opened = Signal(object)
    fronted = Signal(object)
    """Pick, both: go to it; move it to the top of its list."""

    closed = Signal()

    def __init__(self, posters: Posters) -> None:
        super().__init__()
        self.setWindowTitle("What next?")
        self._posters = posters
        self.time = DropDown("How much time you have")
        self.form = DropDown("Films or series")
        self.others = QPushButton("&Others")
        self.others.setToolTip("Propose three others (Ctrl+Shift+W)")
        self.cards: tuple[PickCard, ...] = ()
        self._none = Label(_NONE, 13, role="second_text", wraps=True)
        for box, choices in ((self.time, _TIMES), (self.form, _FORMS)):
            box.addItems([text for text, _ in choices])
            box.currentIndexChanged.connect(self.mood_changed)
        self.others.clicked.connect(self.others_requested)
        self._build()

    @property
    def mood(self) -> Mood:
        """The longest running time and the form of title that the person chose."""
        return Mood(_TIMES[self.time.currentIndex()][1], _FORMS[self.form.currentIndex()][1])

    def show_proposals(self, proposals: Sequence[Proposal]) -> None:
        """Show these proposals in place of the earlier ones."""
        for old in self.cards:
            self._column.removeWidget(old)
            old.hide()
            delete_when_free(old)
        self.cards = tuple(PickCard(proposal, self._posters, self) for proposal in proposals)
        for place, card in enumerate(self.cards):
            self._column.insertWidget(place, card)
            card.opened.connect(self.opened)
            card.fronted.connect(self.fronted)
        self._none.setVisible(not proposals)
        self.others.setEnabled(bool(proposals))

    def _build(self) -> None:
        head = PaneHead("What next?", "the proposals")
        head.close_pressed.connect(self.closed)
        self._column = QVBoxLayout()
        self._column.setSpacing(16)
        self._column.addWidget(self._none)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(MARGIN, 4, MARGIN, 16)
        column.setSpacing(8)
        column.addWidget(self.time)
        column.addWidget(self.form)
        column.addSpacing(8)
        column.addLayout(self._column)
        column.addSpacing(8)
        column.addWidget(self.others, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, PANE_TOP, 0, 0)
        whole.setSpacing(PANE_GAP)
        whole.addWidget(head)
        whole.addWidget(scrolled(inside), 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class PickCard(QWidget):
    """The card of one proposal."""

    opened = Signal(object)
    fronted = Signal(object)

    def __init__(self, proposal: Proposal, posters: Posters, parent: QWidget) -> None:
        super().__init__(parent)
        self.proposal = proposal
        pick, title = proposal.pick, proposal.pick.merged.title
        poster = Poster(posters, self, SMALL_POSTER)
        poster.show_item(Item(title))
        column = QVBoxLayout()
        column.setSpacing(2)
        for words in (
            Label(title.name, 14, 600, wraps=True, parent=self),
            Label(facts(title), 12, role="second_text", wraps=True, parent=self),
            Label(proposal.why, 13, wraps=True, parent=self),
        ):
            words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)  # a word may be long
            column.addWidget(words)
        column.addStretch()
        open_button = self._made("Go to it", f"Go to {title.name} in its list")
        open_button.clicked.connect(lambda: self.opened.emit(pick))
        column.addWidget(open_button, 0, Qt.AlignmentFlag.AlignLeading)
        if proposal.front_of:
            front = self._made("Move to the top", f"Move {title.name} to the top of {proposal.front_of}")
            front.clicked.connect(lambda: self.fronted.emit(pick))
            column.addWidget(front, 0, Qt.AlignmentFlag.AlignLeading)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(poster, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    def _made(self, text: str, spoken: str) -> LinkButton:
        button = LinkButton(text, self)
        button.setProperty("low", True)
        set_silent_tip(button, spoken)
        button.setAccessibleName(spoken)
        return button
