"""Trakt's lists over HTTP: rearranged in one request, compared before, read back after."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from desktop_app.domain.edits import Add, Edge, Edit, Move, Remove
from desktop_app.domain.errors import AccountLocked, ApplicationRefused, NotThere, RateLimited
from desktop_app.domain.pending_edits import Reason
from desktop_app.domain.queues import Item, ItemId, QueueRef, TitleId
from desktop_app.domain.undo_step import UndoStep, inverse
from desktop_app.sandbox.server import Sandbox
from desktop_app.sandbox.trakt.emulator import TraktEmulator
from desktop_app.sandbox.trakt.item_list import Entry, ItemList
from desktop_app.sandbox.trakt.library import Library
from desktop_app.sandbox.trakt.media import Ids, Media
from desktop_app.sync.open_queue import OpenQueue
from desktop_app.sync.state import AlreadyThere, Merged
from tests.core import Core, refresh_list, serve_list, steps_of
from tests.sentences import why_refused
from tests.trakt import ADA, at_once, link, make_trakt_core, served, service_of, writes


@pytest.fixture
def trakt(sandbox: Sandbox) -> TraktEmulator:
    at_once(sandbox.trakt)
    return sandbox.trakt


@asynccontextmanager
async def opened(folder: Path, sandbox: Sandbox, name: str) -> AsyncIterator[tuple[Core, OpenQueue]]:
    """Read a list of Ada's, with no request on record yet."""
    core = make_trakt_core(folder, sandbox)
    account = await link(core, sandbox.trakt)
    queue = await serve_list(core.accounts, QueueRef(account, name))
    await core.in_step(queue)
    sandbox.trakt.requests.clear()
    yield core, queue
    await core.accounts.close()


@pytest.fixture
async def core_and_queue(
    tmp_path: Path, sandbox: Sandbox, trakt: TraktEmulator
) -> AsyncIterator[tuple[Core, OpenQueue]]:
    """Ada's watchlist; `trakt` takes the limits off beforehand."""
    async with opened(tmp_path, sandbox, "watchlist") as pair:
        yield pair


def do(core: Core, queue: OpenQueue, *edits: Edit) -> None:
    queue.submit(edits)
    core.accounts.library.linked(queue.ref.account).wake()


def shown(queue: OpenQueue) -> list[str]:
    return [str(title_id) for title_id in queue.state.view.ids]


async def test_all_pages_are_read_in_the_order_of_the_ranks(queue: OpenQueue, trakt: TraktEmulator) -> None:
    assert shown(queue) == served(trakt)
    assert len(shown(queue)) > 100
    assert {item.title.kind for item in queue.state.view.items} == {"movie", "show", "season", "episode"}


async def test_the_posters_of_an_emulator_are_had_from_it(core: Core, queue: OpenQueue, trakt: TraktEmulator) -> None:
    addresses = {item.title.poster for item in queue.state.view.items if item.title.poster}
    assert {address.startswith(f"{trakt.api}/images/") for address in addresses} == {True}
    assert (await core.accounts.picture(min(addresses))).startswith(b"\x89PNG")


async def test_many_moves_are_one_request(core: Core, queue: OpenQueue, trakt: TraktEmulator) -> None:
    ids = queue.state.view.ids
    do(core, queue, Move(ids[5:9], Edge.TOP), Move((ids[0],), ids[20]), Move((ids[20],), Edge.END))
    expected = shown(queue)
    await core.in_step(queue)

    assert served(trakt) == shown(queue) == expected
    assert writes(trakt) == [("reorder", 200)]


async def test_titles_are_added_at_a_place_and_removed(core: Core, queue: OpenQueue, trakt: TraktEmulator) -> None:
    ids = queue.state.view.ids
    service = await service_of(core, queue.ref.account)
    found = [title for title in await service.catalogue.search("the") if title.id not in queue.state.view][:2]
    do(core, queue, Remove((ids[0], ids[1])), *(Add(Item(title), ids[4]) for title in found))
    expected = shown(queue)
    await core.in_step(queue)

    assert served(trakt) == shown(queue) == expected
    assert [path for path, _ in writes(trakt)] == ["remove", "watchlist", "reorder"]
    assert all(item.key for item in queue.state.view.items)


async def test_titles_are_found_by_the_keys_of_others(core: Core, queue: OpenQueue) -> None:
    service = await service_of(core, queue.ref.account)
    title = next(item.title for item in queue.state.view.items if item.title.kind == "movie")
    for namespace, key in title.ids:
        found = await service.title_keys.find_by_id(namespace, key, "movie")
        assert [each.id for each in found] == ([title.id] if namespace != "slug" else [])
    assert await service.title_keys.find_by_id("imdb", "tt99999999", "") == ()
    assert await service.title_keys.find_by_id("imdb", "../movie", "") == ()


