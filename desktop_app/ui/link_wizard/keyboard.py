"""Keys that work everywhere in the wizard, also while the keyboard is in a page of the service."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar, cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)

ONWARD, BACK = ("F6", "Ctrl+Tab"), ("Shift+F6", "Ctrl+Shift+Tab")


class WizardKeys(QObject):
    """Shortcuts of the wizard's window, which come before any page: a page could keep Tab and Escape to itself.

    F6 and Ctrl+Tab go from region to region; `regions` tells those of a window, `first_of` finds what to focus in one.
    The window is never held here: a child that holds its parent keeps both alive for good.
    """

    def __init__(
        self,
        window: W,
        leave: Callable[[], None],
        regions: Callable[[W], tuple[QWidget, ...]],
        first_of: Callable[[QWidget], QWidget | None],
    ) -> None:
        super().__init__(window)
        self._regions = cast("Callable[[QWidget], tuple[QWidget, ...]]", regions)
        self._first_of = first_of
        QShortcut(QKeySequence(Qt.Key.Key_Escape), window).activated.connect(leave)
        for keys, step in ((ONWARD, 1), (BACK, -1)):
            for key in keys:
                QShortcut(QKeySequence(key), window).activated.connect(partial(self._go, step))

    def _go(self, step: int) -> None:
        """Put the keyboard into the next region that takes it."""
        window = cast("QWidget", self.parent())
        regions = [part for part in self._regions(window) if part.isVisible()]
        at: QWidget | None = window.focusWidget()
        inside = [at is not None and (at is part or part.isAncestorOf(at)) for part in regions]
        here = inside.index(True) if True in inside else -step
        for away in range(1, len(regions) + 1):
            found = self._first_of(regions[(here + step * away) % len(regions)])
            if found is not None:
                found.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return
