"""From every schema that was ever given out to the present one, with rows that must survive."""

import hashlib
import logging
import sqlite3
import zlib
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.domain.account import AccountId
from desktop_app.domain.edits import Edge, Move
from desktop_app.domain.errors import DatabaseTooNew
from desktop_app.domain.pending_edits import EntryState, Reason
from desktop_app.domain.queues import ItemId, Queue, QueueRef
from desktop_app.storage import history, journal, snapshots
from desktop_app.storage.history import History
from desktop_app.storage.journal import Journal
from desktop_app.storage.snapshots import Snapshots
from desktop_app.ui.shell.messages import sentence_of
from desktop_app.workers import Workers
from tests.unit.domain.strategies import order

REF = QueueRef(AccountId("a1"), "instant")
ITEM = '{"title": {"id": "a", "name": "Title A"}, "added": null}'
QUEUE = f'{{"etag": "7", "items": [{ITEM}], "saved": []}}'
MOVE = '{"move": ["a"], "after": {"edge": "top"}}'

GIVEN_OUT = {
    "journal": (journal.MIGRATIONS, ("e83d70ff4641", "15fc39751e14", "7ab139f56267", "e14fc6574fca", "127013d6a09f")),
    "cache": (
        snapshots.MIGRATIONS,
        (
            "231bc14ac012",
            "267edff451b7",
            "3e084bcb91b8",
            "552d06c8edb9",
            "232086fe1a2a",
            "e917bff18d00",
            "d45d5be5b78b",
        ),
    ),
    "history": (history.MIGRATIONS, ("206a27bc4e04", "75a23f884ee5", "8c231b66c75d", "1b430288497a", "06cd38835930")),
}
"""Scripts, and the beginnings of their digests: who changes one that was given out breaks the profiles made by it."""

JOURNAL_ROWS = (
    "INSERT INTO account VALUES ('a1', 'netflix', 'sandbox', 'T1', 'Ada', 'Ada''s', 'linked')",
    *(
        f"INSERT INTO entry (id, account, queue, action, edit, state, question) VALUES"
        f" ({number}, 'a1', 'instant', {number}, '{MOVE}', '{state}', {question})"
        for number, (state, question) in enumerate(
            (
                ("settled", "NULL"),
                ("dropped", "NULL"),
                ("pending", "NULL"),
                ("in flight", "NULL"),
                ("needs decision", """'{"reason": "storm", "item": null, "after": null, "says": ""}'"""),
            ),
            start=1,
        )
    ),
)


