"""TMDB's lists through the whole core: read, searched, changed, refused, limited."""

from pathlib import Path

import pytest

from desktop_app.domain.edits import Add, Edge, Remove
from desktop_app.domain.errors import AccountLocked, NotThere, RateLimited, Refused
from desktop_app.domain.pending_edits import EntryState, Reason
from desktop_app.domain.queues import Item, Queue, Title, TitleId
from desktop_app.domain.service import Ordering
from desktop_app.providers.tmdb import refusals
from desktop_app.sandbox.server import Sandbox
from desktop_app.sandbox.tmdb.emulator import TmdbEmulator
from tests.parts import Parts
from tests.sentences import says, why_refused
from tests.tmdb import (
    ADA,
    FILMS,
    key,
    make_tmdb_core,
    open_list,
    perform,
    served,
    work,
    writes,
)

# --- reading -----------------------------------------------------------------------------------------------------


async def test_the_lists_of_an_account(service: Parts) -> None:
    infos = await service.lists.all()
    assert [info.name for info in infos[:3]] == ["watchlist/movies", "watchlist/tv", "favorite/movies"]
    assert [info.title for info in infos if info.is_own] == ["Empty for now", "Sunday afternoons", "Noir"]
    assert [(info.title, info.owner) for info in infos if info.owner] == [("At sea", "grace")]
    assert {info.title for info in infos if info.fixed} == {"Rated films", "Rated TV", "Rated episodes", "At sea"}
    assert service.lists.capabilities.ordering is Ordering.KEPT_BY_US


async def test_all_pages_are_read_the_oldest_first(service: Parts, tmdb: TmdbEmulator) -> None:
    films = await service.lists.fetch(FILMS)
    assert list(films.ids) == served(tmdb)
    assert len(films.items) == 60
    assert list((await service.lists.fetch("watchlist/tv")).ids) == served(tmdb, kind="tv")


async def test_kinds_are_mixed_on_a_list_with_a_name(service: Parts, tmdb: TmdbEmulator) -> None:
    name = next(info.name for info in await service.lists.all() if info.title == "Sunday afternoons")
    read = await service.lists.fetch(name)
    assert list(read.ids) == [f"{kind}:{number}" for kind, number in tmdb.state.keys(ADA, "Sunday afternoons")]
    assert {item.title.kind for item in read.items} == {"movie", "show"}


async def test_what_is_rated_is_read_with_its_kind(service: Parts) -> None:
    assert [item.title.name for item in (await service.lists.fetch("rated/tv")).items] == ["Twin Peaks"]
    episodes = (await service.lists.fetch("rated/tv/episodes")).items
    assert [item.title.name[:6] for item in episodes] == ["S02E05", "S01E01"]
    with pytest.raises(Refused, check=says("rated")):
        await service.lists.send("rated/tv", await service.lists.fetch("rated/tv"), [Remove((episodes[0].id,))])


async def test_a_list_that_has_not_changed_is_told_by_its_first_page(service: Parts, tmdb: TmdbEmulator) -> None:
    films = await service.lists.fetch(FILMS)
    tmdb.requests.clear()
    assert await service.lists.fetch(FILMS, films) is films
    assert [call.status for call in tmdb.requests] == [304]
    tmdb.faults.edit_on_website(ADA, remove=("movie", int(films.ids[30].partition(":")[2])))
    again = await service.lists.fetch(FILMS, films)
    assert list(again.ids) == served(tmdb)


async def test_a_search_knows_films_and_tv_and_no_people(service: Parts, tmdb: TmdbEmulator) -> None:
    (third,) = [title for title in await service.catalogue.search("third man") if title.name == "The Third Man"]
    assert (third.kind, third.year) == ("movie", 1949)
    assert third.poster.startswith(f"{tmdb.images}w342/")
    assert third.web_page == f"https://www.themoviedb.org/movie/{third.id.partition(':')[2]}"
    assert await service.catalogue.search("  ") == ()
    assert [title.kind for title in await service.catalogue.search("twin peaks")] == ["show"]


