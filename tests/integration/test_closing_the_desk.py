"""A timer of the window may fire after the desk was closed."""

from pathlib import Path

from desktop_app.sandbox.server import Sandbox
from tests.core import make_core


async def test_nothing_is_read_when_nobody_serves_the_queue(tmp_path: Path, sandbox: Sandbox) -> None:
    core = await make_core(tmp_path, sandbox)
    queue = await core.accounts.desk.open(await core.link())
    await core.in_step(queue)
    await core.accounts.close()

    core.accounts.desk.refresh(queue.ref)
    assert core.accounts.desk.opened(queue.ref) is None
    assert core.accounts.desk.age_of(queue.ref) is None
