"""The last state of each queue that the service told, so that the next start shows it before the first answer."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from desktop_app.domain.account import AccountId
from desktop_app.domain.queues import Queue, QueueRef
from desktop_app.storage.database import open_or_set_aside
from desktop_app.storage.encoding import UNDECODABLE, queue_from_json, queue_to_json
from desktop_app.workers import Workers

MIGRATIONS = (
    """
    CREATE TABLE snapshot (
        account TEXT NOT NULL, queue TEXT NOT NULL, body TEXT NOT NULL, read_at REAL NOT NULL,
        PRIMARY KEY (account, queue)
    ) STRICT, WITHOUT ROWID;
    """,
    "ALTER TABLE snapshot ADD COLUMN past TEXT NOT NULL DEFAULT '[]';",
)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A queue as the service last told it, and when (Unix seconds).

    `past`: entity-tags of states that are over, so that a read that lags is known for one also after a restart.
    """

    queue: Queue
    read_at: float
    past: tuple[str, ...] = ()


class Snapshots:
    """A cache: losing it costs one read of each queue, so it may be written behind the screen."""

    def __init__(self, path: Path, workers: Workers) -> None:
        self._database, _ = open_or_set_aside(path, MIGRATIONS, durable=False)
        self._workers = workers

    async def load(self, ref: QueueRef) -> Snapshot | None:
        """What was last saved. None if never, or if it cannot be read."""
        return await self._workers.run(lambda: self._load(ref))

    async def save(self, ref: QueueRef, snapshot: Snapshot) -> None:
        """Raises `StorageError`."""
        await self._workers.run(lambda: self._save(ref, snapshot))

    async def forget(self, account: AccountId) -> None:
        """All queues of the account."""
        await self._workers.run(lambda: self._forget(account))

    def close(self) -> None:
        """No call may follow."""
        self._database.close()

    def _load(self, ref: QueueRef) -> Snapshot | None:
        query = "SELECT body, read_at, past FROM snapshot WHERE account = ? AND queue = ?"
        for body, read_at, past in self._database.rows(query, ref.account, ref.name):
            try:
                tags = tuple(str(tag) for tag in json.loads(cast("str", past)))
                return Snapshot(queue_from_json(cast("str", body)), cast("float", read_at), tags)
            except UNDECODABLE:
                return None
        return None

    def _save(self, ref: QueueRef, snapshot: Snapshot) -> None:
        body, past = queue_to_json(snapshot.queue), json.dumps(snapshot.past)
        row = (ref.account, ref.name, body, snapshot.read_at, past)
        with self._database.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO snapshot VALUES (?, ?, ?, ?, ?)", row)

    def _forget(self, account: AccountId) -> None:
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM snapshot WHERE account = ?", (account,))
