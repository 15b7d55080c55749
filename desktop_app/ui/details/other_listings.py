"""The person's other lists that hold the title; a merely likely one is asked about."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.queues import ItemId, QueueRef
from desktop_app.ui.style.icons import beside_icon, tile
from desktop_app.ui.style.measures import grow_icon
from desktop_app.ui.widgets import plain_text
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.link_button import LinkButton
from desktop_app.ui.widgets.nested_loops import delete_when_free
from desktop_app.ui.widgets.silent_tip import set_silent_tip

_TILE = 20


@dataclass(frozen=True, slots=True)
class OtherListing:
    """A place in a list. `number` is None where it is saved there without one.

    `question` names the title that may be the same one: `Charade, 1963`; empty where it is the same.
    """

    ref: QueueRef
    item_id: ItemId
    letter: str
    colour: str
    list_name: str
    account: str
    number: int | None
    question: str = ""


class OtherListings(QWidget):
    """The other lists that hold the title; empty if there are none."""

    chosen = Signal(object, object)
    """QueueRef, ItemId: the person wants to go there."""

    answered = Signal(object, bool)
    """OtherListing, and whether it is the same title."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[OtherListing, ...], str] = ((), "")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.hide()

    def show_standings(self, standings: tuple[OtherListing, ...], heading: str = "Also listed in") -> None:
        if (standings, heading) == self._shown:
            return
        self._shown = (standings, heading)
        while (old := self._column.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                delete_when_free(widget)
        sure = [one for one in standings if not one.question]
        self._add_part(heading, [self._place(one) for one in sure])
        self._add_part("Perhaps the same", [self._asked(one) for one in standings if one.question])
        self.setVisible(bool(standings))

    def _add_part(self, heading: str, rows: list[QWidget]) -> None:
        if rows:
            self._column.addWidget(Label(heading, 12, 600, "second_text", parent=self))
            for row in rows:
                self._column.addWidget(row)

    def _place(self, standing: OtherListing) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        number = f"no. {standing.number:,}" if standing.number is not None else "saved"
        line.addWidget(self._button(standing, row), 1)
        line.addWidget(Label(number, 13, role="second_text", parent=row))
        return row

    def _button(self, standing: OtherListing, parent: QWidget) -> QPushButton:
        picture = tile(standing.letter, standing.colour, _TILE, self.devicePixelRatioF())
        button = LinkButton(beside_icon(plain_text.caption(standing.list_name)), parent)
        button.setIcon(QIcon(picture))
        grow_icon(button, _TILE)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        set_silent_tip(button, f"{standing.list_name} · {standing.account}")
        button.setAccessibleName(f"Go to it in {standing.list_name}, {standing.account}")
        button.clicked.connect(partial(self.chosen.emit, standing.ref, standing.item_id))
        return button

    def _asked(self, standing: OtherListing) -> QWidget:
        whole = QWidget(self)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        column.addWidget(self._button(standing, whole))
        question = Label(f"{standing.question}: is that this title?", 13, wraps=True, parent=whole)
        question.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        column.addWidget(question)
        answers = QHBoxLayout()
        answers.setSpacing(8)
        for text, same in (("Yes", True), ("No", False)):
            button = QPushButton(text, whole)
            button.setAccessibleName(f"{text}, {standing.question} in {standing.list_name}")
            button.clicked.connect(partial(self.answered.emit, standing, same))
            answers.addWidget(button)
        answers.addStretch()
        column.addLayout(answers)
        return whole
