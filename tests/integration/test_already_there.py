"""Titles that the service held before we asked are neither added nor undone, in this run or a later one."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop_app.domain.edits import Add, Edge, Edit, Remove
from desktop_app.domain.queues import Item, ItemId, Queue, QueueRef, Title, TitleId
from desktop_app.domain.undo_step import UndoStep, inverse
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.credential_store import SessionStore
from desktop_app.sync.open_queue import OpenQueue
from desktop_app.sync.state import AlreadyThere
from tests.core import Core, make_core, refresh_list, serve_list, steps_of
from tests.list_steps import depart, refuse_etag, take

ADA = "ada@example.org"


@dataclass
class Run:
    """A start of the program on Ada's instant queue, read and without a request on record."""

    core: Core
    queue: OpenQueue

    async def perform(self, *edits: Edit) -> None:
        """Do an action with its step, and wait until it is sent."""
        view = self.queue.state.view
        self.queue.submit(edits, UndoStep(1, "Add", view, edits))
        await self.send()

    async def send(self) -> None:
        self.core.accounts.library.linked(self.queue.ref.account).wake()
        await self.core.in_step(self.queue)

    async def way_back(self) -> tuple[Edit, ...]:
        """The edits by which the kept step would be undone."""
        (step,) = steps_of(self.core.accounts, self.queue.ref)
        return inverse(step.before, step.edits)

    async def stop(self) -> None:
        await self.core.accounts.close()
        self.core.journal.close()
        self.core.snapshots.close()


Start = Callable[[], Awaitable[Run]]


@pytest.fixture
async def start(sandbox: Sandbox, tmp_path: Path) -> AsyncIterator[Start]:
    """Start the program on the same profile; the first start links."""
    store = SessionStore()
    async with AsyncExitStack() as stack:

        async def start() -> Run:
            core = await make_core(tmp_path, sandbox, store=store)
            linked = core.accounts.all
            ref = QueueRef(linked[0].id, "instant") if linked else await core.link()
            run = Run(core, await serve_list(core.accounts, ref))
            stack.push_async_callback(core.accounts.close)
            await core.in_step(run.queue)
            core.events.clear()
            sandbox.netflix.requests.clear()
            return run

        yield start


def asked(sandbox: Sandbox) -> list[tuple[str, int | None]]:
    return [(request.method, request.status) for request in sandbox.netflix.requests]


def saved(sandbox: Sandbox) -> list[str]:
    return sandbox.netflix.state.saved(ADA, "instant")


def movie(sandbox: Sandbox, name: str) -> Item:
    title = sandbox.netflix.state.catalogue.named(name)
    return Item(Title(TitleId(title.path), title.name))


@pytest.mark.parametrize("after", [Edge.TOP, Edge.END])
async def test_the_answer_that_a_title_is_there_trusts_the_entity_tag(
    start: Start, sandbox: Sandbox, after: Edge
) -> None:
    run = await start()
    before, view = saved(sandbox), run.queue.state.view

    await run.perform(Add(view.saved[0], after))

    assert asked(sandbox) == [("POST", 412)]
    assert (run.queue.state.view, saved(sandbox)) == (view, before)
    assert run.core.events == [AlreadyThere((view.saved[0],))]
    assert await run.way_back() == ()


async def test_a_series_whose_seasons_are_all_there_is_not_asked_about_and_not_taken_out(
    start: Start, sandbox: Sandbox
) -> None:
    run = await start()
    series = next(title for title in sandbox.netflix.state.catalogue if title.kind == "series")
    for season in sandbox.netflix.state.catalogue.seasons(series.id):
        sandbox.netflix.faults.edit_on_website(ADA, add=season.id)
    refresh_list(run.core.accounts, run.queue.ref)
    await run.core.in_step(run.queue)
    order = sandbox.netflix.state.order(ADA, "instant")
    sandbox.netflix.requests.clear()

    await run.perform(Add(Item(Title(TitleId(series.path), series.name))))

    assert asked(sandbox) == [("POST", 412), ("GET", 304)]
    assert not run.queue.state.entries
    assert ItemId(series.path) not in run.queue.state.view
    assert await run.way_back() == ()
    assert sandbox.netflix.state.order(ADA, "instant") == order


@pytest.mark.parametrize("name", ["Alien", "Charade"])
async def test_what_somebody_added_a_moment_before_us_is_not_ours_to_take_away(
    start: Start, sandbox: Sandbox, name: str
) -> None:
    """An addition of two titles: one can be watched, the other is saved."""
    run = await start()
    film = movie(sandbox, name)
    number = film.id.rpartition("/")[2]
    sandbox.netflix.faults.edit_on_website(ADA, remove=number)
    refresh_list(run.core.accounts, run.queue.ref)
    await run.core.in_step(run.queue)
    sandbox.netflix.faults.edit_on_website(ADA, add=number)

    await run.perform(Add(film, Edge.TOP))

    assert run.queue.state.view.holds(film.id)
    assert await run.way_back() == ()
    await run.stop()
    assert await (await start()).way_back() == ()


