"""The real window over the real core, linked to the sandbox's Trakt."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from desktop_app.domain.queues import QueueRef
from desktop_app.providers.provider import Method, Provider, Server
from desktop_app.providers.trakt import Trakt
from desktop_app.sandbox.server import Sandbox
from desktop_app.sandbox.trakt.emulator import TraktEmulator
from desktop_app.sync.state import Health
from tests import trakt
from tests.ui.person import until
from tests.ui.stage import Stage


class TraktStage(Stage):
    """As the other, with Trakt in the place of Netflix."""

    def _services(self, sandbox: Sandbox) -> tuple[tuple[Provider, ...], dict[str, Server]]:
        emulator = sandbox.trakt
        provider = Trakt(write_spacing=0, look_again=0.02)
        return (provider,), {"trakt": Server("sandbox", emulator.api, emulator.auth)}

    @property
    def trakt(self) -> TraktEmulator:
        return self.sandbox.trakt

    @property
    def all_are_read(self) -> bool:
        assert self.program is not None
        lists = self.program._lists
        return self.is_in_step and {lists[ref].state.health for ref in lists.refs} == {Health.IN_STEP}

    @property
    def served(self) -> list[str]:
        return trakt.served(self.trakt)

    async def save_key(self) -> None:
        await self.accounts.save_application_key("trakt", trakt.key_of(self.trakt))

    async def link(self) -> QueueRef:
        key, member = trakt.key_of(self.trakt), trakt.Member(self.trakt.auth)
        linked = await self.accounts.link("trakt", Method.EMBEDDED, key, member, lambda _: None)
        await until(lambda: len(self.lists) == LISTS and self.all_are_read, "every list to be read")
        return QueueRef(linked.account.id, "watchlist")

    @property
    def lists(self) -> list[QueueRef]:
        """Those that are open."""
        assert self.program is not None
        return list(self.program._lists.refs)


LISTS = 6
"""Ada's, with the one that Grace shares with her."""


@asynccontextmanager
async def trakt_stage(
    folder: Path, sandbox: Sandbox, *, clock: Callable[[], float] = time.time, has_key: bool = True
) -> AsyncIterator[TraktStage]:
    """Set it up; take it down, and see that nothing of it failed unheard."""
    trakt.at_once(sandbox.trakt)
    made = TraktStage(folder, sandbox, clock)
    try:
        if has_key:
            await made.save_key()
        assert made.program is not None
        made.window.show()
        made.program.start()
        yield made
    finally:
        await made.close()
    assert not made.errors
