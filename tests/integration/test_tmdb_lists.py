"""TMDB's lists through the whole core: read, changed, kept in order here, and read from caches that are too old."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from desktop_app.domain.account import LinkState
from desktop_app.domain.edits import Add, Edge, Edit, Move, Remove
from desktop_app.domain.errors import AccountLocked, NotThere, RateLimited, Refused
from desktop_app.domain.keeping import Newcomers
from desktop_app.domain.pending import EntryState, Reason
from desktop_app.domain.queues import Item, QueueRef, Title, TitleId
from desktop_app.domain.service import Ordering
from desktop_app.sandbox.server import Sandbox
from desktop_app.sandbox.tmdb.emulator import TmdbEmulator
from desktop_app.sandbox.tmdb.works import Key
from desktop_app.storage.credential_store import SessionStore
from desktop_app.sync.kept_here import EditableKeptByUs
from desktop_app.sync.open_queue import OpenQueue
from desktop_app.sync.state import Health
from tests.core import Core, run
from tests.tmdb import ADA, link, make_tmdb_core, served, service_of, writes

FILMS = "watchlist/movies"
Story = Callable[[EditableKeptByUs, TmdbEmulator], Awaitable[None]]
Tell = Callable[[Story], None]


@pytest.fixture
def tmdb(sandbox: Sandbox) -> TmdbEmulator:
    sandbox.tmdb.faults.requests_per_second(None)
    return sandbox.tmdb


@pytest.fixture
def tell(tmp_path: Path, sandbox: Sandbox, tmdb: TmdbEmulator) -> Tell:
    """A story about Ada's service alone."""

    def telling(story: Story) -> None:
        async def whole() -> None:
            core = make_tmdb_core(tmp_path, sandbox)
            service = await service_of(core, await link(core, tmdb))
            tmdb.requests.clear()
            await story(service, tmdb)

        run(whole)

    return telling


def work(tmdb: TmdbEmulator, name: str, kind: str = "movie") -> Item:
    number = next(one.id for one in tmdb.state.library if (one.kind, one.title) == (kind, name))
    return Item(Title(TitleId(f"{kind}:{number}"), name))


def key(film: Item) -> Key:
    return "movie", int(film.id.partition(":")[2])


async def open_list(core: Core, tmdb: TmdbEmulator, name: str = FILMS) -> OpenQueue:
    queue = await core.accounts.desk.open(QueueRef(await link(core, tmdb), name))
    await core.in_step(queue)
    return queue


async def perform(core: Core, queue: OpenQueue, *edits: Edit) -> None:
    queue.submit(edits)
    core.accounts.desk.wake(queue.ref.account)
    await core.in_step(queue)


# --- reading -----------------------------------------------------------------------------------------------------


def test_the_lists_of_an_account(tell: Tell) -> None:
    async def story(service: EditableKeptByUs, _tmdb: TmdbEmulator) -> None:
        infos = await service.lists()
        assert [info.name for info in infos[:3]] == ["watchlist/movies", "watchlist/tv", "favorite/movies"]
        assert [info.title for info in infos if info.is_own] == ["Empty for now", "Sunday afternoons", "Noir"]
        assert [(info.title, info.owner) for info in infos if info.owner] == [("At sea", "grace")]
        assert {info.title for info in infos if info.fixed} == {"Rated films", "Rated TV", "Rated episodes", "At sea"}
        assert service.capabilities.ordering is Ordering.KEPT_BY_US

    tell(story)


def test_all_pages_are_read_the_oldest_first(tell: Tell) -> None:
    async def story(service: EditableKeptByUs, tmdb: TmdbEmulator) -> None:
        films = await service.fetch(FILMS)
        assert list(films.ids) == served(tmdb)
        assert len(films.items) == 60
        assert list((await service.fetch("watchlist/tv")).ids) == served(tmdb, kind="tv")

    tell(story)


def test_kinds_are_mixed_on_a_list_with_a_name(tell: Tell) -> None:
    async def story(service: EditableKeptByUs, tmdb: TmdbEmulator) -> None:
        name = next(info.name for info in await service.lists() if info.title == "Sunday afternoons")
        read = await service.fetch(name)
        assert list(read.ids) == [f"{kind}:{number}" for kind, number in tmdb.state.keys(ADA, "Sunday afternoons")]
        assert {item.title.kind for item in read.items} == {"movie", "show"}

    tell(story)


def test_what_is_rated_is_read_with_its_kind(tell: Tell) -> None:
    async def story(service: EditableKeptByUs, _tmdb: TmdbEmulator) -> None:
        assert [item.title.name for item in (await service.fetch("rated/tv")).items] == ["Twin Peaks"]
        episodes = (await service.fetch("rated/tv/episodes")).items
        assert [item.title.name[:6] for item in episodes] == ["S02E05", "S01E01"]
        with pytest.raises(Refused, match="rated"):
            await service.send("rated/tv", await service.fetch("rated/tv"), [Remove((episodes[0].id,))])

    tell(story)


