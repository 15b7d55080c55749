"""Has a screen reader say the row on which the keyboard arrives, not only the list around it."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget


class FocusedRow(QObject):
    """Tells the current row of each list, table and tree that gets the keyboard.

    Qt itself tells the view alone, and a row only once another becomes the current one.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._tell)
        app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Wait until Qt has told the view: what is told last is what is said."""
        if isinstance(now, QAbstractItemView) and QAccessible.isActive():
            self._soon.start()

    def _tell(self) -> None:
        view = self._app.focusWidget()
        if not isinstance(view, QAbstractItemView) or not view.currentIndex().isValid():
            return
        row: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(view).focusChild()
        if row is not None and row.isValid():
            QAccessible.updateAccessibility(QAccessibleEvent(row, QAccessible.Event.Focus))
