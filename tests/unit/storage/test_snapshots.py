"""The last state of each queue: there at the next start, or simply not there."""

import json
import sqlite3
import zlib
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from desktop_app.domain.account import AccountId
from desktop_app.domain.block_list import SIZE
from desktop_app.domain.edits import Move
from desktop_app.domain.errors import ListReason
from desktop_app.domain.order import apply
from desktop_app.domain.queues import Item, Queue, QueueRef
from desktop_app.domain.service import (
    Capabilities,
    Guard,
    ListCatalogue,
    ListEditing,
    ListInfo,
    Ordering,
    RatingScale,
    Writes,
)
from desktop_app.storage.codec import catalogue_from_json, catalogue_to_json, items_from_json, queue_to_json
from desktop_app.storage.database import Database
from desktop_app.storage.snapshots import MIGRATIONS, Snapshot, Snapshots
from desktop_app.workers import Workers
from tests.unit.domain.strategies import item, queue

REF = QueueRef(AccountId("a1"), "instant")
OTHER = QueueRef(AccountId("b2"), "instant")


async def test_a_queue_comes_back_after_a_restart(tmp_path: Path) -> None:
    snapshots = Snapshots(tmp_path / "cache.db", Workers("snapshots"))
    await snapshots.save(REF, Snapshot(queue("abc", "7"), 12.5))
    last = replace(queue("cba", "8"), sorted_by="title")
    await snapshots.save(REF, Snapshot(last, 13.5, ("7",)))
    snapshots.close()

    again = Snapshots(tmp_path / "cache.db", Workers("snapshots"))

    assert await again.load(REF) == Snapshot(last, 13.5, ("7",))
    assert await again.load(OTHER) is None
    again.close()


async def test_which_lists_an_account_has_comes_back_until_it_is_forgotten(tmp_path: Path) -> None:
    scale = RatingScale(1, 5, 100)
    can = Capabilities(Ordering.KEPT_BY_US, Guard.COMPARE_FIRST, Writes.WHOLE_ORDER)
    lists = (ListInfo("a", "Mine", 50, is_own=True), ListInfo("b", "Theirs", fixed=ListReason.OTHER_OWNER))
    catalogue = ListCatalogue(can, lists, scale, ListEditing(("private",), orders=False))
    other = ListCatalogue(can, ())
    snapshots = Snapshots(tmp_path / "cache.db", Workers("snapshots"))
    await snapshots.save_catalogue(REF.account, other)
    await snapshots.save_catalogue(REF.account, catalogue)
    await snapshots.save_catalogue(OTHER.account, other)
    snapshots.close()

    again = Snapshots(tmp_path / "cache.db", Workers("snapshots"))
    assert await again.catalogue(REF.account) == catalogue
    await again.forget(REF.account)
    assert await again.catalogue(REF.account) is None
    assert await again.catalogue(OTHER.account) == other
    again.close()


def test_an_earlier_versions_sentence_still_says_that_a_list_cannot_be_changed() -> None:
    can = Capabilities(Ordering.KEPT_BY_US, Guard.COMPARE_FIRST, Writes.WHOLE_ORDER)
    lists = (ListInfo("a", "Mine", fixed=ListReason.OTHER_OWNER), ListInfo("b", "Free"))
    written = json.loads(catalogue_to_json(ListCatalogue(can, lists)))
    written["lists"][0]["fixed"], written["lists"][1]["fixed"] = "It is not yours.", ""
    read = catalogue_from_json(json.dumps(written)).lists
    assert [info.fixed for info in read] == [ListReason.KEPT_BY_SERVICE, None]


def test_a_catalogue_that_an_earlier_version_kept_is_read() -> None:
    """Capabilities held more then: a spacing between writes, and the list that is kept here."""
    lists = (ListInfo("a", "Mine"),)
    can = Capabilities(Ordering.KEPT_BY_US, Guard.STATE_FIRST, Writes.ONE_TITLE)
    catalogue = ListCatalogue(can, lists, RatingScale(1, 10, 100), ListEditing(("private", "public")))
    shape = json.loads(catalogue_to_json(catalogue))
    shape["capabilities"] |= {"write_spacing": 1.1, "local_list": asdict(ListInfo("saved", "Saved"))}

    assert catalogue_from_json(json.dumps(shape)) == catalogue


