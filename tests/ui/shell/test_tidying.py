"""What is over goes behind a start, and a journal that cannot be tidied starts as well."""

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.app.lifetime import App
from desktop_app.domain.account import Account, AccountId, Person
from desktop_app.domain.edits import Edge, Move
from desktop_app.domain.errors import DiskFull
from desktop_app.domain.pending_edits import EntryState
from desktop_app.domain.queues import ItemId, QueueRef
from desktop_app.storage.journal import Journal
from desktop_app.storage.profile import Profile, profile_in
from desktop_app.tour.hands import until
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.style.theme import Theme


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    """Long ago an edit was settled, and another one waits to this day, of a service that only a later version knows."""
    profile = profile_in(tmp_path)
    profile.journal.parent.mkdir(parents=True, exist_ok=True)
    journal = Journal(profile.journal, lambda: 1.0)
    account = Account(AccountId("a1"), "later", "server", Person("T1", "Ada"), "Ada’s")
    journal.save_account(account)
    settled, _ = journal.append(QueueRef(account.id, "instant"), (Move((ItemId("a"),), Edge.TOP),) * 2)
    journal.update((replace(settled, state=EntryState.SETTLED),))
    journal.close()
    return profile


def states(profile: Profile) -> list[str]:
    with closing(sqlite3.connect(profile.journal)) as connection:
        return [state for (state,) in connection.execute("SELECT state FROM entry ORDER BY id")]


async def test_a_start_tidies_the_journal(theme: Theme, profile: Profile) -> None:
    app = App(MainWindow(), profile, None, theme)
    running = asyncio.ensure_future(app.run())

    await until(lambda: states(profile) == ["pending"], "what is over to go")

    app.window.close()
    await running


async def test_a_journal_that_cannot_be_tidied_holds_nothing_up(
    theme: Theme, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[Journal] = []

    def full(journal: Journal) -> int:
        tried.append(journal)
        raise DiskFull

    monkeypatch.setattr(Journal, "tidy", full)
    app = App(MainWindow(), profile, None, theme)
    running = asyncio.ensure_future(app.run())
    await until(lambda: tried, "the try")
    await app.tasks.finished()

    assert app.window.message_bar.message is None
    assert app.program is not None
    app.window.close()
    await running
    assert states(profile) == ["settled", "pending"]
