"""A mouse and a keyboard, for the tour and the tests of the window.

Every gesture runs in an event of its own, outside any coroutine: a drag nests a loop.
"""

import asyncio
import json
import os
from collections.abc import Callable
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop_app.tour.real_input import LEFT as REAL_LEFT
from desktop_app.tour.real_input import RealInput
from desktop_app.ui.queue.view import QueueView
from desktop_app.ui.widgets.carriage import running
from desktop_app.ui.widgets.nested_loops import is_nested

if TYPE_CHECKING:
    from PySide6.QtWebEngineWidgets import QWebEngineView

LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CLEAR_OF_EDGE = 2
"""Rows: what is carried over the list's edge scrolls it."""
UNDER_MESSAGES = 130
"""Pixels at the foot of a list over which a message may stand."""
LOW_ROWS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
"""With minus: compact rows."""
PULLS = (14, 24, 32, 40)
"""Pixels, until something is carried."""
MOUSE_OF = "LINEUP_MOUSE_OF"
"""Environment variable: the X display whose mouse drags. On Wayland no drag begins by Qt's own events."""

REACH = 2
"""Pixels by which the mouse may miss a place."""

IDLE_CORNER = QPoint(-4, 4)
"""From the window's corner to a place beside the menus, where a click does nothing."""

PATIENCE = 60.0
"""Seconds that anything may take to appear."""


async def until(truth: Callable[[], object], what: str) -> None:
    """Wait until something holds. Raises TimeoutError, which says what did not happen."""
    try:
        async with asyncio.timeout(PATIENCE):
            while not truth():  # noqa: ASYNC110 - what is waited for is a picture on a screen, not an event
                await asyncio.sleep(0.005)
    except TimeoutError:
        raise TimeoutError(f"Waited in vain for {what}.") from None


async def gesture(act: Callable[[], object]) -> None:
    """Do it in an event of its own, and come back when it is over."""
    done = asyncio.get_running_loop().create_future()

    def perform() -> None:
        try:
            act()
        except Exception as error:  # noqa: BLE001 - raised where the gesture was asked for
            done.set_exception(error)
        else:
            done.set_result(None)

    QTimer.singleShot(0, perform)
    await done


async def click(widget: QWidget, spot: QPoint | None = None) -> None:
    """The left button, in the middle of the widget or at a spot of it."""
    await gesture(partial(QTest.mouseClick, widget, LEFT, NO_KEYS, spot or widget.rect().center()))


async def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEYS) -> None:
    """Press a key, with its modifiers."""
    await _attend(widget)
    await gesture(partial(QTest.keyClick, widget, key, modifiers))


async def write(widget: QWidget, text: str) -> None:
    """Letter by letter."""
    await _attend(widget)
    await gesture(partial(QTest.keyClicks, widget, text))


async def _attend(widget: QWidget) -> None:
    """Shortcuts want the active window; a bare display has no window manager that would make it so."""
    window = widget.window()
    if not window.isActiveWindow():
        window.activateWindow()
        if display := os.environ.get(MOUSE_OF, ""):
            await _click_for_keyboard(display, window)
        await until(window.isActiveWindow, "the window to become active")


async def _click_for_keyboard(display: str, window: QWidget) -> None:
    """Click beside the menus: weston takes the keyboard away with a drag or a closed window, and gives it for a click.

    Returns once the click was heard: later it would bring this window in front of another one that has opened.
    """
    heard = _ReleaseHeard()
    window.windowHandle().installEventFilter(heard)
    with closing(RealInput(display)) as hand:
        await _reach(hand, window, window.rect().topRight() + IDLE_CORNER)
        while not heard.is_heard:  # a window that is just closing takes the first ones
            hand.click()
            await asyncio.sleep(0.5)
    window.windowHandle().removeEventFilter(heard)


class _ReleaseHeard(QObject):
    is_heard = False

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        self.is_heard = self.is_heard or event.type() is QEvent.Type.MouseButtonRelease
        return False


async def click_in_page(view: "QWebEngineView", selector: str) -> None:
    """Bring an element of the page into sight and click on it, through the browser's own input."""
    found: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    script = f"""(() => {{ const e = document.querySelector({json.dumps(selector)});
        e.scrollIntoView({{block: "center"}}); const r = e.getBoundingClientRect();
        return JSON.stringify([r.left + r.width / 2, r.top + r.height / 2]); }})()"""
    view.page().runJavaScript(script, found.set_result)
    x, y = json.loads(await found)
    target = view.focusProxy() or view
    await asyncio.sleep(0.2)
    await click(target, QPoint(round(x), round(y)))


