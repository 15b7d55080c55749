"""A service that counts a day's calls, over HTTP: sent in parts, shared by accounts, overruled by the service."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.arrangement import arranged
from desktop_app.domain.credentials import ClientCredentials
from desktop_app.domain.edits import Edge, Move
from desktop_app.domain.errors import RateLimited
from desktop_app.domain.parted_plan import PartedPlan, parted
from desktop_app.domain.undo_step import UndoStep, inverse
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.credential_store import SessionStore
from desktop_app.sync.meter import Meter
from desktop_app.sync.open_queue import OpenQueue
from desktop_app.sync.state import Failed, Health
from tests.clock import Clock
from tests.core import HASTY, Core, Script, core_of, is_in_step, refresh_list, serve_list, server_of
from tests.counting import DAY, DAY_ENDS, FIT, LEFT, NOON, CountingNetflix, spend_to
from tests.integration.test_arranging import BY_TITLE
from tests.integration.test_rearranging import do, served, shown, writes


@pytest.fixture
def clock() -> Clock:
    return Clock(NOON)


@pytest.fixture
def sandbox(clock: Clock) -> Iterator[Sandbox]:
    with Sandbox(clock=clock) as made:
        made.netflix.faults.limit_per_second(None)
        yield made


async def started(folder: Path, sandbox: Sandbox, clock: Clock, store: SessionStore) -> Core:
    policy = replace(HASTY, nap=0.05)
    core = core_of(folder, CountingNetflix(call_spacing=0), server_of(sandbox), store=store, clock=clock, policy=policy)
    key = ClientCredentials(sandbox.netflix.client_key, sandbox.netflix.client_secret)
    await core.accounts.keys.save("netflix", key)
    return core


@pytest.fixture
def store() -> SessionStore:
    return SessionStore()


@pytest.fixture
async def counted(
    sandbox: Sandbox, tmp_path: Path, clock: Clock, store: SessionStore
) -> AsyncIterator[tuple[Core, OpenQueue]]:
    """A core whose service counts, and a list that is read; of its day's units, `LEFT` are left."""
    core = await started(tmp_path, sandbox, clock, store)
    queue = await serve_list(core.accounts, await core.link())
    await core.in_step(queue)
    core.events.clear()
    sandbox.netflix.requests.clear()
    spend_to(meter_of(core, queue), LEFT)
    yield core, queue
    await core.accounts.close()


@pytest.fixture
def core(counted: tuple[Core, OpenQueue]) -> Core:
    return counted[0]


@pytest.fixture
def queue(counted: tuple[Core, OpenQueue]) -> OpenQueue:
    return counted[1]


def meter_of(core: Core, queue: OpenQueue) -> Meter:
    meter = core.accounts.library.linked(queue.ref.account).link.meter
    assert meter is not None
    return meter


def plan_of(queue: OpenQueue) -> PartedPlan:
    view = queue.state.view
    return parted(view, arranged(view, BY_TITLE))


def waits_for_midnight(queue: OpenQueue, clock: Clock) -> bool:
    trouble = queue.state.trouble
    is_limited = queue.state.health is Health.LIMITED and isinstance(trouble, RateLimited)
    return is_limited and (queue.state.next_try_at or 0) > clock()


async def send_first_part(core: Core, queue: OpenQueue, clock: Clock) -> PartedPlan:
    """An arrangement of which the day lets a part through."""
    plan = plan_of(queue)
    do(core, queue, *plan.moves)
    await core.until(lambda: waits_for_midnight(queue, clock))
    return plan


async def live_on(core: Core, queue: OpenQueue, clock: Clock) -> None:
    """One day after the other, until nothing waits any more."""
    clock.now = DAY_ENDS
    while True:
        await core.until(lambda: is_in_step(queue) or waits_for_midnight(queue, clock))
        if is_in_step(queue):
            return
        clock.now += DAY


def sent(sandbox: Sandbox) -> int:
    return writes(sandbox).count(("POST", 201))


async def test_what_fits_is_sent_and_makes_the_first_places_final(
    sandbox: Sandbox, core: Core, queue: OpenQueue, clock: Clock
) -> None:
    fits = meter_of(core, queue).purse.fits(len(queue.state.view.items))
    assert fits == FIT
    target = [title_id.rpartition("/")[2] for title_id in arranged(queue.state.view, BY_TITLE)]

    plan = await send_first_part(core, queue, clock)

    part = plan.part(FIT)
    assert part.places > 0
    assert served(sandbox)[: part.places] == target[: part.places]
    assert sent(sandbox) == FIT
    assert queue.state.waiting == len(plan.moves) - FIT
    assert queue.state.next_try_at == pytest.approx(DAY_ENDS)
    assert not core.events
    assert shown(queue) == target


async def test_the_rest_is_sent_by_itself_after_midnight_there_and_not_before(
    sandbox: Sandbox, core: Core, queue: OpenQueue, clock: Clock
) -> None:
    target = [title_id.rpartition("/")[2] for title_id in arranged(queue.state.view, BY_TITLE)]
    plan = await send_first_part(core, queue, clock)
    clock.now = DAY_ENDS - 1
    seen = len(core.states)
    await core.until(lambda: len(core.states) > seen + 2)  # it looked again, and the day was not over
    assert sent(sandbox) == FIT

    await live_on(core, queue, clock)

    assert sent(sandbox) == len(plan.moves)
    assert served(sandbox) == target
    assert queue.state.waiting == 0


