"""Words over some entries of a menu: our styles show a section's separator, and not its words."""

from PySide6.QtWidgets import QMenu

from desktop_app.ui.queue import plain


def add_heading(menu: QMenu, text: str) -> None:
    """What is added afterwards stands under it."""
    if not menu.isEmpty():
        menu.addSeparator()
    menu.addAction(plain.caption(text)).setEnabled(False)
