"""A process of its own: misbehaving sign-in pages in the wizard's page, one after another, and what each came to."""

import asyncio
import json
import os
import socket
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import qasync
from PySide6.QtCore import QObject, QPoint, Qt, QTimer, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QToolButton, QWidget

from desktop_app.accounts.transports import Transports
from desktop_app.providers.provider import Method
from desktop_app.tour.buttons import click_button
from desktop_app.tour.hands import until
from desktop_app.ui.link_wizard.agent import Attempt
from desktop_app.ui.link_wizard.embedded_agent import EmbeddedAgent
from desktop_app.ui.link_wizard.environment import unknown_browser
from desktop_app.ui.link_wizard.frame import WizardFrame
from desktop_app.ui.link_wizard.pages.embedded_page import EmbeddedPage
from desktop_app.ui.link_wizard.sign_in_page import FormHold
from desktop_app.ui.link_wizard.sign_in_window import SignInWindow
from desktop_app.ui.link_wizard.web_view import SignInView
from desktop_app.ui.shell.application import make_application
from desktop_app.ui.style.theme import Theme
from tests.hostile_sign_in import Hostile, hostile_sign_in

Found = dict[str, object]
PAINTED = (
    "if(window.asked!=={number}){{window.asked={number};"
    "requestAnimationFrame(()=>requestAnimationFrame(()=>fetch('/told/painted-{number}')))}}"
)


class Dialogs(QObject):
    """The dialogs that were shown, but for the wizard itself."""

    def __init__(self, qt: QApplication) -> None:
        super().__init__(qt)
        self.seen: list[str] = []
        self._looking = QTimer(qt)
        self._looking.timeout.connect(self._look)
        self._looking.start(0)  # at each turn of the loop, also within the loop of a dialog that waits

    def _look(self) -> None:
        for shown in QApplication.topLevelWidgets():
            if not isinstance(shown, QDialog) or isinstance(shown, WizardFrame) or not shown.isVisible():
                continue
            if not shown.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen):
                self.seen.append(f"{type(shown).__name__} {shown.windowTitle()}")
                shown.reject()


