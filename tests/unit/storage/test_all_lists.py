"""The view over all lists outlives the run."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.domain.account import AccountId
from desktop_app.domain.errors import StorageError
from desktop_app.domain.queues import QueueRef
from desktop_app.storage.history import History
from desktop_app.workers import Workers

INSTANT, RATED = QueueRef(AccountId("a"), "instant"), QueueRef(AccountId("b"), "rated")


async def test_order_and_choices_are_there_the_next_time(tmp_path: Path) -> None:
    first = History(tmp_path / "history.db", Workers("history"))
    assert await first.all_lists.order() == ()
    await first.all_lists.keep_order(("n:1", "t:2", "m:3"))
    await first.all_lists.keep_order(("t:2", "n:1"))
    await first.all_lists.choose(INSTANT, is_in=True)
    await first.all_lists.choose(INSTANT, is_in=False)
    await first.all_lists.choose(RATED, is_in=True)
    first.close()

    later = History(tmp_path / "history.db", Workers("history"))
    assert await later.all_lists.order() == ("t:2", "n:1")
    assert await later.all_lists.choices() == {INSTANT: False, RATED: True}
    await later.forget(AccountId("a"))
    assert await later.all_lists.choices() == {RATED: True}
    later.close()


async def test_an_order_is_kept_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    kept = History(path, Workers("history"))
    await kept.all_lists.keep_order(("n:1", "t:2"))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "CREATE TRIGGER full BEFORE INSERT ON overview_order WHEN new.place = 1"
            " BEGIN SELECT raise(ABORT, 'full'); END"
        )
    with pytest.raises(StorageError):
        await kept.all_lists.keep_order(("m:3", "n:1"))
    assert await kept.all_lists.order() == ("n:1", "t:2")
    kept.close()
