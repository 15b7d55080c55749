"""The services that a life of the program is lived at: a sandbox, what others do there, and what goes wrong."""

import asyncio
import shutil
import tempfile
from abc import ABC, abstractmethod
from itertools import count
from pathlib import Path
from typing import Any, Protocol

from desktop_app.domain.queues import Item, QueueRef
from desktop_app.sandbox.netflix.versioned_queue import Queue as ServedQueue
from desktop_app.sandbox.netflix.versioned_queue import Version
from desktop_app.sandbox.server import Sandbox
from desktop_app.sandbox.trakt.item_list import ItemList
from desktop_app.sandbox.trakt.media import Key
from desktop_app.sandbox.trakt.seed import SAMPLE_DATE
from desktop_app.storage.credential_store import SessionStore
from tests import trakt
from tests.core import Core, make_core, serve_list

ADA = "ada@example.org"
TITLES = 8
PAGE = 3
"""Rows of a page at Trakt, so that so few titles are several pages."""


class Faults(Protocol):
    """What goes wrong at every service."""

    def drop_connection_next(self, *, after_effect: bool, writes_only: bool) -> None: ...

    def fail_next(self, status: int, *, after_effect: bool = False, writes_only: bool = False) -> None: ...

    def answer_next(self, body: bytes, content_type: str) -> None: ...

    def edit_before_writes(self, count: int) -> None: ...

    def read_lag(self, seconds: float) -> None: ...


class World(ABC):
    """A sandbox, and a profile that is linked to it, to be copied for each life."""

    def __init__(self) -> None:
        self.sandbox = Sandbox()
        self.sandbox.start()
        self.store = SessionStore()
        self._folder = tempfile.TemporaryDirectory()
        self.profile = Path(self._folder.name) / "linked"
        self.calm()
        with asyncio.Runner() as runner:
            self.ref, self.items = runner.run(self._link())

    @property
    @abstractmethod
    def faults(self) -> Faults: ...

    @property
    @abstractmethod
    def requests(self) -> list[Any]: ...

    @property
    @abstractmethod
    def served(self) -> list[str]:
        """The order that the service keeps."""

    @property
    def saved(self) -> list[str]:
        return []

    @property
    def unavailable(self) -> set[str]:
        """Titles that the service saves, since they cannot be watched."""
        return set()

    @abstractmethod
    async def make(self, folder: Path) -> Core:
        """The core, linked or not."""

    @abstractmethod
    async def link(self, core: Core) -> QueueRef: ...

    @abstractmethod
    def limit(self, calls: int | None) -> None:
        """So many a second."""

    @abstractmethod
    def edit_elsewhere(self, move: str | None, remove: str | None, add: str | None, position: int | None) -> str:
        """Somebody does this; what, in words."""

    @abstractmethod
    def renew(self) -> None:
        """The service as it was at first, with a short queue."""

    async def _link(self) -> tuple[QueueRef, tuple[Item, ...]]:
        """The account's queue, and the titles that take part."""
        core = await self.make(self.profile)
        queue = await serve_list(core.accounts, await self.link(core))
        await core.in_step(queue)
        await core.accounts.close()
        core.journal.close()
        core.snapshots.close()
        (self.profile / "cache.db").unlink()
        view = queue.state.view
        return queue.ref, (*view.items[: TITLES + 4], *view.saved)

    def fresh(self) -> Path:
        """The service as it was at first; a folder with a copy of the profile."""
        self.calm()
        self.renew()
        return Path(shutil.copytree(self.profile, tempfile.mkdtemp(dir=self._folder.name) + "/profile"))

    def calm(self) -> None:
        """No faults any more."""
        faults: Any = self.faults
        faults._mishaps.clear()
        faults.edit_before_writes(0)
        faults.read_lag(0)
        self.limit(None)
        self.requests.clear()
        self.sandbox.start()

    def close(self) -> None:
        self.sandbox.stop()
        self._folder.cleanup()