async def test_a_server_that_looks_up_no_seasons_has_not_found_it(
    core: Core, queue: OpenQueue, trakt: TraktEmulator
) -> None:
    service = await service_of(core, queue.ref.account)
    for status in (400, 404):
        trakt.faults.fail_next(status)
        assert await service.title_keys.find_by_id("trakt", "20201", "season") == ()
    trakt.faults.fail_next(404)
    with pytest.raises(NotThere):
        await service.title_keys.find_by_id("trakt", "20201", "movie")


async def test_a_change_by_somebody_else_is_read_before_anything_is_written(
    core: Core, queue: OpenQueue, trakt: TraktEmulator
) -> None:
    ids = queue.state.view.ids
    first = trakt.state.items(ADA).entries[0]
    trakt.faults.edit_on_website(ADA, remove=first.id)
    do(core, queue, Move((ids[7],), ids[2]))
    await core.in_step(queue)

    assert served(trakt) == shown(queue)
    assert shown(queue)[:3] == [ids[1], ids[2], ids[7]]
    assert any(isinstance(event, Merged) and event.difference.removed == (ids[0],) for event in core.events)
    assert writes(trakt) == [("reorder", 200)]


async def test_a_change_in_the_same_second_is_noticed_by_the_order(
    core: Core, queue: OpenQueue, trakt: TraktEmulator
) -> None:
    do(core, queue, Move((queue.state.view.ids[3],), Edge.TOP))
    await core.in_step(queue)
    ids = queue.state.view.ids
    items = trakt.state.items(ADA)
    updated = items.current.updated
    trakt.faults.edit_on_website(ADA, move=items.entries[-1].id, rank=1)
    trakt.state.accounts[ADA].activities.touch(updated, "watchlist")
    do(core, queue, Move((ids[9],), ids[4]))
    await core.in_step(queue)

    assert served(trakt) == shown(queue)
    assert shown(queue)[0] == ids[-1]


async def test_a_title_that_was_watched_meanwhile_just_goes(core: Core, queue: OpenQueue, trakt: TraktEmulator) -> None:
    ids = queue.state.view.ids
    trakt.faults.watch(ADA, trakt.state.items(ADA).entries[1].media)
    do(core, queue, Move((ids[4],), ids[0]))
    await core.in_step(queue)

    assert served(trakt) == shown(queue)
    assert shown(queue)[:2] == [ids[0], ids[4]]
    assert not queue.state.questions


@pytest.mark.parametrize("after_effect", [True, False])
async def test_lost_answers_are_settled_by_reading(
    after_effect: bool, core: Core, queue: OpenQueue, trakt: TraktEmulator
) -> None:
    ids = queue.state.view.ids
    trakt.faults.drop_connection_next(after_effect=after_effect, writes_only=True)
    do(core, queue, Move((ids[0],), ids[5]), Move((ids[1],), ids[0]), Move((ids[0],), Edge.END))
    expected = shown(queue)
    await core.in_step(queue)

    assert served(trakt) == shown(queue) == expected
    assert len(writes(trakt)) == (1 if after_effect else 2)


@pytest.mark.parametrize("status", [500, 502, 520, 522])
async def test_faults_of_the_server_and_of_its_edge_pass(
    status: int, core: Core, queue: OpenQueue, trakt: TraktEmulator
) -> None:
    trakt.faults.fail_next(status, 2)
    do(core, queue, Move((queue.state.view.ids[5],), Edge.TOP))
    expected = shown(queue)
    await core.in_step(queue)

    assert served(trakt) == expected


async def test_the_edges_403_is_no_dead_link(core: Core, queue: OpenQueue, trakt: TraktEmulator) -> None:
    trakt.faults.fail_next(403, 2)
    do(core, queue, Move((queue.state.view.ids[5],), Edge.TOP))
    expected = shown(queue)
    await core.in_step(queue)

    assert served(trakt) == expected


async def test_reads_that_lag_are_looked_at_again(core: Core, queue: OpenQueue, trakt: TraktEmulator) -> None:
    trakt.faults.read_lag(0.1)
    ids = queue.state.view.ids
    do(core, queue, Move((ids[5],), Edge.TOP))
    await core.in_step(queue)
    do(core, queue, Remove((ids[6],)))
    expected = shown(queue)
    await core.in_step(queue)
    await core.until(lambda: served(trakt) == shown(queue) == expected)


async def test_a_full_list_names_its_limit(core: Core, queue: OpenQueue, trakt: TraktEmulator) -> None:
    trakt.faults.limit(ADA, "watchlist", len(served(trakt)))
    service = await service_of(core, queue.ref.account)
    await service.lists.all()
    title = next(title for title in await service.catalogue.search("the") if title.id not in queue.state.view)
    do(core, queue, Add(Item(title)))
    await core.in_step(queue)

    (asked,) = queue.state.questions
    assert asked.question is not None
    assert asked.question.reason is Reason.REFUSED
    assert str(len(served(trakt))) in why_refused(asked.question)


