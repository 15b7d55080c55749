import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.edits import Edge, Move
from desktop_app.domain.merging import Difference, difference
from desktop_app.domain.order import apply
from desktop_app.domain.queues import ItemId, Queue
from desktop_app.sync import reads
from desktop_app.sync.reads import Told, names_of, studied, takes_long
from tests.unit.domain.strategies import queue
from tests.unit.sync.test_batches import Place
from tests.unit.sync.whole_orders import WholeOrders

BASE, READ = queue("abcdef", "1"), queue("fabcde", "2")


@pytest.mark.parametrize(("least", "is_elsewhere"), [(6, True), (7, False)])
async def test_a_long_read_is_compared_in_a_thread(
    least: int, is_elsewhere: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A short one can wait."""
    threads = []

    def noted(base: Queue, read: Queue) -> Difference:
        threads.append(threading.current_thread())
        return difference(base, read)

    monkeypatch.setattr(reads, "LONG", least)
    monkeypatch.setattr(reads, "difference", noted)
    place = Place(tmp_path, WholeOrders("abcdef"))
    await place.opened()
    await place.close()

    assert [thread is not threading.main_thread() for thread in threads][:1] == [is_elsewhere]


def test_a_read_that_left_titles_out_takes_long_however_short_it_is() -> None:
    assert takes_long(replace(READ, unseen=1))
    assert not takes_long(READ)


def test_what_was_left_out_is_completed_before_it_is_compared() -> None:
    told = studied(BASE, replace(READ, items=READ.items[:4], unseen=2))

    assert told.read.ids == READ.ids
    assert told.changes(BASE) == difference(BASE, READ)


@pytest.mark.parametrize("other", [lambda q: apply(q, Move((q.ids[0],), Edge.END)), replace])
def test_what_was_worked_out_about_something_else_does_not_count(other: Callable[[Queue], Queue]) -> None:
    wrong = difference(BASE, queue(""))
    told = Told(READ, BASE, wrong)
    expected = other(BASE)

    assert told.changes(BASE) == wrong
    assert told.changes(expected) == difference(expected, READ)


def test_what_others_put_in_is_told_as_added_and_what_they_took_out_as_removed() -> None:
    told = Told(queue("abx", "2"))

    assert told.changes(queue("abc")) == Difference(added=(ItemId("x"),), removed=(ItemId("c"),))
    assert names_of(told.changes(queue("abc")), queue("abc"), told.read) == {"x": "Title X", "c": "Title C"}
