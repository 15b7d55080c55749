"""Orders and lists that exist on this computer alone, and what of them outlives an unlinking.

What is kept of an account that was unlinked waits under its person at its service, and is the account's again when it
is linked once more.
"""

import json
import sqlite3
from dataclasses import dataclass
from typing import cast

from desktop_app.domain.account import Account, AccountId
from desktop_app.storage.database import Database
from desktop_app.storage.encoding import UNDECODABLE, queue_from_json


@dataclass(frozen=True, slots=True)
class OnlyHere:
    """Of one list: `titles` in an order of the person's own, or the list itself (`is_list`)."""

    name: str
    titles: int
    is_list: bool = False


class Keepsakes:
    """Tables of the journal's database. Every method raises `StorageError`, but those that are given a connection."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, account: AccountId) -> tuple[OnlyHere, ...]:
        """What the account has here alone: orders of two titles at least, and lists that are not empty."""
        orders = self._database.rows("SELECT queue, ids FROM arrangement WHERE account = ? ORDER BY queue", account)
        lists = self._database.rows("SELECT name, list FROM local_list WHERE account = ? ORDER BY name", account)
        counted = [OnlyHere(str(name), len(json.loads(cast("str", ids)))) for name, ids in orders]
        kept = [OnlyHere(str(name), _titles(cast("str", body)), is_list=True) for name, body in lists]
        own = {one.name for one in kept}
        return (*(one for one in kept if one.titles), *(o for o in counted if o.titles > 1 and o.name not in own))

    def forget(self) -> None:
        """Nothing of accounts that are unlinked is kept any more."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM keepsake")

    @staticmethod
    def keep(connection: sqlite3.Connection, account: AccountId) -> None:
        """Before its row goes: what is here alone stays, instead of what was kept of it before."""
        for statement in _KEEP:
            connection.execute(statement, (account,))

    @staticmethod
    def give_back(connection: sqlite3.Connection, account: Account) -> None:
        """After its row came: what was kept of it is its own again, where there is nothing newer."""
        person = (account.provider, account.server, account.person.user_id)
        for statement in _GIVE_BACK:
            connection.execute(statement, (account.id, *person))
        connection.execute("DELETE FROM keepsake WHERE provider = ? AND server = ? AND user_id = ?", person)


_INTO = (
    "INSERT OR REPLACE INTO keepsake (provider, server, user_id, kind, name, body) SELECT provider, server, user_id,"
)
_KEEP = (
    f"{_INTO} 'order', queue, ids FROM arrangement JOIN account ON id = account WHERE id = ?",
    f"{_INTO} 'list', name, list FROM local_list JOIN account ON id = account WHERE id = ?",
)
_GIVE_BACK = (
    (
        "INSERT OR IGNORE INTO arrangement (account, queue, ids) SELECT ?, name, body FROM keepsake"
        " WHERE provider = ? AND server = ? AND user_id = ? AND kind = 'order'"
    ),
    (
        "INSERT OR IGNORE INTO local_list (account, name, list) SELECT ?, name, body FROM keepsake"
        " WHERE provider = ? AND server = ? AND user_id = ? AND kind = 'list'"
    ),
)


def _titles(body: str) -> int:
    try:
        return len(queue_from_json(body).items)
    except UNDECODABLE:
        return 1  # another version's: there is something