async def test_a_title_that_trakt_does_not_know_is_asked_about_and_the_others_are_added(
    core: Core, queue: OpenQueue, trakt: TraktEmulator
) -> None:
    service = await service_of(core, queue.ref.account)
    title = next(title for title in await service.catalogue.search("the") if title.id not in queue.state.view)
    unknown = Item(type(title)(TitleId("movie:99999999"), "Nobody's"))
    do(core, queue, Add(unknown), Add(Item(title), Edge.TOP))
    await core.in_step(queue)

    assert [entry.edit for entry in queue.state.questions] == [Add(unknown)]
    assert served(trakt)[0] == shown(queue)[0] == title.id


async def test_a_locked_account_is_left_alone(core: Core, queue: OpenQueue, trakt: TraktEmulator) -> None:
    trakt.faults.close_account(ADA)
    do(core, queue, Move((queue.state.view.ids[5],), Edge.TOP))
    await core.until(lambda: isinstance(queue.state.trouble, AccountLocked))
    trakt.requests.clear()
    service = await service_of(core, queue.ref.account)
    with pytest.raises(AccountLocked):
        await service.lists.fetch("watchlist")

    assert trakt.requests == []
    assert queue.state.next_try_at is None
    assert queue.state.waiting == 1


async def test_a_deleted_application_is_no_dead_link(core: Core, queue: OpenQueue, trakt: TraktEmulator) -> None:
    trakt.faults.delete_application()
    do(core, queue, Move((queue.state.view.ids[5],), Edge.TOP))
    expected = shown(queue)
    await core.until(lambda: isinstance(queue.state.trouble, ApplicationRefused))
    trakt.faults.delete_application(on=False)
    await core.in_step(queue)

    assert served(trakt) == expected


async def test_too_many_reads_are_waited_out_as_long_as_the_service_says(
    core: Core, queue: OpenQueue, trakt: TraktEmulator
) -> None:
    trakt.faults.reads_per_five_minutes(0)
    trakt.faults.fail_next(429, retry_after=7)
    refresh_list(core.accounts, queue.ref)
    await core.until(lambda: isinstance(queue.state.trouble, RateLimited))

    assert isinstance(queue.state.trouble, RateLimited)
    assert queue.state.trouble.retry_after == 7


async def test_the_name_all_is_not_known_everywhere(core: Core, queue: OpenQueue, trakt: TraktEmulator) -> None:
    trakt.faults.all_in_paths(on=False)
    trakt.faults.edit_on_website(ADA)
    refresh_list(core.accounts, queue.ref)
    await core.until(lambda: shown(queue) == served(trakt))
    assert any(call.status == 404 for call in trakt.requests)

    service = await service_of(core, queue.ref.account)
    for info in await service.lists.all():
        assert (await service.lists.fetch(info.name)).items


@pytest.fixture
def long_list(trakt: TraktEmulator) -> str:
    """Ada's own list, with as many titles as a VIP's may hold."""
    state = trakt.state
    films = [Media("movie", Ids(number, slug=f"film-{number}"), f"Film {number}") for number in range(50_001, 55_001)]
    state.library = Library([*state.library, *films])
    noir = state.personal(ADA, "noir")
    noir.items = ItemList([Entry(state.item_id(), film.key, 1_762_640_000) for film in films], noir.updated)
    return f"lists/{noir.id}"


async def test_a_list_of_5000_titles_is_reordered_in_one_request(
    trakt: TraktEmulator, long_list: str, tmp_path: Path, sandbox: Sandbox
) -> None:
    async with opened(tmp_path, sandbox, long_list) as (core, queue):
        ids = queue.state.view.ids
        assert len(ids) == 5000
        do(core, queue, *(Move((title_id,), Edge.TOP) for title_id in ids[10:110]))
        expected = shown(queue)
        await core.in_step(queue)

        assert served(trakt, "noir") == shown(queue) == expected
        assert writes(trakt) == [("reorder", 200)]


async def test_what_somebody_added_between_the_comparison_and_the_write_is_told_apart(
    core: Core, queue: OpenQueue, trakt: TraktEmulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer counts such titles and does not name them; the times at which they were listed do."""
    found = await service_of(core, queue.ref.account)
    theirs, ours = [title for title in await found.catalogue.search("the") if not queue.state.view.items_of(title.id)][
        :2
    ]
    kind, _, key = theirs.id.partition(":")
    media = next(one.key for one in trakt.state.library if one.key == (kind, int(key)))

    def just_before(_shelf: object) -> None:
        trakt.faults.edit_on_website(ADA, add=media)
        trakt.faults.clock_offset(60)

    monkeypatch.setattr(trakt.faults, "before_write", just_before)
    edits = (Add(Item(theirs)), Add(Item(ours)))
    queue.submit(edits, UndoStep(1, "Add", queue.state.view, edits))
    core.accounts.library.linked(queue.ref.account).wake()
    await core.in_step(queue)

    (step,) = steps_of(core.accounts, queue.ref)
    assert AlreadyThere((Item(theirs),)) in core.events
    assert Remove((ItemId(theirs.id),)) not in inverse(step.before, step.edits)