class Visit:
    """A page in the wizard, and the person before it."""

    def __init__(self, hostile: Hostile, dialogs: Dialogs) -> None:
        self.hostile, self.dialogs = hostile, dialogs
        self.frame = WizardFrame()
        prove = Transports(lambda: 0.0).certificate_of
        self.agent = EmbeddedAgent(
            Attempt(
                self.frame,
                "Sample",
                Method.EMBEDDED,
                (Method.EMBEDDED, Method.BROWSER),
                lambda _: True,
                prove,
                unknown_browser,
            )
        )
        self.questions: list[str] = []
        self._looks = 0
        self.coming_back: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    async def open(self, path: str) -> None:
        self.hostile.asked.clear()
        self.hostile.sent.clear()
        self.questions.clear()
        self.dialogs.seen.clear()
        self.hostile.redirect = await self.agent.redirect_uri()
        self.frame.open()
        self.coming_back = asyncio.ensure_future(self.agent.visit(f"{self.hostile.here}{path}"))
        await until(lambda: isinstance(self.frame.page, EmbeddedPage), "the page")

    async def close(self) -> None:
        self.coming_back.cancel()
        await asyncio.wait([self.coming_back])
        self.frame.reject()
        self.frame.deleteLater()

    @property
    def page(self) -> EmbeddedPage:
        page = self.frame.page
        assert isinstance(page, EmbeddedPage)
        return page

    @property
    def window(self) -> SignInWindow:
        """The page that is shown, or the pop-up over it."""
        pages = self.agent._pages
        assert pages is not None
        return next(each for each in (*pages._pop_ups, pages.first) if each.sheet is self.page.top)

    @property
    def view(self) -> SignInView:
        return self.window.view

    @property
    def pop_ups(self) -> int:
        """How many are there, whether they are shown or not."""
        pages = self.agent._pages
        return len(pages._pop_ups) if pages is not None else 0

    async def go_there(self) -> None:
        """Answer the question where to."""
        await self.notice("another place")
        self.questions.append(self._plain(self.page.notice))
        await click_button(self.page.top, "Go there")

    async def fields(self) -> None:
        await until(lambda: self.hostile.sent, "the form")
        await until(lambda: self.page.bar.field.text.endswith("/fields"), "the answer")

    async def told(self, what: str = "done") -> None:
        await until(lambda: what in self.hostile.told, f"the page to tell “{what}”")

    async def asked(self, path: str) -> None:
        await until(lambda: path in [each for each, _ in self.hostile.asked], path)

    async def notice(self, part: str) -> None:
        await until(lambda: part in self.page.notice, f"“{part}”")

    async def click(self) -> None:
        """Into the middle of the page, once it was painted."""
        await self._painted()
        target = self.view.focusProxy() or self.view
        middle = QPoint(target.width() // 2, target.height() // 2)
        QTimer.singleShot(0, lambda: QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=middle))

    async def _painted(self) -> None:
        page = self.view.sign_in
        await until(lambda: page.url().toString().startswith("http") and not page.isLoading(), "the page to load")

        self._looks += 1
        number = self._looks

        def is_painted() -> bool:
            """Asks each document once: the one before may still be there."""
            page.runJavaScript(PAINTED.format(number=number))
            return f"painted-{number}" in self.hostile.told

        await until(is_painted, "the page to be painted")

    def found(self) -> Found:
        modal = QApplication.activeModalWidget()
        return {
            "came_back": self.coming_back.result() if self.coming_back.done() else "",
            "dialogs": [*self.dialogs.seen],
            "is_free": modal is None or modal is self.frame,
            "notice": self._plain(self.page.notice),
            "saying": self._plain(self.page.saying),
            "address": self._plain(self.page.bar.field.text),
            "told": self.hostile.told,
            "asked": [path for path, _ in self.hostile.asked],
            "sent": self.hostile.sent,
            "questions": self.questions,
            "pop_ups": self.pop_ups,
            "authorizations": self.hostile.authorizations,
            "title": self._title(),
            "is_shown": self.agent._pages is not None and self.view.isVisible(),
        }

    def _title(self) -> str:
        """The title of the sign-in itself, also while a pop-up is over it."""
        pages = self.agent._pages
        return self._plain(pages.first.view.title()) if pages is not None else ""

    def _plain(self, text: str) -> str:
        """Replace the addresses in the text by names, because their ports are others each time."""
        for name in ("here", "other", "far", "unproven"):
            address = getattr(self.hostile, name).partition("//")[2]
            text = text.replace(address, name.upper())
        return text


Story = Callable[[Visit], Awaitable[None]]


async def _told(visit: Visit) -> None:
    await visit.told()


async def _clicked(visit: Visit) -> None:
    await visit.click()
    await visit.told()


async def _asked_for_file(visit: Visit) -> None:
    await _clicked(visit)
    await visit.notice("asks for a file")


async def _question(visit: Visit) -> None:
    await visit.notice("another place")


async def _halted(visit: Visit) -> None:
    await visit.notice("kept showing messages")
    await until(lambda: visit.page.bar.field.text == "about:blank", "the empty page")


async def _halted_twice(visit: Visit) -> None:
    await _halted(visit)
    await click_button(visit.frame, "Try again")
    await until(lambda: visit.page.notice == "", "another try")
    await _halted(visit)


async def _spoken_to(visit: Visit) -> None:
    """Left while the script shows one message after another, or just after Lineup stopped it: it does not wait."""
    await until(lambda: visit.page.saying or "kept showing messages" in visit.page.notice, "a message")


async def _left(visit: Visit) -> None:
    """A page that would not be left, after a click of the person, by its own link."""
    await visit.click()
    await until(lambda: visit.page.bar.field.text.endswith("/good"), "the next page")


async def _came_back(visit: Visit) -> None:
    await asyncio.wait([visit.coming_back])


async def _basic(visit: Visit) -> None:
    await visit.notice("user name")
    await until(lambda: not visit.view.sign_in.isLoading(), "the answer")


async def _refused(visit: Visit) -> None:
    await visit.notice("download")


async def _second_question(visit: Visit) -> None:
    """The second place takes the first one's place: its button opens the place that is named."""
    await visit.notice(visit.hostile.far.removeprefix("http://"))
    await click_button(visit.frame, "Go there")
    await until(lambda: visit.page.bar.field.text.endswith("/good"), "the other place")


