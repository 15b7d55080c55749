"""Killed at any instant, the program goes on where it was: nothing lost, nothing doubled."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.domain.edits import apply
from desktop_app.domain.queues import Queue, QueueRef
from desktop_app.sandbox.server import Sandbox
from tests.core import make_core, run
from tests.integration.crashing import FileStore, edit_for

DEATHS = 15


async def settled(folder: Path, sandbox: Sandbox, ref: QueueRef | None = None) -> tuple[QueueRef, Queue]:
    """Start over the same profile, wait until all is sent, stop; the queue as it then stands."""
    core = await make_core(folder, sandbox, store=FileStore(folder / "secrets.json"))
    queue = await core.accounts.desk.open(ref or await core.link())
    await core.in_step(queue)
    assert not queue.state.questions
    await core.accounts.desk.close()
    core.journal.close()
    core.snapshots.close()
    return queue.ref, queue.state.view


def live_and_die(folder: Path, sandbox: Sandbox, ref: QueueRef, seed: int, edits: int) -> int:
    """Run the program until it has reported so many edits; how many it reported in all."""
    addresses = (sandbox.netflix.api_address, sandbox.netflix.sign_in_address)
    command = (sys.executable, "-m", "tests.integration.crashing", str(folder), *addresses, ref.account, str(seed))
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2], env=os.environ) as program:
        assert program.stdout is not None
        reported = [program.stdout.readline() for _ in range(edits)]
        program.send_signal(signal.SIGKILL)
        reported += program.stdout.readlines()
    return sum(line.endswith(b"\n") for line in reported)


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_killed_at_any_instant_nothing_is_lost_and_nothing_doubled(sandbox: Sandbox, tmp_path: Path) -> None:
    chance = random.Random(5849)
    ref, view = run(lambda: settled(tmp_path, sandbox))
    for seed in range(DEATHS):
        start = view
        reported = live_and_die(tmp_path, sandbox, ref, seed, chance.randint(1, 30))
        assert reported

        for number in range(reported):
            view = apply(view, edit_for(start, view, seed, number))
        # The edit after the last report may have come to the disk.
        one_more = apply(view, edit_for(start, view, seed, reported))
        _, after = run(lambda: settled(tmp_path, sandbox, ref))

        assert after.ids in (view.ids, one_more.ids)
        assert sandbox.netflix.state.order("ada@example.org", "instant") == [i.rpartition("/")[2] for i in after.ids]
        view = after