async def test_an_undo_while_the_addition_travels_takes_nothing_of_somebody_else_away(
    start: Start, sandbox: Sandbox
) -> None:
    run = await start()
    film = movie(sandbox, "Alien")
    sandbox.netflix.faults.edit_on_website(ADA, add=film.id.rpartition("/")[2])
    run.queue.submit((Add(film, Edge.END),))
    travelling = depart(run.queue)
    run.queue.submit((Remove((film.id,)),))
    refuse_etag(run.queue, travelling)

    refresh_list(run.core.accounts, run.queue.ref)
    await run.core.in_step(run.queue)

    assert not run.queue.state.entries
    assert film.id.rpartition("/")[2] in saved(sandbox)


async def test_an_undo_while_the_service_says_that_the_title_is_there_takes_nothing_away(
    start: Start, sandbox: Sandbox
) -> None:
    run = await start()
    film = movie(sandbox, "Alien")
    sandbox.netflix.faults.edit_on_website(ADA, add=film.id.rpartition("/")[2])
    run.queue.submit((Add(film, Edge.END),))
    request = depart(run.queue)
    run.queue.submit((Remove((film.id,)),))

    take(run.queue, request, run.queue.held.base, [film.id])
    refresh_list(run.core.accounts, run.queue.ref)
    await run.core.in_step(run.queue)

    assert not run.queue.state.entries
    assert film.id.rpartition("/")[2] in saved(sandbox)


async def test_a_saved_title_can_be_removed_while_its_addition_travels(start: Start, sandbox: Sandbox) -> None:
    run = await start()
    item = run.queue.state.view.saved[0]
    run.queue.submit((Add(item, Edge.END),))
    request = depart(run.queue)
    run.queue.submit((Remove((item.id,)),))

    take(run.queue, request, run.queue.held.base, [item.id])
    await run.send()

    assert item.id.rpartition("/")[2] not in saved(sandbox)


async def test_what_we_added_is_ours_though_the_answer_was_lost(start: Start, sandbox: Sandbox) -> None:
    run = await start()
    film = movie(sandbox, "Yi Yi")
    sandbox.netflix.faults.drop_connection_next(after_effect=True, writes_only=True)

    await run.perform(Add(film, Edge.END))

    assert film.id.rpartition("/")[2] in saved(sandbox)
    assert await run.way_back() == (Remove((film.id,)),)


async def test_a_removal_that_is_let_go_leaves_its_title_to_no_undo_of_the_addition_behind_it(
    start: Start, sandbox: Sandbox
) -> None:
    run = await start()
    item = run.queue.state.view.items[3]
    run.queue.submit((Remove((item.id,)),))
    removal = depart(run.queue)  # what is under way is not joined with what follows
    add = (Add(item, Edge.TOP),)
    run.queue.submit(add, UndoStep(1, "Add", run.queue.state.view, add))
    refuse_etag(run.queue, removal)

    run.queue.drop([entry.id for entry in removal.batch])

    assert not run.queue.state.entries
    assert await run.way_back() == ()


async def test_the_undo_step_of_an_earlier_version_takes_no_saved_title_away(start: Start, sandbox: Sandbox) -> None:
    """A step of today knows that the title was saved: it kept what it read of the list."""
    run = await start()
    item = run.queue.state.view.saved[0]
    run.queue.keep_step(UndoStep(1, f"Add {item.title.name}", Queue(saved=(item,)), (Add(item),)))
    await run.stop()

    again = await start()

    assert await again.way_back() == ()
    assert item.id.rpartition("/")[2] in saved(sandbox)


async def test_a_saved_title_comes_back_among_the_saved_ones(start: Start, sandbox: Sandbox) -> None:
    run = await start()
    view, before = run.queue.state.view, set(saved(sandbox))
    remove = Remove((view.saved[0].id,))
    await run.perform(remove)
    assert len(saved(sandbox)) == len(before) - 1

    run.queue.submit(inverse(view, (remove,)))
    shown = run.queue.state.view
    await run.send()

    assert (shown.ids, set(shown.saved)) == (view.ids, set(view.saved))
    assert set(saved(sandbox)) == before


async def test_an_addition_that_is_sent_again_may_have_found_its_own_title(start: Start, sandbox: Sandbox) -> None:
    run = await start()
    series = next(title for title in sandbox.netflix.state.catalogue if title.kind == "series")
    for season in sandbox.netflix.state.catalogue.seasons(series.id):
        sandbox.netflix.faults.edit_on_website(ADA, add=season.id)
    refresh_list(run.core.accounts, run.queue.ref)
    await run.core.in_step(run.queue)
    add = (Add(Item(Title(TitleId(series.path), series.name))),)
    run.queue.submit(add, UndoStep(1, "Add", run.queue.state.view, add))
    depart(run.queue)  # as a stop leaves it, whose request nobody knows the end of

    await run.send()

    assert await run.way_back() == (Remove((ItemId(series.path),)),)
