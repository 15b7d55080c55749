"""The row above the steps to a key: what it costs, how long it takes, where it is kept."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop_app.ui.sentences.key_guides import KeyFact
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.side_by_side import SideBySide
from desktop_app.ui.widgets.surfaces import IconMark, column

NARROW = 620


class KeyFacts(SideBySide):
    """Facts in equal columns, or one under another in a narrow window."""

    def __init__(self, facts: tuple[KeyFact, ...]) -> None:
        super().__init__(NARROW, 24, 8)
        for fact in facts:
            self.add(_shown(fact), 1)


def _shown(fact: KeyFact) -> QWidget:
    texts = column(2)
    texts.addWidget(Label(fact.lead, 13, 600, wraps=True))
    texts.addWidget(Label(fact.text, 12, 400, "second_text", wraps=True))
    texts.addStretch(1)
    part = QWidget()
    part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    row.addWidget(IconMark(fact.icon), 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(texts, 1)
    return part
