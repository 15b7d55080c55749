"""Titles of one service found at another: each question once, and within the service's limits."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from desktop_app.domain.errors import ServerFault
from desktop_app.domain.import_export.imported_title import contents_of
from desktop_app.domain.import_export.look_ups import CatalogueId
from desktop_app.domain.import_export.preview import Preview, preview_of
from desktop_app.domain.import_export.title_matching import Fit, Match
from desktop_app.domain.queues import QueueRef, Title
from desktop_app.sandbox.server import Sandbox
from desktop_app.ui.import_export.title_lookup import AT_ONCE, TitleLookup
from desktop_app.workers import Workers
from tests import tmdb, trakt
from tests.core import Core, serve_list
from tests.parts import Parts

AT_TMDB, AT_TRAKT = CatalogueId("tmdb", "sandbox"), CatalogueId("trakt", "sandbox")


@dataclass
class Both:
    """Ada's services, and what was asked of the one that is looked through."""

    sandbox: Sandbox
    trakt_core: Core
    tmdb_core: Core
    at_trakt: Parts
    at_tmdb: Parts
    films: tuple[Title, ...] = ()
    pauses: list[float] = field(default_factory=list)

    def looking(self, titles: tuple[Title, ...], catalogue: CatalogueId = AT_TMDB) -> tuple[Preview, TitleLookup]:
        core = self.tmdb_core if catalogue is AT_TMDB else self.trakt_core
        preview = preview_of(contents_of(titles), (), frozenset(), catalogue.provider)
        return preview, TitleLookup(preview, catalogue, core.accounts.found)

    async def looked(self, titles: tuple[Title, ...], catalogue: CatalogueId = AT_TMDB) -> Preview:
        preview, looking = self.looking(titles, catalogue)
        await looking.remember(Workers("test"))
        service = self.at_tmdb if catalogue is AT_TMDB else self.at_trakt
        await looking.ask(service.service, lambda _rows: None, self.pauses.append)
        return preview

    @property
    def asked(self) -> list[str]:
        """Of TMDB, for a title."""
        paths = (call.path for call in self.sandbox.tmdb.requests)
        return [path for path in paths if path.startswith(("/3/movie/", "/3/tv/", "/3/find/", "/3/search/"))]


@pytest.fixture
async def both(sandbox: Sandbox, tmp_path: Path) -> AsyncIterator[Both]:
    trakt.at_once(sandbox.trakt)
    sandbox.tmdb.faults.requests_per_second(None)
    trakt_core = trakt.make_trakt_core(tmp_path / "trakt", sandbox)
    tmdb_core = tmdb.make_tmdb_core(tmp_path / "tmdb", sandbox)
    account = await trakt.link(trakt_core, sandbox.trakt)
    at_trakt = await trakt.service_of(trakt_core, account)
    at_tmdb = await tmdb.service_of(tmdb_core, await tmdb.link(tmdb_core, sandbox.tmdb))
    queue = await serve_list(trakt_core.accounts, QueueRef(account, "watchlist"))
    await trakt_core.in_step(queue)
    films = tuple(item.title for item in queue.state.view.items if item.title.kind == "movie")
    sandbox.tmdb.requests.clear()
    yield Both(sandbox, trakt_core, tmdb_core, at_trakt, at_tmdb, films)
    await trakt_core.accounts.close()
    await tmdb_core.accounts.close()


def matches(preview: Preview) -> list[Match]:
    return [row for row in map(preview.__getitem__, range(len(preview))) if isinstance(row, Match)]


async def test_films_of_trakt_are_found_at_tmdb_each_by_one_question_and_the_second_time_by_none(both: Both) -> None:
    first = await both.looked(both.films)
    for row in matches(first):
        number = dict(both.films[row.line.number - 1].ids).get("tmdb")
        if number is not None and row.fit is Fit.EXACT:
            assert row.title is not None
            assert row.title.id == f"movie:{number}"
    assert first.counts[Fit.EXACT] > 0.9 * len(both.films)
    by_key = [path for path in both.asked if not path.startswith("/3/search/")]
    assert len(by_key) <= len(both.films) + 5
    assert not [path for path, times in Counter(by_key).items() if times > 1]

    both.sandbox.tmdb.requests.clear()
    second = await both.looked(both.films)
    assert [row.title for row in matches(second)] == [row.title for row in matches(first)]
    assert both.sandbox.tmdb.requests == []


