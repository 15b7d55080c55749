"""The core: journal, planning, edits."""

import random
import sqlite3
import tempfile
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from desktop_app.domain.account import Account, AccountId, Person
from desktop_app.domain.arrangement import plan
from desktop_app.domain.coalescing import coalesce
from desktop_app.domain.edits import Edge, Move
from desktop_app.domain.merging import longest_increasing, rebase
from desktop_app.domain.order import apply, replay
from desktop_app.domain.pending_edits import EntryState
from desktop_app.domain.queues import Item, ItemId, Queue, QueueRef, Title, TitleId
from desktop_app.domain.undo_step import UndoStep
from desktop_app.storage.journal import Journal
from tests.benchmarks.measure import Figure, ratio, ratios


def figures() -> Iterator[Figure]:
    yield from journal_commits(20_000)
    yield planning(100_000)
    yield arranging(100_000)
    yield moving(100_000)
    yield from waiting(100_000, 25)
    yield rebasing(500, 20)
    yield rebasing(10_000, 500)


def journal_commits(kept: int) -> Iterator[Figure]:
    """Drops on a journal that has kept entries of thirty days."""
    folder = Path(tempfile.mkdtemp(dir="build" if Path("build").is_dir() else None))
    journal = Journal(folder / "journal.db")
    journal.save_account(Account(AccountId("a"), "netflix", "s", Person("u", "Ada"), "Ada"))
    bare = sqlite3.connect(folder / "bare.db", isolation_level=None)
    bare.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (x TEXT);")
    ref, edit = QueueRef(AccountId("a"), "instant"), Move((ItemId("movies/60034967"),), Edge.TOP)
    old = journal.append(ref, (edit,) * kept)
    journal.update([replace(entry, state=EntryState.SETTLED) for entry in old])
    drop = partial(journal.append, ref, (edit,), (), UndoStep(1, "Move Film 1", _queue(16), (edit,)))
    name, beside = "journal commit of one drop", "one bare SQLite FULL commit on the same disk"
    yield from ratios(name, drop, partial(bare.execute, "INSERT INTO t VALUES ('x')"), beside, 1000)


def planning(count: int) -> Figure:
    values = list(range(count))
    random.Random(1).shuffle(values)
    return ratio(
        f"longest increasing subsequence of {count}",
        partial(longest_increasing, values),
        partial(_bare_length, values),
        "a plain bisect LIS of the same data, its length only",
        5,
    )


def arranging(count: int) -> Figure:
    queue = _queue(count)
    places = list(range(count))
    random.Random(1).shuffle(places)
    ids = queue.ids
    target = [ids[place] for place in places]
    return ratio(
        f"the fewest moves that arrange {count} titles by chance",
        partial(plan, queue, target),
        lambda: _bare_length([queue.places[title_id] for title_id in target]),
        "a plain bisect LIS of the same titles, its length only",
        5,
    )


def _bare_length(values: list[int]) -> int:
    tails: list[int] = []
    for value in values:
        at = bisect_left(tails, value)
        tails[at : at + 1] = [value]
    return len(tails)


def moving(count: int) -> Figure:
    queue = _queue(count)
    ids = queue.ids
    move = Move((ids[count // 2],), ids[9])
    return ratio(f"a move applied to {count} titles", lambda: apply(queue, move), _on_a_list(queue), "list", 15)


def _on_a_list(queue: Queue) -> Callable[[], None]:
    items = list(queue.items)

    def move() -> None:
        copy = list(items)
        copy.insert(10, copy.pop(len(copy) // 2))

    return move


def waiting(count: int, edits: int) -> Iterator[Figure]:
    """Work of the widgets' thread while edits wait for the service."""
    queue, chance = _queue(count), random.Random(2)
    queue.work_out()
    ids, bare = queue.ids, _on_a_list(queue)
    again = [Move((ids[5000],), ids[10]), Move((ids[5000],), ids[90])]
    many = [Move((chance.choice(ids),), chance.choice(ids)) for _ in range(edits)]
    theirs = apply(queue, Move((ids[count - 5],), ids[3]))
    theirs.work_out()

    def drop() -> Queue:
        return replay(queue, filter(None, coalesce(queue, again)))

    def foreign() -> Queue:
        return replay(theirs, filter(None, (answer.edit for answer in rebase(queue, theirs, many))))

    beside = "a plain list, copied and changed once"
    yield ratio(f"{count} titles: a drop of one that waits already", drop, bare, beside, 15)
    yield ratio(f"{count} titles, {edits} edits waiting: a redraw", lambda: replay(queue, many), bare, beside, 15)
    yield ratio(f"{count} titles, {edits} edits waiting: somebody else's move", foreign, bare, beside, 15)


def rebasing(count: int, moves: int) -> Figure:
    base = _queue(count)
    theirs = base.with_items(tuple(reversed(base.items)))
    edits = [Move((base.ids[n * 7],), base.ids[n * 3]) for n in range(moves)]
    return ratio(
        f"{moves} edits rebased on {count} titles",
        lambda: rebase(base, theirs, edits),
        lambda: replay(theirs, edits),
        "the same edits applied",
        15,
    )


def _queue(count: int) -> Queue:
    return Queue(tuple(Item(Title(TitleId(f"movies/{n}"), f"Film {n}")) for n in range(count)), etag="1")
