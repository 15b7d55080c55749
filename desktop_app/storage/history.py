"""Orders that lists had and what was last seen of them, for thirty days; which titles a person called the same; the
view over all lists; how the window looked.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from desktop_app.domain.account import AccountId
from desktop_app.domain.backups import PastOrder
from desktop_app.domain.duplicates import Pair, pair_of
from desktop_app.domain.merging import Difference, difference
from desktop_app.domain.queues import ItemId, Queue, QueueRef
from desktop_app.domain.recognition import recognized
from desktop_app.storage.all_lists import AllListsView
from desktop_app.storage.codec import UNDECODABLE, ids_to_json, queue_from_json, queue_to_json, readable
from desktop_app.storage.database import open_or_set_aside
from desktop_app.storage.own_history import OwnHistory, past_order
from desktop_app.storage.view_state import ViewState
from desktop_app.workers import Workers, in_worker

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
    """
    CREATE TABLE view_state (
        name TEXT NOT NULL, account TEXT NOT NULL, queue TEXT NOT NULL, value TEXT NOT NULL,
        PRIMARY KEY (name, account, queue)
    ) STRICT, WITHOUT ROWID;
    """,
)


@dataclass(frozen=True, slots=True)
class Since:
    """Changes since the person last saw a list, at `seen_at` (Unix seconds). `removed`: names of removed titles."""

    changed: Difference
    seen_at: float
    removed: Mapping[ItemId, str]

    @property
    def gone(self) -> tuple[str, ...]:
        """The names of what went."""
        return tuple(self.removed[item_id] for item_id in self.changed.removed)


class History:
    """Written behind the screen: losing it loses the way back, never an edit. Every method raises `StorageError`."""

    def __init__(self, path: Path, workers: Workers) -> None:
        self._database, self.set_aside = open_or_set_aside(path, MIGRATIONS, durable=False)
        self._run = workers.run
        self.all_lists = AllListsView(self._database, workers)
        self.view_state = ViewState(self._database, workers)
        self.own = OwnHistory(self._database)

    @in_worker
    def keep(self, ref: QueueRef, ids: tuple[ItemId, ...], now: float) -> None:
        """Remember an order; what is older than `KEPT_FOR` is let go."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM kept_order WHERE kept_at < ?", (now - KEPT_FOR,))
            row = (ref.account, ref.name, now, ids_to_json(ids))
            connection.execute("INSERT OR REPLACE INTO kept_order VALUES (?, ?, ?, ?)", row)

    @in_worker
    def orders(self, ref: QueueRef) -> tuple[PastOrder, ...]:
        """The orders that were kept, latest first."""
        query = "SELECT kept_at, ids FROM kept_order WHERE account = ? AND queue = ? ORDER BY kept_at DESC"
        rows = self._database.rows(query, ref.account, ref.name)
        return tuple(readable(rows, past_order, "Order of"))

    @in_worker
    def see(self, ref: QueueRef, queue: Queue, now: float) -> None:
        """The person has this list before them."""
        with self._database.transaction() as connection:
            row = (ref.account, ref.name, now, queue_to_json(queue))
            connection.execute("INSERT OR REPLACE INTO seen VALUES (?, ?, ?, ?)", row)

    @in_worker
    def since(self, ref: QueueRef, view: Queue) -> Since | None:
        """Changes between the list as last seen and `view`, computed in a worker. None if never seen."""
        query = "SELECT body, seen_at FROM seen WHERE account = ? AND queue = ?"
        for body, seen_at in self._database.rows(query, ref.account, ref.name):
            try:
                seen = queue_from_json(cast("str", body))
            except UNDECODABLE:
                return None
            seen = recognized(seen, (*view.items, *view.saved), Queue())
            changed = difference(seen, view)
            items = (seen.find(item_id) for item_id in changed.removed)
            removed = {item.id: item.title.name for item in items if item is not None}
            return Since(changed, cast("float", seen_at), removed)
        return None

    @in_worker
    def last_seen(self) -> QueueRef | None:
        """The list that the person looked at last; None where there is none."""
        query = "SELECT account, queue FROM seen ORDER BY seen_at DESC LIMIT 1"
        rows = self._database.rows(query)
        return next((QueueRef(AccountId(str(account)), str(name)) for account, name in rows), None)

    @in_worker
    def told_notices(self, day: int) -> frozenset[str]:
        """The notices, by name, that were told on that day, or on the next one as it is called further east.

        A day is any number that rises. What is later was told by a clock that was wrong.
        """
        query = "SELECT name FROM told_notice WHERE told_on BETWEEN ? AND ?"
        rows = self._database.rows(query, day, day + 1)
        return frozenset(str(name) for (name,) in rows)

    @in_worker
    def tell_notices(self, names: Collection[str], day: int) -> None:
        """Record that these notices were shown on `day`; earlier records are deleted."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM told_notice WHERE told_on < ?", (day,))
            connection.executemany("INSERT OR REPLACE INTO told_notice VALUES (?, ?)", [(name, day) for name in names])

    @in_worker
    def answer_same(self, answers: Mapping[Pair, bool | None]) -> None:
        """Keep for good whether the titles of each pair are the same; None takes an answer back."""
        ordered = [(*sorted(pair), same) for pair, same in answers.items()]
        with self._database.transaction() as connection:
            connection.executemany(
                "DELETE FROM same_title WHERE one = ? AND other = ?", [(one, other) for one, other, _ in ordered]
            )
            connection.executemany(
                "INSERT INTO same_title VALUES (?, ?, ?)", [said for said in ordered if said[-1] is not None]
            )

    @in_worker
    def same_titles(self) -> dict[Pair, bool]:
        """Answers of the person whether titles are the same."""
        rows = self._database.rows("SELECT one, other, same FROM same_title")
        return {pair_of(str(one), str(other)): bool(same) for one, other, same in rows}

    @in_worker
    def forget(self, account: AccountId) -> None:
        """Delete the history of all lists of the account."""
        with self._database.transaction() as connection:
            for table in ("kept_order", "seen", "overview_list", "view_state"):
                connection.execute(f"DELETE FROM {table} WHERE account = ?", (account,))  # noqa: S608 - our own names

    def close(self) -> None:
        """No call may follow."""
        self._database.close()
