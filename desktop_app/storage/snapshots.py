"""What each service last told of its lists, so that the next start shows it before the first answer."""

import json
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import cast

from desktop_app.domain.account import AccountId
from desktop_app.domain.queues import Item, Queue, QueueRef, TitleId
from desktop_app.domain.service import Shelf
from desktop_app.storage.database import open_or_set_aside
from desktop_app.storage.encoding import UNDECODABLE, ids_from_json, ids_to_json, item_to_json, items_from_json
from desktop_app.storage.found_titles import FoundTitles
from desktop_app.storage.shelves import shelf_from_json, shelf_to_json
from desktop_app.workers import Workers

MIGRATIONS = (
    """
    CREATE TABLE snapshot (
        account TEXT NOT NULL, queue TEXT NOT NULL, body TEXT NOT NULL, read_at REAL NOT NULL,
        PRIMARY KEY (account, queue)
    ) STRICT, WITHOUT ROWID;
    """,
    "ALTER TABLE snapshot ADD COLUMN past TEXT NOT NULL DEFAULT '[]';",
    """
    ALTER TABLE snapshot RENAME TO whole;
    CREATE TABLE snapshot (
        account TEXT NOT NULL, queue TEXT NOT NULL, etag TEXT, ids TEXT NOT NULL, saved TEXT NOT NULL,
        read_at REAL NOT NULL, past TEXT NOT NULL, sorted_by TEXT NOT NULL,
        PRIMARY KEY (account, queue)
    ) STRICT;
    CREATE TABLE item (
        account TEXT NOT NULL, queue TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL,
        PRIMARY KEY (account, queue, id)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO snapshot SELECT
        account, queue, json_extract(body, '$.etag'),
        (SELECT json_group_array(json_extract(value, '$.title.id')) FROM json_each(body, '$.items')),
        (SELECT json_group_array(json_extract(value, '$.title.id')) FROM json_each(body, '$.saved')),
        read_at, past, coalesce(json_extract(body, '$.sorted_by'), '') FROM whole WHERE json_valid(body);
    INSERT OR IGNORE INTO item SELECT account, queue, json_extract(value, '$.title.id'), value
        FROM whole, json_each(body, '$.items') WHERE json_valid(body);
    INSERT OR IGNORE INTO item SELECT account, queue, json_extract(value, '$.title.id'), value
        FROM whole, json_each(body, '$.saved') WHERE json_valid(body);
    DROP TABLE whole;
    """,
    "CREATE TABLE shelf (account TEXT NOT NULL PRIMARY KEY, body TEXT NOT NULL) STRICT;",
    """
    CREATE TABLE found (
        provider TEXT NOT NULL, server TEXT NOT NULL, register TEXT NOT NULL, key TEXT NOT NULL, kind TEXT NOT NULL,
        titles TEXT NOT NULL, kept_at REAL NOT NULL,
        PRIMARY KEY (provider, server, register, key, kind)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX found_kept_at ON found (kept_at);
    """,
)

_AT_ONCE = 500
"""Rows decoded together."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A queue as the service last told it, and when (Unix seconds).

    `past`: entity-tags of states that are over, so that a read that lags is known for one also after a restart.
    """

    queue: Queue
    read_at: float
    past: tuple[str, ...] = ()


