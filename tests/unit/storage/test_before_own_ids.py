"""Databases that were written when an item had no id but its title's: read as they are, for they mean the same."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.domain.account import AccountId
from desktop_app.domain.edits import Add, Edge, Move, Remove
from desktop_app.domain.pending_edits import EntryState, Question, Reason
from desktop_app.domain.queues import Item, ItemId, Queue, QueueRef, Title, TitleId
from desktop_app.domain.undo_step import excerpt, inverse
from desktop_app.storage.codec import edit_to_json
from desktop_app.storage.history import History
from desktop_app.storage.journal import Journal
from desktop_app.storage.snapshots import Snapshots
from desktop_app.workers import Workers

DUMPS = Path(__file__).parent / "before_own_ids"
INSTANT, LIST = QueueRef(AccountId("a1"), "instant"), QueueRef(AccountId("a2"), "lists/1")
THEN = 1_700_000_000.0


def item(letter: str, key: str = "") -> Item:
    title = Title(TitleId(f"movies/{letter}"), f"Title {letter.upper()}", 1950, 5400)
    return Item(title, 1_600_000_000, key)


def known(letter: str) -> ItemId:
    return ItemId(f"movies/{letter}")


VIEW = Queue(tuple(map(item, "abcdefgh")), (item("z"),), "7")
EDITS = (
    Move((known("c"),), Edge.TOP),
    Add(item("x"), known("a")),
    Add(item("y"), Edge.END, saved=True),
    Remove((known("b"),)),
    Move((known("x"),), known("d")),
    Remove((known("z"),)),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for dump in DUMPS.glob("*.sql"):
        with closing(sqlite3.connect(tmp_path / f"{dump.stem}.db")) as connection:
            connection.executescript(dump.read_text(encoding="utf-8"))
    return tmp_path


@pytest.fixture
def journal(folder: Path) -> Journal:
    return Journal(folder / "lineup.db", lambda: THEN)


def test_what_waits_and_what_is_asked_about_comes_back_as_it_was_made(journal: Journal) -> None:
    entries = journal.live(INSTANT)
    lost = Move((known("q"),), known("e"))
    assert [entry.edit for entry in entries] == [*EDITS[1:], lost]
    states = [EntryState.IN_FLIGHT, *[EntryState.PENDING] * 4, EntryState.NEEDS_DECISION]
    assert [entry.state for entry in entries] == states
    assert entries[-1].question == Question(Reason.VANISHED, item("q"), known("e"))
    assert [entry.edit for entry in journal.live(LIST)] == [Move((known("k"), known("l")), known("m"))]
    assert journal.named(INSTANT) == ()
    journal.close()


def test_what_was_done_can_be_undone(journal: Journal) -> None:
    steps = journal.steps(INSTANT)
    assert [(step.before, step.edits) for step in steps] == [(excerpt(VIEW, (e,), 2), (e,)) for e in EDITS]
    assert [step.undone for step in steps] == [False] * 5 + [True]
    assert inverse(steps[3].before, steps[3].edits) == (Add(item("b"), known("a")),)
    journal.close()


def test_orders_and_lists_that_are_kept_here_hold_the_same(journal: Journal) -> None:
    assert journal.local_orders.load(LIST) == (known("m"), known("k"))
    own = journal.local_lists.load(QueueRef(INSTANT.account, "own"))
    assert own == Queue((item("a"), item("b", "17")), etag="1")
    assert own.ids == (known("a"), known("b"))
    journal.close()


def test_a_list_of_such_titles_is_written_as_it_was_then(folder: Path, journal: Journal) -> None:
    """An earlier version reads what this one writes, and nothing of it has another key."""
    with closing(sqlite3.connect(folder / "lineup.db")) as connection:
        rows = connection.execute("SELECT edit FROM entry WHERE account = 'a1' ORDER BY id").fetchall()
    assert [edit_to_json(edit) for edit in EDITS] == [text for (text,) in rows[:6]]
    journal.close()


async def test_snapshots_and_history_are_read(folder: Path) -> None:
    snapshots, history = Snapshots(folder / "cache.db", Workers("s")), History(folder / "history.db", Workers("h"))
    snapshot, listed = await snapshots.load(INSTANT), await snapshots.load(LIST)
    assert snapshot is not None
    assert listed is not None
    assert (snapshot.queue, snapshot.past) == (VIEW, ("5", "6"))
    assert snapshot.queue.ids == VIEW.ids
    assert [item.key for item in listed.queue.items] == ["901", "902", "903"]
    assert listed.queue.ids == (known("k"), known("l"), known("m"))
    assert not listed.queue.has_own_ids
    assert [order.ids for order in await history.orders(INSTANT)] == [VIEW.ids]
    since = await history.since(INSTANT, VIEW.with_items(VIEW.items[1:]))
    assert since is not None
    assert since.changed.removed == (known("a"),)
    snapshots.close()
    history.close()
