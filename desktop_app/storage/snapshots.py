"""Snapshots of services' lists as last read, so that the next start shows them before the first answer."""

import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import cast

from desktop_app.domain.account import AccountId
from desktop_app.domain.block_list import Block, BlockList
from desktop_app.domain.queues import Item, ItemId, Queue, QueueRef
from desktop_app.domain.service import ListCatalogue
from desktop_app.storage.codec import (
    UNDECODABLE,
    catalogue_from_json,
    catalogue_to_json,
    ids_from_json,
    ids_to_json,
    items_from_json,
    items_to_json,
    numbers_from_json,
    numbers_to_json,
    texts_from_json,
    texts_to_json,
)
from desktop_app.storage.database import open_or_set_aside
from desktop_app.storage.found_titles import FoundTitles
from desktop_app.storage.spent_units import SpentUnits
from desktop_app.workers import Workers, in_worker

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
    """
    ALTER TABLE snapshot RENAME TO by_item;
    CREATE TABLE snapshot (
        account TEXT NOT NULL, queue TEXT NOT NULL, etag TEXT, blocks TEXT NOT NULL, saved TEXT NOT NULL,
        running_time INTEGER NOT NULL, read_at REAL NOT NULL, past TEXT NOT NULL, sorted_by TEXT NOT NULL,
        PRIMARY KEY (account, queue)
    ) STRICT;
    CREATE TABLE block (
        id INTEGER PRIMARY KEY, account TEXT NOT NULL, queue TEXT NOT NULL,
        ids TEXT NOT NULL, items BLOB NOT NULL, crc INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX block_of ON block (account, queue);
    CREATE TEMP TABLE line AS
        SELECT by_item.account, by_item.queue, one.key AS place, item.id, item.body
        FROM by_item, json_each(ids) AS one JOIN item
        ON item.account = by_item.account AND item.queue = by_item.queue AND item.id = one.value
        WHERE json_valid(item.body) ORDER BY 1, 2, 3;
    INSERT INTO block (account, queue, ids, items, crc)
        SELECT account, queue, json_group_array(id), CAST(json_group_array(json(body)) AS BLOB), 0
        FROM line GROUP BY account, queue, place / 256 ORDER BY account, queue, place;
    UPDATE block SET crc = crc32(items);
    INSERT INTO snapshot SELECT account, queue, etag,
        (SELECT json_group_array(id) FROM block WHERE block.account = old.account AND block.queue = old.queue),
        (SELECT json_group_array(json(body)) FROM json_each(saved) AS one JOIN item
         ON item.account = old.account AND item.queue = old.queue AND item.id = one.value),
        (SELECT total(json_extract(body, '$.title.runtime')) FROM line
         WHERE line.account = old.account AND line.queue = old.queue),
        read_at, past, sorted_by FROM by_item AS old
        WHERE json_array_length(ids) = (SELECT count(*) FROM line WHERE account = old.account AND queue = old.queue);
    DROP TABLE line;
    DROP TABLE by_item;
    DROP TABLE item;
    """,
    """
    CREATE TABLE spent (
        key TEXT NOT NULL, budget TEXT NOT NULL, used INTEGER NOT NULL, ends_at REAL NOT NULL, refused_until REAL,
        PRIMARY KEY (key, budget)
    ) STRICT, WITHOUT ROWID;
    """,
)

