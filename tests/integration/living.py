"""A life of the program for the state machine: the real core over real files and a real sandbox, many times over."""

import asyncio
import functools
import shutil
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar
from unittest import mock

from desktop_app.domain.errors import SuddenlyEmpty
from desktop_app.domain.pending import EntryState
from desktop_app.domain.queues import Item, Queue, QueueRef
from desktop_app.sandbox.netflix.ordering import Queue as ServedQueue
from desktop_app.sandbox.netflix.ordering import Version
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.credential_store import SessionStore
from desktop_app.sync.open_queue import OpenQueue
from desktop_app.workers import Workers
from tests.core import Core, is_in_step, make_core

T = TypeVar("T")
ADA = "ada@example.org"
TITLES = 8
shared_workers = functools.cache(Workers)
"""The same threads for every core: a thread that waits for work is never joined, and there are many cores."""


class World:
    """A sandbox, and a profile that is linked to it, to be copied for each life."""

    def __init__(self) -> None:
        self.sandbox = Sandbox()
        self.sandbox.start()
        self.netflix = self.sandbox.netflix
        self.store = SessionStore()
        self._folder = tempfile.TemporaryDirectory()
        self.profile = Path(self._folder.name) / "linked"
        self._account = self.netflix.state.account(ADA)
        self._first = self._account.queues["instant"].current
        self.calm()
        with asyncio.Runner() as runner:
            self.ref, self.items = runner.run(self._link())

    async def _link(self) -> tuple[QueueRef, tuple[Item, ...]]:
        """The account's queue, and the titles that take part."""
        core = await make_core(self.profile, self.sandbox, store=self.store)
        queue = await core.accounts.desk.open(await core.link())
        await core.in_step(queue)
        await core.accounts.desk.close()
        core.journal.close()
        core.snapshots.close()
        (self.profile / "cache.db").unlink()
        return queue.ref, queue.state.view.items[: TITLES + 4]

    def fresh(self) -> Path:
        """The service as it was at first, with a short queue; a folder with a copy of the profile."""
        self.calm()
        few, saved = self._first.available[:TITLES], self._first.saved[:1]
        version = Version(few, saved, 1, "17", float("-inf"))
        self._account.queues["instant"] = ServedQueue("instant", self._account.user_id, version)
        return Path(shutil.copytree(self.profile, tempfile.mkdtemp(dir=self._folder.name) + "/profile"))

    def calm(self) -> None:
        """No faults any more."""
        faults = self.netflix.faults
        faults._mishaps.clear()
        faults.edit_before_writes(0)
        faults.read_lag(0)
        faults.limit_per_second(None)
        self.netflix.requests.clear()
        self.sandbox.start()

    def close(self) -> None:
        self.sandbox.stop()
        self._folder.cleanup()

    @property
    def served(self) -> list[str]:
        return self.netflix.state.order(ADA, "instant")

    @property
    def saved(self) -> list[str]:
        return self.netflix.state.saved(ADA, "instant")


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
            async with asyncio.timeout(20):
                return await story()

        return self._runner.run(bounded())

    def start(self) -> None:
        async def story() -> None:
            self.core = await make_core(self._folder, self.world.sandbox, store=self.world.store)
            self.queue = await self.core.accounts.desk.open(self.world.ref)

        with (
            mock.patch("desktop_app.accounts.accounts.Workers", shared_workers),
            mock.patch("tests.core.Workers", shared_workers),
        ):
            self.run(story)

    def stop(self) -> None:
        """As quitting does, and as a kill does: the writer is at an `await`, and never comes back from it."""
        self.run(self.core.accounts.desk.close)
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
                self.core.accounts.desk.refresh(self.queue.ref)
                while not is_in_step(self.queue):
                    if isinstance(self.queue.state.trouble, SuddenlyEmpty):
                        self.queue.believe_empty()
                    self.core.accounts.desk.wake(self.queue.ref.account)
                    await asyncio.sleep(0.005)

        self.world.calm()
        try:
            self.run(story)
        except TimeoutError:
            raise AssertionError(
                f"It does not settle: {self.queue.state}, {self.world.netflix.requests[-9:]}"
            ) from None

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
