"""What a start knows of the states that are over."""

from pathlib import Path

from desktop_app.domain.edits import Edge, Move
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.credential_store import SessionStore
from tests.core import make_core, serve_list


async def test_a_read_that_lags_is_known_for_one_after_a_restart(sandbox: Sandbox, tmp_path: Path) -> None:
    """Else it would show the past as the present, and settle an edit that stood that way once."""
    store = SessionStore()
    core = await make_core(tmp_path, sandbox, store=store)
    queue = await serve_list(core.accounts, await core.link())
    await core.in_step(queue)
    for row in (3, 7):
        queue.submit((Move((queue.state.view.ids[row],), Edge.TOP),))
        core.accounts.library.linked(queue.ref.account).wake()
        await core.in_step(queue)
    order = sandbox.netflix.state.order("ada@example.org", "instant")
    await core.accounts.close()
    core.journal.close()
    core.snapshots.close()
    sandbox.netflix.faults.read_lag(0.09)

    again = await make_core(tmp_path, sandbox, store=store)
    queue = await serve_list(again.accounts, queue.ref)
    await again.in_step(queue)

    assert [title_id.rpartition("/")[2] for title_id in queue.state.view.ids] == order
    assert not again.events
    await again.accounts.close()
