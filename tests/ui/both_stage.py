"""The real window over two services of the sandbox: Ada at TMDB and at Trakt, and at Netflix where that is wanted."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop_app.accounts import Library
from desktop_app.domain.import_export.title_matching import Fit, Match
from desktop_app.domain.queues import Queue, QueueRef
from desktop_app.providers.provider import Method
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.hands import until
from desktop_app.ui.import_export.page import PreviewPage
from desktop_app.ui.import_export.targets import TargetMenu
from desktop_app.ui.labels import Labels
from tests import tmdb
from tests.core import Script
from tests.ui.stage import Stage, shown


class BothStage(Stage):
    """Nobody is linked at first."""

    services = ("tmdb", "trakt", "netflix")

    async def link_tmdb(self) -> QueueRef:
        """Her films at TMDB, read."""
        self.sandbox.tmdb.faults.requests_per_second(None)
        key = tmdb.key_of(self.sandbox.tmdb)
        await self.accounts.save_application_key("tmdb", key)
        linked = await self.accounts.link("tmdb", Method.EMBEDDED, key, tmdb.Member(), lambda _: None)
        return await self.read(QueueRef(linked.account.id, tmdb.FILMS))

    async def link_watchlist(self) -> QueueRef:
        """Her watchlist at Trakt, read."""
        return await self.read(QueueRef(await self.link_trakt(), "watchlist"))

    async def link_queue(self) -> QueueRef:
        """Her instant queue at Netflix, read."""
        await self.save_key()
        client = await self.accounts.application_key("netflix")
        assert client is not None
        linked = await self.accounts.link("netflix", Method.EMBEDDED, client, Script(), lambda _: None)
        return await self.read(QueueRef(linked.account.id, "instant"))

    async def read(self, ref: QueueRef) -> QueueRef:
        """On the screen, and what stands in it is known."""
        assert self.program is not None
        await until(lambda: ref in self.lists, f"{ref.name} to be there")
        self.program.workspace.screen.choose(ref)
        await until(lambda: self.window.current == ref and self.is_in_step, f"{ref.name} to be read")
        return ref

    @property
    def lists(self) -> Library:
        assert self.program is not None
        return self.program.workspace.library

    @property
    def labels(self) -> Labels:
        assert self.program is not None
        return self.program.workspace.labels

    def view(self, ref: QueueRef) -> Queue:
        return self.lists[ref].state.view

    @property
    def preview(self) -> PreviewPage | None:
        """The one on the screen."""
        found = [page for page in self.window.findChildren(PreviewPage) if page.isVisible()]
        return found[0] if found else None

    async def previewed(self) -> PreviewPage:
        """Read and looked up."""
        await until(lambda: self.preview is not None and self.preview._progress.isHidden(), "the preview")
        assert self.preview is not None
        return self.preview

    @property
    def menu(self) -> TargetMenu | None:
        """Where to copy to, while that is asked."""
        shown = QApplication.activePopupWidget()
        return shown if isinstance(shown, TargetMenu) else None


def rows(page: PreviewPage) -> list[Match]:
    found = (page.preview[place] for place in range(len(page.preview)))
    return [row for row in found if isinstance(row, Match)]


def fits(page: PreviewPage) -> list[Fit]:
    return [row.fit for row in rows(page)]


@asynccontextmanager
async def both_stage(folder: Path, sandbox: Sandbox) -> AsyncIterator[BothStage]:
    """On the screen."""
    async with shown(BothStage(folder, sandbox, time.time)) as made:
        yield made
