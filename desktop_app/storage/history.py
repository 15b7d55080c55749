"""Orders that lists had and what was last seen of them, for thirty days; which titles a person called the same; the
view over all lists.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from desktop_app.domain.account import AccountId
from desktop_app.domain.duplicates import Pair, pair_of
from desktop_app.domain.merging import Difference, difference
from desktop_app.domain.queues import Queue, QueueRef, TitleId
from desktop_app.storage.database import open_or_set_aside
from desktop_app.storage.encoding import queue_from_json, queue_to_json
from desktop_app.storage.kept_overview import KeptOverview
from desktop_app.storage.own_past import OwnPast
from desktop_app.workers import Workers

KEPT_FOR = 30 * 86_400.0
"""Seconds."""

MIGRATIONS = (
    """
    CREATE TABLE kept_order (
        account TEXT NOT NULL, queue TEXT NOT NULL, kept_at REAL NOT NULL, ids TEXT NOT NULL,
        PRIMARY KEY (account, queue, kept_at)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE seen (
        account TEXT NOT NULL, queue TEXT NOT NULL, seen_at REAL NOT NULL, body TEXT NOT NULL,
        PRIMARY KEY (account, queue)
    ) STRICT, WITHOUT ROWID;
    """,
    """
    CREATE TABLE same_title (
        one TEXT NOT NULL, other TEXT NOT NULL, same INTEGER NOT NULL,
        PRIMARY KEY (one, other)
    ) STRICT, WITHOUT ROWID;
    """,
    """
    CREATE TABLE overview_order (place INTEGER PRIMARY KEY, known_as TEXT NOT NULL) STRICT;
    CREATE TABLE overview_list (
        account TEXT NOT NULL, queue TEXT NOT NULL, is_in INTEGER NOT NULL,
        PRIMARY KEY (account, queue)
    ) STRICT, WITHOUT ROWID;
    """,
    """
    CREATE TABLE told_notice (
        name TEXT NOT NULL, told_on INTEGER NOT NULL,
        PRIMARY KEY (name)
    ) STRICT, WITHOUT ROWID;
    """,
)


@dataclass(frozen=True, slots=True)
class KeptOrder:
    """The order of a list at one moment (Unix seconds)."""

    kept_at: float
    ids: tuple[TitleId, ...]


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since the person last saw a list, at `seen_at` (Unix seconds). `removed`: names of what went."""

    changed: Difference
    seen_at: float
    removed: Mapping[TitleId, str]

    @property
    def gone(self) -> tuple[str, ...]:
        """The names of what went."""
        return tuple(self.removed[title_id] for title_id in self.changed.removed)


class History:
    """Written behind the screen: losing it loses the way back, never an edit. Every method raises `StorageError`."""

    def __init__(self, path: Path, workers: Workers) -> None:
        self._database, self.set_aside = open_or_set_aside(path, MIGRATIONS, durable=False)
        self._workers = workers
        self.overview = KeptOverview(self._database, workers)
        self.own = OwnPast(self._database)

    async def keep(self, ref: QueueRef, ids: tuple[TitleId, ...], now: float) -> None:
        """Remember an order; what is older than `KEPT_FOR` is let go."""
        await self._workers.run(lambda: self._keep(ref, ids, now))

    async def orders(self, ref: QueueRef) -> tuple[KeptOrder, ...]:
        """The orders that were kept, latest first."""
        return await self._workers.run(lambda: self._orders(ref))

    async def see(self, ref: QueueRef, queue: Queue, now: float) -> None:
        """The person has this list before them."""
        await self._workers.run(lambda: self._see(ref, queue, now))

    async def seen(self, ref: QueueRef) -> tuple[Queue, float] | None:
        """What the person last saw of the list, and when. None if never."""
        return await self._workers.run(lambda: self._seen(ref))

    async def since(self, ref: QueueRef, view: Queue) -> Since | None:
        """What changed in the list since then, up to this view; worked out in the worker. None if never seen."""
        return await self._workers.run(lambda: self._since(ref, view))

    async def last_seen(self) -> QueueRef | None:
        """The list that the person looked at last; None where there is none."""
        query = "SELECT account, queue FROM seen ORDER BY seen_at DESC LIMIT 1"
        rows = await self._workers.run(lambda: self._database.rows(query))
        return next((QueueRef(AccountId(str(account)), str(name)) for account, name in rows), None)

    async def told_notices(self, day: int) -> frozenset[str]:
        """The notices, by name, that were told on that day, or on the next one as it is called further east.

        A day is any number that rises. What is later was told by a clock that was wrong.
        """
        query = "SELECT name FROM told_notice WHERE told_on BETWEEN ? AND ?"
        rows = await self._workers.run(lambda: self._database.rows(query, day, day + 1))
        return frozenset(str(name) for (name,) in rows)

    async def tell_notices(self, names: Collection[str], day: int) -> None:
        """They were told on that day; what was told before it is forgotten."""
        await self._workers.run(lambda: self._tell_notices(names, day))

    async def answer_same(self, pair: Pair, *, same: bool | None) -> None:
        """The person said whether two titles are the same; None takes the answer back. Kept for good."""
        await self._workers.run(lambda: self._answer_same(pair, same=same))

    async def same_titles(self) -> dict[Pair, bool]:
        """All that the person said of that."""
        rows = await self._workers.run(lambda: self._database.rows("SELECT one, other, same FROM same_title"))
        return {pair_of(str(one), str(other)): bool(same) for one, other, same in rows}

    async def forget(self, account: AccountId) -> None:
        """All lists of the account."""
        await self._workers.run(lambda: self._forget(account))

    def close(self) -> None:
        """No call may follow."""
        self._database.close()

    def _keep(self, ref: QueueRef, ids: tuple[TitleId, ...], now: float) -> None:
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM kept_order WHERE kept_at < ?", (now - KEPT_FOR,))
            row = (ref.account, ref.name, now, json.dumps(ids))
            connection.execute("INSERT OR REPLACE INTO kept_order VALUES (?, ?, ?, ?)", row)

    def _orders(self, ref: QueueRef) -> tuple[KeptOrder, ...]:
        query = "SELECT kept_at, ids FROM kept_order WHERE account = ? AND queue = ? ORDER BY kept_at DESC"
        rows = self._database.rows(query, ref.account, ref.name)
        return tuple(KeptOrder(cast("float", at), _ids(cast("str", text))) for at, text in rows)

    def _see(self, ref: QueueRef, queue: Queue, now: float) -> None:
        with self._database.transaction() as connection:
            row = (ref.account, ref.name, now, queue_to_json(queue))
            connection.execute("INSERT OR REPLACE INTO seen VALUES (?, ?, ?, ?)", row)

    def _seen(self, ref: QueueRef) -> tuple[Queue, float] | None:
        query = "SELECT body, seen_at FROM seen WHERE account = ? AND queue = ?"
        for body, seen_at in self._database.rows(query, ref.account, ref.name):
            try:
                return queue_from_json(cast("str", body)), cast("float", seen_at)
            except (ValueError, KeyError, TypeError, AttributeError):
                return None
        return None

    def _since(self, ref: QueueRef, view: Queue) -> Since | None:
        seen = self._seen(ref)
        if seen is None:
            return None
        changed = difference(seen[0], view)
        items = (seen[0].find(title_id) for title_id in changed.removed)
        return Since(changed, seen[1], {item.id: item.title.name for item in items if item is not None})

    def _answer_same(self, pair: Pair, *, same: bool | None) -> None:
        one, other = sorted(pair)
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM same_title WHERE one = ? AND other = ?", (one, other))
            if same is not None:
                connection.execute("INSERT INTO same_title VALUES (?, ?, ?)", (one, other, same))

    def _tell_notices(self, names: Collection[str], day: int) -> None:
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM told_notice WHERE told_on < ?", (day,))
            connection.executemany("INSERT OR REPLACE INTO told_notice VALUES (?, ?)", [(name, day) for name in names])

    def _forget(self, account: AccountId) -> None:
        with self._database.transaction() as connection:
            for table in ("kept_order", "seen", "overview_list"):
                connection.execute(f"DELETE FROM {table} WHERE account = ?", (account,))  # noqa: S608 - our own names


def _ids(text: str) -> tuple[TitleId, ...]:
    return tuple(TitleId(str(title_id)) for title_id in json.loads(text))
