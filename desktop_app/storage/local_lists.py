"""Lists and orders of lists on this computer alone. They are the person's work, and stand beside the journal."""

from collections.abc import Callable
from typing import TypeVar, cast

from desktop_app.domain.errors import StorageError, StorageReason
from desktop_app.domain.queues import ItemId, Queue, QueueRef
from desktop_app.storage.codec import UNDECODABLE, ids_from_json, ids_to_json, queue_from_json, queue_to_json
from desktop_app.storage.database import Database

T = TypeVar("T")

NEVER_WRITTEN = "0"


class LocalOrders:
    """Orders of lists whose service keeps none: a table of the journal's database, gone with the account.

    Every method raises `StorageError`.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def load(self, ref: QueueRef) -> tuple[ItemId, ...]:
        """The order as it was last kept; empty where it never was."""
        rows = self._database.rows("SELECT ids FROM arrangement WHERE account = ? AND queue = ?", ref.account, ref.name)
        return _read(ref, ids_from_json, rows[0][0]) if rows else ()

    def save(self, ref: QueueRef, ids: tuple[ItemId, ...]) -> None:
        """Store the order durably."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT INTO arrangement (account, queue, ids) VALUES (?, ?, ?)"
                " ON CONFLICT (account, queue) DO UPDATE SET ids = excluded.ids",
                (ref.account, ref.name, ids_to_json(ids)),
            )


class LocalLists:
    """Lists that no service has: a table of the journal's database, gone with the account.

    Every method raises `StorageError`.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def load(self, ref: QueueRef) -> Queue:
        """The list as it was last kept, with the number of its version as entity-tag."""
        rows = self._database.rows("SELECT list FROM local_list WHERE account = ? AND name = ?", ref.account, ref.name)
        return _read(ref, queue_from_json, rows[0][0]) if rows else Queue(etag=NEVER_WRITTEN)

    def save(self, ref: QueueRef, queue: Queue) -> Queue:
        """Store the list durably, and return it under its new entity-tag."""
        kept = queue.with_etag(str(int(queue.etag or NEVER_WRITTEN) + 1))
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT INTO local_list (account, name, list) VALUES (?, ?, ?)"
                " ON CONFLICT (account, name) DO UPDATE SET list = excluded.list",
                (ref.account, ref.name, queue_to_json(kept)),
            )
        return kept


def _read(ref: QueueRef, decode: Callable[[str], T], text: object) -> T:
    try:
        return decode(cast("str", text))
    except UNDECODABLE as error:
        raise StorageError(StorageReason.OTHER_VERSION, name=ref.name) from error