async def drag(view: QueueView, rows: tuple[int, ...], gap: int, on_the_way: Callable[[], None] | None = None) -> None:
    """Take the rows by the first one and let go in front of another; `on_the_way` looks while they are carried.

    Where both ends do not stand in sight over a message, low rows are chosen first.
    """
    reach = max(*rows, gap) - max(min(rows[0], gap) - CLEAR_OF_EDGE, 0) + 1
    if reach * view.rowHeight(0) > view.viewport().height() - UNDER_MESSAGES:
        await press(view, Qt.Key.Key_Minus, LOW_ROWS)
    select = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    view.selectionModel().clear()
    for row in rows:
        view.selectionModel().select(view.model().index(row, 0), select)
    first = max(min(rows[0], gap) - CLEAR_OF_EDGE, 0)
    view.scrollTo(view.model().index(first, 0), QAbstractItemView.ScrollHint.PositionAtTop)
    start, end = spot_at(view, view.rowViewportPosition(rows[0]) + 24), spot_at(view, view.rowViewportPosition(gap) + 6)
    await carry_across(view.window(), start, end, on_the_way)
    await until(lambda: not view.carried, "the drop")


def spot_at(view: QueueView, y: int) -> QPoint:
    """A place in the window, over the titles of the list, at that height of the list."""
    return view.viewport().mapTo(view.window(), QPoint(160, y))


async def carry_across(
    window: QWidget, start: QPoint, end: QPoint, on_the_way: Callable[[], None] | None = None
) -> None:
    """Take what is at one place of the window and let go at another, with the display's own mouse if there is one.

    Raises LookupError where nothing is taken.
    """
    display = os.environ.get(MOUSE_OF, "")
    if not display:
        await gesture(partial(carry, window, start, end, on_the_way))
        return
    with closing(RealInput(display)) as hand:
        await _carry_for_real(hand, window, start, end, on_the_way)


async def _carry_for_real(
    hand: RealInput, window: QWidget, start: QPoint, end: QPoint, on_the_way: Callable[[], None] | None
) -> None:
    """Move the mouse as a person does, each time until the window has heard of it."""
    await _reach(hand, window, start)
    hand.button(REAL_LEFT, down=True)
    try:
        for distance in PULLS:
            at = start + QPoint(0, distance if start.y() < end.y() else -distance)
            hand.move(at.x(), at.y())
            await asyncio.sleep(0.03)
        await until(running, "something to be carried")
        for point in (start + QPoint(-16, 16), end - QPoint(0, 2), end):
            await _reach(hand, window, point)
        if on_the_way is not None:
            on_the_way()
    finally:
        hand.button(REAL_LEFT, down=False)
    await until(lambda: running() is None, "the drag to be over")


async def _reach(hand: RealInput, window: QWidget, place: QPoint) -> None:
    hand.move(place.x() + 1, place.y())
    hand.move(place.x(), place.y())

    def is_there() -> bool:
        carried = running()
        here = carried.spot if carried is not None else QCursor.pos()
        return (window.mapFromGlobal(here) - place).manhattanLength() <= REACH

    await until(is_there, f"the mouse at {place.toTuple()}")


def carry(window: QWidget, start: QPoint, end: QPoint, on_the_way: Callable[[], None] | None = None) -> None:
    """Take what is at one place of the window and let go at another; `on_the_way` looks in between.

    The drag nests a loop in one of the pulls: the rest happens inside it. Raises LookupError where nothing is taken.
    """
    handle, is_over = window.windowHandle(), False

    def let_go() -> None:
        nonlocal is_over
        if is_over:
            return
        if not is_nested():
            QTimer.singleShot(5, let_go)
            return
        for point in (start + QPoint(-16, 16), end - QPoint(0, 2), end, end):
            QTest.mouseMove(handle, point, 10)
        if on_the_way is not None:
            on_the_way()
        is_over = True
        QTest.mouseRelease(handle, LEFT, NO_KEYS, end, 10)

    QTimer.singleShot(0, let_go)
    QTest.mousePress(handle, LEFT, NO_KEYS, start)
    for distance in PULLS:
        if not is_over:
            QTest.mouseMove(handle, start + QPoint(0, distance if start.y() < end.y() else -distance))
    if not is_over:
        is_over = True
        QTest.mouseRelease(handle, LEFT, NO_KEYS, start)
        raise LookupError("Nothing can be carried from there.")
