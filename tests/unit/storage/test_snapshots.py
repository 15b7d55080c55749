"""The last state of each queue: there at the next start, or simply not there."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.account import AccountId
from desktop_app.domain.edits import Add, apply
from desktop_app.domain.queues import Queue, QueueRef, TitleId
from desktop_app.domain.service import Capabilities, Guard, ListInfo, Ordering, RatingScale, Shelf, Writes
from desktop_app.storage.database import Database
from desktop_app.storage.encoding import queue_to_json
from desktop_app.storage.snapshots import MIGRATIONS, Snapshot, Snapshots
from desktop_app.workers import Workers
from tests.core import run
from tests.unit.domain.strategies import item, queue

REF = QueueRef(AccountId("a1"), "instant")
OTHER = QueueRef(AccountId("b2"), "instant")


def test_a_queue_comes_back_after_a_restart(tmp_path: Path) -> None:
    async def story() -> None:
        snapshots = Snapshots(tmp_path / "cache.db", Workers("snapshots"))
        await snapshots.save(REF, Snapshot(queue("abc", "7"), 12.5))
        last = replace(queue("cba", "8"), sorted_by="title")
        await snapshots.save(REF, Snapshot(last, 13.5, ("7",)))
        snapshots.close()

        again = Snapshots(tmp_path / "cache.db", Workers("snapshots"))

        assert await again.load(REF) == Snapshot(last, 13.5, ("7",))
        assert await again.load(OTHER) is None
        again.close()

    run(story)


def test_which_lists_an_account_has_comes_back_until_it_is_forgotten(tmp_path: Path) -> None:
    scale = RatingScale(1, 5, 100)
    can = Capabilities(Ordering.KEPT_BY_US, Guard.COMPARE_FIRST, Writes.WHOLE_ORDER, 1.5, scale)
    shelf = Shelf(can, (ListInfo("a", "Mine", 50, is_own=True), ListInfo("b", "Theirs", fixed="It is not yours.")))
    other = Shelf(replace(can, rating_scale=None), ())

    async def story() -> None:
        snapshots = Snapshots(tmp_path / "cache.db", Workers("snapshots"))
        await snapshots.save_shelf(REF.account, other)
        await snapshots.save_shelf(REF.account, shelf)
        await snapshots.save_shelf(OTHER.account, other)
        snapshots.close()

        again = Snapshots(tmp_path / "cache.db", Workers("snapshots"))
        assert await again.shelf(REF.account) == shelf
        await again.forget(REF.account)
        assert await again.shelf(REF.account) is None
        assert await again.shelf(OTHER.account) == other
        again.close()

    run(story)


def test_a_shelf_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    async def story() -> None:
        snapshots = Snapshots(tmp_path / "cache.db", Workers("snapshots"))
        with sqlite3.connect(tmp_path / "cache.db") as other:
            other.execute("INSERT INTO shelf VALUES (?, ?)", (REF.account, '{"lists": [7]}'))
        other.close()

        assert await snapshots.shelf(REF.account) is None
        snapshots.close()

    run(story)


def test_forgetting_an_account_leaves_the_others(tmp_path: Path) -> None:
    async def story() -> None:
        snapshots = Snapshots(tmp_path / "cache.db", Workers("snapshots"))
        await snapshots.save(REF, Snapshot(Queue(), 1))
        await snapshots.save(OTHER, Snapshot(Queue(), 2))

        await snapshots.forget(REF.account)

        assert await snapshots.load(REF) is None
        assert await snapshots.load(OTHER) == Snapshot(Queue(), 2)
        snapshots.close()

    run(story)


@pytest.mark.parametrize(
    "body",
    [
        "'{'",
        "'null'",
        "'[]'",
        "'{}'",
        """'{"title": "x", "added": null}'""",
        """'{"title": {"id": "x", "name": "X", "studio": 1}, "added": 1}'""",
        """'{"title": {"id": "y", "name": "Y"}, "added": 1}'""",
        "CAST(x'7bff' AS TEXT)",
    ],
)
def test_garbage_is_no_snapshot(tmp_path: Path, body: str) -> None:
    async def story() -> None:
        snapshots = Snapshots(tmp_path / "cache.db", Workers("snapshots"))
        connection = sqlite3.connect(tmp_path / "cache.db")
        with connection:
            connection.execute("INSERT INTO snapshot VALUES ('a1', 'instant', NULL, '[\"x\"]', '[]', 1.0, '[]', '')")
            connection.execute(f"INSERT INTO item VALUES ('a1', 'instant', 'x', {body})")
        connection.close()

        assert await snapshots.load(REF) is None
        snapshots.close()

    run(story)


def test_a_cache_of_the_first_schema_is_read_on(tmp_path: Path) -> None:
    async def story() -> None:
        database = Database(tmp_path / "cache.db", MIGRATIONS[:1], durable=False)
        with database.transaction() as connection:
            row = ("a1", "instant", queue_to_json(queue("ab", "7")), 12.5)
            connection.execute("INSERT INTO snapshot VALUES (?, ?, ?, ?)", row)
        database.close()
        snapshots = Snapshots(tmp_path / "cache.db", Workers("snapshots"))

        assert await snapshots.load(REF) == Snapshot(queue("ab", "7"), 12.5)
        snapshots.close()

    run(story)


def test_what_was_taken_out_is_let_go(tmp_path: Path) -> None:
    async def story() -> None:
        snapshots = Snapshots(tmp_path / "cache.db", Workers("snapshots"))
        await snapshots.save(REF, Snapshot(queue("abc", "7"), 12.5))
        await snapshots.save(REF, Snapshot(queue("c", "8"), 13.5))

        assert await snapshots.load(REF) == Snapshot(queue("c", "8"), 13.5)
        snapshots.close()
        with sqlite3.connect(tmp_path / "cache.db") as connection:
            assert connection.execute("SELECT id FROM item").fetchall() == [("c",)]

    run(story)


def test_only_what_is_new_is_written(tmp_path: Path) -> None:
    async def story() -> None:
        snapshots = Snapshots(tmp_path / "cache.db", Workers("snapshots"))
        before = queue("abc", "7")
        await snapshots.save(REF, Snapshot(before, 12.5))
        with sqlite3.connect(tmp_path / "cache.db") as connection:
            connection.execute("CREATE TABLE written (id TEXT)")
            connection.execute("CREATE TRIGGER t AFTER INSERT ON item BEGIN INSERT INTO written VALUES (new.id); END")

        await snapshots.save(REF, Snapshot(apply(before, Add(item("d"), TitleId("a"))), 13.5))

        with sqlite3.connect(tmp_path / "cache.db") as connection:
            assert connection.execute("SELECT id FROM written").fetchall() == [("d",)]
        assert await snapshots.load(REF) == Snapshot(queue("adbc", "7"), 13.5)
        snapshots.close()

    run(story)
