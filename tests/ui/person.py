"""The browser of the person before the window."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

import requests

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
