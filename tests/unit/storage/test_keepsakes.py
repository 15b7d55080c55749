"""What exists on this computer alone outlives an unlinking, if the person wants that."""

from pathlib import Path

import pytest

from desktop_app.domain.account import Account, AccountId, Person
from desktop_app.domain.queues import Item, Queue, QueueRef, Title, TitleId
from desktop_app.storage.journal import Journal
from desktop_app.storage.keepsakes import OnlyHere

ADA = Account(AccountId("a1"), "chew", "far", Person("u1", "Ada"), "Ada")
AGAIN = Account(AccountId("a2"), "chew", "far", Person("u1", "Ada"), "Ada")
ORDER = (TitleId("show:2"), TitleId("show:1"))
SAVED = Queue((Item(Title(TitleId("show:7"), "Seven")),), etag="0")


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    journal = Journal(tmp_path / "lineup.db")
    journal.save_account(ADA)
    journal.arrangements.save(QueueRef(ADA.id, "shows"), ORDER)
    journal.local_lists.save(QueueRef(ADA.id, "saved"), SAVED)
    return journal


def test_what_exists_only_here_is_named(journal: Journal) -> None:
    journal.arrangements.save(QueueRef(ADA.id, "one title"), ORDER[:1])
    journal.local_lists.save(QueueRef(ADA.id, "empty"), Queue(etag="0"))

    assert journal.keepsakes.of(ADA.id) == (OnlyHere("saved", 1, is_list=True), OnlyHere("shows", 2))
    assert journal.keepsakes.of(AGAIN.id) == ()


def test_what_was_kept_is_back_when_the_account_is(journal: Journal) -> None:
    journal.forget_account(ADA.id, keeps=True)
    assert journal.keepsakes.of(ADA.id) == ()
    journal.save_account(AGAIN)

    assert journal.arrangements.load(QueueRef(AGAIN.id, "shows")) == ORDER
    assert journal.local_lists.load(QueueRef(AGAIN.id, "saved")).items == SAVED.items
    journal.forget_account(AGAIN.id)
    journal.save_account(ADA)
    assert journal.keepsakes.of(ADA.id) == ()


def test_what_was_not_kept_is_gone(journal: Journal) -> None:
    journal.forget_account(ADA.id)
    journal.save_account(AGAIN)
    assert journal.keepsakes.of(AGAIN.id) == ()


@pytest.mark.parametrize("other", [("netflix", "far", "u1"), ("chew", "elsewhere", "u1"), ("chew", "far", "u2")])
def test_nobody_else_is_given_it(journal: Journal, other: tuple[str, str, str]) -> None:
    journal.forget_account(ADA.id, keeps=True)
    provider, server, user = other
    journal.save_account(Account(AccountId("b"), provider, server, Person(user, "Bob"), "Bob"))

    assert journal.keepsakes.of(AccountId("b")) == ()
    journal.save_account(AGAIN)
    assert len(journal.keepsakes.of(AGAIN.id)) == 2


def test_all_of_it_can_be_forgotten(journal: Journal) -> None:
    journal.forget_account(ADA.id, keeps=True)
    journal.keepsakes.forget()
    journal.save_account(AGAIN)
    assert journal.keepsakes.of(AGAIN.id) == ()


def test_a_renamed_account_keeps_its_own(journal: Journal) -> None:
    journal.save_account(ADA.renamed("Mine"))
    assert len(journal.keepsakes.of(ADA.id)) == 2
