"""SQLite files: opened, migrated, and their errors translated."""

import os
import sqlite3
import threading
import weakref
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path, PurePath
from urllib.parse import quote
from zlib import crc32

from desktop_app.domain.errors import (
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseTooNew,
    DiskFull,
    StorageError,
    StorageReason,
)
from desktop_app.domain.names import shown_name
from desktop_app.private_files import begin_file, make_folder, put_in_place
from desktop_app.storage.places import check_file, unusable

BUSY_TIMEOUT = 5.0
"""Seconds to wait for another process's lock."""


class Database:
    """An SQLite file under WAL.

    Usable from any thread, one transaction at a time; closed by `close`, or once nothing refers to it any more.
    `migrations[n]` is the script that leads from schema n to n + 1; the schema stands in `user_version`.
    """

    def __init__(self, path: Path, migrations: Sequence[str], *, durable: bool) -> None:
        """Open or create the file.

        `durable`: a commit is on the disk when it returns (synchronous FULL); otherwise the last ones may be
        lost at a power cut, never torn. Raises `StorageError`.
        """
        self.path = path
        self._lock = threading.RLock()
        with translated(path):
            make_folder(path.parent)
            check_file(path)
            if path.exists():
                _inspect(path, len(migrations))
            begin_file(path)  # SQLite gives its log files the mode of the database
            self._connection = sqlite3.connect(
                path, timeout=BUSY_TIMEOUT, isolation_level=None, check_same_thread=False
            )
            self._connection.text_factory = _text
            self._connection.create_function("crc32", 1, crc32, deterministic=True)
            try:
                self._prepare(migrations, durable=durable)
            except BaseException:
                self._connection.close()
                raise
        weakref.finalize(self, self._connection.close).atexit = False

    def _prepare(self, migrations: Sequence[str], *, durable: bool) -> None:
        run = self._connection.execute
        run("PRAGMA journal_mode = WAL")
        run(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
        run("PRAGMA foreign_keys = ON")
        (version,) = run("PRAGMA user_version").fetchone()
        for number, script in enumerate(migrations[version:], version + 1):
            self._connection.executescript(f"BEGIN; {script}; PRAGMA user_version = {number}; COMMIT;")

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Transaction: committed at the end, rolled back on any exception. Raises `StorageError`."""
        with self._lock, translated(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def rows(self, query: str, *values: object) -> list[tuple[object, ...]]:
        """The answer to a query, read whole. Raises `StorageError`."""
        with self._lock, translated(self.path):
            return self._connection.execute(query, values).fetchall()

    def close(self) -> None:
        """No call may follow."""
        with self._lock:
            self._connection.close()


def _inspect(path: Path, newest: int) -> None:
    """Look at the file before it is written to. Raises `DatabaseDamaged` or `DatabaseTooNew`.

    Read-only, for a connection that may write deletes the log of a file when it is closed, a damaged one's too.
    """
    with closing(sqlite3.connect(read_only(path.absolute()), uri=True, timeout=BUSY_TIMEOUT)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > newest:
            raise DatabaseTooNew(path=shown_name(path), schema=version)
        if version < 0 or connection.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise DatabaseDamaged(path=shown_name(path))


def read_only(path: PurePath) -> str:
    """The URI with which SQLite reads a file.

    Python's own puts the computer of a Windows path, `//server/folder`, where SQLite takes none.
    """
    plain = quote(os.fsencode(path.as_posix()))
    return f"file://{'' if plain.startswith('/') else '/'}{plain}?mode=ro"


def _text(raw: bytes) -> str | bytes:
    """A text as it is read; bytes that are none are handed on, for the row's reader to refuse, and not the query."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw


def open_or_set_aside(path: Path, migrations: Sequence[str], *, durable: bool) -> tuple[Database, Path | None]:
    """The database; a damaged one is renamed, with its log files, and a new one begun. Where it now lies, or None.

    Nothing is deleted: what can be rescued from the old file can be rescued later.
    """
    try:
        return Database(path, migrations, durable=durable), None
    except DatabaseDamaged:
        aside = _free_name(path)
        with translated(path):
            for suffix in ("", "-wal", "-shm"):
                old = path.with_name(path.name + suffix)
                if old.exists():
                    put_in_place(old, aside.with_name(aside.name + suffix))
        return Database(path, migrations, durable=durable), aside


def _free_name(path: Path) -> Path:
    names = (path.with_name(f"{path.name}.damaged-{number}") for number in range(1, 10_000))
    return next(name for name in names if not name.exists())


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """SQLite's and the file system's errors as kinds of `domain.errors`."""
    try:
        yield
    except sqlite3.Error as error:
        raise _translate(error, path) from error
    except OSError as error:
        raise unusable(path.parent, error) from error


_WHY = (
    ("SQLITE_FULL", StorageReason.DISK_FULL),
    ("SQLITE_READONLY", StorageReason.READ_ONLY),
    ("SQLITE_IOERR_LOCK", StorageReason.NO_LOCKS),
    ("SQLITE_IOERR_RDLOCK", StorageReason.NO_LOCKS),
    ("SQLITE_PROTOCOL", StorageReason.NO_LOCKS),
    ("SQLITE_IOERR_SHM", StorageReason.NO_SHARED_MEMORY),
    ("SQLITE_IOERR", StorageReason.DISK_FULL_OR_FAILING),
    ("SQLITE_CANTOPEN", StorageReason.NOT_OPENED),
    ("SQLITE_PERM", StorageReason.NOT_OPENED),
)
"""Beginnings of SQLite's names for what hinders it, the first that fits."""


def _translate(error: sqlite3.Error, path: Path) -> StorageError:
    name, shown = getattr(error, "sqlite_errorname", ""), shown_name(path)
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return DatabaseDamaged(path=shown)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return DatabaseBusy(path=shown)
    why = next((why for beginning, why in _WHY if name.startswith(beginning)), None)
    if why is None:
        return StorageError(StorageReason.OTHER, path=shown, said=str(error))
    return DiskFull(why, path=shown)
