"""Accounts in the journal's database: those that are linked, and those whose service is still to be told of an end."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import cast

from desktop_app.domain.account import Account, AccountId, LinkState, Person
from desktop_app.storage.database import Database, read_only

AccountRow = tuple[str, str, str, str, str, str, str]
"""Id, service, server, the person's id and name, label, state."""


def account_of(row: AccountRow) -> Account:
    """The account that a row tells. A state that a later version wrote counts as linked: the service tells better."""
    number, provider, server, user_id, person, label, state = row
    known = next((each for each in LinkState if each.value == state), LinkState.LINKED)
    return Account(AccountId(number), provider, server, Person(user_id, person), label, known)


def linked_services(journal: Path) -> frozenset[str]:
    """Ids of the services at which accounts are linked, read beside a run that may be under way.

    Empty where the database is not there, or cannot be read: this is no place to mend it.
    """
    if not journal.is_file():
        return frozenset()
    try:
        with closing(sqlite3.connect(read_only(journal.absolute()), uri=True, timeout=1.0)) as database:
            return frozenset(str(row[0]) for row in database.execute("SELECT DISTINCT provider FROM account"))
    except sqlite3.Error:
        return frozenset()


class PendingRevocations:
    """Accounts that are forgotten here, and whose service is still to be asked to end their sign-in.

    A table of the journal's database. Every method raises `StorageError`.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Account, ...]:
        """The accounts, oldest first."""
        rows = self._database.rows("SELECT id, provider, server, user_id, label FROM farewell ORDER BY rowid")
        return tuple(
            Account(AccountId(number), provider, server, Person(user_id, label), label)
            for number, provider, server, user_id, label in cast("list[tuple[str, str, str, str, str]]", rows)
        )

    def add(self, account: Account) -> None:
        """Keep an account whose service is to be asked."""
        values = (account.id, account.provider, account.server, account.person.user_id, account.label)
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO farewell (id, provider, server, user_id, label) VALUES (?, ?, ?, ?, ?)", values
            )

    def remove(self, account: AccountId) -> None:
        """Let go of an account whose service has answered."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM farewell WHERE id = ?", (account,))
