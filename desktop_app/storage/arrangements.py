"""The orders of lists whose service keeps none: they are the person's work, and stand beside the journal."""

import json
from typing import cast

from desktop_app.domain.queues import QueueRef, TitleId
from desktop_app.storage.database import Database


class Arrangements:
    """A table of the journal's database; gone with its account. Every method raises `StorageError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def load(self, ref: QueueRef) -> tuple[TitleId, ...]:
        """The order as it was last kept; empty where it never was."""
        rows = self._database.rows("SELECT ids FROM arrangement WHERE account = ? AND queue = ?", ref.account, ref.name)
        return tuple(TitleId(key) for key in json.loads(cast("str", rows[0][0]))) if rows else ()

    def save(self, ref: QueueRef, ids: tuple[TitleId, ...]) -> None:
        """On the disk when it returns."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT INTO arrangement (account, queue, ids) VALUES (?, ?, ?)"
                " ON CONFLICT (account, queue) DO UPDATE SET ids = excluded.ids",
                (ref.account, ref.name, json.dumps(ids)),
            )
