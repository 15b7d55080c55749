"""Scene at hand for every act: the window, the report, and the order that an emulator keeps of the list shown."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from desktop_app.app.lifetime import App
from desktop_app.demo import Demo
from desktop_app.domain.account import Account
from desktop_app.domain.queues import TitleId
from desktop_app.sandbox.chew.emulator import ChewEmulator
from desktop_app.sandbox.netflix.emulator import NetflixEmulator
from desktop_app.sandbox.tmdb.emulator import TmdbEmulator
from desktop_app.sandbox.trakt.emulator import TraktEmulator
from desktop_app.sync.state import Health, QueueState
from desktop_app.tour.buttons import click_button, has_button
from desktop_app.tour.hands import drag, until
from desktop_app.tour.kept_there import order_at
from desktop_app.tour.report import Report
from desktop_app.ui.program import Program
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.shell.main_window import MainWindow


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
    def tmdb(self) -> TmdbEmulator:
        return self.demo.sandbox.tmdb

    @property
    def chew(self) -> ChewEmulator:
        return self.demo.sandbox.chew

    @property
    def window(self) -> MainWindow:
        return self.app.window

    @property
    def program(self) -> Program:
        """Once it has joined."""
        assert self.app.program is not None
        return self.app.program

    @property
    def page(self) -> QueuePage:
        """The list on the screen."""
        page = self.window.page
        assert page is not None
        return page

    @property
    def state(self) -> QueueState:
        """State of the list on the screen."""
        state = self.page.model.state
        assert state is not None
        return state

    @property
    def served(self) -> list[str]:
        """The order that the emulator keeps of the list on the screen, as keys of titles."""
        return order_at(self.demo.sandbox, self.provider, self.state.ref.name)

    @property
    def shown(self) -> list[str]:
        """The order on the screen, as keys of titles."""
        return [key_of(row.item.title.id) for row in self.page.model.rows if row.number is not None]

    @property
    def provider(self) -> str:
        """Provider of the list on the screen."""
        return next(account.provider for account in self.linked if account.id == self.state.ref.account)

    @property
    def linked(self) -> tuple[Account, ...]:
        """Linked accounts."""
        return self.app.accounts.all if self.app.accounts else ()

    async def first_list(self, provider: str, name: str) -> None:
        """Wait until the list is on the screen and read."""
        await until(lambda: self._shows(provider, name), f"the list {name} of {provider}")
        await self.in_step()

    async def until_shown(self, count: int) -> None:
        """Wait until `count` titles are on the screen."""
        await until(lambda: len(self.shown) == count, f"{count} titles")

    def _shows(self, provider: str, name: str) -> bool:
        page = self.window.page
        state = page.model.state if page is not None else None
        return state is not None and state.ref.name == name and self.provider == provider

    async def in_step(self) -> None:
        """Wait until everything is sent, and the service agrees."""
        await until(lambda: self.state.health is Health.IN_STEP and not self.state.waiting, "everything to be sent")

    async def retry(self) -> None:
        """Do not wait for the next try, unless the program makes it in this very moment."""
        if has_button(self.window.status, "Retry now"):
            await click_button(self.window.status, "Retry now")

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
        shown = [key_of(item.title.id) for item in self.state.view.items]
        self.report.step(name, ok=self.served == shown == self.shown, detail=detail)

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
    """Key of the title as the emulators name it."""
    return title_id.rpartition("/")[2]