async def test_films_of_tmdb_are_found_at_trakt(both: Both) -> None:
    films = await both.at_tmdb.lists.fetch(tmdb.FILMS)
    titles = tuple(item.title for item in films.items)
    preview = await both.looked(titles, AT_TRAKT)
    for row in matches(preview):
        if row.fit is Fit.EXACT:
            assert row.title is not None
            assert dict(row.title.ids)["tmdb"] == dict(titles[row.line.number - 1].ids)["tmdb"]
    assert preview.counts[Fit.EXACT] > 0.8 * len(titles)


async def test_lines_that_want_one_title_ask_once(both: Both) -> None:
    preview = await both.looked(both.films[:1] * 8)
    assert len(both.asked) == 1
    assert preview.chosen_count == 1


async def test_a_title_that_is_nowhere_is_asked_for_once_in_a_week(both: Both) -> None:
    nobody = (Title(both.films[0].id, "Nobody filmed this", 1901, kind="movie", ids=(("imdb", "tt9999999"),)),)
    assert (await both.looked(nobody)).counts[Fit.MISSING] == 1
    assert len(both.asked) == 2
    assert (await both.looked(nobody)).counts[Fit.MISSING] == 1
    assert len(both.asked) == 2


async def test_a_pause_that_the_service_wants_is_kept_and_the_work_goes_on(both: Both) -> None:
    now = asyncio.get_running_loop().time
    both.sandbox.tmdb.faults.refuse_next(25, 2, retry_after=1)
    began = now()
    preview = await both.looked(both.films[:14])
    assert now() - began >= 1
    assert not list(preview.unknown)
    assert both.pauses == [1, 1]
    statuses = [call.status for call in both.sandbox.tmdb.requests]
    assert statuses.count(429) == 2
    assert 429 not in statuses[AT_ONCE:]


async def test_a_service_that_dies_in_the_middle_leaves_what_was_found(both: Both) -> None:
    preview, looking = both.looking(both.films)

    def after(rows: object) -> None:
        if looking.asked == 20:
            both.sandbox.tmdb.faults.fail_next(503, 10)

    with pytest.raises(ServerFault):
        await looking.ask(both.at_tmdb.service, after, both.pauses.append)
    found = len(both.films) - preview.counts[Fit.UNKNOWN]
    assert 20 <= found < len(both.films)

    both.sandbox.tmdb.faults.calm()
    asked = len(both.asked)
    await looking.ask(both.at_tmdb.service, lambda _rows: None, both.pauses.append)
    assert not list(preview.unknown)
    assert len(both.asked) - asked <= 2 * (len(both.films) - found)


async def test_one_broken_answer_is_of_one_line(both: Both) -> None:
    await both.looked(both.films[6:7])  # and where its pictures are
    both.sandbox.tmdb.faults.answer_next(b"{half", "application/json")
    preview = await both.looked(both.films[:6])
    (left,) = (row for row in matches(preview) if row.fit is Fit.UNKNOWN)
    assert left.why.startswith("Not answered")
    assert preview.counts[Fit.EXACT] == 5


async def test_who_stops_has_asked_no_more(both: Both) -> None:
    preview, looking = both.looking(both.films)
    stopped = asyncio.Event()
    task = asyncio.create_task(
        looking.ask(both.at_tmdb.service, lambda _: stopped.set() if looking.asked == 5 else None, both.pauses.append)
    )
    await stopped.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    asked = len(both.asked)
    assert asked <= 5 + 2 * AT_ONCE
    assert preview.counts[Fit.UNKNOWN] > len(both.films) - 5 - AT_ONCE - 1
