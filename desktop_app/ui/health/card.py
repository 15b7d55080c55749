"""A card on how one account does: a shape and a word for its link, and four facts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.health.words import AccountHealth
from desktop_app.ui.style.state_shapes import StateDot
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.surfaces import Panel

CAPTION_WIDTH = 92


class AccountCard(Panel):
    """A card on one account's health, which keeps its widgets and changes only their words."""

    def __init__(self, standing: AccountHealth, parent: QWidget | None = None) -> None:
        super().__init__("base", "line")
        if parent is not None:
            self.setParent(parent)
        self._dot = StateDot()
        self._name = Label("", 13, 600)
        self._state = Label("", 13, role="second_text")
        self._facts = [self._made_fact() for _ in standing.facts]
        self._lay_out(standing)
        self.show_standing(standing)

    @property
    def text(self) -> str:
        """All words on the card."""
        return " ".join((self._name.text(), self._state.text(), *(fact.text() for fact in self._facts)))

    def show_standing(self, standing: AccountHealth) -> None:
        """Show the present health of the account."""
        self._dot.set_shape(standing.shape, standing.state)
        self._name.setText(f"{standing.service} · {standing.label}")
        self._state.setText(standing.state)
        for words, (_, text) in zip(self._facts, standing.facts, strict=True):
            words.setText(text)
        spoken = "; ".join(f"{caption}: {text}" for caption, text in standing.facts)
        self.setAccessibleName(f"{standing.service}, {standing.label}: {standing.state}. {spoken}")

    def _lay_out(self, standing: AccountHealth) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._dot)
        head.addWidget(self._name)
        head.addWidget(self._state, 1)
        facts = QGridLayout()
        facts.setHorizontalSpacing(12)
        facts.setVerticalSpacing(4)
        facts.setColumnMinimumWidth(0, CAPTION_WIDTH)
        facts.setColumnStretch(1, 1)
        for row, ((caption, _), words) in enumerate(zip(standing.facts, self._facts, strict=True)):
            label = Label(caption, 12, role="second_text")
            facts.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            facts.addWidget(words, row, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.setSpacing(8)
        whole.addLayout(head)
        whole.addLayout(facts)

    def _made_fact(self) -> Label:
        words = Label("", 12)
        words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return words
