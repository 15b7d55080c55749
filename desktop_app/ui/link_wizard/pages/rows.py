"""Rows of facts: an icon, or a box to tick, a title and a sentence."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.surfaces import IconMark, column
from desktop_app.ui.widgets.tick_box import BESIDE, SIDE, TickBox


def fact(icon_name: str, role: str, title: str, sentence: str) -> QWidget:
    """A row with an icon, a title and a sentence, readable as a whole by a screen reader."""
    row = QWidget()
    row.setAccessibleName(f"{title}. {sentence}" if sentence else title)
    texts = column(2)
    texts.addWidget(Label(title, 13, 500, wraps=True))
    if sentence:
        texts.addWidget(Label(sentence, 13, 400, "second_text", wraps=True))
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(12)
    layout.addWidget(IconMark(icon_name, role), 0, Qt.AlignmentFlag.AlignTop)
    layout.addLayout(texts, 1)
    return row


class Tick(QWidget):
    """Something that a person may want besides. `id` is the program's own name for it."""

    def __init__(self, id_: str, title: str, sentence: str, *, ticked: bool) -> None:
        super().__init__()
        self.id = id_
        self.box = TickBox(title)
        self.box.setChecked(ticked)
        self.box.setAccessibleDescription(sentence)
        layout = column(2)
        layout.addWidget(self.box)
        below = Label(sentence, 13, 400, "second_text", wraps=True)
        below.setContentsMargins(SIDE + BESIDE, 0, 0, 0)
        layout.addWidget(below)
        self.setLayout(layout)
