"""A title's key is another title's at another service: it is not carried there."""

import time
from pathlib import Path

import pytest

from desktop_app.domain.edits import Edge
from desktop_app.domain.queues import QueueRef
from desktop_app.providers.provider import Method, Provider, Server
from desktop_app.providers.tmdb import Tmdb
from desktop_app.providers.trakt import Trakt
from desktop_app.sandbox.server import Sandbox
from desktop_app.ui.carrying import OTHER_SERVICE
from desktop_app.ui.queue.mime import Carried
from tests import tmdb, trakt
from tests.ui.conftest import QtLoop
from tests.ui.person import until
from tests.ui.stage import Stage


class Both(Stage):
    """Ada at TMDB and at Trakt."""

    def _providers(self) -> tuple[Provider, ...]:
        return (Tmdb(call_spacing=0), Trakt(write_spacing=0, look_again=0.02))

    def _servers(self) -> dict[str, Server]:
        at = self.sandbox.trakt
        return {"tmdb": tmdb.server_of(self.sandbox.tmdb), "trakt": Server("sandbox", at.api, at.auth)}

    async def link_both(self) -> tuple[QueueRef, QueueRef]:
        """Their watchlists, both read."""
        film, show = self.sandbox.tmdb, self.sandbox.trakt
        film.faults.requests_per_second(None)
        trakt.at_once(show)
        key = tmdb.key_of(film)
        one = await self.accounts.link("tmdb", Method.EMBEDDED, key, tmdb.Member(), lambda _: None)
        await self.accounts.save_application_key("tmdb", key)
        other_key = trakt.key_of(show)
        two = await self.accounts.link("trakt", Method.EMBEDDED, other_key, trakt.Member(show.auth), lambda _: None)
        await self.accounts.save_application_key("trakt", other_key)
        refs = QueueRef(one.account.id, tmdb.FILMS), QueueRef(two.account.id, "watchlist")
        await until(lambda: all(map(self._is_loaded, refs)), "both")
        return refs

    def _is_loaded(self, ref: QueueRef) -> bool:
        page = self.window.panes.page_of(ref)
        return page is not None and page.model.state is not None and page.model.state.loaded


@pytest.mark.parametrize("place", ["sidebar", "table"])
@pytest.mark.parametrize("back", [False, True])
def test_nothing_is_carried_to_another_service(
    qt_loop: QtLoop, sandbox: Sandbox, tmp_path: Path, place: str, *, back: bool
) -> None:
    async def story() -> None:
        on = Both(tmp_path, sandbox, time.time)
        assert on.program is not None
        on.window.show()
        on.program.start()
        try:
            source, target = (await on.link_both())[:: -1 if back else 1]
            on.program.choose(target)
            page = on.window.panes.page_of(source)
            assert page is not None
            assert page.model.state is not None
            carried = Carried(page.model.state.view.ids[:2], source)
            if place == "sidebar":
                on.window.panes.sources.titles_dropped.emit(target, carried, True)
            else:
                on.page.foreign_dropped.emit(carried, Edge.TOP)
            assert on.said == f"Nothing was copied. {OTHER_SERVICE}"
            for ref in (source, target):
                opened = on.accounts.desk.opened(ref)
                assert opened is not None
                assert opened.state.entries == ()
        finally:
            await on.close()
        assert not on.errors

    qt_loop(story)
