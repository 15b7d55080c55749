"""An open list: what it shows, journals and knows to be over. The journal is real, the service is the test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.account import Account, AccountId, Person
from desktop_app.domain.edits import Edge, Move, Remove
from desktop_app.domain.pending_edits import Question, Reason, view_of
from desktop_app.domain.queues import ItemId, Queue, QueueRef
from desktop_app.storage.journal import Journal
from desktop_app.storage.snapshots import Snapshot
from desktop_app.sync.changes import Change, restored
from desktop_app.sync.open_queue import OpenQueue
from tests.list_steps import depart, read, take
from tests.unit.domain import strategies
from tests.unit.domain.strategies import queue

ADA = Account(AccountId("a1"), "netflix", "sandbox", Person("T1Ada-", "Ada"), "Ada")


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """A journal on the disk, with one account."""
    journal = Journal(tmp_path / "lineup.db")
    journal.save_account(ADA)
    yield journal
    journal.close()


def opened(journal: Journal, base: Queue) -> OpenQueue:
    """The disc list of the account, as the last run left it."""
    here = OpenQueue(QueueRef(ADA.id, "disc"), journal, lambda _state, _event: None)
    here.apply(restored(here.held, Snapshot(base, 0)))
    return here


def move(letter: str, after: str | Edge) -> Move:
    return Move((ItemId(letter),), after if isinstance(after, Edge) else ItemId(after))


def order(here: OpenQueue) -> str:
    return strategies.order(here.state.view)


def test_a_kept_edit_shows_its_place_though_a_later_one_was_travelling(journal: Journal) -> None:
    here = opened(journal, queue("abcdef", "1"))
    here.submit((move("a", "d"),))
    here.apply(Change(here.held).asking(here.held.entries, Question(Reason.REFUSED)).redrawn())
    here.submit((move("f", "d"),))
    request = depart(here)
    here.decide(here.state.entries[0].id, keep=True)

    take(here, request, queue("abcdfe", "2"))

    assert order(here) == "bcdafe" == strategies.order(view_of(here.held.base, here.state.entries))


def test_an_answer_that_shows_what_others_did_is_shown_at_once(journal: Journal) -> None:
    here = opened(journal, queue("abcdef", "1"))
    here.submit((move("f", Edge.TOP),))
    here.submit((Remove((ItemId("c"),)),))

    take(here, depart(here), queue("fxabcdeg", "2"))

    assert order(here) == "fxabdeg"


def test_a_merged_edit_is_in_the_journal_as_it_now_reads(journal: Journal) -> None:
    here = opened(journal, queue("abcdef", "1"))
    here.submit((move("f", "c"),))
    read(here, queue("abdef", "2"))

    again = opened(journal, here.held.base)

    assert order(again) == order(here) == "abfde"


def test_the_states_before_settled_edits_are_past(journal: Journal) -> None:
    here = opened(journal, queue("abcdef", "1"))
    read(here, queue("abcdef", "1"))
    for letter, after in (("f", "fabcde"), ("e", "efabcd")):
        here.submit((move(letter, Edge.TOP),))
        take(here, depart(here), queue(after, after))

    assert "1" in here.held.stale
    assert "fabcde" in here.held.stale
    assert here.held.base.etag not in here.held.stale


def test_what_was_let_go_is_told_and_nothing_else_goes(journal: Journal) -> None:
    here = opened(journal, queue("abcdef", "1"))
    here.submit((move("a", "d"),))
    here.submit((move("f", Edge.TOP), Remove((ItemId("b"),))))
    first, second, third = here.state.entries

    assert [entry.id for entry in here.drop([second.id])] == [second.id]
    assert [entry.id for entry in here.state.entries] == [first.id, third.id]
    assert [entry.id for entry in journal.live(here.ref)] == [first.id, third.id]
    assert order(here) == "cdaef"


def test_of_an_action_that_is_taken_back_only_what_waits_goes(journal: Journal) -> None:
    here = opened(journal, queue("abcdef", "1"))
    here.submit((move("f", Edge.TOP), move("b", "f")))
    here.submit((move("c", Edge.TOP),))
    depart(here)
    sent, waiting, other = here.state.entries

    assert [entry.id for entry in here.take_back(sent.group)] == [waiting.id]
    assert [entry.id for entry in here.state.entries] == [sent.id, other.id]
    assert here.take_back(sent.group) == ()
    assert order(here) == "cfabde"