class NetflixWorld(World):
    """One title a request, under an entity-tag."""

    def __init__(self) -> None:
        super().__init__()
        self._account = self.sandbox.netflix.state.account(ADA)
        self._first = self._account.queues["instant"].current
        self._lives = count(1)

    @property
    def faults(self) -> Faults:
        return self.sandbox.netflix.faults

    @property
    def requests(self) -> list[Any]:
        return self.sandbox.netflix.requests

    @property
    def served(self) -> list[str]:
        return self.sandbox.netflix.state.order(ADA, "instant")

    @property
    def saved(self) -> list[str]:
        return self.sandbox.netflix.state.saved(ADA, "instant")

    @property
    def unavailable(self) -> set[str]:
        return {entry.title_id for entry in self._first.saved}

    async def make(self, folder: Path) -> Core:
        return await make_core(folder, self.sandbox, store=self.store)

    async def link(self, core: Core) -> QueueRef:
        return await core.link()

    def limit(self, calls: int | None) -> None:
        self.sandbox.netflix.faults.limit_per_second(calls)

    def edit_elsewhere(self, move: str | None, remove: str | None, add: str | None, position: int | None) -> str:
        faults = self.sandbox.netflix.faults
        return faults.edit_on_website(ADA, move=move, remove=remove, add=add, position=position)

    def renew(self) -> None:
        few, saved = self._first.available[:TITLES], self._first.saved[:1]
        # No entity-tag of an earlier life: a request of it that arrives late must be refused.
        number = 1_000_000 * next(self._lives)
        version = Version(few, saved, number, str(number), float("-inf"))
        self._account.queues["instant"] = ServedQueue("instant", self._account.user_id, version)


class TraktWorld(World):
    """Whole orders, compared first."""

    shelf = "watchlist"

    def __init__(self) -> None:
        super().__init__()
        self._first = self.sandbox.trakt.state.items("ada", self.shelf).entries

    @property
    def faults(self) -> Faults:
        return self.sandbox.trakt.faults

    @property
    def requests(self) -> list[Any]:
        return self.sandbox.trakt.requests

    @property
    def served(self) -> list[str]:
        return trakt.served(self.sandbox.trakt, self.shelf)

    async def make(self, folder: Path) -> Core:
        core = trakt.make_trakt_core(folder, self.sandbox, store=self.store)
        await core.accounts.keys.save("trakt", trakt.key_of(self.sandbox.trakt))
        return core

    async def link(self, core: Core) -> QueueRef:
        return QueueRef(await trakt.link(core, self.sandbox.trakt), "watchlist")

    def overlap(self, walks: int) -> None:
        """Let so many reads meet pages that overlap; 0 heals, FOR_EVER lasts until then."""
        self.sandbox.trakt.faults.overlap_pages(walks)

    def calm(self) -> None:
        super().calm()
        self.overlap(0)

    def limit(self, calls: int | None) -> None:
        self.sandbox.trakt.faults.reads_per_five_minutes(None)
        self.sandbox.trakt.faults.writes_per_second(calls)

    def edit_elsewhere(self, move: str | None, remove: str | None, add: str | None, position: int | None) -> str:
        faults = self.sandbox.trakt.faults
        if add is not None:
            return faults.edit_on_website("ada", self.shelf, add=self._media(add), rank=position)
        return faults.edit_on_website(
            "ada", self.shelf, move=self._item(move), remove=self._item(remove), rank=position
        )

    def renew(self) -> None:
        self.sandbox.trakt.state.accounts["ada"].watchlist = ItemList(self._first[:TITLES], SAMPLE_DATE)
        self.sandbox.trakt.faults.cap_pages(PAGE)

    def _item(self, title: str | None) -> int | None:
        entries = self.sandbox.trakt.state.items("ada", self.shelf).entries
        return None if title is None else next(entry.id for entry in entries if entry.media == self._media(title))

    def _media(self, title: str) -> Key:
        kind, _, number = title.partition(":")
        return next(entry.media for entry in self._first if entry.media == (kind, int(number)))


class TraktListWorld(TraktWorld):
    """A list with a name, whose reads come out of a cache: the same, and for minutes as it was before our writes."""

    shelf = "noir"
    TICK = 700
    """Seconds in which every cache lets go."""

    async def link(self, core: Core) -> QueueRef:
        account = await trakt.link(core, self.sandbox.trakt)
        return QueueRef(account, f"lists/{self.sandbox.trakt.state.personal('ada', self.shelf).id}")

    def calm(self) -> None:
        super().calm()
        self.cache(0)
        self.sandbox.trakt.clock.offset += self.TICK

    def cache(self, seconds: float) -> None:
        self.sandbox.trakt.faults.cache_lists(seconds)

    def renew(self) -> None:
        self.sandbox.trakt.state.personal("ada", self.shelf).items = ItemList(self._first[:TITLES], SAMPLE_DATE)
        self.sandbox.trakt.faults.cap_pages(PAGE)
