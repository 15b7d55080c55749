"""Orders and lists that are on this computer alone outlive an unlinking, if the person wants that."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.account import Account, AccountId, Person
from desktop_app.domain.edits import Remove
from desktop_app.domain.errors import StorageError
from desktop_app.domain.queues import Item, Queue, QueueRef, Title, TitleId
from desktop_app.storage.journal import Journal
from desktop_app.storage.own_data import OnlyHere

ADA = Account(AccountId("a1"), "chew", "far", Person("u1", "Ada"), "Ada")
ORDER = (TitleId("show:2"), TitleId("show:1"))
SAVED = Queue((Item(Title(TitleId("show:7"), "Seven")),), etag="0")
SHOWS, LIST = QueueRef(ADA.id, "shows"), QueueRef(ADA.id, "saved")


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    journal = Journal(tmp_path / "lineup.db")
    journal.save_account(ADA)
    journal.local_orders.save(SHOWS, ORDER)
    journal.local_lists.save(LIST, SAVED)
    return journal


def awaited(journal: Journal, of: Account = ADA) -> Account | None:
    return journal.own.awaited(of.provider, of.server, of.person.user_id)


def test_what_exists_only_here_is_named(journal: Journal) -> None:
    journal.local_orders.save(QueueRef(ADA.id, "one title"), ORDER[:1])
    journal.local_lists.save(QueueRef(ADA.id, "empty"), Queue(etag="0"))

    assert journal.own.only_here(ADA.id) == (OnlyHere("saved", 1, is_list=True), OnlyHere("shows", 2))
    assert journal.own.only_here(AccountId("a2")) == ()


def test_an_order_that_cannot_be_read_is_said_and_not_taken_for_an_empty_one(journal: Journal) -> None:
    with journal._database.transaction() as connection:
        connection.execute("UPDATE arrangement SET ids = '[1, 2]'")

    with pytest.raises(StorageError):
        journal.local_orders.load(SHOWS)
    assert [(each.orders, list(each.lists)) for each in journal.own.all()] == [({}, [LIST.name])]


def test_what_was_kept_waits_for_the_person_and_nothing_else_does(journal: Journal) -> None:
    journal.append(SHOWS, (Remove((TitleId("show:1"),)),))
    journal.forget_account(ADA.id, keeps=True)

    assert journal.accounts() == ()
    assert journal.own.unsent() == 0
    assert awaited(journal) == ADA
    assert (journal.local_orders.load(SHOWS), journal.local_lists.load(LIST).items) == (ORDER, SAVED.items)
    journal.save_account(ADA)
    assert journal.accounts() == (ADA,)
    assert awaited(journal) is None


def test_what_was_not_kept_is_gone(journal: Journal) -> None:
    journal.forget_account(ADA.id)

    assert awaited(journal) is None
    assert journal.own.only_here(ADA.id) == ()


def test_an_account_that_has_nothing_here_waits_for_nobody(journal: Journal) -> None:
    bob = Account(AccountId("b"), "chew", "far", Person("u2", "Bob"), "Bob")
    journal.save_account(bob)
    journal.forget_account(bob.id, keeps=True)

    assert awaited(journal, bob) is None


@pytest.mark.parametrize("other", [("netflix", "far", "u1"), ("chew", "elsewhere", "u1"), ("chew", "far", "u2")])
def test_nobody_else_is_given_it(journal: Journal, other: tuple[str, str, str]) -> None:
    journal.forget_account(ADA.id, keeps=True)
    provider, server, user = other

    assert awaited(journal, replace(ADA, provider=provider, server=server, person=Person(user, "Bob"))) is None


def test_all_of_it_can_be_forgotten(journal: Journal) -> None:
    journal.forget_account(ADA.id, keeps=True)
    journal.own.forget_awaited()

    assert awaited(journal) is None
    assert journal.own.only_here(ADA.id) == ()