async def test_titles_are_found_by_the_keys_of_others(service: Parts, tmdb: TmdbEmulator) -> None:
    (third,) = [title for title in await service.catalogue.search("third man") if title.name == "The Third Man"]
    number = third.id.partition(":")[2]
    imdb = ("imdb", next(one.imdb or "" for one in tmdb.state.library if str(one.id) == number))
    for namespace, value, kind in (
        ("tmdb", number, "movie"),
        (*imdb, ""),
        (*imdb, "movie"),
    ):
        found = await service.title_keys.find_by_id(namespace, value, kind)
        assert [each.id for each in found] == [third.id]
    for namespace, value, kind in (
        ("tmdb", number, ""),
        ("tmdb", "../account", "movie"),
        ("tmdb", "999999999", "movie"),
        (*imdb, "show"),
        ("imdb", "tt/../0", ""),
        ("trakt", "1", "movie"),
    ):
        assert await service.title_keys.find_by_id(namespace, value, kind) == ()


async def test_a_list_that_is_gone_is_said_to_be(service: Parts) -> None:
    for name in ("list/1", "list/../account"):
        with pytest.raises(NotThere):
            await service.lists.fetch(name)


# --- writing -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "shelf"), [(FILMS, "watchlist"), ("favorite/movies", "favorite")])
async def test_titles_come_and_go(name: str, shelf: str, service: Parts, tmdb: TmdbEmulator) -> None:
    queue = await service.lists.fetch(name)
    new = work(tmdb, "Charade") if name == FILMS else work(tmdb, "Metropolis")
    if new.id in queue:
        queue = (await service.lists.send(name, queue, [Remove((new.id,))])).queue
    added = (await service.lists.send(name, queue, [Add(new, queue.ids[0])])).queue
    assert added.place_of(new.id) == 1
    assert served(tmdb, shelf)[-1] == new.id
    assert (await service.lists.fetch(name, added)).ids == added.ids
    gone = (await service.lists.send(name, added, [Remove((new.id, added.ids[0]))])).queue
    assert sorted(gone.ids) == sorted(served(tmdb, shelf))


async def test_what_is_so_already_is_not_sent(service: Parts, tmdb: TmdbEmulator) -> None:
    queue = await service.lists.fetch(FILMS)
    there, gone = queue.items[0], work(tmdb, "Metropolis")
    tmdb.faults.edit_on_website(ADA, remove=key(gone))
    tmdb.requests.clear()
    await service.lists.send(FILMS, queue, [Add(there)])
    await service.lists.send(FILMS, queue, [Remove((gone.id,))])
    assert writes(tmdb) == []


async def test_films_come_and_go_on_a_list_with_a_name(service: Parts, tmdb: TmdbEmulator) -> None:
    name = next(info.name for info in await service.lists.all() if info.title == "Sunday afternoons")
    queue, film = await service.lists.fetch(name), work(tmdb, "Metropolis")
    queue = (await service.lists.send(name, queue, [Add(film, Edge.TOP)])).queue
    assert queue.ids[0] == film.id == served(tmdb, "Sunday afternoons")[-1]
    queue = (await service.lists.send(name, queue, [Remove((film.id,))])).queue
    assert film.id not in served(tmdb, "Sunday afternoons")
    with pytest.raises(Refused, check=says("films only")) as refused:
        await service.lists.send(name, queue, [Add(work(tmdb, "Columbo", "tv"))])
    assert refused.value.titles == (work(tmdb, "Columbo", "tv").id,)


@pytest.mark.parametrize(("name", "title"), [(FILMS, "tv:1"), (FILMS, "movie:999999999"), ("watchlist/tv", "movie:1")])
async def test_what_the_list_does_not_take_is_refused(
    name: str, title: str, service: Parts, tmdb: TmdbEmulator
) -> None:
    before = tmdb.state.keys(ADA)
    with pytest.raises(Refused) as refused:
        await service.lists.send(name, await service.lists.fetch(name), [Add(Item(Title(TitleId(title), "?")))])
    assert refused.value.titles == (title,)
    assert tmdb.state.keys(ADA) == before


