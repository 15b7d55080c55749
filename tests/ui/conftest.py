"""One event loop for Qt and asyncio, for tests whose story is a coroutine."""

import asyncio
import gc
import sys
from collections.abc import Callable, Coroutine, Iterator
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu, QWidget
from shiboken6 import delete

from desktop_app.ui.shell.event_loop import event_loop
from desktop_app.ui.shell.garbage import collect_if_due
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.plain_window import PlainWindow
from tests.coroutines import RunAsync, bounded

T = TypeVar("T")

WINDOWS = (QMainWindow, QDialog, QMenu, PlainWindow)
"""Kinds of widget that are windows on purpose."""

QtLoop = Callable[[Callable[[], Coroutine[Any, Any, Any]]], Any]
"""Runs a story to its end and hands back what it returned."""


@pytest.fixture(scope="package", autouse=True)
def garbage_is_collected_in_this_thread() -> Iterator[None]:
    """As in the program: a widget that a worker's thread collects takes the process with it."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def collect() -> Iterator[None]:
    """After each test, where it is due. What survives it may be garbage by the next one."""
    yield
    collect_if_due()
    gc.unfreeze()


@pytest.fixture(autouse=True)
def hands_off_the_keyboard() -> Iterator[None]:
    """After a click of QTest with Ctrl, Qt takes Ctrl for held until the next key or click, in whatever test."""
    yield
    if QGuiApplication.keyboardModifiers() is not Qt.KeyboardModifier.NoModifier:
        QTest.keyRelease(QWidget(), Qt.Key.Key_Control)
    assert QGuiApplication.keyboardModifiers() is Qt.KeyboardModifier.NoModifier


@pytest.fixture
def flashes() -> Iterator[list[str]]:
    """Parts that the program showed before they had a parent, and so for a moment as windows of their own.

    Such a window is seen as a flash on Windows, and takes the keyboard from the one where the person is.
    """
    show, found = QWidget.setVisible, list[str]()

    def watched(widget: QWidget, visible: bool) -> None:
        caller = sys._getframe(1).f_globals["__name__"]
        if visible and widget.isWindow() and caller.startswith("desktop_app.") and not isinstance(widget, WINDOWS):
            found.append(f"{type(widget).__name__} in {caller}")
        show(widget, visible)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QWidget, "setVisible", watched)
        yield found


@pytest.fixture
def nothing_flashes(flashes: list[str]) -> Iterator[None]:
    """Every part has a parent by the time the program shows it."""
    yield
    assert not flashes


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that screen readers were told to say, in order."""
    said: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return said


@pytest.fixture
def reader_listens() -> Iterator[None]:
    """As while a screen reader runs: only then does Qt keep what it tells of rows up to date."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """Light, until the test says otherwise."""
    theme = Theme(qapp)
    theme.force(Qt.ColorScheme.Light)
    yield theme
    _destroy_widgets()  # dressing a window that goes anyway takes longer than most tests
    theme.force(Qt.ColorScheme.Unknown)
    delete(theme)  # another that went on listening would dress every window once more


@pytest.fixture
def run_async(qapp: QApplication) -> Iterator[RunAsync]:
    """Run coroutines on Qt's loop: pytest-qt knows nothing of qasync, and no coroutine of the interface would run."""
    quits = qapp.quitOnLastWindowClosed()
    qapp.setQuitOnLastWindowClosed(False)
    loop = event_loop(qapp)

    def run(work: Coroutine[Any, Any, T]) -> T:
        task = loop.create_task(work)
        task.add_done_callback(lambda _: loop.stop())
        asyncio._set_running_loop(None)
        loop.run_forever()
        # Between a fixture and its test pytest-qt handles Qt's events, and with them coroutines that ask for a loop.
        asyncio._set_running_loop(loop)
        return task.result()

    yield run
    left = asyncio.all_tasks(loop)
    for task in left:
        task.cancel()
    run(_all_over(left))
    asyncio._set_running_loop(None)
    _destroy_widgets()
    loop.close()
    asyncio.set_event_loop(None)
    qapp.setQuitOnLastWindowClosed(quits)


@pytest.fixture
def qt_loop(run_async: RunAsync) -> QtLoop:
    """Runs a coroutine function on Qt's loop, in a test that is none itself."""
    return lambda story: run_async(bounded(story()))


def _destroy_widgets() -> None:
    """All of them: whatever a story leaves behind is dressed anew by every later theme, ever more slowly."""
    for widget in QApplication.topLevelWidgets():
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


async def _all_over(tasks: "set[asyncio.Task[Any]]") -> None:
    await asyncio.gather(*tasks, return_exceptions=True)
