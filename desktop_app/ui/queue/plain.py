"""Words that came from a service or a person, shown as they are and never as markup; and when to dress them anew."""

from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget

LOOKS_CHANGED = frozenset(
    (QEvent.Type.ApplicationPaletteChange, QEvent.Type.PaletteChange, QEvent.Type.ApplicationFontChange)
)
"""Light became dark, or the fonts became larger: what a widget took from the theme is out of date."""


def tip(text: str) -> str:
    """For tooltips, where Qt guesses what is markup."""
    return f"<qt>{escape(text)}</qt>" if "<" in text else text


def caption(text: str) -> str:
    """For menus and buttons, where an ampersand would underline the next letter."""
    return text.replace("&", "&&")


def label(text: str, parent: QWidget) -> QLabel:
    """A label that shows the text as it is."""
    made = QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    return made
