"""The drag of this program that is under way: where the mouse is, what scrolls, and when the drag is given up.

Qt eats keys and the wheel during a drag in an event filter of its own, which the one here goes before. On X11 and
without a display all of them arrive; Windows and macOS run the loop of a drag themselves and keep most of them.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCursor,
    QDrag,
    QDragMoveEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QNativeInterface,
    QWheelEvent,
    QWindow,
)
from PySide6.QtWidgets import QAbstractItemView, QAbstractSlider, QWidget
from shiboken6 import isValid

from desktop_app.ui.widgets.drag_card import Load, Sign, Verdict, card_over
from desktop_app.ui.widgets.nested_loops import marked

LEFT_SCREEN = "The list left the screen while you were dragging."
COVERED = "Something else came up while you were dragging."

_WHEEL = 120 / 3
"""Eighths of a degree that turn the wheel by one line."""

_SCROLLS: dict[int, QAbstractSlider.SliderAction] = {
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
}


class Carriage(QObject):
    """A drag that runs, from the press to the drop. It is given up when nobody sees what would be dropped where."""

    moved = Signal(QPoint)
    """The mouse is at another place of the screen."""

    over = Signal()
    """The drag has ended, in whatever way."""

    def __init__(self, source: QWidget) -> None:
        super().__init__()
        self._spot: QPoint | None = None
        self._hears_mouse = False
        self._seen = source
        self._may_hide = False
        self.given_up = ""
        """The reason why the program ended the drag; empty while it did not."""

        self.is_cancelled = False
        """Whether the person ended the drag without a drop."""

        self.landed: QWidget | None = None
        """The widget that took what was carried."""

        self._scrolls: QAbstractItemView | None = source if isinstance(source, QAbstractItemView) else None
        self._refused_by: QWidget | None = None
        self._refusal = ""

    @property
    def spot(self) -> QPoint:
        """The place of the mouse on the screen."""
        return self._spot if self._spot is not None else QCursor.pos()

    @property
    def said_no(self) -> str:
        """The reason why the drag came to nothing; empty if it did not, or if the person ended it."""
        if self.given_up or self.is_cancelled or self.landed is not None:
            return self.given_up
        refused_by = self._refused_by
        is_there = refused_by is not None and refused_by.isVisible()
        at = refused_by.mapFromGlobal(self.spot) if refused_by is not None else QPoint()
        return self._refusal if is_there and refused_by is not None and refused_by.rect().contains(at) else ""

    def is_over(self, view: QWidget, refusal: str) -> None:
        """Note what the mouse is over, which the wheel and keys scroll, and why it does not take what is carried."""
        self._refused_by, self._refusal = view, refusal
        if isinstance(view, QAbstractItemView):
            self._scrolls = view

    @property
    def is_seen(self) -> bool:
        """Whether the watched widget is on the screen."""
        return self._seen.isVisible()

    def look_at(self, shown: QWidget) -> None:
        """End the drag when this widget leaves the screen, and no longer with the one that was watched before."""
        self._seen = shown

    @contextmanager
    def allowing_to_hide(self) -> Iterator[None]:
        """Let the watched widget go out of sight, because the drag itself brings another one to the front."""
        self._may_hide = True
        try:
            yield
        finally:
            self._may_hide = False

    def give_up(self, reason: str) -> None:
        """End the drag with nothing, and keep the reason for whoever tells it; what has landed stays dropped."""
        if self.landed is None:
            self.given_up = self.given_up or reason
            _cancel()

    def run(self, drag: QDrag, supported: Qt.DropAction, default: Qt.DropAction) -> None:
        """Run the drag to its end. Without a seat there is nobody who could let go, and Qt would end the process."""
        if has_seat():
            drag.exec(supported, default)

    # --- what happens meanwhile -----------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's windows get events first, and their widgets copies: what a person does is heard of windows alone."""
        if watched is self._seen and event.type() is QEvent.Type.Hide and not self._may_hide:
            self.give_up(LEFT_SCREEN)
        elif watched is self._seen and event.type() is QEvent.Type.WindowBlocked:
            self.give_up(COVERED)
        elif event.type() is QEvent.Type.WindowStateChange and watched is self._seen.window():
            if self._seen.window().isMinimized():
                self.give_up(LEFT_SCREEN)
        elif isinstance(watched, QWindow):
            return self._hear(watched, event)
        return False

    def _hear(self, window: QWindow, event: QEvent) -> bool:
        """Hear of a person's doing. Whether nobody else is to hear of it."""
        match event:
            case QDragMoveEvent() if not self._hears_mouse:
                self._be_at(window.mapToGlobal(event.position()))
            case QWheelEvent():
                self._wheel(event)
                return True
            case QMouseEvent() if event.type() is QEvent.Type.MouseMove:
                self._hears_mouse = True
                self._be_at(event.globalPosition())
            case QMouseEvent() if event.type() is QEvent.Type.MouseButtonPress:
                self.is_cancelled = True
                _cancel()
                return True
            case QKeyEvent() if event.type() is QEvent.Type.KeyPress:
                return self._press(event)
        return False

    def _be_at(self, spot: QPointF) -> None:
        before, self._spot = self._spot, spot.toPoint()
        if before != self._spot:
            self.moved.emit(self._spot)

    def _wheel(self, event: QWheelEvent) -> None:
        if self._scrolls is not None:
            bar = self._scrolls.verticalScrollBar()
            turned = event.angleDelta().y() or event.angleDelta().x()
            bar.setValue(bar.value() - round(turned / _WHEEL * bar.singleStep()))

    def _press(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.is_cancelled = True  # Qt ends it
            return False
        action = _SCROLLS.get(event.key())
        if action is None or self._scrolls is None:
            return False
        self._scrolls.verticalScrollBar().triggerAction(action)
        return True


def has_seat() -> bool:
    """Whether the display has a seat, which is Wayland's word for somebody's mouse, touch screen and keyboard.

    One of a remote desktop comes with the person and goes with them, while a last move may still wait to be heard.
    Elsewhere a display always has a mouse.
    """
    app = QGuiApplication.instance()
    if not isinstance(app, QGuiApplication) or not QGuiApplication.platformName().startswith("wayland"):
        return True
    native = app.nativeInterface()
    return not isinstance(native, QNativeInterface.QWaylandApplication) or bool(native.seat())


def _cancel() -> None:
    if has_seat():
        QDrag.cancel()


class _Running:
    """The drag that runs now: Qt allows one at a time."""

    drag: Carriage | None = None


def running() -> Carriage | None:
    """The drag that was begun in this program and is not over; None if there is none."""
    return _Running.drag


def say_over(view: QWidget, spot: QPoint, verdict: Verdict | None, keep: QRect) -> None:
    """Say beside the mouse what a drop at this place of a view would do; the card hides nothing of `keep`."""
    card_over(view).say(verdict, view, spot, keep)
    if _Running.drag is not None:
        refused = verdict is not None and verdict.sign is Sign.REFUSED
        _Running.drag.is_over(view, verdict.words if verdict is not None and refused else "")


@contextmanager
def carrying_from(source: QWidget, load: Load) -> Iterator[Carriage]:
    """Guard `QDrag.exec`: show what is carried, and give the drag up when nobody sees any more where it goes.

    That is so when `source` leaves the screen (its list is gone, another one is shown), its window is minimized, or a
    dialog covers it.
    """
    app = QCoreApplication.instance()
    assert app is not None
    card, carried = card_over(source), Carriage(source)
    _Running.drag = carried
    card.carry(load)
    carried.moved.connect(card.follow)
    app.installEventFilter(carried)
    # Qt installs its own filter as the drag begins, and the last one is asked first.
    QTimer.singleShot(0, carried, lambda: app.installEventFilter(carried))
    try:
        with marked():
            yield carried
    finally:
        _Running.drag = None
        app.removeEventFilter(carried)
        if isValid(card):
            card.put_away()
        carried.over.emit()
        carried.deleteLater()