class Snapshots:
    """A cache: losing it costs one read of each queue, so it may be written behind the screen.

    An order is written whole, an item only when it is new: after a move of one of 100,000 that is all there is to do.
    """

    def __init__(self, path: Path, workers: Workers, clock: Callable[[], float] = time.time) -> None:
        """`clock`: Unix seconds."""
        self._database, _ = open_or_set_aside(path, MIGRATIONS, durable=False)
        self._workers = workers
        self.found = FoundTitles(self._database, workers, clock)
        self._stored: dict[QueueRef, Queue] = {}

    async def load(self, ref: QueueRef) -> Snapshot | None:
        """What was last saved. None if never, or if it cannot be read."""
        return await self._workers.run(lambda: self._load(ref))

    async def save(self, ref: QueueRef, snapshot: Snapshot) -> None:
        """Raises `StorageError`."""
        await self._workers.run(lambda: self._save(ref, snapshot))

    async def shelf(self, account: AccountId) -> Shelf | None:
        """Which lists the account had when its service last told. None if never, or if it cannot be read."""
        return await self._workers.run(lambda: self._shelf(account))

    async def save_shelf(self, account: AccountId, shelf: Shelf) -> None:
        """Raises `StorageError`."""
        await self._workers.run(lambda: self._save_shelf(account, shelf))

    async def forget_list(self, ref: QueueRef) -> None:
        """The service no longer has it. Raises `StorageError`."""
        await self._workers.run(lambda: self._forget_list(ref))

    async def forget(self, account: AccountId) -> None:
        """All queues of the account."""
        await self._workers.run(lambda: self._forget(account))

    def close(self) -> None:
        """No call may follow."""
        self._database.close()

    def _load(self, ref: QueueRef) -> Snapshot | None:
        query = "SELECT etag, ids, saved, read_at, past, sorted_by FROM snapshot WHERE account = ? AND queue = ?"
        for row in self._database.rows(query, ref.account, ref.name):
            etag, ids, saved, read_at, past, sorted_by = cast("tuple[str | None, str, str, float, str, str]", row)
            try:
                items = {item.id: item for item in self._items(ref)}
                placed, others = (tuple(map(items.pop, ids_from_json(text))) for text in (ids, saved))
                queue = Queue(placed, others, etag, sorted_by)
                tags = tuple(str(tag) for tag in json.loads(past))
            except UNDECODABLE:
                return None
            queue.work_out()
            self._let_go(ref, items)
            self._stored[ref] = queue
            return Snapshot(queue, read_at, tags)
        return None

    def _let_go(self, ref: QueueRef, taken_out: Iterable[TitleId]) -> None:
        """Items that no longer stand in the list."""
        rows = [(ref.account, ref.name, title_id) for title_id in taken_out]
        with self._database.transaction() as connection:
            connection.executemany("DELETE FROM item WHERE account = ? AND queue = ? AND id = ?", rows)

    def _items(self, ref: QueueRef) -> Iterator[Item]:
        query = "SELECT body FROM item WHERE account = ? AND queue = ?"
        rows = iter(self._database.rows(query, ref.account, ref.name))
        while some := tuple(islice(rows, _AT_ONCE)):
            yield from items_from_json(cast("str", body) for (body,) in some)

    def _save(self, ref: QueueRef, snapshot: Snapshot) -> None:
        queue, before, key = snapshot.queue, self._stored.get(ref), (ref.account, ref.name)
        ids, saved = ids_to_json(queue.ids), ids_to_json([item.id for item in queue.saved])
        row = (*key, queue.etag, ids, saved, snapshot.read_at, json.dumps(snapshot.past), queue.sorted_by)
        with self._database.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO snapshot VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
            if before is None:
                connection.execute("DELETE FROM item WHERE account = ? AND queue = ?", key)
            new = ((*key, item.id, item_to_json(item)) for item in _new(before or Queue(), queue))
            connection.executemany("INSERT OR REPLACE INTO item VALUES (?, ?, ?, ?)", new)
        self._stored[ref] = queue
        queue.work_out()  # here nobody waits for it: the next drop on it needs its places

    def _shelf(self, account: AccountId) -> Shelf | None:
        for (body,) in self._database.rows("SELECT body FROM shelf WHERE account = ?", account):
            try:
                return shelf_from_json(cast("str", body))
            except UNDECODABLE:
                return None
        return None

    def _save_shelf(self, account: AccountId, shelf: Shelf) -> None:
        with self._database.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO shelf VALUES (?, ?)", (account, shelf_to_json(shelf)))

    def _forget_list(self, ref: QueueRef) -> None:
        with self._database.transaction() as connection:
            for table in ("snapshot", "item"):
                query = f"DELETE FROM {table} WHERE account = ? AND queue = ?"  # noqa: S608 - our own names
                connection.execute(query, (ref.account, ref.name))
        self._stored.pop(ref, None)

    def _forget(self, account: AccountId) -> None:
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM shelf WHERE account = ?", (account,))
            connection.execute("DELETE FROM snapshot WHERE account = ?", (account,))
            connection.execute("DELETE FROM item WHERE account = ?", (account,))
        self._stored = {ref: queue for ref, queue in self._stored.items() if ref.account != account}


def _new(before: Queue, now: Queue) -> Iterator[Item]:
    """The items that are not the same objects as before: to compare what they say would take longer than writing."""
    known = {id(item) for item in (*before.items, *before.saved)}
    return (item for item in (*now.items, *now.saved) if id(item) not in known)