def test_a_list_that_has_not_changed_is_told_by_its_first_page(tell: Tell) -> None:
    async def story(service: EditableKeptByUs, tmdb: TmdbEmulator) -> None:
        films = await service.fetch(FILMS)
        tmdb.requests.clear()
        assert await service.fetch(FILMS, films) is films
        assert [call.status for call in tmdb.requests] == [304]
        tmdb.faults.edit_on_website(ADA, remove=("movie", int(films.ids[30].partition(":")[2])))
        again = await service.fetch(FILMS, films)
        assert list(again.ids) == served(tmdb)

    tell(story)


def test_a_search_knows_films_and_tv_and_no_people(tell: Tell) -> None:
    async def story(service: EditableKeptByUs, tmdb: TmdbEmulator) -> None:
        (third,) = [title for title in await service.search("third man") if title.name == "The Third Man"]
        assert (third.kind, third.year) == ("movie", 1949)
        assert third.poster.startswith(f"{tmdb.images}w342/")
        assert third.web_page == f"https://www.themoviedb.org/movie/{third.id.partition(':')[2]}"
        assert await service.search("  ") == ()
        assert [title.kind for title in await service.search("twin peaks")] == ["show"]

    tell(story)


def test_a_list_that_is_gone_is_said_to_be(tell: Tell) -> None:
    async def story(service: EditableKeptByUs, _tmdb: TmdbEmulator) -> None:
        for name in ("list/1", "list/../account"):
            with pytest.raises(NotThere):
                await service.fetch(name)

    tell(story)


# --- writing -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "shelf"), [(FILMS, "watchlist"), ("favorite/movies", "favorite")])
def test_titles_come_and_go(tell: Tell, name: str, shelf: str) -> None:
    async def story(service: EditableKeptByUs, tmdb: TmdbEmulator) -> None:
        queue = await service.fetch(name)
        new = work(tmdb, "Charade") if name == FILMS else work(tmdb, "Metropolis")
        if new.id in queue:
            queue = (await service.send(name, queue, [Remove((new.id,))])).queue
        added = (await service.send(name, queue, [Add(new, queue.ids[0])])).queue
        assert added.place_of(new.id) == 1
        assert served(tmdb, shelf)[-1] == new.id
        assert (await service.fetch(name, added)).ids == added.ids
        gone = (await service.send(name, added, [Remove((new.id, added.ids[0]))])).queue
        assert sorted(gone.ids) == sorted(served(tmdb, shelf))

    tell(story)


def test_what_is_so_already_is_not_sent(tell: Tell) -> None:
    async def story(service: EditableKeptByUs, tmdb: TmdbEmulator) -> None:
        queue = await service.fetch(FILMS)
        there, gone = queue.items[0], work(tmdb, "Metropolis")
        tmdb.faults.edit_on_website(ADA, remove=key(gone))
        tmdb.requests.clear()
        await service.send(FILMS, queue, [Add(there)])
        await service.send(FILMS, queue, [Remove((gone.id,))])
        assert writes(tmdb) == []

    tell(story)


def test_films_come_and_go_on_a_list_with_a_name(tell: Tell) -> None:
    async def story(service: EditableKeptByUs, tmdb: TmdbEmulator) -> None:
        name = next(info.name for info in await service.lists() if info.title == "Sunday afternoons")
        queue, film = await service.fetch(name), work(tmdb, "Metropolis")
        queue = (await service.send(name, queue, [Add(film, Edge.TOP)])).queue
        assert queue.ids[0] == film.id == served(tmdb, "Sunday afternoons")[-1]
        queue = (await service.send(name, queue, [Remove((film.id,))])).queue
        assert film.id not in served(tmdb, "Sunday afternoons")
        with pytest.raises(Refused, match="films only") as refused:
            await service.send(name, queue, [Add(work(tmdb, "Columbo", "tv"))])
        assert refused.value.titles == (work(tmdb, "Columbo", "tv").id,)

    tell(story)


@pytest.mark.parametrize(("name", "title"), [(FILMS, "tv:1"), (FILMS, "movie:999999999"), ("watchlist/tv", "movie:1")])
def test_what_the_list_does_not_take_is_refused(tell: Tell, name: str, title: str) -> None:
    async def story(service: EditableKeptByUs, tmdb: TmdbEmulator) -> None:
        before = tmdb.state.keys(ADA)
        with pytest.raises(Refused) as refused:
            await service.send(name, await service.fetch(name), [Add(Item(Title(TitleId(title), "?")))])
        assert refused.value.titles == (title,)
        assert tmdb.state.keys(ADA) == before

    tell(story)