_Blocks = dict[Block[Item], int]
"""Row of each block."""


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

    A list stands in it in the blocks of its order: after a move among 100,000 titles two are new. What is loaded is
    not read before somebody asks for the items, for a screen shows twenty; that it can be read, the sums tell.
    """

    def __init__(self, path: Path, workers: Workers, clock: Callable[[], float] = time.time) -> None:
        """`clock`: Unix seconds."""
        self._database, _ = open_or_set_aside(path, MIGRATIONS, durable=False)
        self._run = workers.run
        self.found = FoundTitles(self._database, workers, clock)
        self.spent = SpentUnits(self._database, workers)
        self._stored: dict[QueueRef, _Blocks] = {}

    @in_worker
    def load(self, ref: QueueRef) -> Snapshot | None:
        """Snapshot of the list as last saved. None if never saved, or if it cannot be read."""
        query = (
            "SELECT etag, blocks, saved, running_time, read_at, past, sorted_by FROM snapshot"
            " WHERE account = ? AND queue = ?"
        )
        for row in self._database.rows(query, ref.account, ref.name):
            etag, blocks, saved, running_time, read_at, past, sorted_by = cast("_SnapshotRow", row)
            try:
                known = self._blocks(ref)
                line = BlockList(tuple(known[number] for number in numbers_from_json(blocks)))
                queue = Queue(line, items_from_json(saved), etag, sorted_by).knowing(running_time)
                tags = texts_from_json(past)
            except UNDECODABLE:
                return None
            queue.work_out()
            self._stored[ref] = {block: number for number, block in known.items()}
            return Snapshot(queue, read_at, tags)
        return None

    @in_worker
    def save(self, ref: QueueRef, snapshot: Snapshot) -> None:
        """Save the snapshot, writing only blocks that are new. Raises `StorageError`."""
        queue, key = snapshot.queue, (ref.account, ref.name)
        stored, saved = self._stored.get(ref), items_to_json(queue.saved)
        with self._database.transaction() as connection:
            if stored is None:
                connection.execute("DELETE FROM block WHERE account = ? AND queue = ?", key)
            known = stored or {}
            now = {block: known.get(block) or _write(connection, ref, block) for block in queue.line.blocks}
            gone = set(known.values()).difference(now.values())
            connection.executemany("DELETE FROM block WHERE id = ?", [(number,) for number in gone])
            blocks, past = numbers_to_json(now.values()), texts_to_json(snapshot.past)
            row = (*key, queue.etag, blocks, saved, queue.running_time, snapshot.read_at, past, queue.sorted_by)
            connection.execute("INSERT OR REPLACE INTO snapshot VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        self._stored[ref] = now
        queue.work_out()  # here nobody waits for it: the next drop on it needs its places

    @in_worker
    def catalogue(self, account: AccountId) -> ListCatalogue | None:
        """Lists of the account as its service last reported them. None if never, or if they cannot be read."""
        for (body,) in self._database.rows("SELECT body FROM shelf WHERE account = ?", account):
            try:
                return catalogue_from_json(cast("str", body))
            except UNDECODABLE:
                return None
        return None

    @in_worker
    def save_catalogue(self, account: AccountId, catalogue: ListCatalogue) -> None:
        """Save the account's lists. Raises `StorageError`."""
        with self._database.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO shelf VALUES (?, ?)", (account, catalogue_to_json(catalogue)))

    @in_worker
    def forget_list(self, ref: QueueRef) -> None:
        """The service no longer has it. Raises `StorageError`."""
        with self._database.transaction() as connection:
            for table in ("snapshot", "block"):
                query = f"DELETE FROM {table} WHERE account = ? AND queue = ?"  # noqa: S608 - our own names
                connection.execute(query, (ref.account, ref.name))
        self._stored.pop(ref, None)

    @in_worker
    def forget(self, account: AccountId) -> None:
        """Delete all snapshots of the account."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM shelf WHERE account = ?", (account,))
            connection.execute("DELETE FROM snapshot WHERE account = ?", (account,))
            connection.execute("DELETE FROM block WHERE account = ?", (account,))
        self._stored = {ref: blocks for ref, blocks in self._stored.items() if ref.account != account}

    def close(self) -> None:
        """No call may follow."""
        self._database.close()

    def _blocks(self, ref: QueueRef) -> dict[int, Block[Item]]:
        """Blocks of the queue, by row id. Raises `UNDECODABLE`."""
        query = "SELECT id, ids, items, crc32(items) = crc FROM block WHERE account = ? AND queue = ?"
        found = {}
        for row in self._database.rows(query, ref.account, ref.name):
            number, ids, items, is_whole = cast("tuple[int, str, bytes, int]", row)
            if not is_whole:
                raise ValueError(number)
            found[number] = Block.unread(ids_from_json(ids), partial(items_from_json, items))
        return found


_SnapshotRow = tuple[str | None, str, str, int, float, str, str]


def _write(connection: sqlite3.Connection, ref: QueueRef, block: Block[Item]) -> int:
    """A new row, and its number."""
    items = items_to_json(block.items).encode()
    values = (ref.account, ref.name, ids_to_json(cast("tuple[ItemId, ...]", block.ids)), items, items)
    cursor = connection.execute(
        "INSERT INTO block (account, queue, ids, items, crc) VALUES (?, ?, ?, ?, crc32(?))", values
    )
    return cast("int", cursor.lastrowid)
