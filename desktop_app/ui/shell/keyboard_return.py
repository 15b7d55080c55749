"""Gives the keyboard back to where it was before it went into a part of the window."""

from weakref import ref as weakref

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class KeyboardReturn(QObject):
    """Remembers the widget that had the keyboard before one inside `part` had."""

    homeless = Signal()
    """The keyboard is to be given back, and the widget that had it is gone."""

    crossed = Signal()
    """The keyboard came into the part, or left it."""

    def __init__(self, part: QWidget) -> None:
        super().__init__(part)
        self._part = part
        self._outside: weakref[QWidget] | None = None
        self._was_inside = False
        self._reason = Qt.FocusReason.OtherFocusReason
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    @property
    def is_inside(self) -> bool:
        """Whether the keyboard is in the part."""
        return self._is_inside(self._part.window().focusWidget())

    def give_back(self) -> None:
        """Put the keyboard where it was before, if it is in the part."""
        if not self.is_inside:
            return
        before = self._outside() if self._outside is not None else None
        if before is not None and isValid(before) and before.isVisible() and before.isEnabled():
            before.setFocus(self._reason)
        else:
            self.homeless.emit()

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Remember the last widget outside. The one that loses the keyboard may be on its way out of the world."""
        is_inside = self._is_inside(now)
        if now is not None and not is_inside:
            self._outside = weakref(now) if now.window() is self._part.window() else None
        if is_inside is not self._was_inside:
            self._was_inside = is_inside
            by_keys = QApplication.mouseButtons() is Qt.MouseButton.NoButton
            self._reason = Qt.FocusReason.ShortcutFocusReason if by_keys else Qt.FocusReason.OtherFocusReason
            self.crossed.emit()

    def _is_inside(self, widget: QWidget | None) -> bool:
        return widget is not None and (widget is self._part or self._part.isAncestorOf(widget))
