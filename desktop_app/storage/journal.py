"""The journal: every edit is on the disk before the screen shows it. Also the rows of the linked accounts."""

import logging
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

from desktop_app.domain.account import Account, AccountId, LinkState, Person
from desktop_app.domain.edits import Edit
from desktop_app.domain.pending import Entry, EntryId, EntryState
from desktop_app.domain.queues import QueueRef
from desktop_app.storage.database import open_or_set_aside
from desktop_app.storage.encoding import (
    UNDECODABLE,
    edit_from_json,
    edit_to_json,
    question_from_json,
    question_to_json,
)

log = logging.getLogger(__name__)

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
)

_ENTRY = "SELECT id, account, queue, action, edit, state, question FROM entry"
_LIVE = tuple(state.value for state in (EntryState.PENDING, EntryState.IN_FLIGHT, EntryState.NEEDS_DECISION))


class Journal:
    """Durable: a method that returned has its effect on the disk. Every method raises `StorageError`."""

    def __init__(self, path: Path) -> None:
        self.folder = path.parent
        self._database, self.set_aside = open_or_set_aside(path, MIGRATIONS, durable=True)

    # --- entries -------------------------------------------------------------------------------------------------

    def append(self, queue: QueueRef, edits: Sequence[Edit], changed: Sequence[Entry] = ()) -> tuple[Entry, ...]:
        """One action of the person, as one commit: all of its edits, and what it changes in earlier ones, or none."""
        with self._database.transaction() as connection:
            _write_back(connection, changed)
            (last,) = connection.execute("SELECT coalesce(max(action), 0) FROM entry").fetchone()
            entries = []
            for edit in edits:
                values = (queue.account, queue.name, last + 1, edit_to_json(edit), EntryState.PENDING.value)
                cursor = connection.execute(
                    "INSERT INTO entry (account, queue, action, edit, state) VALUES (?, ?, ?, ?, ?)", values
                )
                entries.append(Entry(EntryId(cast("int", cursor.lastrowid)), queue, last + 1, edit))
        return tuple(entries)

    def live(self, queue: QueueRef) -> tuple[Entry, ...]:
        """What is not over yet, in the order in which it was made.

        A row that cannot be read (a later version wrote it) stays where it is, for the version that can.
        """
        query = f"{_ENTRY} WHERE account = ? AND queue = ? AND state IN (?, ?, ?) ORDER BY id"
        rows = self._database.rows(query, queue.account, queue.name, *_LIVE)
        return tuple(_entries(rows))

    def update(self, entries: Sequence[Entry]) -> None:
        """Write back edit, state and question of these entries, in one commit."""
        with self._database.transaction() as connection:
            _write_back(connection, entries)

    # --- accounts ------------------------------------------------------------------------------------------------

    def accounts(self) -> tuple[Account, ...]:
        """The linked accounts, oldest first."""
        rows = self._database.rows(
            "SELECT id, provider, server, user_id, person, label, state FROM account ORDER BY rowid"
        )
        return tuple(_account(*cast("_AccountRow", row)) for row in rows)

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

    def forget_account(self, account: AccountId) -> None:
        """Its row and its entries."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM account WHERE id = ?", (account,))

    def close(self) -> None:
        """No call may follow."""
        self._database.close()


_EntryRow = tuple[int, str, str, int, str, str, str | None]
_AccountRow = tuple[str, str, str, str, str, str, str]


def _write_back(connection: sqlite3.Connection, entries: Sequence[Entry]) -> None:
    connection.executemany(
        "UPDATE entry SET edit = ?, state = ?, question = ? WHERE id = ?",
        [(edit_to_json(e.edit), e.state.value, question_to_json(e.question), e.id) for e in entries],
    )


def _entries(rows: Sequence[tuple[object, ...]]) -> Iterator[Entry]:
    for row in rows:
        try:
            yield _entry(*cast("_EntryRow", row))
        except UNDECODABLE as error:
            log.warning("Journal entry %s cannot be read (%s); it is left alone.", row[0], type(error).__name__)


def _entry(number: int, account: str, queue: str, action: int, edit: str, state: str, question: str | None) -> Entry:
    ref = QueueRef(AccountId(account), queue)
    asked = question_from_json(question)
    return Entry(EntryId(number), ref, action, edit_from_json(edit), EntryState(state), asked)


def _account(number: str, provider: str, server: str, user_id: str, person: str, label: str, state: str) -> Account:
    known = next((each for each in LinkState if each.value == state), LinkState.LINKED)  # else the service tells
    return Account(AccountId(number), provider, server, Person(user_id, person), label, known)
