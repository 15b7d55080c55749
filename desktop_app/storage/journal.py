"""The journal: every edit is on the disk before the screen shows it, and with it the step that undoes it.

Also the rows of the linked accounts.
"""

import sqlite3
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

from desktop_app.domain.account import Account, AccountId
from desktop_app.domain.edits import Add, Edit
from desktop_app.domain.pending_edits import Entry, EntryId, EntryState
from desktop_app.domain.queues import Item, QueueRef
from desktop_app.domain.undo_step import STEPS, UndoStep, finding
from desktop_app.storage.account_rows import AccountRow, PendingRevocations, account_of
from desktop_app.storage.codec import (
    edit_from_json,
    edit_to_json,
    edits_from_json,
    edits_to_json,
    question_from_json,
    question_to_json,
    queue_from_json,
    queue_to_json,
    readable,
)
from desktop_app.storage.database import open_or_set_aside
from desktop_app.storage.local_lists import LocalLists, LocalOrders
from desktop_app.storage.own_data import AWAITED, OwnData, await_again, give_awaited

MIGRATIONS = (
    """
    CREATE TABLE account (
        id TEXT PRIMARY KEY, provider TEXT NOT NULL, server TEXT NOT NULL, user_id TEXT NOT NULL,
        person TEXT NOT NULL, label TEXT NOT NULL, state TEXT NOT NULL,
        UNIQUE (provider, server, user_id)
    ) STRICT;
    CREATE TABLE entry (
        id INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        queue TEXT NOT NULL, action INTEGER NOT NULL, edit TEXT NOT NULL, state TEXT NOT NULL, question TEXT
    ) STRICT;
    CREATE INDEX entry_of_queue ON entry (account, queue, state);
    """,
    """
    ALTER TABLE entry ADD COLUMN over_at REAL;
    UPDATE entry SET over_at = unixepoch() WHERE state IN ('settled', 'dropped');
    CREATE INDEX entry_over ON entry (over_at) WHERE over_at IS NOT NULL;
    CREATE TABLE step (
        account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE, queue TEXT NOT NULL, number INTEGER NOT NULL,
        text TEXT NOT NULL, before TEXT NOT NULL, edits TEXT NOT NULL, undone INTEGER NOT NULL, kept_at REAL NOT NULL,
        PRIMARY KEY (account, queue, number)
    ) STRICT, WITHOUT ROWID;
    """,
    """
    CREATE TABLE farewell (
        id TEXT PRIMARY KEY, provider TEXT NOT NULL, server TEXT NOT NULL, user_id TEXT NOT NULL, label TEXT NOT NULL
    ) STRICT;
    CREATE TABLE arrangement (
        account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE, queue TEXT NOT NULL, ids TEXT NOT NULL,
        PRIMARY KEY (account, queue)
    ) STRICT, WITHOUT ROWID;
    """,
    """
    CREATE TABLE local_list (
        account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE, name TEXT NOT NULL, list TEXT NOT NULL,
        PRIMARY KEY (account, name)
    ) STRICT, WITHOUT ROWID;
    """,
    """
    CREATE TABLE restoration (id INTEGER PRIMARY KEY CHECK (id = 1), archive BLOB NOT NULL) STRICT;
    """,
)

KEPT_FOR = 30 * 86_400.0
"""Seconds that a step can be undone, and that an entry that is over can be looked up by whoever asks what happened."""

_AT_ONCE, _AT_MOST = 200, 10_000
"""Entries deleted in one transaction, for which a drop may have to wait, and in one `tidy`."""

_ENTRY = "SELECT id, account, queue, action, edit, state, question FROM entry"
_LAST_ACTION = "SELECT coalesce((SELECT action FROM entry ORDER BY id DESC LIMIT 1), 0)"
"""Actions rise with the ids. To look for the greatest would read all entries of thirty days before each drop."""

_STEP = "SELECT number, text, before, edits, undone FROM step"
_LIVE = tuple(state.value for state in (EntryState.PENDING, EntryState.IN_FLIGHT, EntryState.NEEDS_DECISION))


