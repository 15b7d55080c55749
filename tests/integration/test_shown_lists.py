"""A list is shown as it was last known, and neither keyring nor service hears of it until it is opened."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.account import LinkState
from desktop_app.domain.edits import Edge, Move
from desktop_app.domain.errors import SignInAgain
from desktop_app.domain.queues import QueueRef
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.credential_store import SessionStore
from desktop_app.sync.state import Health
from tests.core import Core, is_served, queue_of, refresh_list, serve_list, show_list
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
    await core.in_step(await serve_list(core.accounts, ref))
    await stop(core)
    sandbox.trakt.requests.clear()

    core = make_trakt_core(tmp_path, sandbox, store=store)
    await core.accounts.keys.save("trakt", key_of(sandbox.trakt))
    queue = await show_list(core.accounts, ref)
    assert queue.state.loaded
    assert queue.state.health is Health.NOT_READ
    queue.submit((Move((queue.state.view.ids[4],), Edge.TOP),))
    assert not is_served(core.accounts, ref)
    assert await core.accounts.library.linked(ref.account).names_waiting() == ("watchlist",)
    assert sandbox.trakt.requests == []

    assert await serve_list(core.accounts, ref) is queue
    assert is_served(core.accounts, ref)
    await core.in_step(queue)
    assert await core.accounts.library.linked(ref.account).names_waiting() == ()
    await stop(core)


async def test_a_closed_list_is_forgotten_and_read_no_more(tmp_path: Path, sandbox: Sandbox) -> None:
    at_once(sandbox.trakt)
    core = make_trakt_core(tmp_path, sandbox)
    account = await link(core, sandbox.trakt)
    ref = QueueRef(account, "favorites")
    other = await serve_list(core.accounts, QueueRef(account, "watchlist"))
    await core.in_step(await serve_list(core.accounts, ref))
    await core.in_step(other)

    live = core.accounts.library.linked(account)
    told = await live.ask_catalogue()
    live.put(replace(told, lists=tuple(info for info in told.lists if info.name != ref.name)))
    await live.forget_list(ref.name)

    assert queue_of(core.accounts, ref) is None
    assert not is_served(core.accounts, ref)
    assert await core.snapshots.load(ref) is None
    sandbox.trakt.requests.clear()
    refresh_list(core.accounts, other.ref)
    await core.until(lambda: other.state.health is Health.READING)
    await core.in_step(other)
    assert not any("favorites" in call.path for call in sandbox.trakt.requests)
    live.put(told)
    again = await serve_list(core.accounts, ref)
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
        await core.accounts.library.linked(account).ask_catalogue()

    assert core.accounts.all[0].state is LinkState.SIGN_IN_AGAIN
    await stop(core)


async def test_what_can_be_done_with_lists_is_known_at_the_next_start(tmp_path: Path, sandbox: Sandbox) -> None:
    at_once(sandbox.trakt)
    core = make_trakt_core(tmp_path, sandbox)
    account = await link(core, sandbox.trakt)
    told = await core.accounts.library.linked(account).ask_catalogue()

    assert await core.accounts.library.linked(account).known_catalogue() == told
    assert told.list_editing is not None
    assert [info.count for info in told.lists[:3]] == [
        None,
        None,
        len(sandbox.trakt.state.items(ADA, "noir").entries),
    ]
    await stop(core)
