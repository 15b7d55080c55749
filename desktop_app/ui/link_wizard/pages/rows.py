"""Rows of facts: an icon, a title and a sentence."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.ui.link_wizard.parts import Mark, column
from desktop_app.ui.words import Words


def fact(icon_name: str, role: str, title: str, sentence: str) -> QWidget:
    """One fact, readable as a whole by a screen reader."""
    row = QWidget()
    row.setAccessibleName(f"{title}. {sentence}" if sentence else title)
    texts = column(2)
    texts.addWidget(Words(title, 13, 500, wraps=True))
    if sentence:
        texts.addWidget(Words(sentence, 13, 400, "second_text", wraps=True))
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(12)
    layout.addWidget(Mark(icon_name, role), 0, Qt.AlignmentFlag.AlignTop)
    layout.addLayout(texts, 1)
    return row