async def test_a_refusal_of_one_title_leaves_the_others(tmp_path: Path, sandbox: Sandbox, tmdb: TmdbEmulator) -> None:
    core = make_tmdb_core(tmp_path, sandbox)
    queue = await open_list(core, tmdb)
    gone, unknown = queue.state.view.items[3], Item(Title(TitleId("movie:999999999"), "?"))
    queue.submit((Remove((gone.id,)), Add(gone, Edge.TOP), Add(unknown, Edge.TOP)))
    core.accounts.library.linked(queue.ref.account).wake()
    await core.until(lambda: any(e.state is EntryState.NEEDS_DECISION for e in queue.state.entries))
    (entry,) = [entry for entry in queue.state.entries if entry.question]
    assert entry.edit == Add(unknown, Edge.TOP)
    assert entry.question is not None
    assert (entry.question.reason, why_refused(entry.question)) == (
        Reason.REFUSED,
        "It does not know this title.",
    )
    await core.until(lambda: len(queue.state.entries) == 1 and not queue.held.must_read)
    assert queue.state.view.ids[0] == gone.id


async def test_a_suspended_account_is_not_asked_again(service: Parts, tmdb: TmdbEmulator) -> None:
    await service.lists.fetch(FILMS)
    tmdb.faults.account_standing(ADA, 45)
    tmdb.requests.clear()
    for _ in range(2):
        with pytest.raises(AccountLocked, check=says("suspended")):
            await service.lists.fetch(FILMS)
    assert len(tmdb.requests) == 1


@pytest.mark.parametrize(("told", "least", "most"), [(None, 1, 2), (0, 1, 2), (7, 7, 7), (99_999, 300, 300)])
async def test_a_limit_is_kept_for_a_second_at_least(
    told: int | None, least: float, most: float, service: Parts, tmdb: TmdbEmulator
) -> None:
    queue = await service.lists.fetch(FILMS)
    tmdb.faults.refuse_next(25, retry_after=told)
    with pytest.raises(RateLimited) as limited:
        await service.lists.fetch(FILMS, queue)
    assert least <= limited.value.retry_after <= most


async def test_a_limit_in_the_middle_loses_nothing(
    tmp_path: Path, sandbox: Sandbox, tmdb: TmdbEmulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same change again does nothing."""
    monkeypatch.setattr(refusals, "SHORTEST_WAIT", 0.05)
    core = make_tmdb_core(tmp_path, sandbox)
    queue = await open_list(core, tmdb)
    gone = queue.state.view.ids[:4]
    tmdb.faults.refuse_next(25, 2, writes_only=True)
    tmdb.requests.clear()
    await perform(core, queue, Remove(gone))
    assert not set(gone) & set(served(tmdb))
    assert [status for _, status in writes(tmdb)] == [429, 429, 200, 200, 200, 200]


def missing(tmdb: TmdbEmulator, queue: Queue) -> Item:
    """A film that is not on the list."""
    films = (Item(Title(TitleId(f"movie:{one.id}"), one.title)) for one in tmdb.state.library if one.kind == "movie")
    return next(film for film in films if not queue.holds(film.id))


async def test_what_somebody_put_on_a_list_before_us_is_told(service: Parts, tmdb: TmdbEmulator) -> None:
    queue = await service.lists.fetch(FILMS)
    film = missing(tmdb, queue)
    tmdb.faults.edit_on_website(ADA, add=key(film))

    assert (await service.lists.send(FILMS, queue, [Add(film)])).already == (film.id,)


async def test_what_somebody_put_on_a_list_while_we_looked_is_told(
    service: Parts, tmdb: TmdbEmulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = next(info.name for info in await service.lists.all() if info.title == "Noir")
    queue = await service.lists.fetch(name)
    film = missing(tmdb, queue)
    monkeypatch.setattr(
        tmdb.faults, "before_write", lambda user, shelf: tmdb.faults.edit_on_website(user, shelf, add=key(film))
    )

    assert (await service.lists.send(name, queue, [Add(film)])).already == (film.id,)


async def test_what_we_put_on_a_list_was_not_there_before(service: Parts, tmdb: TmdbEmulator) -> None:
    queue = await service.lists.fetch(FILMS)

    assert (await service.lists.send(FILMS, queue, [Add(missing(tmdb, queue))])).already == ()