class Journal:
    """Durable: a method that returned has its effect on the disk. Every method raises `StorageError`."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        """`clock` tells Unix seconds."""
        self.folder = path.parent
        self._database, self.set_aside = open_or_set_aside(path, MIGRATIONS, durable=True)
        self._clock = clock
        self.pending_revocations = PendingRevocations(self._database)
        self.local_orders = LocalOrders(self._database)
        self.local_lists = LocalLists(self._database)
        self.own = OwnData(self._database)

    # --- entries -------------------------------------------------------------------------------------------------

    def append(
        self, queue: QueueRef, edits: Sequence[Edit], changed: Sequence[Entry] = (), step: UndoStep | None = None
    ) -> tuple[Entry, ...]:
        """Write an action of the person in one commit: all its edits, and its changes to earlier entries, or nothing.

        `step` is how the way back stands afterwards: the new step, or the one that was undone or done again.
        """
        with self._database.transaction() as connection:
            self._write_back(connection, changed)
            if step is not None:
                self._write_step(connection, queue, step)
            (last,) = connection.execute(_LAST_ACTION).fetchone()
            entries = []
            for edit in edits:
                values = (queue.account, queue.name, last + 1, edit_to_json(edit), EntryState.PENDING.value)
                cursor = connection.execute(
                    "INSERT INTO entry (account, queue, action, edit, state) VALUES (?, ?, ?, ?, ?)", values
                )
                entries.append(Entry(EntryId(cast("int", cursor.lastrowid)), queue, last + 1, edit))
        return tuple(entries)

    def live(self, queue: QueueRef) -> tuple[Entry, ...]:
        """Entries of the queue that are still open or ask something, in the order in which they were made.

        A row that cannot be read (a later version wrote it) stays where it is, for the version that can.
        """
        query = f"{_ENTRY} WHERE account = ? AND queue = ? AND state IN (?, ?, ?) ORDER BY id"
        rows = self._database.rows(query, queue.account, queue.name, *_LIVE)
        return tuple(readable(rows, _entry, "Entry"))

    def named(self, queue: QueueRef) -> tuple[Item, ...]:
        """Items with ids of their own that were added to the list, with the keys that the service gave them.

        Whoever lost the list's snapshot knows by these the items that waiting edits and undo steps name.
        """
        query = f"{_ENTRY} WHERE account = ? AND queue = ? AND state = ? AND instr(edit, ?) ORDER BY id"
        values = (queue.account, queue.name, EntryState.SETTLED.value, '"own_id"')
        added = [entry.edit for entry in readable(self._database.rows(query, *values), _entry, "Entry")]
        return tuple(edit.item for edit in added if isinstance(edit, Add))

    def waiting(self, account: AccountId) -> tuple[str, ...]:
        """The names of the account's lists that have entries which are not over yet."""
        query = "SELECT DISTINCT queue FROM entry WHERE account = ? AND state IN (?, ?, ?) ORDER BY queue"
        return tuple(str(name) for (name,) in self._database.rows(query, account, *_LIVE))

    def update(self, entries: Sequence[Entry], found: Sequence[Item] = ()) -> None:
        """Write back edit, state and question of these entries, in one commit.

        `found`: titles that some of them were to add, and that the list held already. No step takes them away.
        """
        with self._database.transaction() as connection:
            self._write_back(connection, entries)
            for queue in {entry.queue for entry in entries} if found else ():
                self._spare(connection, queue, found)

    def _write_back(self, connection: sqlite3.Connection, entries: Sequence[Entry]) -> None:
        now = self._clock()
        connection.executemany(
            "UPDATE entry SET edit = ?, state = ?, question = ?, over_at = ? WHERE id = ?",
            [
                (edit_to_json(e.edit), e.state.value, question_to_json(e.question), now if e.is_over else None, e.id)
                for e in entries
            ],
        )

    # --- the way back --------------------------------------------------------------------------------------------

    def keep_step(self, queue: QueueRef, step: UndoStep) -> None:
        """The step became another without an edit: nothing of it was left to undo, or less of it is."""
        with self._database.transaction() as connection:
            self._write_step(connection, queue, step)

    def steps(self, queue: QueueRef) -> tuple[UndoStep, ...]:
        """The way back of the list, oldest first; the undone ones, if any, stand at the end.

        What was undone before something else was done is no way any more. A row that cannot be read is passed over.
        """
        query = f"{_STEP} WHERE account = ? AND queue = ? AND kept_at >= ? ORDER BY number"
        rows = self._database.rows(query, queue.account, queue.name, self._clock() - KEPT_FOR)
        steps = tuple(step for step in readable(rows, _step, "Undo step") if step.edits)
        last_done = max((step.number for step in steps if not step.undone), default=0)
        return tuple(step for step in steps if not step.undone or step.number > last_done)

    def _spare(self, connection: sqlite3.Connection, queue: QueueRef, found: Sequence[Item]) -> None:
        of_list = (queue.account, queue.name)
        rows = connection.execute(f"{_STEP} WHERE account = ? AND queue = ?", of_list).fetchall()
        for step in readable(rows, _step, "Undo step"):
            if (spared := finding(step, found)) is not step:
                connection.execute(
                    "UPDATE step SET before = ? WHERE account = ? AND queue = ? AND number = ?",
                    (queue_to_json(spared.before), *of_list, step.number),
                )

    def _write_step(self, connection: sqlite3.Connection, queue: QueueRef, step: UndoStep) -> None:
        of_list = (queue.account, queue.name)
        row = (*of_list, step.number, step.text, queue_to_json(step.before), edits_to_json(step.edits))
        connection.execute(
            "INSERT OR REPLACE INTO step VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*row, step.undone, self._clock())
        )
        connection.execute(
            "DELETE FROM step WHERE account = ? AND queue = ? AND number <= ?", (*of_list, step.number - STEPS)
        )

    # --- upkeep --------------------------------------------------------------------------------------------------

    def tidy(self) -> int:
        """Delete what nobody asks for after `KEPT_FOR`: entries that are over, and steps. How many rows went.

        For a worker: bounded, and in short transactions, so that an edit of the person never waits for long.
        """
        too_old = self._clock() - KEPT_FOR
        with self._database.transaction() as connection:
            gone = connection.execute("DELETE FROM step WHERE kept_at < ?", (too_old,)).rowcount
        query = "DELETE FROM entry WHERE id IN (SELECT id FROM entry WHERE over_at < ? LIMIT ?)"
        for _ in range(_AT_MOST // _AT_ONCE):
            with self._database.transaction() as connection:
                count = connection.execute(query, (too_old, _AT_ONCE)).rowcount
            gone += count
            if count < _AT_ONCE:
                break
        return gone

    # --- accounts ------------------------------------------------------------------------------------------------

    def accounts(self) -> tuple[Account, ...]:
        """The linked accounts, oldest first."""
        rows = self._database.rows(
            "SELECT id, provider, server, user_id, person, label, state FROM account WHERE state <> ? ORDER BY rowid",
            AWAITED,
        )
        return tuple(account_of(cast("AccountRow", row)) for row in rows)

    def save_account(self, account: Account) -> None:
        """Insert it, or replace the row of the same id."""
        values = (account.provider, account.server, account.person.user_id, account.person.name, account.label)
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT INTO account (id, provider, server, user_id, person, label, state) VALUES (?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET person = excluded.person, label = excluded.label,"
                " state = excluded.state",
                (account.id, *values, account.state.value),
            )

    def rename_server(self, account_id: AccountId, name: str) -> None:
        """Let an account's server bear another name."""
        with self._database.transaction() as connection:
            give_awaited(connection, account_id, name)
            connection.execute("UPDATE account SET server = ? WHERE id = ?", (name, account_id))

    def forget_account(self, account: AccountId, *, keeps: bool = False) -> None:
        """Delete the account with its entries and its way back.

        `keeps` the data that exist only here for when the account is linked again.
        """
        with self._database.transaction() as connection:
            if not (keeps and await_again(connection, account)):
                connection.execute("DELETE FROM account WHERE id = ?", (account,))

    def close(self) -> None:
        """No call may follow."""
        self._database.close()


def _entry(number: int, account: str, queue: str, action: int, edit: str, state: str, question: str | None) -> Entry:
    ref = QueueRef(AccountId(account), queue)
    asked = question_from_json(question)
    return Entry(EntryId(number), ref, action, edit_from_json(edit), EntryState(state), asked)


def _step(number: int, text: str, before: str, edits: str, undone: int) -> UndoStep:
    return UndoStep(number, text, queue_from_json(before), edits_from_json(edits), bool(undone))