def test_a_refusal_of_one_title_leaves_the_others(tmp_path: Path, sandbox: Sandbox, tmdb: TmdbEmulator) -> None:
    async def story() -> None:
        core = make_tmdb_core(tmp_path, sandbox)
        queue = await open_list(core, tmdb)
        gone, unknown = queue.state.view.items[3], Item(Title(TitleId("movie:999999999"), "?"))
        queue.submit((Remove((gone.id,)), Add(gone, Edge.TOP), Add(unknown, Edge.TOP)))
        core.accounts.desk.wake(queue.ref.account)
        await core.until(lambda: any(e.state is EntryState.NEEDS_DECISION for e in queue.state.entries))
        (entry,) = [entry for entry in queue.state.entries if entry.question]
        assert entry.edit == Add(unknown, Edge.TOP)
        assert entry.question is not None
        assert (entry.question.reason, entry.question.service_says) == (
            Reason.REFUSED,
            "TMDB does not know this title.",
        )
        await core.until(lambda: len(queue.state.entries) == 1 and not queue.must_read)
        assert queue.state.view.ids[0] == gone.id

    run(story)


def test_a_suspended_account_is_not_asked_again(tell: Tell) -> None:
    async def story(service: EditableKeptByUs, tmdb: TmdbEmulator) -> None:
        await service.fetch(FILMS)
        tmdb.faults.account_standing(ADA, 45)
        tmdb.requests.clear()
        for _ in range(2):
            with pytest.raises(AccountLocked, match="suspended"):
                await service.fetch(FILMS)
        assert len(tmdb.requests) == 1

    tell(story)


@pytest.mark.parametrize(("told", "least", "most"), [(None, 1, 2), (0, 1, 2), (7, 7, 7), (99_999, 300, 300)])
def test_a_limit_is_kept_for_a_second_at_least(tell: Tell, told: int | None, least: float, most: float) -> None:
    async def story(service: EditableKeptByUs, tmdb: TmdbEmulator) -> None:
        queue = await service.fetch(FILMS)
        tmdb.faults.refuse_next(25, retry_after=told)
        with pytest.raises(RateLimited) as limited:
            await service.fetch(FILMS, queue)
        assert least <= limited.value.retry_after <= most

    tell(story)


def test_a_limit_in_the_middle_loses_nothing(tmp_path: Path, sandbox: Sandbox, tmdb: TmdbEmulator) -> None:
    """And does nothing twice."""

    async def story() -> None:
        core = make_tmdb_core(tmp_path, sandbox)
        queue = await open_list(core, tmdb)
        gone = queue.state.view.ids[:4]
        tmdb.faults.refuse_next(25, 2, writes_only=True)
        tmdb.requests.clear()
        await perform(core, queue, Remove(gone))
        assert not set(gone) & set(served(tmdb))
        assert [status for _, status in writes(tmdb)] == [429, 429, 200, 200, 200, 200]

    run(story)


# --- the order that is kept here ---------------------------------------------------------------------------------


def test_the_order_survives_a_refresh_and_a_restart(tmp_path: Path, sandbox: Sandbox, tmdb: TmdbEmulator) -> None:
    store = SessionStore()
    wanted: list[tuple[TitleId, ...]] = []

    async def before() -> None:
        core = make_tmdb_core(tmp_path, sandbox, store=store)
        queue = await open_list(core, tmdb)
        ids = queue.state.view.ids
        tmdb.requests.clear()
        await perform(core, queue, Move((ids[9], ids[5]), Edge.TOP), Move((ids[0],), ids[20]))
        assert writes(tmdb) == []
        wanted.append(queue.state.view.ids)
        assert queue.state.view.ids[:2] == (ids[9], ids[5])
        core.accounts.desk.refresh(queue.ref)
        await core.in_step(queue)
        assert queue.state.view.ids == wanted[0]
        await core.accounts.desk.close()
        core.journal.close()
        core.snapshots.close()

    async def after() -> None:
        tmdb.faults.edit_on_website(ADA, remove=("movie", int(wanted[0][3].partition(":")[2])))
        core = make_tmdb_core(tmp_path, sandbox, store=store)
        queue = await core.accounts.desk.open(QueueRef(core.accounts.all[0].id, FILMS))
        await core.in_step(queue)
        assert queue.state.view.ids == (*wanted[0][:3], *wanted[0][4:])

    run(before)
    run(after)