def made_by(path: Path, scripts: Sequence[str], *rows: str) -> None:
    """A file as the program of that time left it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.create_function("crc32", 1, zlib.crc32)
        for number, script in enumerate(scripts, start=1):
            connection.executescript(f"BEGIN; {script}; PRAGMA user_version = {number}; COMMIT;")
        for row in rows:
            connection.execute(row)


def schema(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return [(name, *connection.execute(f"PRAGMA table_info({name})").fetchall()) for name in sorted(tables)]


@pytest.mark.parametrize("name", GIVEN_OUT)
def test_a_script_that_was_given_out_stays_as_it_is(name: str) -> None:
    scripts, digests = GIVEN_OUT[name]

    assert tuple(hashlib.sha256(script.encode()).hexdigest()[:12] for script in scripts) == digests


@pytest.mark.parametrize("version", range(1, len(journal.MIGRATIONS) + 1))
def test_the_journal_of_every_version_keeps_accounts_and_edits(tmp_path: Path, version: int) -> None:
    path = tmp_path / "lineup.db"
    made_by(path, journal.MIGRATIONS[:version], *JOURNAL_ROWS)

    opened = Journal(path)

    assert [(account.id, account.label) for account in opened.accounts()] == [("a1", "Ada's")]
    pending, travelling, asking = opened.live(REF)
    assert (pending.id, pending.edit, pending.state) == (3, Move((ItemId("a"),), Edge.TOP), EntryState.PENDING)
    assert (travelling.id, travelling.state) == (4, EntryState.IN_FLIGHT)
    assert asking.question is not None
    assert asking.question.reason is Reason.STORM
    assert opened.append(REF, (pending.edit,))[0].id == 6
    assert opened.steps(REF) == ()
    opened.close()


def test_what_was_over_before_there_was_a_time_goes_thirty_days_later(tmp_path: Path) -> None:
    path = tmp_path / "lineup.db"
    made_by(path, journal.MIGRATIONS[:1], *JOURNAL_ROWS)
    now = [0.0]
    opened = Journal(path, lambda: now[0])
    ((over_at,),) = opened._database.rows("SELECT DISTINCT over_at FROM entry WHERE over_at IS NOT NULL")
    assert isinstance(over_at, float)

    now[0] = over_at + journal.KEPT_FOR - 1
    assert opened.tidy() == 0
    now[0] += 2
    assert opened.tidy() == 2
    assert len(opened.live(REF)) == 3
    opened.close()


@pytest.mark.parametrize("version", range(1, len(snapshots.MIGRATIONS) + 1))
async def test_the_cache_of_every_version_keeps_its_lists(tmp_path: Path, version: int) -> None:
    path = tmp_path / "cache.db"
    whole = f"INSERT INTO snapshot (account, queue, body, read_at) VALUES ('a1', 'instant', '{QUEUE}', 100.0)"
    order_alone = "INSERT INTO snapshot VALUES ('a1', 'instant', '7', '[\"a\"]', '[]', 100.0, '[]', '')"
    apart = (order_alone, f"INSERT INTO item VALUES ('a1', 'instant', 'a', '{ITEM}')")
    blocks = "INSERT INTO snapshot VALUES ('a1', 'instant', '7', '[1]', '[]', 60, 100.0, '[]', '')"
    crc = zlib.crc32(f"[{ITEM}]".encode())
    block = f"INSERT INTO block VALUES (1, 'a1', 'instant', '[\"a\"]', CAST('[{ITEM}]' AS BLOB), {crc})"
    rows = (whole,) if version < 3 else apart if version < 6 else (blocks, block)
    made_by(path, snapshots.MIGRATIONS[:version], *rows)
    opened = Snapshots(path, Workers("snapshots"))
    kept = await opened.load(REF)
    assert kept is not None
    assert (order(kept.queue), kept.queue.etag, kept.read_at, kept.past) == ("a", "7", 100.0, ())
    opened.close()


@pytest.mark.parametrize("version", range(1, len(history.MIGRATIONS) + 1))
async def test_the_history_of_every_version_keeps_orders_and_what_was_seen(tmp_path: Path, version: int) -> None:
    path = tmp_path / "history.db"
    kept = "INSERT INTO kept_order (account, queue, kept_at, ids) VALUES ('a1', 'instant', 100.0, '[\"a\", \"b\"]')"
    seen = f"INSERT INTO seen (account, queue, seen_at, body) VALUES ('a1', 'instant', 200.0, '{QUEUE}')"
    made_by(path, history.MIGRATIONS[:version], kept, seen)
    opened = History(path, Workers("history"))
    assert [(kept.kept_at, kept.ids) for kept in await opened.orders(REF)] == [(100.0, ("a", "b"))]
    since = await opened.since(REF, Queue())
    assert since is not None
    assert (since.changed.removed, since.seen_at) == (("a",), 200.0)
    await opened.all_lists.keep_order(("netflix@sandbox:a",))
    assert await opened.all_lists.order() == ("netflix@sandbox:a",)
    opened.close()


@pytest.mark.parametrize("name", GIVEN_OUT)
def test_a_migrated_file_is_like_a_new_one(tmp_path: Path, name: str) -> None:
    scripts, _ = GIVEN_OUT[name]
    made_by(tmp_path / "new.db", scripts)
    for version in range(1, len(scripts)):
        path = tmp_path / f"{version}.db"
        made_by(path, scripts[:version])
        OPENED[name](path)

        assert schema(path) == schema(tmp_path / "new.db")


@pytest.mark.parametrize("name", GIVEN_OUT)
def test_a_file_of_a_later_version_is_refused_and_the_person_told_what_to_do(
    tmp_path: Path, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    path = tmp_path / f"{name}.db"
    scripts, _ = GIVEN_OUT[name]
    made_by(path, (*scripts, "CREATE TABLE later (id INTEGER)"))
    before = path.read_bytes()

    with pytest.raises(DatabaseTooNew) as refused:
        OPENED[name](path)

    sentence = sentence_of(refused.value, "")
    assert path.read_bytes() == before
    assert "later version" in sentence.lead
    assert f"schema {len(scripts) + 1}" in sentence.text
    assert "Start that version, or this one with another profile" in sentence.text


OPENED: dict[str, Callable[[Path], None]] = {
    "journal": lambda path: Journal(path).close(),
    "cache": lambda path: Snapshots(path, Workers("snapshots")).close(),
    "history": lambda path: History(path, Workers("history")).close(),
}
