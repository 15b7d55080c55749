"""What the tour does, in the order in which a person would."""

import asyncio
from collections.abc import Callable
from functools import partial
from http import HTTPStatus

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop_app.app.lifetime import App
from desktop_app.demo import EMAIL
from desktop_app.domain.arranging import Order
from desktop_app.sync.state import Health, QueueState
from desktop_app.tour.buttons import button, has_button, pick
from desktop_app.tour.hands import click, click_in_page, drag, gesture, press, until, write
from desktop_app.tour.report import Report
from desktop_app.ui.link_wizard.frame import WizardFrame
from desktop_app.ui.queue.arrange.button import ArrangeButton
from desktop_app.ui.queue.arrange.page import ArrangePage
from desktop_app.ui.queue.page import QueuePage

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


class Story:
    """Link an account; rearrange its queue by mouse and keys; meet a conflict and an outage."""

    def __init__(self, app: App, report: Report) -> None:
        self._app = app
        self._report = report
        assert app.demo is not None
        self._netflix = app.demo.sandbox.netflix

    async def tell(self) -> None:
        """From the first start to an arranged queue."""
        await self._first_run()
        await self._link()
        await self._look()
        await self._drag()
        await self._keys()
        await self._add()
        await self._arrange()
        await self._stop_arranging()
        await self._look_at_other_orders()
        await self._conflict()
        await self._lost_title()
        await self._outage()
        await self._dark()

    # --- linking -------------------------------------------------------------------------------------------------

    async def _first_run(self) -> None:
        window = self._app.window
        await until(lambda: self._app.program is not None, "the start")
        await until(lambda: "kept in" in window.status.words, "the first run")
        self._picture("first-run")
        self._report.step("The first start offers to link an account", ok=window.first_run.isVisible())

    async def _link(self) -> None:
        app = self._app
        assert app.program is not None
        await click(button(app.window.first_run, "Link Netflix…"))
        await until(lambda: app.program and app.program.linking.wizard, "the wizard")
        wizard = app.program.linking.wizard
        assert wizard is not None
        frame = wizard.frame
        await asyncio.sleep(1)
        self._report.picture(frame, "wizard-before")
        await click(button(frame, "Continue"))
        await self._approve(frame)
        await until(lambda: has_button(frame, "Open the list"), "the end of linking")
        self._report.picture(frame, "wizard-linked")
        linked = [account.person.name for account in app.accounts.all] if app.accounts else []
        self._report.step("Signing in through the embedded page links the account", ok=linked == ["Ada Lovelace"])
        await click(button(frame, "Open the list"))

    async def _approve(self, frame: WizardFrame) -> None:
        from PySide6.QtWebEngineWidgets import QWebEngineView  # noqa: PLC0415 - it is loaded by the wizard

        await until(lambda: frame.findChild(QWebEngineView), "the embedded view")
        view = frame.findChild(QWebEngineView)
        assert isinstance(view, QWebEngineView)
        await until(lambda: view.title() and not view.page().isLoading(), "the sign-in page")
        await asyncio.sleep(1)
        self._report.picture(frame, "wizard-sign-in")
        await click_in_page(view, "#approve")

    # --- rearranging ---------------------------------------------------------------------------------------------

    async def _look(self) -> None:
        await until(lambda: self._app.window.page is not None, "the queue's page")
        await self._in_step()
        await asyncio.sleep(2)  # posters arrive for the picture
        self._picture("queue-light")
        self._compare("The queue on the screen is the service's own")

    async def _drag(self) -> None:
        await self._drop("One row dragged down", (0,), 4)
        await self._drop("Two rows dragged together", (2, 3), 6, lambda: self._screen("queue-dragging"))
        await self._drop("One row dragged up", (7,), 1)

    async def _drop(
        self, name: str, rows: tuple[int, ...], gap: int, on_the_way: Callable[[], None] | None = None
    ) -> None:
        """Drag, and see that the emulator's order became the one that was meant."""
        meant = self._served()
        carried = [meant[row] for row in rows]
        meant = [*(t for t in meant[:gap] if t not in carried), *carried, *(t for t in meant[gap:] if t not in carried)]
        await drag(self._page.view, rows, gap, on_the_way)
        await self._in_step()
        self._compare(name)
        self._report.step(f"{name}: the order is the one that was meant", ok=self._served() == meant)

    async def _keys(self) -> None:
        view = self._page.view
        before = self._served()
        view.choose(self._page.model.rows[3].item.id)
        for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_End):
            await press(view, key, ALT)
        await self._in_step()
        self._compare("Alt with the arrows and End")
        for _ in range(3):
            await press(self._app.window, Qt.Key.Key_Z, CONTROL)
        await self._in_step()
        self._compare("Undo, three times")
        self._report.step("Undo came back to where it began", ok=self._served() == before)
        await press(view, Qt.Key.Key_Delete)
        await self._in_step()
        self._compare("Delete")

    async def _add(self) -> None:
        await press(self._page.view, Qt.Key.Key_N, CONTROL)
        panel = self._app.window.panes.add_title
        field = panel.findChild(QLineEdit)
        assert isinstance(field, QLineEdit)
        await write(field, "casablanca")
        await until(lambda: panel.found, "the search")
        await asyncio.sleep(0.5)
        self._picture("add-title")
        await press(field, Qt.Key.Key_Return)
        await self._in_step()
        self._compare("A title found in the catalogue and added")
        added = self._netflix.state.title_names(EMAIL, "instant")[-1]
        self._report.step("It stands at the end", ok=added == "Casablanca", detail=added)
        await press(field, Qt.Key.Key_Escape)

    async def _arrange(self) -> None:
        await self._open_arranging(Order.YEAR)
        page = self._arranging
        await asyncio.sleep(1)
        self._picture("arrange-preview")
        self._app.theme.force(Qt.ColorScheme.Dark)
        await asyncio.sleep(0.5)
        self._picture("arrange-preview-dark")
        meant, moves = [_number(item.id) for item in page.columns.comparison.after.items], self._posts()
        expected = len(page.columns.comparison.moves)
        await click(button(self._app.window, "Arrange"))
        await until(lambda: self._posts() >= moves + 6, "six moves")
        self._picture("arrange-sending-dark")
        self._app.theme.force(Qt.ColorScheme.Light)
        await asyncio.sleep(0.5)
        self._picture("arrange-sending")
        await self._in_step()
        self._compare("Arranged by year")
        sent = self._posts() - moves
        detail = f"{sent} requests"
        self._report.step("The order is the one of the preview", ok=self._served() == meant, detail=detail)
        self._report.step("It took the fewest moves", ok=sent == expected, detail=detail)
        self._picture("arranged")
        self._app.window.message_bar.dismiss()

    async def _stop_arranging(self) -> None:
        before, moves = self._served(), self._posts()
        await self._open_arranging(Order.REVERSE)
        await click(button(self._app.window, "Arrange"))
        await until(lambda: self._posts() >= moves + 3, "three moves")
        await click(button(self._app.window, "Stop after this one"))
        await self._in_step()
        await until(lambda: self._app.window.message_bar.message, "what became of it")
        self._picture("arrange-stopped")
        self._compare("Stopped between two requests", detail=f"{self._posts() - moves} sent")
        await click(button(self._app.window.message_bar, "Undo"))
        await self._in_step()
        self._report.step("Undo takes back what was sent", ok=self._served() == before)

    async def _look_at_other_orders(self) -> None:
        """What has to be asked for, and what was kept: seen, and left by a key."""
        before, moves = self._served(), self._posts()
        for order, picture in ((Order.OWN_RATING, "arrange-my-rating"), (Order.EARLIER, "arrange-earlier")):
            await self._open_arranging(order)
            page = self._arranging
            await until(page.columns.isVisible, "the preview")
            await asyncio.sleep(0.5)
            self._picture(picture)
            expected = bool(page.columns.comparison.moves)
            self._report.step(f"{page.choices.sentence} is shown beforehand", ok=expected)
            await press(page.columns, Qt.Key.Key_Escape)
            await until(lambda: not self._page.findChildren(ArrangePage), "the list again")
        unsent = self._served() == before and self._posts() == moves
        self._report.step("To look at an order sends nothing", ok=unsent)

    async def _open_arranging(self, order: Order) -> None:
        """From the button's menu."""
        (opener,) = self._page.findChildren(ArrangeButton)
        action = next(a for a in opener.menu_of.actions() if a.data() is order)
        await gesture(partial(pick, opener, action))
        await until(lambda: self._page.findChildren(ArrangePage), "the preview")

    @property
    def _arranging(self) -> ArrangePage:
        return self._page.findChildren(ArrangePage)[0]

    def _posts(self) -> int:
        """Moves that the emulator has taken."""
        return sum(r.method == "POST" and r.status == HTTPStatus.CREATED for r in self._netflix.requests)

    # --- what others do ------------------------------------------------------------------------------------------

    async def _conflict(self) -> None:
        said = self._netflix.faults.edit_on_website(EMAIL, move=self._served()[10], position=2)
        await drag(self._page.view, (5,), 2)
        await self._in_step()
        await until(lambda: self._app.window.message_bar.message, "a message about the conflict")
        self._picture("conflict")
        self._compare("A drop onto a queue that somebody changed meanwhile", detail=said)
        self._app.window.message_bar.dismiss()

    async def _lost_title(self) -> None:
        said = self._netflix.faults.edit_on_website(EMAIL, remove=self._served()[4])
        await drag(self._page.view, (4,), 1)
        await until(lambda: self._state.questions, "a question about the lost title")
        await self._in_step()
        self._picture("decide")
        self._report.step("A moved title that somebody removed is asked about", ok=True, detail=said)
        await click(button(self._app.window.message_bar, "Keep it"))
        await self._in_step()
        self._compare("Kept, it stands where it was wanted")

    async def _outage(self) -> None:
        assert self._app.demo is not None
        self._app.demo.sandbox.stop()
        await drag(self._page.view, (6,), 2)
        await drag(self._page.view, (8,), 3)
        await until(lambda: self._state.health is Health.OFFLINE, "the outage to be noticed")
        waiting = self._state.waiting
        self._picture("offline")
        self._report.step("Changes wait while the service does not answer", ok=waiting > 0, detail=f"{waiting} waiting")
        self._app.demo.sandbox.start()
        await click(button(self._app.window.status, "Retry now"))
        await self._in_step()
        self._compare("They are sent when it answers again")

    async def _dark(self) -> None:
        self._app.theme.force(Qt.ColorScheme.Dark)
        self._page.view.choose(self._page.model.rows[2].item.id)
        await asyncio.sleep(1)
        self._picture("queue-dark")
        self._app.window.resize(1000, 680)
        await asyncio.sleep(0.5)
        self._picture("queue-dark-small")
        self._app.theme.force(Qt.ColorScheme.Light)

    # --- looking -------------------------------------------------------------------------------------------------

    @property
    def _page(self) -> QueuePage:
        page = self._app.window.page
        assert page is not None
        return page

    @property
    def _state(self) -> QueueState:
        state = self._page.model.state
        assert state is not None
        return state

    def _served(self) -> list[str]:
        return self._netflix.state.order(EMAIL, "instant")

    async def _in_step(self) -> None:
        await until(lambda: self._state.health is Health.IN_STEP and not self._state.waiting, "everything to be sent")

    def _compare(self, name: str, detail: str = "") -> None:
        """Screen, core and emulator agree."""
        served = self._served()
        shown = [title_id.rpartition("/")[2] for title_id in self._state.view.ids]
        rows = [row.item.id.rpartition("/")[2] for row in self._page.model.rows if row.number is not None]
        self._report.step(name, ok=served == shown == rows, detail=detail)

    def _picture(self, name: str) -> None:
        self._report.picture(self._app.window, name)

    def _screen(self, name: str) -> None:
        """The screen itself: what is carried is a window of its own."""
        self._report.screen(self._app.window, name)


def _number(title_id: str) -> str:
    return title_id.rpartition("/")[2]