@pytest.mark.parametrize("newcomers", list(Newcomers))
def test_what_is_added_elsewhere_joins_where_the_person_has_set(
    tmp_path: Path, sandbox: Sandbox, tmdb: TmdbEmulator, newcomers: Newcomers
) -> None:
    async def story() -> None:
        core = make_tmdb_core(tmp_path, sandbox, newcomers=newcomers)
        queue = await open_list(core, tmdb, "favorite/movies")
        ids, new = queue.state.view.ids, work(tmdb, "Metropolis")
        await perform(core, queue, Move((ids[2],), Edge.TOP))
        tmdb.faults.edit_on_website(ADA, "favorite", add=key(new))
        core.accounts.desk.refresh(queue.ref)
        await core.until(lambda: new.id in queue.state.view)
        old = (ids[2], ids[0], ids[1])
        assert queue.state.view.ids == ((new.id, *old) if newcomers is Newcomers.TOP else (*old, new.id))

    run(story)


# --- caches ------------------------------------------------------------------------------------------------------


def test_a_read_from_a_cache_does_not_undo_what_was_done(tmp_path: Path, sandbox: Sandbox, tmdb: TmdbEmulator) -> None:
    async def story() -> None:
        core = make_tmdb_core(tmp_path, sandbox)
        queue = await open_list(core, tmdb, "favorite/movies")
        tmdb.faults.stale_reads(3600)
        new, gone = work(tmdb, "Metropolis"), queue.state.view.ids[1]
        await perform(core, queue, Add(new, Edge.TOP), Remove((gone,)))
        wanted = queue.state.view.ids
        assert wanted[0] == new.id
        core.events.clear()
        for _ in range(3):
            core.accounts.desk.refresh(queue.ref)
            await core.in_step(queue)
            assert queue.state.view.ids == wanted
        assert core.events == []
        assert sorted(served(tmdb, "favorite")) == sorted(wanted)

    run(story)


def test_somebody_elses_undoing_is_believed(tell: Tell) -> None:
    """What was done here counts only while it is so."""

    async def story(service: EditableKeptByUs, tmdb: TmdbEmulator) -> None:
        queue, new = await service.fetch("favorite/movies"), work(tmdb, "Metropolis")
        queue = (await service.send("favorite/movies", queue, [Add(new)])).queue
        tmdb.faults.edit_on_website(ADA, "favorite", remove=key(new))
        read = await service.fetch("favorite/movies", queue)
        assert new.id not in read
        assert read.etag != queue.etag
        tmdb.faults.edit_on_website(ADA, "favorite", add=key(new))
        assert new.id in await service.fetch("favorite/movies", read)

    tell(story)


def test_a_list_that_is_cached_does_not_hide_what_others_undid(tell: Tell) -> None:
    """The read that was put right is not taken for what the service told."""

    async def story(service: EditableKeptByUs, tmdb: TmdbEmulator) -> None:
        before, new = await service.fetch("favorite/movies"), work(tmdb, "Metropolis")
        tmdb.faults.stale_reads(3600)
        after = (await service.send("favorite/movies", before, [Add(new)])).queue
        after = await service.fetch("favorite/movies", after)
        assert new.id in after
        tmdb.faults.edit_on_website(ADA, "favorite", remove=key(new))
        tmdb.faults.stale_reads(0)
        assert (await service.fetch("favorite/movies", after)).ids == before.ids

    tell(story)


# --- trouble -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("after_effect", [True, False])
def test_a_lost_answer_is_found_out_about(
    tmp_path: Path, sandbox: Sandbox, tmdb: TmdbEmulator, *, after_effect: bool
) -> None:
    async def story() -> None:
        core = make_tmdb_core(tmp_path, sandbox)
        queue = await open_list(core, tmdb, "favorite/movies")
        new, ids = work(tmdb, "Metropolis"), queue.state.view.ids
        tmdb.faults.drop_connection_next(after_effect=after_effect, writes_only=True)
        await perform(core, queue, Add(new, ids[0]))
        assert served(tmdb, "favorite").count(new.id) == 1
        assert queue.state.view.ids == (ids[0], new.id, *ids[1:])

    run(story)


def test_a_revoked_session_keeps_what_waits(tmp_path: Path, sandbox: Sandbox, tmdb: TmdbEmulator) -> None:
    async def story() -> None:
        core = make_tmdb_core(tmp_path, sandbox)
        queue = await open_list(core, tmdb, "favorite/movies")
        new = work(tmdb, "Metropolis")
        tmdb.faults.revoke(ADA)
        queue.submit((Add(new, Edge.TOP),))
        core.accounts.desk.wake(queue.ref.account)
        await core.until(lambda: queue.state.health is Health.SIGN_IN_AGAIN)
        assert core.accounts.all[0].state is LinkState.SIGN_IN_AGAIN
        assert len(queue.state.entries) == 1
        await link(core, tmdb)
        await core.in_step(queue)
        assert served(tmdb, "favorite")[-1] == new.id == queue.state.view.ids[0]

    run(story)
