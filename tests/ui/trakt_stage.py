"""The real window over the sandbox's Trakt: many lists, of several kinds of owners and titles."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from desktop_app.accounts import Library
from desktop_app.domain.queues import QueueRef
from desktop_app.domain.service import ListInfo
from desktop_app.providers.provider import Method
from desktop_app.sandbox.server import Sandbox
from desktop_app.sandbox.trakt.item_list import ItemList
from desktop_app.sandbox.trakt.state import PersonalList
from desktop_app.storage.credential_store import SessionStore
from desktop_app.sync.state import Health
from desktop_app.tour.hands import until
from desktop_app.ui.lists.changes import ListChanges
from tests.trakt import ADA, Member, at_once, key_of, served
from tests.ui.stage import Stage, shown


class TraktStage(Stage):
    """Ada's account; each list is known by its title."""

    services = ("trakt",)

    def __init__(
        self,
        folder: Path,
        sandbox: Sandbox,
        clock: Callable[[], float] = time.time,
        store: SessionStore | None = None,
    ) -> None:
        self.trakt = sandbox.trakt
        super().__init__(folder, sandbox, clock, store=store)

    @property
    def served(self) -> list[str]:
        return served(self.trakt)

    async def save_key(self) -> None:
        await self.accounts.save_application_key("trakt", key_of(self.trakt))

    async def link(self) -> QueueRef:
        linked = await self.accounts.link(
            "trakt", Method.EMBEDDED, key_of(self.trakt), Member(self.trakt.auth), lambda _exchange: None
        )
        await until(lambda: self.lists.linked(linked.account.id).catalogue is not None, "which lists there are")
        await until(lambda: self.window.page is not None and self.is_in_step, "the first of them to be read")
        return QueueRef(linked.account.id, "watchlist")

    @property
    def lists(self) -> Library:
        assert self.program is not None
        return self.program.workspace.library

    @property
    def changes(self) -> ListChanges:
        assert self.program is not None
        return self.program.features.lists.changes

    @property
    def infos(self) -> tuple[ListInfo, ...]:
        catalogue = self.lists.linked(self.accounts.all[0].id).catalogue
        return catalogue.lists if catalogue is not None else ()

    @property
    def titles(self) -> list[str]:
        """What the sidebar shows, from the top."""
        return [shown.title for source in self.sidebar.model.accounts for shown in source.lists]

    @property
    def served_titles(self) -> list[str]:
        """What the service keeps of Ada's own."""
        return [one.name for one in self.personal]

    @property
    def personal(self) -> list[PersonalList]:
        return self.trakt.state.accounts[ADA].lists

    def ref(self, title: str) -> QueueRef:
        name = next(info.name for info in self.infos if info.title == title)
        return QueueRef(self.accounts.all[0].id, name)

    def health(self, title: str) -> Health:
        return self.lists[self.ref(title)].state.health

    async def opened(self, title: str) -> QueueRef:
        """The list on the screen, read."""
        assert self.program is not None
        ref = self.ref(title)
        await until(lambda: ref in self.lists, f"“{title}” to be there")
        self.program.workspace.screen.choose(ref)
        await until(lambda: self.window.current == ref and self.is_in_step, f"“{title}” to be read")
        return ref


def have_lists(sandbox: Sandbox, count: int, titles: int = 2) -> None:
    """So many more lists of Ada's own, as another program would have made them."""
    state = sandbox.trakt.state
    account = state.accounts[ADA]
    entries = account.watchlist.entries[:titles]
    for number in range(count):
        name, slug = f"List {number:03}", f"list-{number:03}"
        items = ItemList(list(entries), account.lists[0].updated)
        made = account.lists[0].created
        account.lists.append(PersonalList(state.other_id(), ADA, slug, name, made, made, "", "private", items=items))


@asynccontextmanager
async def trakt_stage(
    folder: Path, sandbox: Sandbox, *, store: SessionStore | None = None
) -> AsyncIterator[TraktStage]:
    """On the screen; she is not linked yet."""
    at_once(sandbox.trakt)
    made = TraktStage(folder, sandbox, store=store)
    await made.save_key()
    async with shown(made):
        yield made
