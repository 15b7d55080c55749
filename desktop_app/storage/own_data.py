"""Accounts' data on this computer alone, in the journal's database: collected for a backup, put back from one.

An account that is not linked yet has a row all the same, which waits for the person to link it here.
"""

import sqlite3
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from desktop_app.domain.account import Account, AccountId, Person
from desktop_app.domain.backups import Belongings, is_same_list
from desktop_app.domain.queues import ItemId, Queue
from desktop_app.storage.codec import UNDECODABLE, ids_from_json, ids_to_json, queue_from_json, queue_to_json
from desktop_app.storage.database import Database
from desktop_app.storage.local_lists import NEVER_WRITTEN

AWAITED = "to be linked"
"""State of an account's row whose person has not linked it on this computer."""

_ACCOUNTS = "SELECT id, provider, server, user_id, person, label FROM account"


@dataclass(frozen=True, slots=True)
class OnlyHere:
    """A list with data on this computer alone: the person's own order of `titles`, or the list itself (`is_list`)."""

    name: str
    titles: int
    is_list: bool = False


class OwnData:
    """Tables of the journal's database. Every method raises `StorageError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Belongings, ...]:
        """Return the orders and lists of every account, linked or awaited, oldest account first."""
        accounts = [_account(row) for row in self._database.rows(f"{_ACCOUNTS} ORDER BY rowid")]
        orders: dict[str, dict[str, tuple[ItemId, ...]]] = {}
        for account, name, ids in self._database.rows("SELECT account, queue, ids FROM arrangement"):
            if known := _ids(ids):
                orders.setdefault(str(account), {})[str(name)] = known
        lists: dict[str, dict[str, Queue]] = {}
        for account, name, text in self._database.rows("SELECT account, name, list FROM local_list"):
            if (queue := _queue(text)) is not None:
                lists.setdefault(str(account), {})[str(name)] = queue
        return tuple(Belongings(each, orders.get(each.id, {}), lists.get(each.id, {})) for each in accounts)

    def only_here(self, account: AccountId) -> tuple[OnlyHere, ...]:
        """Return what the account has here alone: orders of two titles at least, and lists that are not empty."""
        orders = self._database.rows("SELECT queue, ids FROM arrangement WHERE account = ? ORDER BY queue", account)
        lists = self._database.rows("SELECT name, list FROM local_list WHERE account = ? ORDER BY name", account)
        counted = [OnlyHere(str(name), len(_ids(ids))) for name, ids in orders]
        kept = [OnlyHere(str(name), _count(text), is_list=True) for name, text in lists]
        own = {one.name for one in kept}
        return (*(one for one in kept if one.titles), *(o for o in counted if o.titles > 1 and o.name not in own))

    def forget_awaited(self) -> None:
        """Forget what waits for accounts that are not linked here."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM account WHERE state = ?", (AWAITED,))

    def linked(self) -> frozenset[AccountId]:
        """Return the accounts that are linked on this computer."""
        rows = self._database.rows("SELECT id FROM account WHERE state <> ?", AWAITED)
        return frozenset(AccountId(str(number)) for (number,) in rows)

    def unsent(self) -> int:
        """Return how many changes wait to be sent, or to be decided."""
        ((count,),) = self._database.rows("SELECT count(*) FROM entry WHERE over_at IS NULL")
        return cast("int", count)

    def awaited(self, provider: str, server: str, user_id: str) -> Account | None:
        """Return the account of that person whose belongings wait to be linked; None where nothing waits."""
        query = f"{_ACCOUNTS} WHERE provider = ? AND server = ? AND user_id = ? AND state = ?"
        rows = self._database.rows(query, provider, server, user_id, AWAITED)
        return _account(rows[0]) if rows else None

    def take(self, belongings: Sequence[Belongings]) -> dict[AccountId, AccountId]:
        """Put all of it in its place, in one commit; this computer's account ids by those that were given."""
        with self._database.transaction() as connection:
            return {each.account.id: _taken(connection, each) for each in belongings}

    # --- a restoration that is under way ---------------------------------------------------------------------------

    def begin(self, archive: bytes) -> None:
        """Keep a backup that is to be restored until `end`, whatever happens meanwhile."""
        with self._database.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO restoration (id, archive) VALUES (1, ?)", (archive,))

    def under_way(self) -> bytes | None:
        """Return the backup that is being restored; None where none is."""
        rows = self._database.rows("SELECT archive FROM restoration")
        return cast("bytes", rows[0][0]) if rows else None

    def end(self) -> None:
        """End the restoration: all of the backup is in its place."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM restoration")


def await_again(connection: sqlite3.Connection, account: AccountId) -> bool:
    """Let what an account that is being unlinked has here alone wait for its person; False where it has nothing."""
    query = "SELECT 1 FROM arrangement WHERE account = ? UNION ALL SELECT 1 FROM local_list WHERE account = ? LIMIT 1"
    if not connection.execute(query, (account, account)).fetchall():
        return False
    for table in ("entry", "step"):
        connection.execute(f"DELETE FROM {table} WHERE account = ?", (account,))  # noqa: S608 - our own names
    connection.execute("UPDATE account SET state = ? WHERE id = ?", (AWAITED, account))
    return True


def give_awaited(connection: sqlite3.Connection, account: AccountId, server: str) -> None:
    """Give an account that is about to be called as of this server what a backup brought for it under that name."""
    query = (
        "SELECT awaited.id FROM account AS awaited JOIN account AS mine USING (provider, user_id)"
        " WHERE mine.id = ? AND awaited.server = ? AND awaited.state = ?"
    )
    for (awaited,) in connection.execute(query, (account, server, AWAITED)).fetchall():
        for table in ("arrangement", "local_list"):
            connection.execute(f"UPDATE OR REPLACE {table} SET account = ? WHERE account = ?", (account, awaited))  # noqa: S608 - our own names
        connection.execute("DELETE FROM account WHERE id = ?", (awaited,))


def _taken(connection: sqlite3.Connection, one: Belongings) -> AccountId:
    account_id = _place_for(connection, one)
    for name, ids in one.orders.items():
        connection.execute(
            "INSERT INTO arrangement (account, queue, ids) VALUES (?, ?, ?)"
            " ON CONFLICT (account, queue) DO UPDATE SET ids = excluded.ids",
            (account_id, name, ids_to_json(ids)),
        )
    for name, queue in one.lists.items():
        _take_list(connection, account_id, name, queue)
    return account_id


def _place_for(connection: sqlite3.Connection, one: Belongings) -> AccountId:
    """The account of the same person here, made to wait where there is none. No id of a file's choice is used."""
    query = "SELECT id FROM account WHERE provider = ? AND server = ? AND user_id = ?"
    for (number,) in connection.execute(query, one.owner):
        return AccountId(str(number))
    account_id = AccountId(uuid.uuid4().hex)
    row = (account_id, *one.owner, one.account.person.name, one.account.label, AWAITED)
    connection.execute(
        "INSERT INTO account (id, provider, server, user_id, person, label, state) VALUES (?, ?, ?, ?, ?, ?, ?)", row
    )
    return account_id