async def test_a_catalogue_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    snapshots = Snapshots(tmp_path / "cache.db", Workers("snapshots"))
    with closing(sqlite3.connect(tmp_path / "cache.db")) as other, other:
        other.execute("INSERT INTO shelf VALUES (?, ?)", (REF.account, '{"lists": [7]}'))
    other.close()

    assert await snapshots.catalogue(REF.account) is None
    snapshots.close()


async def test_forgetting_an_account_leaves_the_others(tmp_path: Path) -> None:
    snapshots = Snapshots(tmp_path / "cache.db", Workers("snapshots"))
    await snapshots.save(REF, Snapshot(Queue(), 1))
    await snapshots.save(OTHER, Snapshot(Queue(), 2))

    await snapshots.forget(REF.account)

    assert await snapshots.load(REF) is None
    assert await snapshots.load(OTHER) == Snapshot(Queue(), 2)
    snapshots.close()


async def test_a_list_that_is_gone_leaves_the_others_and_comes_back_whole(tmp_path: Path) -> None:
    beside = QueueRef(REF.account, "disc")
    snapshots = Snapshots(tmp_path / "cache.db", Workers("snapshots"))
    kept = Snapshot(queue("abc", "7"), 12.5)
    for ref in (REF, beside, OTHER):
        await snapshots.save(ref, kept)

    await snapshots.forget_list(REF)

    assert [await snapshots.load(ref) for ref in (REF, beside, OTHER)] == [None, kept, kept]
    await snapshots.save(REF, kept)
    assert await snapshots.load(REF) == kept
    snapshots.close()


async def test_an_account_that_is_linked_again_has_its_lists_kept_anew(tmp_path: Path) -> None:
    snapshots = Snapshots(tmp_path / "cache.db", Workers("snapshots"))
    kept = Snapshot(queue("abc", "7"), 12.5)
    await snapshots.save(REF, kept)
    await snapshots.save(OTHER, kept)

    await snapshots.forget(REF.account)
    await snapshots.save(REF, kept)
    await snapshots.save(OTHER, Snapshot(queue("cba", "8"), 13.5))

    assert await snapshots.load(REF) == kept
    assert await snapshots.load(OTHER) == Snapshot(queue("cba", "8"), 13.5)
    snapshots.close()


async def test_no_title_of_a_forgotten_account_stays_on_the_disk(tmp_path: Path) -> None:
    snapshots = Snapshots(tmp_path / "cache.db", Workers("snapshots"))
    await snapshots.save(REF, Snapshot(queue("abc", "7"), 12.5))
    await snapshots.save(OTHER, Snapshot(queue("d", "7"), 12.5))
    await snapshots.forget(REF.account)
    snapshots.close()

    with closing(sqlite3.connect(tmp_path / "cache.db")) as connection:
        assert connection.execute("SELECT ids FROM block").fetchall() == [('["d"]',)]


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE block SET items = CAST('[{]' AS BLOB)",
        "UPDATE block SET items = substr(items, 2)",
        "UPDATE block SET crc = crc + 1",
        """UPDATE block SET items = CAST(replace(CAST(items AS TEXT), 'Title A', 'Title X') AS BLOB)""",
        "UPDATE block SET ids = '{'",
        "UPDATE block SET ids = CAST(x'7bff' AS TEXT)",
        "DELETE FROM block",
        "UPDATE snapshot SET blocks = 'null'",
        "UPDATE snapshot SET blocks = '[[]]'",
        "UPDATE snapshot SET saved = '[{}]'",
        """UPDATE snapshot SET saved = '[{"title": "x", "added": null}]'""",
        "UPDATE snapshot SET past = '{'",
    ],
)
async def test_garbage_is_no_snapshot(tmp_path: Path, damage: str) -> None:
    snapshots = Snapshots(tmp_path / "cache.db", Workers("snapshots"))
    await snapshots.save(REF, Snapshot(queue("abc", "7"), 12.5))
    changed(tmp_path, damage)

    assert await snapshots.load(REF) is None
    await snapshots.save(REF, Snapshot(queue("ab", "8"), 13.5))
    assert await snapshots.load(REF) == Snapshot(queue("ab", "8"), 13.5)
    snapshots.close()


