"""Killed at any instant, the program goes on where it was: nothing lost, nothing doubled."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop_app.domain.merging import difference
from desktop_app.domain.order import apply
from desktop_app.domain.queues import Queue, QueueRef
from desktop_app.sandbox.server import Sandbox
from tests.core import make_core, run, serve_list
from tests.integration.crashing import STUBBORN, FileStore, edit_for, is_theirs, ours

KILLS = int(os.environ.get("LINEUP_KILLS", "15"))
LAG = 0.02
ADA = "ada@example.org"


async def settled(folder: Path, sandbox: Sandbox, ref: QueueRef | None = None) -> tuple[QueueRef, Queue]:
    """Start over the same profile, wait until all is sent, stop; the queue as it then stands."""
    core = await make_core(folder, sandbox, store=FileStore(folder / "secrets.json"), policy=STUBBORN)
    queue = await serve_list(core.accounts, ref or await core.link())
    try:
        await core.in_step(queue)
    except TimeoutError:
        told = f"{queue.state.health}, {queue.state.trouble}, {queue.state.entries}, {sandbox.netflix.requests[-9:]}"
        raise AssertionError(f"It does not settle: {told}") from None
    assert not queue.state.questions
    await core.accounts.close()
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
        time.sleep(random.Random(seed).uniform(0, 0.02))
        program.send_signal(signal.SIGKILL)
        reported += program.stdout.readlines()
    return sum(line.endswith(b"\n") for line in reported)


@contextmanager
def others(sandbox: Sandbox, chance: random.Random, theirs: list[str]) -> Iterator[None]:
    """Somebody else is at work on the website meanwhile."""
    enough = threading.Event()

    def meddle() -> None:
        while not enough.wait(chance.uniform(0.005, 0.08)):
            order, one = served(sandbox), chance.choice(theirs)
            kind = chance.choice(("move", "move", "remove")) if one in order else "add"
            place = None if kind == "remove" else chance.randint(1, len(order))
            sandbox.netflix.faults.edit_on_website(ADA, **{kind: one}, position=place)

    thread = threading.Thread(target=meddle)
    thread.start()
    try:
        yield
    finally:
        enough.set()
        thread.join()


def served(sandbox: Sandbox) -> list[str]:
    return sandbox.netflix.state.order(ADA, "instant")


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.timeout(120 + 10 * KILLS)
def test_killed_at_any_instant_nothing_is_lost_and_nothing_doubled(sandbox: Sandbox, tmp_path: Path) -> None:
    chance = random.Random(5849)
    ref, now = run(lambda: settled(tmp_path, sandbox))
    view, theirs = ours(now), [one for one in served(sandbox) if is_theirs(one)]
    sandbox.netflix.faults.read_lag(LAG)
    for seed in range(KILLS):
        start = view
        with others(sandbox, chance, theirs):
            reported = live_and_die(tmp_path, sandbox, ref, seed, chance.randint(1, 30))
        assert reported

        for number in range(reported):
            view = apply(view, edit_for(start, view, seed, number))
        # The edit after the last report may have come to the disk.
        one_more = apply(view, edit_for(start, view, seed, reported))
        _, now = run(lambda: settled(tmp_path, sandbox, ref))

        told = f"kill {seed}: {difference(view, ours(now))}, or {difference(one_more, ours(now))}"
        assert ours(now).ids in (view.ids, one_more.ids), told
        # What that start saw may lag behind the service's present; the next read after the lag does not.
        sandbox.netflix.faults.read_lag(0)
        _, now = run(lambda: settled(tmp_path, sandbox, ref))
        sandbox.netflix.faults.read_lag(LAG)
        assert served(sandbox) == [i.rpartition("/")[2] for i in now.ids]
        assert len(set(now.ids)) == len(now.ids)
        sandbox.netflix.requests.clear()
        view = ours(now)
