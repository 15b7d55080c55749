"""How many requests an arrangement takes."""

import asyncio
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

from desktop_app.domain.account import Account, AccountId, Person
from desktop_app.domain.arrangement import plan
from desktop_app.domain.merging import longest_increasing
from desktop_app.domain.queues import QueueRef
from desktop_app.storage.journal import Journal
from desktop_app.storage.snapshots import Snapshots
from desktop_app.sync.account_sync import AccountSync
from desktop_app.sync.open_queue import OpenQueue
from desktop_app.workers import Workers
from tests.benchmarks.examples import long_queue
from tests.benchmarks.measure import Figure
from tests.benchmarks.memory import Memory
from tests.list_steps import read

COUNT = 500
REF = QueueRef(AccountId("a"), "instant")


def figures() -> Iterator[Figure]:
    order = list(range(COUNT))
    random.Random(1).shuffle(order)
    fewest = COUNT - len(longest_increasing(order))
    sent = asyncio.run(_requests(order))
    yield Figure(f"requests to bring {COUNT} titles into a random order", sent, "", f"n - LIS is {fewest}")


async def _requests(order: list[int]) -> int:
    """Through the journal and the writer, as a person's arrangement goes."""
    folder = Path(tempfile.mkdtemp())
    journal, service = Journal(folder / "journal.db"), Memory(long_queue(COUNT), moment=0)
    journal.save_account(Account(REF.account, "netflix", "s", Person("u", "Ada"), "Ada"))
    over = asyncio.Event()
    queue = OpenQueue(REF, journal, lambda state, _event: None if state.waiting else over.set())
    read(queue, service.queue)
    target = tuple(service.queue.ids[place] for place in order)
    queue.submit(plan(service.queue, target))
    over.clear()
    writer = AccountSync(
        service, Snapshots(folder / "cache.db", Workers("snapshots")), lambda: 1.0, lambda: None, lambda: None
    )
    writer.add(queue)
    running = asyncio.create_task(writer.run())
    await over.wait()
    running.cancel()
    assert service.queue.ids == target
    return service.sent
