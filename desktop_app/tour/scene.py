"""What every act has at hand: the window, the report, and the order that an emulator keeps of the list shown."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from desktop_app.app.lifetime import App
from desktop_app.demo import Demo
from desktop_app.demo.netflix import EMAIL
from desktop_app.demo.trakt import USER
from desktop_app.domain.queues import TitleId
from desktop_app.sandbox.netflix.emulator import NetflixEmulator
from desktop_app.sandbox.trakt.emulator import TraktEmulator
from desktop_app.sync.state import Health, QueueState
from desktop_app.tour.hands import drag, until
from desktop_app.tour.report import Report
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.queue.page import QueuePage


class Scene:
    """The window with a list in it, and what the service really keeps."""

    def __init__(self, app: App, report: Report) -> None:
        self.app = app
        self.report = report

    @property
    def demo(self) -> Demo:
        assert self.app.demo is not None
        return self.app.demo

    @property
    def netflix(self) -> NetflixEmulator:
        return self.demo.sandbox.netflix

    @property
    def trakt(self) -> TraktEmulator:
        return self.demo.sandbox.trakt

    @property
    def window(self) -> MainWindow:
        return self.app.window

    @property
    def page(self) -> QueuePage:
        """The list on the screen."""
        page = self.window.page
        assert page is not None
        return page

    @property
    def state(self) -> QueueState:
        """As the core tells it."""
        state = self.page.model.state
        assert state is not None
        return state

    @property
    def served(self) -> list[str]:
        """The order that the emulator keeps of the list on the screen, as keys of titles."""
        if self.state.ref.name != "watchlist":
            return self.netflix.state.order(EMAIL, self.state.ref.name)
        return [f"{kind}:{number}" for kind, number in (entry.media for entry in self.trakt.state.items(USER).entries)]

    async def in_step(self) -> None:
        """Everything sent, and the service agrees."""
        await until(lambda: self.state.health is Health.IN_STEP and not self.state.waiting, "everything to be sent")

    async def said(self) -> None:
        """The message bar says something."""
        await until(lambda: self.window.message_bar.message, "a message")

    async def drop(
        self, name: str, rows: tuple[int, ...], gap: int, on_the_way: Callable[[], None] | None = None
    ) -> None:
        """Drag, and see that the emulator's order became the one that was meant."""
        meant = self.served
        carried = [meant[row] for row in rows]
        meant = [*(t for t in meant[:gap] if t not in carried), *carried, *(t for t in meant[gap:] if t not in carried)]
        await drag(self.page.view, rows, gap, on_the_way)
        await self.in_step()
        self.compare(name)
        self.report.step(f"{name}: the order is the one that was meant", ok=self.served == meant)

    def compare(self, name: str, detail: str = "") -> None:
        """Screen, core and emulator agree."""
        shown = [key_of(title_id) for title_id in self.state.view.ids]
        rows = [key_of(row.item.id) for row in self.page.model.rows if row.number is not None]
        self.report.step(name, ok=self.served == shown == rows, detail=detail)

    def picture(self, name: str) -> None:
        """The window."""
        self.report.picture(self.window, name)

    def screen(self, name: str) -> None:
        """The screen itself: what is carried is a window of its own."""
        self.report.screen(self.window, name)

    def dress(self, scheme: Qt.ColorScheme) -> None:
        """Light or dark."""
        self.app.theme.force(scheme)


def key_of(title_id: TitleId) -> str:
    """As the emulators name the title."""
    return title_id.rpartition("/")[2]