async def _unproven(visit: Visit) -> None:
    await _question(visit)
    await click_button(visit.frame, "Go there")
    await visit.notice("certificate")
    await until(lambda: not visit.view.sign_in.isLoading(), "the refusal")


async def _no_tls(visit: Visit) -> None:
    await visit.go_there()
    await visit.notice("without encryption")


async def _gone_there(visit: Visit) -> None:
    await _question(visit)
    await click_button(visit.frame, "Go there")
    await until(lambda: visit.page.bar.field.text.endswith("/good"), "the other place")


async def _chain(visit: Visit) -> None:
    """The third place leads back to the second, which is known by then."""
    await visit.go_there()
    await visit.go_there()
    await until(lambda: visit.page.bar.field.text.endswith("/chain-3"), "the third place")
    await visit.click()
    await _came_back(visit)


async def _form(visit: Visit) -> None:
    await visit.click()
    await visit.notice("another place")
    await until(lambda: visit.view.sign_in._hold is FormHold.KEPT, "the gate to hold the form")
    assert visit.hostile.sent == []
    await visit.go_there()
    await visit.fields()


async def _form_sent_on(visit: Visit) -> None:
    await visit.click()
    await visit.go_there()
    await visit.notice("once more")
    assert visit.hostile.sent == []
    await visit.click()
    await visit.fields()


async def _form_asked(visit: Visit) -> None:
    await visit.click()
    await visit.go_there()
    await until(lambda: visit.hostile.sent, "the form")


async def _form_at_once(visit: Visit) -> None:
    await visit.go_there()
    await visit.fields()


async def _form_twice(visit: Visit) -> None:
    """There, and back to the host that is known."""
    await visit.click()
    await visit.go_there()
    await until(lambda: visit.page.bar.field.text.endswith("/form-back"), "the other place")
    await visit.click()
    await visit.fields()


async def _form_reloaded(visit: Visit) -> None:
    """Neither "Load the page again" nor Back is an answer to the question."""
    await visit.click()
    await visit.notice("another place")
    await _reloaded(visit, visit.page.bar.reload_pressed)
    assert visit.hostile.sent == []
    visit.page.bar.back_pressed.emit()
    await until(lambda: not visit.view.sign_in.isLoading(), "the page before")
    assert visit.hostile.sent == []


async def _reloaded(visit: Visit, signal: SignalInstance) -> None:
    failed: list[object] = []
    visit.view.loadFinished.connect(failed.append)
    signal.emit()
    await until(lambda: failed, "the load to fail")
    await visit.notice("another place")


async def _pop_up(visit: Visit) -> None:
    await visit.click()
    await _came_back(visit)


async def _far_pop_up(visit: Visit) -> None:
    await visit.click()
    await visit.go_there()
    await _came_back(visit)


async def _form_window(visit: Visit) -> None:
    await visit.click()
    await visit.fields()


async def _closed_pop_up(visit: Visit) -> None:
    """The first page is there again."""
    await visit.click()
    await until(lambda: visit.page.count() == 2, "the pop-up")
    button = next(each for each in visit.page.top.findChildren(QToolButton) if "Close" in each.accessibleName())
    button.click()
    await until(lambda: not visit.pop_ups, "the end of the pop-up")


async def _too_many(visit: Visit) -> None:
    """Open each pop-up from the one before, with a click for each."""
    for number in range(1, 4):
        await visit.click()
        await until(lambda: visit.pop_ups == number, "the next pop-up")  # noqa: B023
        await until(lambda: visit.page.count() == number + 1, "its address")  # noqa: B023
    await visit.click()
    await visit.notice("too many windows")


def _in_pop_up(story: "Story") -> "Story":
    """The same in a pop-up."""

    async def opened(visit: Visit) -> None:
        await visit.click()
        await until(lambda: visit.page.count() == 2, "the pop-up")
        await story(visit)

    return opened


async def _loaded(visit: Visit) -> None:
    await until(lambda: visit.page.bar.field.text.partition("://")[2], "the address")
    await until(lambda: not visit.view.sign_in.isLoading(), "the page")


async def _noticed(visit: Visit) -> None:
    await until(lambda: visit.page.notice, "a notice")


async def _open_popup(visit: Visit) -> None:
    await visit.click()
    await until(lambda: any(_is_popup(each) for each in QApplication.topLevelWidgets()), "the choices")


