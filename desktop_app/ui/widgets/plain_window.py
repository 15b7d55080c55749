"""A window beside the main one, in the role of a window for screen readers."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QMainWindow, QWidget


class PlainWindow(QMainWindow):
    """A window that is not modal. Qt tells a screen reader of a plain widget with a frame as of a mere panel."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, Qt.WindowType.Window)

    def set_content(self, content: QLayout) -> None:
        """Fill the window with the layout."""
        inside = QWidget(self)
        inside.setLayout(content)
        self.setCentralWidget(inside)
