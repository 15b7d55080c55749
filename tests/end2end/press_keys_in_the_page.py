"""A process of its own: keys in the embedded sign-in page. What the page has open goes first, then the wizard."""

import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from desktop_app.tour.hands import until
from desktop_app.ui.style.theme import Theme
from tests.end2end.processes import tell
from tests.end2end.program import open_sign_in, running

CHOICE = """
    document.body.innerHTML = '<select autofocus><option>One</option><option>Two</option></select>';
    document.querySelector('select').focus();
"""


async def main(qt: QApplication) -> dict[str, object]:
    async with running(Path(sys.argv[1]), Theme(qt)) as scene:
        frame = await open_sign_in(scene)
        from desktop_app.ui.link_wizard.web_view import SignInView

        view = frame.findChild(SignInView)
        assert isinstance(view, SignInView)
        await until(lambda: view.title() and not view.sign_in.isLoading(), "the page")
        await until(lambda: QApplication.focusWidget() is view.focusProxy(), "the page to have the keyboard")

        async def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
            """From the event loop, as a person's keys come: what they end may not be ended from within a task."""
            pressed: list[bool] = []

            def do() -> None:
                QTest.keyClick(frame.windowHandle(), key, held)
                pressed.append(True)

            QTimer.singleShot(0, do)
            await until(lambda: pressed, "the key")

        found: dict[str, object] = {}
        await press(Qt.Key.Key_F6)
        found["f6_leaves"] = QApplication.focusWidget() is not view.focusProxy()
        await press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
        found["f6_comes_back"] = QApplication.focusWidget() is view.focusProxy()
        before = set(QGuiApplication.allWindows())
        view.sign_in.runJavaScript(CHOICE)

        def opened() -> bool:
            return any(each.isVisible() for each in QGuiApplication.allWindows() if each not in before)

        done: list[object] = []
        view.sign_in.runJavaScript("document.activeElement.tagName", 0, done.append)
        await until(lambda: done, "the choice")
        assert done == ["SELECT"]
        await press(Qt.Key.Key_Space)
        await until(opened, "the choice to open")
        await press(Qt.Key.Key_Escape)
        await until(lambda: not opened(), "the choice to close")
        found["escape_closes_the_choice_alone"] = frame.isVisible()
        await press(Qt.Key.Key_Escape)
        await until(lambda: not isValid(frame) or not frame.isVisible(), "the wizard to go")
    return found


if __name__ == "__main__":
    tell(main)
