"""A timer of the window may fire after the accounts were closed."""

from pathlib import Path

from desktop_app.sandbox.server import Sandbox
from desktop_app.sync.state import Health
from tests.core import is_served, make_core, refresh_list, serve_list


async def test_nothing_is_read_when_nobody_serves_the_queue(tmp_path: Path, sandbox: Sandbox) -> None:
    core = await make_core(tmp_path, sandbox)
    queue = await serve_list(core.accounts, await core.link())
    await core.in_step(queue)
    await core.accounts.close()

    refresh_list(core.accounts, queue.ref)
    assert not is_served(core.accounts, queue.ref)
    assert queue.state.health is Health.IN_STEP
