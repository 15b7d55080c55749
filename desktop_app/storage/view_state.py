"""The looks of the window as the person left them: row heights of lists, widths of panes, hints that were closed."""

from collections.abc import Mapping
from typing import NamedTuple

from desktop_app.domain.account import AccountId
from desktop_app.domain.queues import QueueRef
from desktop_app.storage.database import Database
from desktop_app.workers import Workers, in_worker

_WINDOW = ("", "")
"""Account and list of what belongs to no list."""


class ViewKey(NamedTuple):
    """The name of a kept value, and the list that it belongs to; None for the window as a whole."""

    name: str
    ref: QueueRef | None = None


class ViewState:
    """A table of the history's database: losing it loses no more than comfort. Every method raises `StorageError`."""

    def __init__(self, database: Database, workers: Workers) -> None:
        self._database = database
        self._run = workers.run

    @in_worker
    def all(self) -> Mapping[ViewKey, str]:
        """Everything that was kept."""
        rows = self._database.rows("SELECT name, account, queue, value FROM view_state")
        return {
            ViewKey(str(name), QueueRef(AccountId(str(account)), str(queue)) if account else None): str(value)
            for name, account, queue, value in rows
        }

    @in_worker
    def keep(self, key: ViewKey, value: str) -> None:
        """Keep a value in place of the one before."""
        account, queue = (key.ref.account, key.ref.name) if key.ref is not None else _WINDOW
        with self._database.transaction() as connection:
            row = (key.name, account, queue, value)
            connection.execute("INSERT OR REPLACE INTO view_state VALUES (?, ?, ?, ?)", row)
