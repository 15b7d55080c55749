"""Units that were used of services' budgets, so that a restart begins no new day."""

from dataclasses import dataclass
from typing import cast

from desktop_app.storage.database import Database
from desktop_app.workers import Workers, in_worker


@dataclass(frozen=True, slots=True)
class Spent:
    """Units `used` of the day that ends at `ends_at`; no call before `refused_until`. All in Unix seconds."""

    used: int
    ends_at: float
    refused_until: float | None = None


class SpentUnits:
    """A table of the cache's database: without it the service says that the day is spent. Raises `StorageError`.

    `key` stands for an application key at a server, and is none: this file holds no secret.
    """

    def __init__(self, database: Database, workers: Workers) -> None:
        self._database = database
        self._run = workers.run

    @in_worker
    def load(self, key: str, budget: str) -> Spent | None:
        """The count that was last saved; None if none was."""
        query = "SELECT used, ends_at, refused_until FROM spent WHERE key = ? AND budget = ?"
        rows = self._database.rows(query, key, budget)
        return Spent(*cast("tuple[int, float, float | None]", rows[0])) if rows else None

    @in_worker
    def save(self, key: str, budget: str, spent: Spent) -> None:
        """Save the count of a budget, in the place of the last one."""
        row = (key, budget, spent.used, spent.ends_at, spent.refused_until)
        with self._database.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO spent VALUES (?, ?, ?, ?, ?)", row)
