"""The view over all lists as the person left it: its order, which no service has, and which lists are in it."""

from collections.abc import Sequence
from typing import cast

from desktop_app.domain.account import AccountId
from desktop_app.domain.queues import QueueRef
from desktop_app.storage.database import Database
from desktop_app.workers import Workers, in_worker


class AllListsView:
    """Tables of the history's database. Every method raises `StorageError`."""

    def __init__(self, database: Database, workers: Workers) -> None:
        self._database = database
        self._run = workers.run

    @in_worker
    def order(self) -> tuple[str, ...]:
        """The titles, each as it is known at a service (`domain.matching.known_as`); empty if none was ever kept."""
        rows = self._database.rows("SELECT known_as FROM overview_order ORDER BY place")
        return tuple(cast("str", known_as) for (known_as,) in rows)

    @in_worker
    def keep_order(self, order: Sequence[str]) -> None:
        """Keep this order of the view over all lists; an empty one deletes the kept order."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM overview_order")
            connection.executemany("INSERT INTO overview_order VALUES (?, ?)", enumerate(order))

    @in_worker
    def choices(self) -> dict[QueueRef, bool]:
        """The lists that the person took into the view, or left out."""
        rows = self._database.rows("SELECT account, queue, is_in FROM overview_list")
        return {QueueRef(AccountId(str(account)), str(queue)): bool(is_in) for account, queue, is_in in rows}

    @in_worker
    def choose(self, ref: QueueRef, *, is_in: bool) -> None:
        """The person took the list into the view, or left it out."""
        with self._database.transaction() as connection:
            row = (ref.account, ref.name, is_in)
            connection.execute("INSERT OR REPLACE INTO overview_list VALUES (?, ?, ?)", row)
