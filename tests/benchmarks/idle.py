"""A minute in which nobody does anything: what five linked accounts cost, beside a bare window in the same minute."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.credentials import ClientCredentials
from tests.benchmarks.measure import Figure
from tests.benchmarks.profile import ACCOUNTS, Service, user, write_profile

SECONDS = float(os.environ.get("LINEUP_IDLE_SECONDS", "60"))
CALM_WITHIN = 60.0
"""Seconds that a start may go on reading lists and pictures."""

SECRET = "secret"

SANDBOX = """
import dataclasses, sys, threading
from desktop_app.sandbox.netflix.versioned_queue import Queue
from desktop_app.sandbox.netflix.state import AccessToken
from desktop_app.sandbox.server import Sandbox
secret, *users = sys.argv[1:]
with Sandbox() as sandbox:
    netflix = sandbox.netflix
    ada = netflix.state.account("ada@example.org")
    for user in users:
        queues = {name: Queue(name, user, queue.current) for name, queue in ada.queues.items()}
        netflix.state.accounts[user] = dataclasses.replace(ada, email=user, user_id=user, queues=queues)
        netflix.state.access_tokens[user] = AccessToken(user, secret, user)
    print(netflix.api_address, netflix.client_key, netflix.client_secret, flush=True)
    threading.Event().wait()
"""

BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([]); window = QMainWindow(); window.show(); app.exec()
"""


@dataclass(frozen=True, slots=True)
class Spent:
    """By a process since it started: seconds of processor, and how often each of its threads was woken up."""

    seconds: float
    wake_ups: dict[str, int]


def figures() -> Iterator[Figure]:
    """None where there is no display, or no /proc to count in."""
    if not os.environ.get("DISPLAY") or not Path("/proc/self/task").is_dir():
        return
    with _running("-c", SANDBOX, SECRET, *map(user, range(ACCOUNTS))) as sandbox:
        assert sandbox.stdout is not None
        address, key, secret = sandbox.stdout.readline().split()
        folder = Path(tempfile.mkdtemp())
        service = Service(address.removeprefix("http://"), ClientCredentials(key, secret), SECRET)
        write_profile(folder, service, (), 0)
        with _running("-m", "desktop_app", "--profile", str(folder)) as ours, _running("-c", BARE) as bare:
            _until_calm(ours.pid)
            begun = _spent(ours.pid), _spent(bare.pid)
            time.sleep(SECONDS)
            yield from _compared(
                *(_between(*pair) for pair in zip(begun, map(_spent, (ours.pid, bare.pid)), strict=True))
            )


def _compared(ours: Spent, bare: Spent) -> Iterator[Figure]:
    what = f"idle for {SECONDS:.0f} s, {ACCOUNTS} accounts"
    yield Figure(
        f"{what}: of a core", 100 * ours.seconds / SECONDS, "%", f"a bare window: {100 * bare.seconds / SECONDS:.2f} %"
    )
    for name, times in sorted(ours.wake_ups.items(), key=lambda found: -found[1])[:1]:
        most = max(bare.wake_ups.values()) / SECONDS
        yield Figure(
            f"{what}: wake-ups of its busiest thread",
            times / SECONDS,
            "/s",
            f"a bare window: {most:.2f} /s (the thread: {name}; all together {sum(ours.wake_ups.values())})",
        )


@contextmanager
def _running(*arguments: str) -> "Iterator[subprocess.Popen[str]]":
    with subprocess.Popen((sys.executable, *arguments), stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def _until_calm(pid: int) -> None:
    """Lists and pictures are read: the processor is at rest for three seconds."""
    until = time.monotonic() + CALM_WITHIN
    while time.monotonic() < until:
        before = _spent(pid)
        time.sleep(3)
        after = _spent(pid)
        if len(after.wake_ups) > 1 and _between(before, after).seconds < 0.02:
            return
    raise TimeoutError("The program did not come to rest.")


def _spent(pid: int) -> Spent:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    ticks = int(fields[11]) + int(fields[12])
    return Spent(ticks / os.sysconf("SC_CLK_TCK"), dict(map(_wake_ups, Path(f"/proc/{pid}/task").iterdir())))


def _wake_ups(task: Path) -> tuple[str, int]:
    lines = dict(line.split(":", 1) for line in (task / "status").read_text().splitlines())
    return f"{lines['Name'].strip()} {task.name}", int(lines["voluntary_ctxt_switches"])


def _between(before: Spent, after: Spent) -> Spent:
    times = {name: times - before.wake_ups.get(name, 0) for name, times in after.wake_ups.items()}
    return Spent(after.seconds - before.seconds, times)
