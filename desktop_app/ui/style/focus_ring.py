"""The ring around whatever has the keyboard: one for all kinds of widgets, drawn over them."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QFocusFrame,
    QListWidget,
    QMenu,
    QMenuBar,
    QRadioButton,
    QTabBar,
    QWidget,
)
from shiboken6 import isValid

from desktop_app.ui.style.row_ground import RADIUS, RING, paint_ring
from desktop_app.ui.widgets.nested_loops import delete_when_free

OUTSIDE = 2
"""Pixels between the ring and a widget that is filled or has an edge of its own to show."""

PAINTS_OWN_RING = "paints_own_ring"
"""The property of widgets that paint their ring themselves."""

_BEYOND = OUTSIDE + RING
_MOVES = frozenset(
    {
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Show,
        QEvent.Type.Hide,
        QEvent.Type.ZOrderChange,
        QEvent.Type.DynamicPropertyChange,
        QEvent.Type.LayoutDirectionChange,
    }
)


class FocusRings(QObject):
    """Puts the ring around the widget that gets the keyboard."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._ring: FocusRing | None = None
        app.focusChanged.connect(self._show)
        self._show(None, app.focusWidget())

    def end(self) -> None:
        """Show no more rings: another style shows its own."""
        self._app.focusChanged.disconnect(self._show)
        self._show(None, None)
        self.setParent(None)

    def _show(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._ring is not None and isValid(self._ring):
            self._ring.leave()
            delete_when_free(self._ring)
        target = _ringed(now)
        self._ring = None if target is None else FocusRing(target)


class FocusRing(QFocusFrame):
    """A ring around one widget, for as long as that has the keyboard.

    As a `QFocusFrame` it is no part of what a screen reader, a layout or a splitter finds in the window.
    """

    def __init__(self, target: QWidget) -> None:
        parents = _parents_for(target)
        super().__init__(parents[-1])
        self._target = target
        self._watched: tuple[QWidget, ...] = (target, *parents[:-1])
        for watched in self._watched:
            watched.installEventFilter(self)
        if isinstance(target, QListWidget):
            target.currentRowChanged.connect(self._follow)
        elif isinstance(target, QTabBar):
            target.currentChanged.connect(self._follow)
        self._follow()

    @property
    def target(self) -> QWidget:
        """The widget with the keyboard."""
        return self._target

    def leave(self) -> None:
        """Go from the screen for good, however long it takes until the ring is deleted."""
        for watched in self._watched:
            if isValid(watched):
                watched.removeEventFilter(self)
        self._watched = ()
        self.hide()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES and isValid(self._target):
            self._follow()
        return False

    def _follow(self, _row: int = 0) -> None:
        around = self.parentWidget()  # asked each time: a reference would keep a window that nobody else holds
        if not self._watched or around is None or not around.isAncestorOf(self._target):
            self.hide()
            return
        beyond = _BEYOND if _stands_outside(self._target) else 0
        area = _area(self._target).adjusted(-beyond, -beyond, beyond, beyond)
        self.setGeometry(QRect(self._target.mapTo(around, area.topLeft()), area.size()))
        self.setVisible(self._target.isVisibleTo(around))
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = RADIUS + _BEYOND if _stands_outside(self._target) else RADIUS
        paint_ring(painter, QRectF(self.rect()), radius=radius)
        painter.end()


def _ringed(widget: QWidget | None) -> QWidget | None:
    """The widget that shows the ring when this one has the keyboard; None for those that show it in another way."""
    if widget is None or widget.isWindow() or isinstance(widget, QMenu | QMenuBar) or widget.inherits("QQuickWidget"):
        return None
    if widget.property(PAINTS_OWN_RING) or _is_in_popup(widget):
        return None
    parent = widget.parentWidget()
    return parent if isinstance(parent, QComboBox) else widget


def _is_in_popup(widget: QWidget) -> bool:
    """Whether the widget is the list of a drop-down, which is all that its window shows."""
    return isinstance(widget, QAbstractItemView) and widget.window().windowType() is Qt.WindowType.Popup


def _stands_outside(widget: QWidget) -> bool:
    is_marked = bool(widget.property("primary") or widget.property("wrong"))
    return is_marked or isinstance(widget, QCheckBox | QRadioButton)


def _area(widget: QWidget) -> QRect:
    """The part of the widget that has the keyboard, in the widget's coordinates."""
    if isinstance(widget, QTabBar):
        return widget.tabRect(widget.currentIndex())
    if isinstance(widget, QListWidget) and widget.property("pages") and widget.currentIndex().isValid():
        row = widget.visualRect(widget.currentIndex())
        return row.translated(widget.viewport().pos())
    return widget.rect()


def _parents_for(target: QWidget) -> list[QWidget]:
    """The ancestors up to the first that has room for the whole ring, and within which the target scrolls."""
    parents: list[QWidget] = []
    around = target.parentWidget()
    room = target.rect().adjusted(-_BEYOND, -_BEYOND, _BEYOND, _BEYOND)
    while around is not None:
        parents.append(around)
        inside = room.translated(target.mapTo(around, QPoint()))
        if around.isWindow() or _is_viewport(around) or not _stands_outside(target) or around.rect().contains(inside):
            break
        around = around.parentWidget()
    return parents


def _is_viewport(widget: QWidget) -> bool:
    around = widget.parentWidget()
    return isinstance(around, QAbstractScrollArea) and around.viewport() is widget
