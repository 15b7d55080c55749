"""A person before the window: what they see, what they press, and the browser of their own."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

import requests
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.ui.link_wizard.default_browser import DefaultBrowser
from tests.core import Script


@dataclass
class Browser:
    """The person's own: approves what it is shown and follows the redirect to the loopback address."""

    script: Script = field(default_factory=Script)
    is_there: bool = True
    is_at_work: bool = True
    bring_back: Callable[[str], str] = str
    is_called: DefaultBrowser = field(default_factory=DefaultBrowser)
    opened: list[str] = field(default_factory=list)
    _visit: "asyncio.Task[None] | None" = None

    def open_uri(self, uri: str) -> bool:
        self.opened.append(uri)
        if self.is_at_work:
            self._visit = asyncio.ensure_future(self._go(uri))
        return self.is_there

    async def tell(self) -> DefaultBrowser:
        """Tell the browser as the system knows it."""
        return self.is_called

    async def redirect_of(self, uri: str) -> str:
        """Where the service sends the browser back to."""
        return await asyncio.to_thread(self.script._fill_in, uri)

    async def _go(self, uri: str) -> None:
        back = self.bring_back(await self.redirect_of(uri))
        await asyncio.to_thread(requests.get, back, timeout=60)


async def until(truth: Callable[[], object], what: str, within: float = 60) -> None:
    """Look again after each turn of the loop until it holds: what is waited for is on the screen."""
    try:
        async with asyncio.timeout(within):
            while not truth():  # noqa: ASYNC110 - a screen has no event for it
                await asyncio.sleep(0.005)
    except TimeoutError:
        raise TimeoutError(f"Waited in vain for {what}.") from None


def buttons(inside: QWidget, text: str) -> list[QPushButton]:
    return [b for b in inside.findChildren(QPushButton) if b.text().strip() == text and b.isVisible()]


async def press(inside: QWidget, text: str) -> None:
    """Press the button of that text as soon as it is there and enabled."""
    await until(lambda: any(b.isEnabled() for b in buttons(inside, text)), f"the button “{text}”")
    buttons(inside, text)[0].click()
