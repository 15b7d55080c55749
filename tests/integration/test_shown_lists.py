"""A list is shown as it was last known, and neither keyring nor service hears of it until it is opened."""

from pathlib import Path

import pytest

from desktop_app.domain.account import LinkState
from desktop_app.domain.edits import Edge, Move
from desktop_app.domain.errors import SignInAgain
from desktop_app.domain.queues import QueueRef
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.credential_store import SessionStore
from desktop_app.sync.state import Health
from tests.core import Core
from tests.trakt import ADA, at_once, key_of, link, make_trakt_core, service_of


async def stop(core: Core) -> None:
    await core.accounts.close()
    core.journal.close()
    core.snapshots.close()


async def test_showing_reads_nothing_and_opening_does(tmp_path: Path, sandbox: Sandbox) -> None:
    at_once(sandbox.trakt)
    store = SessionStore()
    core = make_trakt_core(tmp_path, sandbox, store=store)
    ref = QueueRef(await link(core, sandbox.trakt), "watchlist")
    await core.in_step(await core.accounts.desk.open(ref))
    await stop(core)
    sandbox.trakt.requests.clear()

    core = make_trakt_core(tmp_path, sandbox, store=store)
    await core.accounts.save_application_key("trakt", key_of(sandbox.trakt))
    desk = core.accounts.desk
    queue = await desk.show(ref)
    assert queue.state.loaded
    assert queue.state.health is Health.NOT_READ
    queue.submit((Move((queue.state.view.ids[4],), Edge.TOP),))
    assert not desk.is_served(ref)
    assert await desk.waiting(ref.account) == ("watchlist",)
    assert sandbox.trakt.requests == []

    assert await desk.open(ref) is queue
    assert desk.is_served(ref)
    await core.in_step(queue)
    assert await desk.waiting(ref.account) == ()
    await stop(core)


async def test_a_closed_list_is_forgotten_and_read_no_more(tmp_path: Path, sandbox: Sandbox) -> None:
    at_once(sandbox.trakt)
    core = make_trakt_core(tmp_path, sandbox)
    account = await link(core, sandbox.trakt)
    desk, ref = core.accounts.desk, QueueRef(account, "favorites")
    other = await desk.open(QueueRef(account, "watchlist"))
    await core.in_step(await desk.open(ref))
    await core.in_step(other)

    await desk.close_list(ref)

    assert desk.opened(ref) is None
    assert not desk.is_served(ref)
    assert await core.snapshots.load(ref) is None
    sandbox.trakt.requests.clear()
    desk.refresh(other.ref)
    await core.until(lambda: other.state.health is Health.READING)
    await core.in_step(other)
    assert not any("favorites" in call.path for call in sandbox.trakt.requests)
    again = await desk.open(ref)
    await core.in_step(again)
    assert (await core.snapshots.load(ref)) is not None
    await stop(core)


async def test_which_lists_there_are_tells_that_a_sign_in_is_over(tmp_path: Path, sandbox: Sandbox) -> None:
    at_once(sandbox.trakt)
    core = make_trakt_core(tmp_path, sandbox)
    account = await link(core, sandbox.trakt)
    await service_of(core, account)
    sandbox.trakt.faults.revoke(ADA)

    with pytest.raises(SignInAgain):
        await core.accounts.desk.shelf(account)

    assert core.accounts.all[0].state is LinkState.SIGN_IN_AGAIN
    await stop(core)


async def test_what_can_be_done_with_lists_is_known_at_the_next_start(tmp_path: Path, sandbox: Sandbox) -> None:
    at_once(sandbox.trakt)
    core = make_trakt_core(tmp_path, sandbox)
    account = await link(core, sandbox.trakt)
    told = await core.accounts.desk.shelf(account)

    assert await core.accounts.desk.known_shelf(account) == told
    assert told.list_editing is not None
    assert [info.count for info in told.lists[:3]] == [
        None,
        None,
        len(sandbox.trakt.state.items(ADA, "noir").entries),
    ]
    await stop(core)