async def test_the_count_and_what_waits_outlast_a_restart(
    sandbox: Sandbox, core: Core, queue: OpenQueue, clock: Clock, store: SessionStore, tmp_path: Path
) -> None:
    plan = await send_first_part(core, queue, clock)
    if (saving := meter_of(core, queue)._saving) is not None:
        await saving
    await core.accounts.close()
    core.journal.close()
    core.snapshots.close()

    again = await started(tmp_path, sandbox, clock, store)
    queue = await serve_list(again.accounts, queue.ref)
    await again.until(lambda: waits_for_midnight(queue, clock))

    assert sent(sandbox) == FIT
    assert queue.state.waiting == len(plan.moves) - FIT
    clock.now = DAY_ENDS
    await again.until(lambda: sent(sandbox) > FIT)
    await again.accounts.close()


async def test_all_accounts_of_a_key_share_its_day(
    sandbox: Sandbox, core: Core, queue: OpenQueue, clock: Clock
) -> None:
    other = await serve_list(core.accounts, await core.link(Script(email="grace@example.org", password="compiler")))
    await core.in_step(other)
    assert meter_of(core, other) is meter_of(core, queue)
    spend_to(meter_of(core, queue), 12)
    sandbox.netflix.requests.clear()

    do(core, other, Move((other.state.view.ids[-1],), Edge.TOP))
    await core.until(lambda: waits_for_midnight(other, clock))
    assert sent(sandbox) == 0

    clock.now = DAY_ENDS
    await core.in_step(other)
    assert sent(sandbox) == 1


async def test_the_service_s_refusal_moves_the_cut_and_is_no_error(
    sandbox: Sandbox, core: Core, queue: OpenQueue, clock: Clock
) -> None:
    """Somebody else used the same key: the service says no while we count that there is more."""
    sandbox.netflix.faults.daily_quota(0)
    plan = plan_of(queue)
    do(core, queue, *plan.moves)

    await core.until(lambda: waits_for_midnight(queue, clock))

    assert meter_of(core, queue).purse.left == 0
    assert queue.state.waiting == len(plan.moves)
    assert not [event for event in core.events if isinstance(event, Failed)]
    sandbox.netflix.faults.daily_quota(None)
    clock.now = DAY_ENDS
    await core.until(lambda: sent(sandbox) > 0)


async def test_stopped_while_it_waits_the_rest_is_not_sent_and_the_list_is_in_step(
    sandbox: Sandbox, core: Core, queue: OpenQueue, clock: Clock
) -> None:
    await send_first_part(core, queue, clock)
    found = core.accounts.library.list(queue.ref)
    assert found is not None

    found.take_back(queue.state.entries[-1].group)
    await core.in_step(queue)
    clock.now = DAY_ENDS
    sandbox.netflix.requests.clear()
    do(core, queue, Move((queue.state.view.ids[-1],), Edge.TOP))
    await core.in_step(queue)

    assert sent(sandbox) == 1
    assert served(sandbox) == shown(queue)


async def test_undone_while_it_waits_the_way_back_waits_too(
    sandbox: Sandbox, core: Core, queue: OpenQueue, clock: Clock
) -> None:
    before, order = queue.state.view, served(sandbox)
    plan = await send_first_part(core, queue, clock)

    back = UndoStep(1, "Arrange", before, plan.moves, undone=True)
    queue.submit(inverse(before, plan.moves), back)
    core.accounts.library.linked(queue.ref.account).wake()
    assert shown(queue) == order
    await live_on(core, queue, clock)
    assert served(sandbox) == order
    assert sent(sandbox) == 2 * FIT


async def test_moving_on_and_others_changes_are_merged_while_it_waits(
    sandbox: Sandbox, core: Core, queue: OpenQueue, clock: Clock
) -> None:
    await send_first_part(core, queue, clock)
    gone = served(sandbox)[-1]
    sandbox.netflix.faults.edit_on_website("ada@example.org", "instant", remove=gone)
    refresh_list(core.accounts, queue.ref)
    await core.until(lambda: gone not in shown(queue))
    last = queue.state.view.ids[-1]
    do(core, queue, Move((last,), Edge.TOP))
    wanted = shown(queue)

    await live_on(core, queue, clock)

    assert served(sandbox) == shown(queue) == wanted
    assert gone not in wanted
    assert wanted[0] == last.rpartition("/")[2]


async def test_a_person_who_does_not_believe_the_count_has_it_tried(
    sandbox: Sandbox, core: Core, queue: OpenQueue, clock: Clock
) -> None:
    plan = await send_first_part(core, queue, clock)
    found = core.accounts.library.list(queue.ref)
    assert found is not None
    found.refresh()
    seen = len(core.states)
    await core.until(lambda: len(core.states) > seen + 2 and waits_for_midnight(queue, clock))
    assert sent(sandbox) == FIT

    found.try_now()
    await core.in_step(queue)

    assert sent(sandbox) == len(plan.moves)
