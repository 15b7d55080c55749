"""Words over some entries of a menu: our styles show a section's separator, and not its words."""

from PySide6.QtWidgets import QMenu, QWidgetAction

from desktop_app.ui.widgets import plain_text
from desktop_app.ui.widgets.label import Label


def add_heading(menu: QMenu, text: str) -> None:
    """What is added afterwards stands under it. It can be read, also by ear, and not be chosen."""
    if not menu.isEmpty():
        menu.addSeparator()
    words = Label(text, 12, 600, "second_text")
    words.setContentsMargins(12, 6, 12, 6)
    heading = QWidgetAction(menu)
    heading.setText(plain_text.caption(text))
    heading.setDefaultWidget(words)
    heading.setEnabled(False)
    menu.addAction(heading)
