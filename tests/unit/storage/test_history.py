"""What lists were, and what was seen of them."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.domain.account import Account, AccountId, Person
from desktop_app.domain.backups import Belongings, PastOrder
from desktop_app.domain.duplicates import pair_of
from desktop_app.domain.errors import DiskFull
from desktop_app.domain.merging import Difference
from desktop_app.domain.queues import ItemId, QueueRef
from desktop_app.storage.history import KEPT_FOR, History, Since
from desktop_app.workers import Workers
from tests.unit.domain.strategies import queue

REF = QueueRef(AccountId("a"), "instant")
OTHER = QueueRef(AccountId("b"), "instant")
AB = (ItemId("a"), ItemId("b"))


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    history = History(tmp_path / "history.db", Workers("history"))
    yield history
    history.close()


async def test_orders_come_back_latest_first(history: History) -> None:
    await history.keep(REF, AB, 100.0)
    await history.keep(REF, AB[::-1], 200.0)
    await history.keep(OTHER, AB, 300.0)
    assert (await history.orders(REF)) == (PastOrder(200.0, AB[::-1]), PastOrder(100.0, AB))


async def test_an_order_is_kept_for_thirty_days(history: History) -> None:
    await history.keep(REF, AB, 100.0)
    await history.keep(REF, AB[::-1], 101.0 + KEPT_FOR)
    assert [order.kept_at for order in (await history.orders(REF))] == [101.0 + KEPT_FOR]


async def test_what_was_last_seen_replaces_what_was_seen_before(history: History) -> None:
    assert await history.since(REF, queue("ba")) is None
    await history.see(REF, queue("ab"), 100.0)
    await history.see(REF, queue("ba"), 200.0)

    assert await history.since(REF, queue("ba")) == Since(Difference(), 200.0, {})


async def test_an_unlinked_account_is_forgotten(history: History) -> None:
    await history.keep(REF, AB, 100.0)
    await history.see(REF, queue("ab"), 100.0)
    await history.forget(REF.account)

    assert await history.orders(REF) == ()
    assert await history.since(REF, queue("ab")) is None


async def test_what_cannot_be_read_was_not_seen(history: History, tmp_path: Path) -> None:
    await history.see(REF, queue("ab"), 100.0)
    with closing(sqlite3.connect(tmp_path / "history.db")) as other, other:
        other.execute("UPDATE seen SET body = '[1, 2]'")
    other.close()

    assert await history.since(REF, queue("ab")) is None


async def test_an_order_that_cannot_be_read_is_passed_over(
    history: History, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await history.keep(REF, AB, 100.0)
    await history.keep(REF, AB[::-1], 200.0)
    with closing(sqlite3.connect(tmp_path / "history.db")) as other, other:
        other.execute("UPDATE kept_order SET ids = '[1, 2]' WHERE kept_at = 200.0")
    other.close()

    assert await history.orders(REF) == (PastOrder(100.0, AB),)
    (belongings,) = history.own.added_to((Belongings(Account(REF.account, "netflix", "s", Person("u", "Ada"), "Ada")),))
    assert belongings.earlier == {REF.name: (PastOrder(100.0, AB),)}
    caplog.clear()


async def test_what_changed_since_the_last_look_is_told_with_the_names_of_what_went(history: History) -> None:
    assert await history.since(REF, queue("abc")) is None
    await history.see(REF, queue("abcd"), 100.0)

    since = await history.since(REF, queue("dabx"))

    assert since is not None
    assert since.seen_at == 100.0
    assert since.changed == Difference(added=(ItemId("x"),), removed=(ItemId("c"),), moved=(ItemId("d"),))
    assert since.gone == ("Title C",)


async def test_a_disk_without_room_keeps_what_was_seen_before(history: History) -> None:
    await history.see(REF, queue("ab"), 100.0)
    history._database._connection.execute("PRAGMA query_only = ON")

    with pytest.raises(DiskFull):
        await history.see(REF, queue("ba"), 200.0)
    with pytest.raises(DiskFull):
        await history.keep(REF, AB, 200.0)

    assert await history.since(REF, queue("ab")) == Since(Difference(), 100.0, {})
    assert await history.orders(REF) == ()


async def test_which_titles_are_the_same_is_remembered_and_can_be_taken_back(tmp_path: Path) -> None:
    path, charade, other = tmp_path / "history.db", pair_of("a:1", "b:2"), pair_of("a:1", "c:3")
    first = History(path, Workers("history"))
    await first.answer_same({charade: True})
    await first.answer_same({other: True})
    await first.answer_same({other: False})
    first.close()

    later = History(path, Workers("history"))
    assert await later.same_titles() == {pair_of("b:2", "a:1"): True, other: False}
    await later.answer_same({charade: None})
    assert await later.same_titles() == {other: False}
    later.close()


async def test_the_list_that_was_seen_last(history: History) -> None:
    assert await history.last_seen() is None
    await history.see(OTHER, queue("a"), 100.0)
    await history.see(REF, queue("a"), 300.0)
    await history.see(OTHER, queue("a"), 200.0)
    assert await history.last_seen() == REF


async def test_notices_are_remembered_for_their_day(history: History) -> None:
    await history.tell_notices(("a", "b"), 5)
    assert await history.told_notices(5) == {"a", "b"}
    assert await history.told_notices(6) == frozenset()
    await history.tell_notices(("b",), 6)
    assert await history.told_notices(5) == {"b"}


async def test_a_clock_that_was_a_year_ahead_does_not_silence_notices_for_a_year(history: History) -> None:
    await history.tell_notices(("a",), 370)
    assert await history.told_notices(5) == frozenset()
    await history.tell_notices(("a",), 5)
    assert await history.told_notices(5) == {"a"}


async def test_notices_told_are_there_after_a_restart(tmp_path: Path) -> None:
    first = History(tmp_path / "kept.db", Workers("history"))
    await first.tell_notices(("a",), 5)
    first.close()
    again = History(tmp_path / "kept.db", Workers("history"))
    assert await again.told_notices(5) == {"a"}
    again.close()


async def test_forgetting_an_account_leaves_what_is_of_others_and_of_all(history: History) -> None:
    for ref in (REF, OTHER):
        await history.keep(ref, AB, 100.0)
        await history.see(ref, queue("ab"), 100.0)
        await history.all_lists.choose(ref, is_in=False)
    await history.all_lists.keep_order(("n:a", "n:b"))

    await history.forget(REF.account)

    assert await history.all_lists.choices() == {OTHER: False}
    assert [order.ids for order in await history.orders(OTHER)] == [AB]
    assert await history.since(OTHER, queue("ab")) == Since(Difference(), 100.0, {})
    assert await history.all_lists.order() == ("n:a", "n:b")


async def test_orders_of_thirty_days_are_all_kept(history: History) -> None:
    for day in range(32):
        await history.keep(REF, AB, day * 86_400.0)

    assert [order.kept_at / 86_400 for order in await history.orders(REF)] == [*range(31, 0, -1)]


async def test_what_a_later_version_saw_was_not_seen_for_what_changed_either(history: History, tmp_path: Path) -> None:
    await history.see(REF, queue("ab"), 100.0)
    with closing(sqlite3.connect(tmp_path / "history.db")) as other, other:
        other.execute("UPDATE seen SET body = '{}'")
    other.close()

    assert await history.since(REF, queue("abc")) is None
