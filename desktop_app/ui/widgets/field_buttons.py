"""Buttons inside fields, with names: Qt's own have none."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from desktop_app.ui.style.icons import icon

_CLEAR = "_q_qlineeditclearaction"
"""The name that Qt gives to what clears a field."""


def let_clear(field: QLineEdit) -> None:
    """Give a field a button that empties it."""
    field.setClearButtonEnabled(True)
    clear = field.findChild(QAction, _CLEAR)
    if isinstance(clear, QAction):
        clear.setText("Clear")
        clear.setToolTip("Empty this field")


def add_magnifier(field: QLineEdit, words: str) -> None:
    """Give a field a magnifier in front, which selects what was typed. `words`: its name."""
    look = field.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
    look.setText(words)
    look.setToolTip("Go on typing here")
    look.triggered.connect(field.setFocus)
    look.triggered.connect(field.selectAll)