async def test_what_a_later_version_tells_besides_is_passed_over(tmp_path: Path) -> None:
    snapshots = Snapshots(tmp_path / "cache.db", Workers("snapshots"))
    await snapshots.save(REF, Snapshot(queue("abc", "7"), 12.5))
    more = """replace(CAST(items AS TEXT), '"name"', '"studio": 1, "name"')"""
    changed(tmp_path, f"UPDATE block SET items = CAST({more} AS BLOB)")
    changed(tmp_path, "UPDATE block SET crc = crc32(items)")

    assert await snapshots.load(REF) == Snapshot(queue("abc", "7"), 12.5)
    snapshots.close()


async def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    snapshots = Snapshots(tmp_path / "cache.db", Workers("snapshots"))
    await snapshots.save(REF, Snapshot(Queue(LONG), 12.5))
    snapshots.close()
    read: list[int] = []

    def items_of(text: str | bytes) -> tuple[Item, ...]:
        read.append(len(text))
        return items_from_json(text)

    monkeypatch.setattr("desktop_app.storage.snapshots.items_from_json", items_of)
    again = Snapshots(tmp_path / "cache.db", Workers("snapshots"))
    kept = await again.load(REF)
    assert kept is not None
    assert kept.queue.ids == tuple(item.id for item in LONG)
    assert kept.queue.running_time == sum(item.title.runtime or 0 for item in LONG)
    assert kept.queue.place_of(LONG[-1].id) == len(LONG) - 1
    assert read == [len("[]")], "the saved ones alone"

    assert kept.queue.items[5:7] == LONG[5:7]
    assert len(read) == 2
    again.close()


async def test_a_cache_of_the_first_schema_is_read_on(tmp_path: Path) -> None:
    database = Database(tmp_path / "cache.db", MIGRATIONS[:1], durable=False)
    with database.transaction() as connection:
        row = ("a1", "instant", queue_to_json(queue("ab", "7")), 12.5)
        connection.execute("INSERT INTO snapshot VALUES (?, ?, ?, ?)", row)
    database.close()
    snapshots = Snapshots(tmp_path / "cache.db", Workers("snapshots"))

    assert await snapshots.load(REF) == Snapshot(queue("ab", "7"), 12.5)
    snapshots.close()


async def test_what_was_taken_out_is_let_go(tmp_path: Path) -> None:
    snapshots = Snapshots(tmp_path / "cache.db", Workers("snapshots"))
    await snapshots.save(REF, Snapshot(queue("abc", "7"), 12.5))
    await snapshots.save(REF, Snapshot(queue("c", "8"), 13.5))

    assert await snapshots.load(REF) == Snapshot(queue("c", "8"), 13.5)
    snapshots.close()
    with closing(sqlite3.connect(tmp_path / "cache.db")) as connection:
        assert connection.execute("SELECT ids FROM block").fetchall() == [('["c"]',)]


@pytest.mark.parametrize("restarted", [False, True])
async def test_only_what_is_new_is_written(tmp_path: Path, restarted: bool) -> None:
    snapshots = Snapshots(tmp_path / "cache.db", Workers("snapshots"))
    before = Queue(LONG)
    await snapshots.save(REF, Snapshot(before, 12.5))
    if restarted:
        snapshots.close()
        snapshots = Snapshots(tmp_path / "cache.db", Workers("snapshots"))
        kept = await snapshots.load(REF)
        assert kept is not None
        before = kept.queue
    changed(tmp_path, "CREATE TABLE written (ids TEXT)")
    changed(tmp_path, "CREATE TRIGGER t AFTER INSERT ON block BEGIN INSERT INTO written VALUES (new.ids); END")

    after = apply(before, Move((LONG[1].id,), LONG[5].id))
    await snapshots.save(REF, Snapshot(after, 13.5))

    with closing(sqlite3.connect(tmp_path / "cache.db")) as connection:
        ((ids,),) = connection.execute("SELECT ids FROM written").fetchall()
    assert json.loads(ids) == list(after.ids[: len(json.loads(ids))])
    assert await snapshots.load(REF) == Snapshot(after, 13.5)
    snapshots.close()


LONG = tuple(replace(item(f"t{number}"), added=number) for number in range(3 * SIZE))


def changed(folder: Path, statement: str) -> None:
    """By somebody else."""
    with closing(sqlite3.connect(folder / "cache.db")) as connection, connection:
        connection.create_function("crc32", 1, zlib.crc32)
        connection.execute(statement)
