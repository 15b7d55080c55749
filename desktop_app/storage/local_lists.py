"""Lists that no service has: what stands in them, and in which order, is the person's work, beside the journal."""

from typing import cast

from desktop_app.domain.errors import StorageError, StorageReason
from desktop_app.domain.queues import Queue, QueueRef
from desktop_app.storage.database import Database
from desktop_app.storage.encoding import UNDECODABLE, queue_from_json, queue_to_json

NEVER_WRITTEN = "0"


class LocalLists:
    """A table of the journal's database; gone with its account. Every method raises `StorageError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def load(self, ref: QueueRef) -> Queue:
        """The list as it was last kept, with the number of its version as entity-tag."""
        rows = self._database.rows("SELECT list FROM local_list WHERE account = ? AND name = ?", ref.account, ref.name)
        try:
            return queue_from_json(cast("str", rows[0][0])) if rows else Queue(etag=NEVER_WRITTEN)
        except UNDECODABLE as error:
            raise StorageError(StorageReason.OTHER_VERSION, name=ref.name) from error

    def save(self, ref: QueueRef, queue: Queue) -> Queue:
        """On the disk when it returns: the list under its new entity-tag."""
        kept = queue.with_etag(str(int(queue.etag or NEVER_WRITTEN) + 1))
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT INTO local_list (account, name, list) VALUES (?, ?, ?)"
                " ON CONFLICT (account, name) DO UPDATE SET list = excluded.list",
                (ref.account, ref.name, queue_to_json(kept)),
            )
        return kept
