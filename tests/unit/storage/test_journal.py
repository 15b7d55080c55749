"""The journal: one action is one commit, in order, and what cannot be read stays for whoever can."""

import logging
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.account import Account, AccountId, LinkState, Person
from desktop_app.domain.edits import Add, Edge, Move, Remove
from desktop_app.domain.errors import DiskFull, StorageError
from desktop_app.domain.pending_edits import EntryState, Question, Reason
from desktop_app.domain.queues import Item, ItemId, QueueRef, Title, TitleId
from desktop_app.storage.journal import Journal

ADA = Account(AccountId("a1"), "netflix", "sandbox", Person("T1", "Ada"), "Ada's")
QUEUE = QueueRef(ADA.id, "instant")
MOVE = Move((ItemId("movies/1"),), Edge.TOP)
REMOVE = Remove((ItemId("movies/2"),))
ADD = Add(Item(Title(TitleId("movies/3"), "Three")), ItemId("movies/1"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lineup.db"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    journal = Journal(path)
    journal.save_account(ADA)
    yield journal
    journal.close()


def by_hand(path: Path, statement: str, *values: object) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    with connection:
        rows = connection.execute(statement, values).fetchall()
    connection.close()
    return rows


def test_edits_are_live_in_the_order_in_which_they_were_made(journal: Journal) -> None:
    first = journal.append(QUEUE, (MOVE, REMOVE))
    second = journal.append(QUEUE, (ADD,))

    assert journal.live(QUEUE) == first + second
    assert [entry.edit for entry in first + second] == [MOVE, REMOVE, ADD]
    assert first[0].group == first[1].group != second[0].group


def test_another_connection_sees_them_when_append_returns(journal: Journal, path: Path) -> None:
    journal.append(QUEUE, (MOVE, REMOVE))

    assert by_hand(path, "SELECT count(*) FROM entry") == [(2,)]


def test_they_are_there_after_a_restart(journal: Journal, path: Path) -> None:
    entries = journal.append(QUEUE, (MOVE, ADD))
    journal.close()

    again = Journal(path)

    assert again.live(QUEUE) == entries
    assert again.accounts() == (ADA,)
    again.close()


def test_an_action_is_written_whole_or_not_at_all(journal: Journal, path: Path) -> None:
    (pages,) = by_hand(path, "PRAGMA page_count")[0]
    journal._database._connection.execute(f"PRAGMA max_page_count = {pages}")
    many = tuple(Add(Item(Title(TitleId(f"movies/{n}"), "long name " * 20))) for n in range(200))

    with pytest.raises(DiskFull):
        journal.append(QUEUE, many)

    assert journal.live(QUEUE) == ()


def test_an_edit_for_an_account_that_is_not_linked_is_refused(journal: Journal) -> None:
    with pytest.raises(StorageError):
        journal.append(QueueRef(AccountId("nobody"), "instant"), (MOVE,))


def test_what_is_over_is_not_live(journal: Journal) -> None:
    one, two, three = journal.append(QUEUE, (MOVE, REMOVE, ADD))
    question = Question(Reason.VANISHED, ADD.item, Edge.TOP, "Gone")
    asking = replace(three, state=EntryState.NEEDS_DECISION, question=question)

    journal.update(
        (replace(one, state=EntryState.SETTLED), replace(two, state=EntryState.IN_FLIGHT, edit=MOVE), asking)
    )

    assert journal.live(QUEUE) == (replace(two, state=EntryState.IN_FLIGHT, edit=MOVE), asking)


def test_queues_do_not_mix(journal: Journal) -> None:
    journal.append(QUEUE, (MOVE,))

    assert journal.live(QueueRef(ADA.id, "disc")) == ()


def test_forgetting_an_account_takes_its_entries_along(journal: Journal, path: Path) -> None:
    journal.append(QUEUE, (MOVE,))

    journal.forget_account(ADA.id)

    assert journal.accounts() == ()
    assert by_hand(path, "SELECT count(*) FROM entry") == [(0,)]


def test_an_account_is_saved_again_under_its_id(journal: Journal) -> None:
    again = replace(ADA, label="Mine", state=LinkState.SIGN_IN_AGAIN)
    other = replace(ADA, id=AccountId("b2"), person=Person("T2", "Grace"))

    journal.save_account(again)
    journal.save_account(other)

    assert journal.accounts() == (again, other)


def test_one_person_at_one_service_is_one_row(journal: Journal) -> None:
    with pytest.raises(StorageError):
        journal.save_account(replace(ADA, id=AccountId("b2")))


def test_there_is_no_column_for_a_secret(journal: Journal, path: Path) -> None:
    tables = ("account", "entry", "step")
    columns = {name for table in tables for _, name, *_ in by_hand(path, f"PRAGMA table_info({table})")}

    assert columns == {
        *("id", "provider", "server", "user_id", "person", "label", "state"),
        *("account", "queue", "action", "edit", "question", "over_at"),
        *("number", "text", "before", "edits", "undone", "kept_at"),
    }


UNREADABLE: dict[str, tuple[str, object]] = {
    "an edit of a later version": ("edit", '{"copy": ["movies/1"]}'),
    "a title of a later version": (
        "edit",
        '{"add": {"title": {"id": "a", "name": "A", "studio": "later"}, "added": null}, "after": {"edge": "end"}}',
    ),
    "half an edit": ("edit", '{"move": ["mov'),
    "a question of a later version": ("question", '{"reason": "eclipse"}'),
    "a list": ("edit", "[]"),
}


@pytest.mark.parametrize(("column", "text"), UNREADABLE.values(), ids=UNREADABLE)
def test_a_row_that_cannot_be_read_is_left_alone(
    journal: Journal, path: Path, caplog: pytest.LogCaptureFixture, column: str, text: str
) -> None:
    one, two = journal.append(QUEUE, (MOVE, REMOVE))
    by_hand(path, f"UPDATE entry SET {column} = ? WHERE id = ?", text, one.id)

    live = journal.live(QUEUE)

    assert live == (two,)
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert "movies" not in caplog.text
    assert by_hand(path, f"SELECT {column}, state FROM entry WHERE id = ?", one.id) == [(text, "pending")]
    caplog.clear()


def test_a_row_that_is_no_text_is_left_alone(journal: Journal, path: Path, caplog: pytest.LogCaptureFixture) -> None:
    one, two = journal.append(QUEUE, (MOVE, REMOVE))
    by_hand(path, "UPDATE entry SET edit = CAST(x'7bff' AS TEXT) WHERE id = ?", one.id)

    assert journal.live(QUEUE) == (two,)
    assert by_hand(path, "SELECT count(*) FROM entry") == [(2,)]
    caplog.clear()


def test_an_account_in_a_state_of_a_later_version_is_shown(journal: Journal, path: Path) -> None:
    by_hand(path, "UPDATE account SET state = 'on holiday'")

    assert journal.accounts() == (ADA,)


def test_an_action_costs_the_same_however_many_entries_are_kept(journal: Journal) -> None:
    def steps_of_sqlite() -> int:
        steps = 0

        def count() -> int:
            nonlocal steps
            steps += 1
            return 0

        journal._database._connection.set_progress_handler(count, 1)
        entries = journal.append(QUEUE, (MOVE,))
        journal._database._connection.set_progress_handler(None, 1)
        journal.update([replace(entry, state=EntryState.SETTLED) for entry in entries])
        return steps

    first = steps_of_sqlite()
    journal.update([replace(e, state=EntryState.SETTLED) for e in journal.append(QUEUE, (MOVE,) * 500)])

    assert 0 < steps_of_sqlite() <= 2 * first


def test_an_action_and_what_it_changes_in_earlier_ones_are_one_commit(journal: Journal) -> None:
    one, two = journal.append(QUEUE, (MOVE, REMOVE))
    overtaken = (replace(one, state=EntryState.DROPPED), replace(two, edit=ADD))

    (three,) = journal.append(QUEUE, (MOVE,), overtaken)

    assert journal.live(QUEUE) == (overtaken[1], three)
    connection = journal._database._connection
    connection.execute("CREATE TEMP TRIGGER full BEFORE INSERT ON entry BEGIN SELECT raise(ABORT, 'no room'); END")
    with pytest.raises(StorageError):
        journal.append(QUEUE, (REMOVE,), (replace(three, state=EntryState.DROPPED),))
    assert journal.live(QUEUE) == (overtaken[1], three)


def test_the_lists_of_an_account_that_wait_are_named_once_and_those_that_are_over_are_not(journal: Journal) -> None:
    other, done, asked = (QueueRef(ADA.id, name) for name in ("disc", "done", "asked"))
    journal.save_account(replace(ADA, id=AccountId("b2"), person=Person("T2", "Bob")))
    journal.append(QueueRef(AccountId("b2"), "his"), (MOVE,))
    for ref in (QUEUE, QUEUE, other, done, asked):
        journal.append(ref, (MOVE, REMOVE))
    journal.update([replace(entry, state=EntryState.SETTLED) for entry in journal.live(done)])
    journal.update([replace(entry, state=EntryState.NEEDS_DECISION) for entry in journal.live(asked)])

    assert journal.waiting(ADA.id) == ("asked", "disc", "instant")


def test_a_server_has_another_name_for_one_account_alone(journal: Journal) -> None:
    bob = replace(ADA, id=AccountId("b2"), person=Person("T2", "Bob"))
    journal.save_account(bob)

    journal.rename_server(ADA.id, "netflix.example")

    assert journal.accounts() == (replace(ADA, server="netflix.example"), bob)
