"""Cycles with Qt objects in them are collected by a timer of the application's thread, and nowhere else."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop_app.ui.shell import garbage
from desktop_app.ui.shell.garbage import Collector


class Ring(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.me = self


def test_a_thread_that_allocates_collects_nothing_and_the_timer_does(qtbot: QtBot) -> None:
    owner = QObject()
    Collector(owner)._timer.setInterval(1)
    ended = weakref.ref(Ring())
    rubbish: list[list[int]] = []
    busy = threading.Thread(target=lambda: rubbish.extend([] for _ in range(10 * gc.get_threshold()[0])))
    busy.start()
    busy.join()
    assert ended() is not None
    qtbot.waitUntil(lambda: ended() is None)
    assert not gc.isenabled()


def test_little_garbage_is_left_for_later() -> None:
    gc.collect()
    ended = weakref.ref(Ring())
    garbage.collect_if_due()
    assert ended() is not None


def test_what_takes_long_to_go_through_is_not_gone_through_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garbage, "NOTICED", -1)
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, 1000))
    before = gc.get_freeze_count()

    garbage.collect_if_due()

    assert gc.get_freeze_count() > before
    gc.unfreeze()


def test_a_long_list_that_was_just_made_is_not_gone_through(monkeypatch: pytest.MonkeyPatch) -> None:
    collected: list[int] = []
    monkeypatch.setattr(gc, "collect", collected.append)
    gc.freeze()
    rows = [[at] for at in range(2 * garbage.LONG_LIST)]
    before = gc.get_freeze_count()

    assert garbage.collect_if_due()

    assert not collected
    assert gc.get_freeze_count() >= before + len(rows)
    gc.unfreeze()


@pytest.mark.parametrize("due", [(1000, 0, 0), (0, 1000, 0)])
def test_a_young_collection_keeps_nothing_dead(monkeypatch: pytest.MonkeyPatch, due: tuple[int, int, int]) -> None:
    monkeypatch.setattr(garbage, "NOTICED", -1)
    ring = Ring()
    ended = weakref.ref(ring)
    gc.collect()
    gc.collect()
    before = gc.get_freeze_count()
    with monkeypatch.context() as counting:
        counting.setattr(gc, "get_count", lambda: due)
        del ring
        garbage.collect_if_due()

    assert gc.get_freeze_count() == before
    gc.collect()
    assert ended() is None


def test_it_looks_ever_more_seldom_while_there_is_nothing_and_soon_again_when_there_is() -> None:
    owner = QObject()
    collector = Collector(owner)
    gc.collect()

    intervals = []
    for _ in range(6):
        collector._look()
        intervals.append(collector._timer.interval())
    rubbish: list[list[int]] = [[] for _ in range(2 * gc.get_threshold()[0])]
    collector._look()

    assert intervals == [2_000, 4_000, 8_000, 16_000, 16_000, 16_000]
    assert collector._timer.interval() == 1_000
    assert rubbish
