import threading
from collections.abc import Callable
from dataclasses import replace

import pytest

from desktop_app.domain.edits import Edge, Move
from desktop_app.domain.merging import difference
from desktop_app.domain.order import apply
from desktop_app.domain.queues import Queue
from desktop_app.sync import comparing
from desktop_app.sync.comparing import Compared, changes, compared
from desktop_app.workers import Workers
from tests.core import run
from tests.unit.domain.strategies import queue

BASE, READ = queue("abcdef", "1"), queue("fabcde", "2")


def test_a_long_read_is_compared_in_a_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    threads = []

    def noted(base: Queue, read: Queue) -> object:
        threads.append(threading.current_thread())
        return difference(base, read)

    monkeypatch.setattr(comparing, "LONG", 6)
    monkeypatch.setattr(comparing, "difference", noted)

    found = run(lambda: compared(BASE, READ, Workers("comparing")))

    assert found == Compared(BASE, difference(BASE, READ))
    assert threads != [threading.main_thread()]


def test_a_short_one_can_wait() -> None:
    assert run(lambda: compared(BASE, READ, Workers("comparing"))) is None


@pytest.mark.parametrize("other", [lambda q: apply(q, Move((q.ids[0],), Edge.END)), replace])
def test_what_was_worked_out_about_something_else_does_not_count(other: Callable[[Queue], Queue]) -> None:
    wrong = Compared(BASE, difference(BASE, queue("")))
    expected = other(BASE)

    assert changes(BASE, READ, wrong) == wrong.difference
    assert changes(expected, READ, wrong) == difference(expected, READ)
