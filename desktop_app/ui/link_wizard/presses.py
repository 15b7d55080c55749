"""Button presses that a coroutine can wait for."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from PySide6.QtCore import QObject

from desktop_app.ui.link_wizard.frame import WizardFrame

T = TypeVar("T")


class Presses(QObject):
    """The presses on the wizard's buttons since the last one that was waited for."""

    def __init__(self, frame: WizardFrame) -> None:
        super().__init__(frame)
        self._pressed: asyncio.Queue[str] = asyncio.Queue()
        frame.primary_pressed.connect(self.primary)
        frame.back_pressed.connect(self.back)

    def primary(self) -> None:
        """Note a press on the page's main button."""
        self._pressed.put_nowait("primary")

    def secondary(self) -> None:
        """Note a press on the page's other button."""
        self._pressed.put_nowait("secondary")

    def back(self) -> None:
        """Note a press on Back."""
        self._pressed.put_nowait("back")

    def notice(self, name: str) -> None:
        """Note a press on the button of a notice."""
        self._pressed.put_nowait(f"notice:{name}")

    async def next(self, *, afresh: bool = True) -> str:
        """Wait for the next press. If the page was there already (not `afresh`), an earlier press counts."""
        while afresh and not self._pressed.empty():
            self._pressed.get_nowait()
        return await self._pressed.get()

    async def unless_back(self, work: Coroutine[Any, Any, T]) -> T | None:
        """The work's result; None if Back was pressed first, and the work was cancelled."""
        working = asyncio.ensure_future(work)
        going_back = asyncio.ensure_future(self._back())
        try:
            await asyncio.wait({working, going_back}, return_when=asyncio.FIRST_COMPLETED)
            return working.result() if working.done() else None
        finally:
            going_back.cancel()
            if not working.done():
                working.cancel()
                await asyncio.wait({working})

    async def _back(self) -> None:
        while await self.next() != "back":
            pass
