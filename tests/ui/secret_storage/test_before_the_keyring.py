"""A start shows what is known while the keyring has not answered yet; what is done meanwhile is sent afterwards."""

from pathlib import Path

from desktop_app.domain.account import AccountId, LinkState
from desktop_app.domain.edits import Edge
from desktop_app.domain.queues import QueueRef
from desktop_app.domain.service import ListCatalogue, ListInfo
from desktop_app.providers.netflix.lists import CAPABILITIES, QUEUES
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.credential_store import SessionStore
from desktop_app.storage.snapshots import Snapshot, Snapshots
from desktop_app.tour.buttons import buttons
from desktop_app.tour.hands import until
from desktop_app.workers import Workers
from tests.core import SlowStore
from tests.ui.stage import move, refresh, stage


async def linked(folder: Path, sandbox: Sandbox, store: SlowStore) -> QueueRef:
    async with stage(folder, sandbox, store=store) as on:
        return await on.link()


async def test_lists_are_shown_and_changed_before_the_keyring_answers(sandbox: Sandbox, tmp_path: Path) -> None:
    store = SlowStore()
    await linked(tmp_path, sandbox, store)
    store.stop()

    async with stage(tmp_path, sandbox, store=store) as on:
        await until(lambda: on.window.page is not None, "the list of the last run")
        last = on.shown[-1]
        assert on.shown == on.served
        move(on, len(on.shown) - 1, Edge.TOP)
        refresh(on)
        assert on.shown[0] == last != on.served[0]

        store.go_on.set()
        await until(lambda: on.all_are_read, "what was done to be sent")
        assert on.served[0] == last


async def test_a_list_that_the_service_no_longer_has_goes(sandbox: Sandbox, tmp_path: Path) -> None:
    store = SlowStore()
    ref = await linked(tmp_path, sandbox, store)
    await keep(tmp_path, ref.account, (ListInfo("gone", "Gone"), *reversed(QUEUES)))
    store.stop()

    async with stage(tmp_path, sandbox, store=store) as on:
        assert on.program is not None
        lists = on.program.workspace.library
        await until(lambda: len(lists.refs) == 3, "all lists that were known")
        assert on.window.current == QueueRef(ref.account, "gone")

        store.go_on.set()
        await until(lambda: len(lists.refs) == len(QUEUES), "the list to go")
        assert [ref.name for ref in lists.refs] == [info.name for info in QUEUES]
        gone = QueueRef(ref.account, "gone")
        await until(lambda: gone not in on.window.panes.pages, "its page to go, too")


async def test_a_sign_in_that_the_keyring_lost_is_asked_for(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()

    async with stage(tmp_path, sandbox, store=SessionStore()) as on:
        await until(lambda: on.accounts.all[0].state is LinkState.SIGN_IN_AGAIN, "the account to say so")
        await until(lambda: "Reading" not in on.window.status.words, "the foot to say so")
        await until(lambda: buttons(on.window.message_bar, "Sign in again"), "a way out")

        await on.link()
        await until(lambda: on.is_in_step, "its list to be read")
        assert on.shown == on.served


async def keep(folder: Path, account: AccountId, lists: tuple[ListInfo, ...]) -> None:
    """As an earlier run might have left it."""
    snapshots = Snapshots(folder / "cache.db", Workers("snapshots"))
    await snapshots.save_catalogue(account, ListCatalogue(CAPABILITIES, lists))
    found = await snapshots.load(QueueRef(account, "instant"))
    assert found is not None
    await snapshots.save(QueueRef(account, "gone"), Snapshot(found.queue, found.read_at))
    snapshots.close()
