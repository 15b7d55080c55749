"""What a person does while something else is under way: unlinking, closing, signing in with a full disk."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.domain.account import AccountId, LinkState
from desktop_app.domain.edits import Edge, Move
from desktop_app.domain.errors import DiskFull, SignInAgain
from desktop_app.providers.netflix import refusals
from desktop_app.providers.provider import Method
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.credential_store import SessionStore
from desktop_app.sync import account_sync
from desktop_app.sync.state import Health
from tests.core import Core, Script, SlowStore, make_core, queue_of, refresh_list, serve_list, sync_of


def fill_the_disk(core: Core) -> None:
    """No page may be added, and there is no room in those that are."""
    connection = core.journal._database._connection
    with closing(sqlite3.connect(core.journal._database.path)) as other, other:
        (pages,) = other.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    connection.execute("PRAGMA query_only = ON")


async def test_an_account_that_is_unlinked_while_its_queue_is_being_opened_leaves_nothing_at_work(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    store = SlowStore()
    first = await make_core(tmp_path, sandbox, store=store)
    ref = await first.link()
    await first.accounts.close()
    core = await make_core(tmp_path, sandbox, store=store)  # which has to read how the account signs in
    store.stop()
    opening = asyncio.create_task(serve_list(core.accounts, ref))
    await store.asked.wait()

    unlinking = asyncio.create_task(core.accounts.unlink(ref.account))
    await asyncio.sleep(0)
    assert core.accounts.all == ()
    store.go_on.set()

    with pytest.raises(SignInAgain):
        await opening
    await unlinking
    assert queue_of(core.accounts, ref) is None
    assert len(core.accounts.library.accounts) == 0
    with pytest.raises(SignInAgain):
        await serve_list(core.accounts, ref)


async def test_unlinking_twice_at_once_is_unlinking(sandbox: Sandbox, tmp_path: Path) -> None:
    core = await make_core(tmp_path, sandbox)
    ref = await core.link()
    await core.in_step(await serve_list(core.accounts, ref))

    await asyncio.gather(core.accounts.unlink(ref.account), core.accounts.unlink(ref.account))

    assert core.accounts.all == core.journal.accounts() == ()


async def test_a_wizard_that_is_closed_while_the_keyring_works_leaves_no_secret(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    store = SlowStore()
    core = await make_core(tmp_path, sandbox, store=store)
    before = set(store._kept)
    client = await core.accounts.keys.of("netflix")
    assert client is not None
    store.stop()
    way = core.accounts.linker.link("netflix", Method.EMBEDDED, client, Script(), core.exchanges.append)
    linking = asyncio.create_task(way)
    await store.asked.wait()

    linking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await linking

    assert set(store._kept) == before
    assert core.accounts.all == ()


async def test_a_row_that_cannot_be_written_takes_the_secret_back_out(sandbox: Sandbox, tmp_path: Path) -> None:
    store = SessionStore()
    core = await make_core(tmp_path, sandbox, store=store)
    before = set(store._kept)
    fill_the_disk(core)

    with pytest.raises(DiskFull):
        await core.link()

    assert set(store._kept) == before
    assert core.accounts.all == ()


async def test_a_revoked_account_says_so_though_the_disk_is_full_and_works_again_after_signing_in(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    core = await make_core(tmp_path, sandbox)
    queue = await serve_list(core.accounts, await core.link())
    await core.in_step(queue)
    sandbox.netflix.faults.revoke("ada@example.org")
    fill_the_disk(core)
    refresh_list(core.accounts, queue.ref)

    await core.until(lambda: queue.state.health is Health.SIGN_IN_AGAIN)
    assert [account.state for account in core.accounts.all] == [LinkState.SIGN_IN_AGAIN]
    core.journal._database._connection.execute("PRAGMA query_only = OFF")
    await core.link()
    await core.in_step(queue)

    assert [account.state for account in core.accounts.all] == [LinkState.LINKED]
    await core.accounts.close()


async def test_waiting_for_ones_turn_does_not_count_as_a_try(
    sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Four refusals for haste and then one stale entity-tag: the person is not asked."""
    monkeypatch.setattr(refusals, "PAUSE", 0.05)
    core = await make_core(tmp_path, sandbox)
    queue = await serve_list(core.accounts, await core.link())
    await core.in_step(queue)
    too_many = b"<status><status_code>403</status_code><message>Over queries per second limit</message></status>"
    sandbox.netflix.faults.answer_next(too_many, "text/xml", 403, count=4)
    sandbox.netflix.faults.edit_before_writes(1)
    sync = sync_of(core.accounts, queue.ref.account)
    queue.submit((Move((queue.state.view.ids[9],), Edge.TOP),))
    while queue.state.waiting:
        sync.wake()
        await core.until(lambda: queue.state.health in (Health.LIMITED, Health.IN_STEP, Health.TROUBLE))
        await asyncio.sleep(0)

    assert not queue.state.questions
    await core.in_step(queue)
    assert sandbox.netflix.state.order("ada@example.org", "instant")[0] == queue.state.view.ids[0].rpartition("/")[2]
    await core.accounts.close()


async def test_nobody_knows_an_account_that_never_was(sandbox: Sandbox, tmp_path: Path) -> None:
    core = await make_core(tmp_path, sandbox)

    with pytest.raises(SignInAgain):
        await core.accounts.library.linked(AccountId("nobody")).service()


async def test_a_writer_that_a_mistake_of_ours_has_ended_does_not_end_in_silence(
    sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    core = await make_core(tmp_path, sandbox)
    queue = await serve_list(core.accounts, await core.link())
    await core.in_step(queue)
    told: asyncio.Future[object] = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().set_exception_handler(lambda _, context: told.set_result(context.get("exception")))

    def mistaken(*_: object) -> None:
        raise LookupError("a mistake")

    monkeypatch.setattr(account_sync, "decide", mistaken)
    refresh_list(core.accounts, queue.ref)

    assert isinstance(await told, LookupError)