def _take_list(connection: sqlite3.Connection, account: AccountId, name: str, queue: Queue) -> None:
    """Store the list under a new entity-tag, so that whoever has read the list reads it again."""
    query = "SELECT list FROM local_list WHERE account = ? AND name = ?"
    there = next((_queue(text) for (text,) in connection.execute(query, (account, name))), None)
    if there is not None and is_same_list(there, queue):
        return
    before = int((there.etag if there is not None else None) or NEVER_WRITTEN)
    connection.execute(
        "INSERT INTO local_list (account, name, list) VALUES (?, ?, ?)"
        " ON CONFLICT (account, name) DO UPDATE SET list = excluded.list",
        (account, name, queue_to_json(queue.with_etag(str(before + 1)))),
    )


def _ids(text: object) -> tuple[ItemId, ...]:
    """Return the order that the text holds; an empty one where a later version wrote it."""
    try:
        return ids_from_json(cast("str", text))
    except UNDECODABLE:
        return ()


def _count(text: object) -> int:
    """The titles of a list; one where another version wrote it: there is something."""
    queue = _queue(text)
    return 1 if queue is None else len(queue.items)


def _queue(text: object) -> Queue | None:
    """Return the queue that the text holds; None where a later version wrote it."""
    try:
        return queue_from_json(cast("str", text))
    except UNDECODABLE:
        return None


def _account(row: Sequence[object]) -> Account:
    number, provider, server, user_id, person, label = map(str, row)
    return Account(AccountId(number), provider, server, Person(user_id, person), label)
