"""A life of the program for the state machine: the real core over real files and a real sandbox, many times over."""

import asyncio
import functools
import shutil
from collections.abc import Awaitable, Callable
from typing import TypeVar
from unittest import mock

from desktop_app.domain.errors import SuddenlyEmpty
from desktop_app.domain.pending_edits import EntryState
from desktop_app.domain.queues import Queue
from desktop_app.sync.open_queue import OpenQueue
from desktop_app.workers import Workers
from tests.core import Core, is_in_step, refresh_list, serve_list
from tests.integration.worlds import World

T = TypeVar("T")
shared_workers = functools.cache(Workers)
"""The same threads for every core: a thread that waits for work is never joined, and there are many cores."""


class Life:
    """One profile from its first start to its end, through any number of deaths."""

    core: Core
    queue: OpenQueue

    def __init__(self, world: World) -> None:
        self.world = world
        self._runner = asyncio.Runner()
        self._folder = world.fresh()
        self.start()

    def run(self, story: Callable[[], Awaitable[T]]) -> T:
        async def bounded() -> T:
            async with asyncio.timeout(60):
                return await story()

        return self._runner.run(bounded())

    def start(self) -> None:
        async def story() -> None:
            self.core = await self.world.make(self._folder)
            self.queue = await serve_list(self.core.accounts, self.world.ref)

        with (
            mock.patch("desktop_app.accounts.accounts.Workers", shared_workers),
            mock.patch("tests.core.Workers", shared_workers),
        ):
            self.run(story)

    def stop(self) -> None:
        """As quitting does, and as a kill does: the writer is at an `await`, and never comes back from it."""
        self.run(self.core.accounts.close)
        self.core.journal.close()
        self.core.snapshots.close()

    def end(self) -> None:
        self.stop()
        self._runner.close()
        shutil.rmtree(self._folder.parent)

    def pass_time(self, milliseconds: int) -> None:
        self.run(lambda: asyncio.sleep(milliseconds / 1000))

    @property
    def view(self) -> Queue:
        return self.queue.state.view

    @property
    def shown(self) -> list[str]:
        return [number(title_id) for title_id in self.view.ids]

    def settle(self) -> None:
        """Wait until all is read and sent, a read begun earlier not counted."""

        async def story() -> None:
            for _ in range(2):
                refresh_list(self.core.accounts, self.queue.ref)
                while not is_in_step(self.queue):
                    if isinstance(self.queue.state.trouble, SuddenlyEmpty):
                        self.queue.believe_empty()
                    self.core.accounts.library.linked(self.queue.ref.account).wake()
                    await asyncio.sleep(0.005)

        self.world.calm()
        try:
            self.run(story)
        except TimeoutError:
            raise AssertionError(f"It does not settle: {self.queue.state}, {self.world.requests[-9:]}") from None

    def check(self) -> None:
        """What is shown is what the service has, and the journal waits for nobody but the person."""
        assert self.shown == self.world.served
        assert [number(item.id) for item in self.view.saved] == self.world.saved
        assert len(set(self.shown)) == len(self.shown)
        live = self.core.journal.live(self.queue.ref)
        assert all(entry.state is EntryState.NEEDS_DECISION for entry in live)
        assert live == self.queue.state.entries


def number(title_id: str) -> str:
    """The service's number of a title."""
    return title_id.rpartition("/")[2]
