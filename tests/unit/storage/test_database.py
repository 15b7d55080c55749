"""SQLite files: one schema after another, and every damage set aside."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from desktop_app.domain.errors import DatabaseBusy, DatabaseTooNew, DiskFull, StorageError
from desktop_app.storage import database
from desktop_app.storage.database import Database, open_or_set_aside, read_only
from tests.sentences import says

ONE = "CREATE TABLE word (id INTEGER PRIMARY KEY, said TEXT NOT NULL) STRICT;"
TWO = "ALTER TABLE word ADD COLUMN loudly INTEGER NOT NULL DEFAULT 0; UPDATE word SET loudly = 1 WHERE said = 'a';"
THREE = "ALTER TABLE word RENAME COLUMN said TO spoken;"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "words.db"


def say(words: Database, *said: str) -> None:
    with words.transaction() as connection:
        connection.executemany("INSERT INTO word (said) VALUES (?)", [(word,) for word in said])


def made_with(path: Path, *migrations: str, said: tuple[str, ...] = ()) -> None:
    words = Database(path, migrations, durable=True)
    say(words, *said)
    words.close()


@pytest.mark.parametrize(("durable", "level"), [(True, 2), (False, 1)])
def test_it_writes_ahead_and_syncs_as_asked(path: Path, level: int, *, durable: bool) -> None:
    words = Database(path, (ONE,), durable=durable)

    assert words.rows("PRAGMA journal_mode") == [("wal",)]
    assert words.rows("PRAGMA synchronous") == [(level,)]
    assert words.rows("PRAGMA foreign_keys") == [(1,)]
    words.close()


def test_migrations_are_run_one_after_another_on_what_is_there(path: Path) -> None:
    made_with(path, ONE, said=("a", "b"))

    words = Database(path, (ONE, TWO, THREE), durable=True)

    assert words.rows("PRAGMA user_version") == [(3,)]
    assert words.rows("SELECT spoken, loudly FROM word ORDER BY id") == [("a", 1), ("b", 0)]
    words.close()


def test_a_migration_that_fails_leaves_the_schema_before_it(path: Path) -> None:
    made_with(path, ONE, said=("a",))

    with pytest.raises(StorageError):
        Database(path, (ONE, f"{TWO} CREATE TABLE word (id);"), durable=True)

    words = Database(path, (ONE,), durable=True)
    assert words.rows("SELECT * FROM word") == [(1, "a")]
    words.close()


def test_a_later_schema_is_refused_and_not_touched(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.executescript("PRAGMA journal_mode = DELETE; CREATE TABLE later (id); PRAGMA user_version = 9;")
    connection.close()
    before = path.read_bytes()

    with pytest.raises(DatabaseTooNew, check=says("schema 9")):
        open_or_set_aside(path, (ONE,), durable=True)

    assert path.read_bytes() == before
    assert [found.name for found in path.parent.iterdir()] == ["words.db"]


def overwritten(path: Path) -> None:
    path.write_bytes(b"\0" * 100 + path.read_bytes()[100:])


def scrambled(path: Path) -> None:
    path.write_bytes(random.Random(7).randbytes(10_000))


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:4096])


def holed(path: Path) -> None:
    body = path.read_bytes()
    path.write_bytes(body[:4096] + b"\xff" * 4096 + body[8192:])


def of_no_schema(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = -5")


@pytest.mark.parametrize("damage", [overwritten, scrambled, truncated, holed, of_no_schema])
def test_a_damaged_file_is_set_aside_and_a_new_one_begun(path: Path, damage: Callable[[Path], None]) -> None:
    made_with(path, ONE, said=tuple("x" * 500 for _ in range(100)))
    damage(path)
    rest = path.read_bytes()

    words, aside = open_or_set_aside(path, (ONE,), durable=True)

    assert aside == path.with_name("words.db.damaged-1")
    assert aside.read_bytes() == rest
    assert words.rows("SELECT count(*) FROM word") == [(0,)]
    words.close()


@pytest.mark.parametrize("damage", [overwritten, holed])
def test_the_log_of_a_program_that_was_killed_goes_with_it(
    path: Path, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    words = Database(path, (ONE,), durable=True)
    say(words, *("x" * 500 for _ in range(100)))
    words.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    say(words, "the last word")
    killed = tmp_path / "killed" / "words.db"
    killed.parent.mkdir()
    for suffix in ("", "-wal"):
        shutil.copy(f"{path}{suffix}", f"{killed}{suffix}")
    words.close()
    damage(killed)

    new, aside = open_or_set_aside(killed, (ONE,), durable=True)
    new.close()

    assert aside is not None
    assert b"the last word" in aside.with_name(f"{aside.name}-wal").read_bytes()


def test_a_second_damage_gets_another_name(path: Path) -> None:
    for expected in ("words.db.damaged-1", "words.db.damaged-2"):
        scrambled(path)
        words, aside = open_or_set_aside(path, (ONE,), durable=True)
        words.close()

        assert aside is not None
        assert aside.name == expected

    assert path.with_name("words.db.damaged-1").exists()


def test_a_folder_that_cannot_be_made_is_a_full_disk(path: Path) -> None:
    path.write_text("a file, where a folder should be")

    with pytest.raises(DiskFull):
        Database(path / "words.db", (ONE,), durable=True)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no /proc: a folder that nobody may write in")
def test_a_folder_that_is_read_only_is_a_full_disk() -> None:
    with pytest.raises(DiskFull):
        Database(Path("/proc/self/words.db"), (ONE,), durable=True)


def test_a_full_disk_is_said_and_nothing_is_half_written(path: Path) -> None:
    words = Database(path, (ONE,), durable=True)
    words._connection.execute("PRAGMA max_page_count = 3")

    with pytest.raises(DiskFull):
        say(words, *("x" * 1000 for _ in range(100)))

    assert words.rows("SELECT count(*) FROM word") == [(0,)]
    say(words, "a")
    words.close()


def test_another_programs_lock_is_waited_for_and_then_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_TIMEOUT", 0.05)
    words = Database(path, (ONE,), durable=True)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(DatabaseBusy):
        say(words, "a")

    other.execute("ROLLBACK")
    say(words, "a")
    other.close()
    words.close()


def test_an_exception_takes_back_the_whole_transaction(path: Path) -> None:
    words = Database(path, (ONE,), durable=True)

    with pytest.raises(StorageError), words.transaction() as connection:
        connection.executemany("INSERT INTO word (said) VALUES (?)", [("a",), ()])

    assert words.rows("SELECT count(*) FROM word") == [(0,)]
    words.close()


@pytest.mark.parametrize(
    ("where", "uri"),
    [
        (PurePosixPath("/home/a b/50%?.db"), "file:///home/a%20b/50%25%3F.db?mode=ro"),
        (PureWindowsPath(r"C:\Users\Łucja\lineup.db"), "file:///C%3A/Users/%C5%81ucja/lineup.db?mode=ro"),
        (PureWindowsPath(r"\\server\share\lineup.db"), "file:////server/share/lineup.db?mode=ro"),
    ],
)
def test_sqlite_is_given_every_kind_of_path(where: PurePath, uri: str) -> None:
    assert read_only(where) == uri


@pytest.mark.parametrize("name", ["Łucja", "a b", "50%25", "what#x"])
def test_a_database_in_a_folder_of_any_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    path = tmp_path / name / "words.db"
    made_with(path, ONE, said=("a",))

    words = Database(path, (ONE,), durable=True)

    assert words.rows("SELECT said FROM word") == [("a",)]
    words.close()


def test_what_nobody_refers_to_any_more_is_closed(path: Path) -> None:
    words = Database(path, (ONE,), durable=True)
    with words.transaction() as connection:
        connection.execute("INSERT INTO word (said) VALUES ('a')")

    del words

    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connection.execute("SELECT 1")
