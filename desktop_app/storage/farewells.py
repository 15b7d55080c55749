"""Accounts that are forgotten here and not yet at their service."""

from typing import cast

from desktop_app.domain.account import Account, AccountId, Person
from desktop_app.storage.database import Database


class Farewells:
    """A table of the journal's database. Every method raises `StorageError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Account, ...]:
        """Oldest first."""
        rows = self._database.rows("SELECT id, provider, server, user_id, label FROM farewell ORDER BY rowid")
        return tuple(
            Account(AccountId(number), provider, server, Person(user_id, label), label)
            for number, provider, server, user_id, label in cast("list[tuple[str, str, str, str, str]]", rows)
        )

    def add(self, account: Account) -> None:
        """Its service is still to be asked."""
        values = (account.id, account.provider, account.server, account.person.user_id, account.label)
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO farewell (id, provider, server, user_id, label) VALUES (?, ?, ?, ?, ?)", values
            )

    def remove(self, account: AccountId) -> None:
        """Its service has answered."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM farewell WHERE id = ?", (account,))
