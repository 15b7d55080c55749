"""The sheet that asks of many pairs of titles together whether they are the same."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.all_lists import pairs as words
from desktop_app.ui.all_lists.pair_head import PairHead
from desktop_app.ui.all_lists.pair_model import PairModel
from desktop_app.ui.all_lists.pair_table import PairTable
from desktop_app.ui.all_lists.pairs import Answer, TitlePair
from desktop_app.ui.posters.supply import Posters
from desktop_app.ui.style.measures import follow_font, grow, grown_size
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.surfaces import Surface, button, column, line

AT_FIRST, LEAST = QSize(748, 664), QSize(560, 420)
AROUND = 48
"""Pixels of the window that can be seen around the sheet, where it has room."""

_EDGE = 24
_ACCEPT = 112


class SameSheet(QDialog):
    """A row for each pair. Shown with `open()`: only its window waits, and only for the person. It deletes itself."""

    confirmed = Signal(object, object)
    """Tuples of `PossibleDuplicate`: those that are the same title, and those that are not."""

    def __init__(self, pairs: Sequence[TitlePair], posters: Posters, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("same_sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.heading(len(pairs)))
        self.model = PairModel(pairs, self)
        self.table = PairTable(self.model, posters, self)
        self.head = PairHead()
        self._tally = Label("", 13, 600)
        self._rest = Label("", 13, role="second_text", wraps=True)
        self.cancel_button = button("Cancel")
        self.accept_button = button("Accept", "primary")
        self._build()
        self._connect()
        self._count()
        follow_font(self, SameSheet._fit)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        whole.addWidget(self._made_top())
        for part in (line(), self.head, line()):
            whole.addWidget(part)
        whole.addWidget(self.table, 1)
        whole.addWidget(line())
        whole.addWidget(self._made_foot())

    def _made_top(self) -> QWidget:
        top = Surface("base")
        inside = column(4, (_EDGE, 20, _EDGE, 20))
        inside.addWidget(Label(words.heading(len(self.model.pairs)), 20, 700, wraps=True))
        inside.addWidget(Label(words.explanation(len(self.model.pairs)), 13, role="second_text", wraps=True))
        top.setLayout(inside)
        return top

    def _made_foot(self) -> QWidget:
        foot = Surface("window")
        row = QHBoxLayout(foot)
        row.setContentsMargins(_EDGE, 14, _EDGE, 14)
        row.setSpacing(8)
        row.addWidget(self._tally)
        row.addWidget(self._rest, 1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.accept_button)
        grow(self.accept_button, QPushButton.setMinimumWidth, _ACCEPT)
        self.accept_button.setDefault(True)
        return foot

    def _connect(self) -> None:
        self.table.columns_changed.connect(self.head.place)
        self.head.place(self.table.widths)
        self.head.box.asked.connect(lambda ticked: self.model.tick_all(ticked=ticked))
        self.head.only_unticked.connect(lambda only: self.model.show_only_unticked(only=only))
        self.model.answered.connect(self._count)
        self.cancel_button.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self.accept)
        self.accepted.connect(self._tell)

    def _fit(self) -> None:
        """Take the room that the words need, as far as the window and the screen have it."""
        screen, around = self.screen().availableSize(), self.parentWidget()
        over = around.size() if around is not None else screen
        layout = self.layout()
        needed = layout.totalMinimumSize() if layout is not None else QSize()
        self.setMinimumSize(LEAST.expandedTo(needed).boundedTo(screen))
        room = (over - QSize(AROUND, AROUND)).boundedTo(screen)
        self.resize(grown_size(AT_FIRST).boundedTo(room).expandedTo(self.minimumSize()))

    def _count(self) -> None:
        same, different = self.model.count(Answer.SAME), self.model.count(Answer.DIFFERENT)
        total = len(self.model.pairs)
        self._tally.setText(words.tally(same, total))
        self._rest.setText(words.rest(total - same - different, different))
        self.accept_button.setEnabled(bool(same or different))
        self.accept_button.setText(f"&Accept {same:,}" if same or not different else "&Accept")
        self.head.box.setCheckState(self.model.all_state)

    def _tell(self) -> None:
        self.confirmed.emit(self.model.given(Answer.SAME), self.model.given(Answer.DIFFERENT))