def _is_popup(widget: QWidget) -> bool:
    return widget.isVisible() and widget.windowType() is Qt.WindowType.Popup


_AT_ONCE = "alert long confirm prompt frame far-frame sandboxed-frame nested-frame refresh-frame form-frame"
_ALSO_AT_ONCE = "redirect-frame resources basic-picture handler"
_CLICKED = "window script-window colour print fullscreen permissions"
_FOR_FILES = "file folder open-picker save-picker"
STORIES: dict[str, Story] = {
    "/endless?left-early": _spoken_to,
    **{f"/{name}": _told for name in f"{_AT_ONCE} {_ALSO_AT_ONCE}".split()},
    **{f"/{name}": _clicked for name in _CLICKED.split()},
    **{f"/{name}": _asked_for_file for name in _FOR_FILES.split()},
    **dict.fromkeys(("/alerts", "/reloading", "/endless-frame"), _halted),
    "/endless": _halted_twice,
    "/stay": _left,
    "/refresh": _came_back,
    "/refresh-away": _question,
    "/port": _gone_there,
    "/name": _question,
    "/unproven": _unproven,
    "/two-places": _second_question,
    "/basic": _basic,
    "/download": _refused,
    "/choices": _open_popup,
    "/chain": _chain,
    **dict.fromkeys(("/form", "/form-parts"), _form),
    "/form-sent-on": _form_sent_on,
    "/form-at-once": _form_at_once,
    "/form-asked": _form_asked,
    "/form-twice": _form_twice,
    "/form?reloaded": _form_reloaded,
    **dict.fromkeys(("/pop-up", "/blank-pop-up", "/pop-up-back"), _pop_up),
    "/far-pop-up": _far_pop_up,
    "/form-window": _form_window,
    "/far-form-window": _form,
    "/blank-pop-up-back": _clicked,
    "/pop-up-loop": _clicked,
    "/without-a-click": _told,
    "/again": _too_many,
    "/opens?/good": _closed_pop_up,
    "/opens?/alert": _in_pop_up(_told),
    "/opens?/endless": _in_pop_up(_halted),
    "/opens?/basic": _in_pop_up(_basic),
    "/opens?/download": _in_pop_up(_refused),
    "/opens?/file": _in_pop_up(_asked_for_file),
    "/opens?/permissions": _in_pop_up(_clicked),
    "/opens?/far-frame": _in_pop_up(_told),
    "/opens?/port": _in_pop_up(_gone_there),
    "/opens?/unproven": _in_pop_up(_unproven),
    "/error": _loaded,
    "/to-nothing": _told,
    **{f"/{name}": _noticed for name in ["error-raw", "error-empty", "trouble", "hangs-up", "portal", "network"]},
    "/no-tls": _no_tls,
}


@asynccontextmanager
async def visiting(hostile: Hostile, dialogs: Dialogs, path: str) -> AsyncIterator[Visit]:
    visit = Visit(hostile, dialogs)
    await visit.open(path)
    try:
        yield visit
    finally:
        await visit.close()


async def main(dialogs: Dialogs, paths: list[str]) -> None:
    """Print a line for each page as soon as its story is over."""
    with hostile_sign_in() as hostile:
        for path in paths:
            async with visiting(hostile, dialogs, path) as visit:
                try:
                    await STORIES[path](visit)
                    error = ""
                except (TimeoutError, AssertionError) as broken:
                    error = repr(broken)
                _print({path: visit.found() | {"error": error}})


def _print(found: object) -> None:
    sys.stdout.write(f"{json.dumps(found)}\n")
    sys.stdout.flush()


def _is_listening(port: int) -> bool:
    """Whether Chromium's debugger answers there; by now the port may be a server's of another test."""
    asked = b"GET /json/version HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
            line.sendall(asked)
            return b"Chrome" in line.recv(65536)
    except OSError:
        return False


if __name__ == "__main__":
    debugging = int(os.environ.get("QTWEBENGINE_REMOTE_DEBUGGING") or 0)
    qt = make_application()
    theme = Theme(qt)
    loop = qasync.QEventLoop(qt)
    asyncio.set_event_loop(loop)
    with loop:
        loop.run_until_complete(main(Dialogs(qt), sys.argv[1:] or [*STORIES]))
    _print({"debugger": {"is_listening": _is_listening(debugging)}})
