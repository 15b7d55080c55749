"""The service wants fewer calls and says for how long: nobody and nothing makes Lineup call before that is over."""

import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from desktop_app.domain.edits import Edge, Move
from desktop_app.domain.queues import QueueRef
from desktop_app.sandbox.server import Sandbox
from desktop_app.sync.open_queue import OpenQueue
from desktop_app.sync.state import Health
from tests.core import Core, make_core, refresh_list, serve_list

ASKED_FOR = 1.0
"""Seconds: what the service's refusal comes to."""


@pytest.fixture
async def limited(sandbox: Sandbox, tmp_path: Path) -> AsyncIterator[tuple[Core, OpenQueue, OpenQueue]]:
    """Two lists of one account; a move of the first one was just refused as one call too many."""
    core = await make_core(tmp_path, sandbox)
    ref = await core.link()
    instant = await serve_list(core.accounts, ref)
    disc = await serve_list(core.accounts, QueueRef(ref.account, "disc"))
    await core.in_step(instant)
    await core.in_step(disc)
    sandbox.netflix.faults.limit_per_second(0)
    top(core, instant)
    await core.until(lambda: instant.state.health is Health.LIMITED)
    yield core, instant, disc
    await core.accounts.close()


@pytest.fixture
def core(limited: tuple[Core, OpenQueue, OpenQueue]) -> Core:
    return limited[0]


@pytest.fixture
def instant(limited: tuple[Core, OpenQueue, OpenQueue]) -> OpenQueue:
    return limited[1]


@pytest.fixture
def disc(limited: tuple[Core, OpenQueue, OpenQueue]) -> OpenQueue:
    return limited[2]


def top(core: Core, queue: OpenQueue) -> None:
    queue.submit((Move((queue.state.view.ids[5],), Edge.TOP),))
    core.accounts.library.linked(queue.ref.account).wake()


def planned(queue: OpenQueue) -> float:
    assert queue.state.next_try_at is not None
    return queue.state.next_try_at


async def test_an_impatient_person_is_told_when_and_nothing_is_called_before(
    sandbox: Sandbox, core: Core, instant: OpenQueue
) -> None:
    await core.until(lambda: instant.state.next_try_at)
    promised = planned(instant)
    sandbox.netflix.faults.limit_per_second(None)
    sandbox.netflix.requests.clear()

    def retry() -> bool:
        refresh_list(core.accounts, instant.ref)
        return bool(sandbox.netflix.requests)

    await core.until(retry)

    assert time.time() >= promised - 0.05
    later = [state.next_try_at - promised for state in core.states if state.next_try_at]
    assert max(map(abs, later)) < 0.9 * ASKED_FOR  # a busy computer may be late, but the wait does not begin anew
    await core.in_step(instant)


async def test_another_list_of_the_account_waits_as_well_and_says_so(
    sandbox: Sandbox, core: Core, instant: OpenQueue, disc: OpenQueue
) -> None:
    sandbox.netflix.requests.clear()
    top(core, disc)
    await core.until(lambda: disc.state.health is Health.LIMITED and disc.state.next_try_at)

    assert sandbox.netflix.requests == []
    assert disc.state.waiting == 1
    sandbox.netflix.faults.limit_per_second(None)
    await core.in_step(instant)
    await core.in_step(disc)


async def test_a_list_whose_edit_was_undone_meanwhile_is_in_step(
    sandbox: Sandbox, core: Core, instant: OpenQueue
) -> None:
    sandbox.netflix.requests.clear()
    instant.drop([entry.id for entry in instant.state.entries])
    core.accounts.library.linked(instant.ref.account).wake()

    await core.in_step(instant)

    assert sandbox.netflix.requests == []
