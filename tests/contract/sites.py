"""Every service that a list adapter is written for, in the sandbox and linked: what the one contract test asks of each.

A new service is a subclass here, and a line in `SITES`.
"""

from abc import ABC, abstractmethod
from pathlib import Path

from desktop_app.domain.account import AccountId
from desktop_app.domain.queues import Item
from desktop_app.sandbox.mishaps import Mishaps
from desktop_app.sandbox.server import Sandbox
from tests import chew, jellyfin, tmdb, trakt
from tests.core import Core, make_core
from tests.parts import Parts, parts_of

ADA = "ada@example.org"


class Site(ABC):
    """One service."""

    name: str
    list_name: str
    """A list that takes titles."""

    word: str
    """Finds something that is not in that list."""

    is_written = True
    """Whether the service takes changes of its lists."""

    has_posters = True

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox

    async def open(self, folder: Path) -> Parts:
        """The adapter, as the program gets it."""
        self.core, account = await self._link(folder)
        return await parts_of(self.core.accounts, account)

    @abstractmethod
    async def _link(self, folder: Path) -> tuple[Core | chew.ChewCore, AccountId]: ...

    @property
    @abstractmethod
    def faults(self) -> Mishaps:
        """What goes wrong with single calls."""

    @property
    @abstractmethod
    def titles(self) -> list[str]:
        """What stands in the list at the service, as our keys, in the order that it keeps."""

    @abstractmethod
    def add_elsewhere(self, item: Item) -> None:
        """Somebody else adds it."""

    @abstractmethod
    def revoke(self) -> None:
        """The person withdraws the permission on the service's own page."""


class NetflixSite(Site):
    name = "netflix"
    list_name = "instant"
    word = "the"

    async def _link(self, folder: Path) -> tuple[Core, AccountId]:
        core = await make_core(folder, self.sandbox)
        return core, (await core.link()).account

    @property
    def faults(self) -> Mishaps:
        return self.sandbox.netflix.faults

    @property
    def titles(self) -> list[str]:
        catalogue = self.sandbox.netflix.state.catalogue
        found = (catalogue.find(key) for key in self.sandbox.netflix.state.order(ADA, "instant"))
        return [title.path for title in found if title is not None]

    def add_elsewhere(self, item: Item) -> None:
        self.sandbox.netflix.faults.edit_on_website(ADA, add=item.id.rpartition("/")[2], position=1)

    def revoke(self) -> None:
        self.sandbox.netflix.faults.revoke(ADA)


class TraktSite(Site):
    name = "trakt"
    list_name = "watchlist"
    word = "the"

    async def _link(self, folder: Path) -> tuple[Core, AccountId]:
        core = trakt.make_trakt_core(folder, self.sandbox)
        trakt.at_once(self.sandbox.trakt)
        return core, await trakt.link(core, self.sandbox.trakt)

    @property
    def faults(self) -> Mishaps:
        return self.sandbox.trakt.faults

    @property
    def titles(self) -> list[str]:
        return trakt.served(self.sandbox.trakt)

    def add_elsewhere(self, item: Item) -> None:
        kind, _, number = item.id.partition(":")
        media = next(one.key for one in self.sandbox.trakt.state.library if one.key == (kind, int(number)))
        self.sandbox.trakt.faults.edit_on_website("ada", add=media, rank=1)

    def revoke(self) -> None:
        self.sandbox.trakt.faults.revoke("ada")


class TmdbSite(Site):
    name = "tmdb"
    list_name = tmdb.FILMS
    word = "the"

    async def _link(self, folder: Path) -> tuple[Core, AccountId]:
        core = tmdb.make_tmdb_core(folder, self.sandbox)
        self.sandbox.tmdb.faults.requests_per_second(None)
        return core, await tmdb.link(core, self.sandbox.tmdb)

    @property
    def faults(self) -> Mishaps:
        return self.sandbox.tmdb.faults

    @property
    def titles(self) -> list[str]:
        return tmdb.served(self.sandbox.tmdb)

    def add_elsewhere(self, item: Item) -> None:
        self.sandbox.tmdb.faults.edit_on_website(tmdb.ADA, add=tmdb.key(item))

    def revoke(self) -> None:
        self.sandbox.tmdb.faults.revoke(tmdb.ADA)


class ChewSite(Site):
    """Reads alone: nobody knows a call that changes a list (contract chew 4)."""

    name = "chew"
    list_name = "shows"
    word = "friday-set"
    is_written = False
    has_posters = False

    async def _link(self, folder: Path) -> tuple[chew.ChewCore, AccountId]:
        core = chew.make_chew_core(folder, self.sandbox)
        return core, (await core.link()).account.id

    @property
    def faults(self) -> Mishaps:
        return self.sandbox.chew.faults

    @property
    def titles(self) -> list[str]:
        service = self.sandbox.chew.service
        ada = service.person("ada").id
        return [str(show.id) for show in service.shows if show.owner == ada and not show.private]

    def add_elsewhere(self, item: Item) -> None:
        raise NotImplementedError

    def revoke(self) -> None:
        self.sandbox.chew.grants.revoke_all("ada")


class JellyfinSite(Site):
    name = "jellyfin"
    word = "the"

    def __init__(self, sandbox: Sandbox) -> None:
        super().__init__(sandbox)
        self.list_name = jellyfin.list_named(sandbox.jellyfin)

    async def _link(self, folder: Path) -> tuple[Core, AccountId]:
        core = jellyfin.make_jellyfin_core(folder, self.sandbox)
        return core, await jellyfin.link(core, self.sandbox.jellyfin)

    @property
    def faults(self) -> Mishaps:
        return self.sandbox.jellyfin.faults

    @property
    def titles(self) -> list[str]:
        return self.sandbox.jellyfin.state.order(jellyfin.TO_WATCH)

    def add_elsewhere(self, item: Item) -> None:
        key = jellyfin.key_of(self.sandbox.jellyfin)
        self.sandbox.jellyfin.faults.edit_in_app(key, add=item.title.id, position=1)

    def revoke(self) -> None:
        self.sandbox.jellyfin.faults.revoke(jellyfin.ADA)


SITES: tuple[type[Site], ...] = (NetflixSite, TmdbSite, TraktSite, ChewSite, JellyfinSite)
