"""Orders and lists that are on this computer alone outlive an unlinking, if the person wants that."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.account import Account, AccountId, Person
from desktop_app.domain.backups import Belongings
from desktop_app.domain.edits import Remove
from desktop_app.domain.errors import StorageError
from desktop_app.domain.pending_edits import EntryState
from desktop_app.domain.queues import Item, ItemId, Queue, QueueRef, Title, TitleId
from desktop_app.storage.journal import Journal
from desktop_app.storage.own_data import OnlyHere

ADA = Account(AccountId("a1"), "chew", "far", Person("u1", "Ada"), "Ada")
ORDER = (ItemId("show:2"), ItemId("show:1"))
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
    journal.append(SHOWS, (Remove((ItemId("show:1"),)),))
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
    assert journal.accounts() == (ADA,)


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


def test_what_belongs_to_each_account_is_collected_for_a_backup_oldest_account_first(journal: Journal) -> None:
    bob = replace(ADA, id=AccountId("0b"), person=Person("u2", "Bob"), label="Bob")
    journal.save_account(bob)
    journal.local_orders.save(QueueRef(bob.id, "shows"), ORDER[::-1])

    ours, his = journal.own.all()

    assert (ours.account, ours.orders, {**ours.lists}) == (
        *(ADA, {"shows": ORDER}),
        {"saved": journal.local_lists.load(LIST)},
    )
    assert (his.account, his.orders, {**his.lists}) == (bob, {"shows": ORDER[::-1]}, {})
    assert journal.own.linked() == {ADA.id, bob.id}


def test_a_list_that_a_later_version_wrote_counts_as_something_that_is_here_alone(journal: Journal) -> None:
    with journal._database.transaction() as connection:
        connection.execute("UPDATE local_list SET list = '[]'")

    assert OnlyHere("saved", 1, is_list=True) in journal.own.only_here(ADA.id)
    (ours,) = journal.own.all()
    assert {**ours.lists} == {}
    assert ours.orders == {"shows": ORDER}


def test_changes_that_wait_are_counted_and_those_that_are_over_are_not(journal: Journal) -> None:
    sent, asked, _ = journal.append(SHOWS, [Remove((title_id,)) for title_id in (*ORDER, ItemId("show:3"))])
    journal.update((replace(sent, state=EntryState.SETTLED), replace(asked, state=EntryState.NEEDS_DECISION)))

    assert journal.own.unsent() == 2


def test_a_restored_list_that_is_the_same_keeps_its_version_and_another_gets_the_next(journal: Journal) -> None:
    here = journal.local_lists.load(LIST)
    same = Belongings(ADA, lists={"saved": Queue(tuple(here.items), etag="77")})
    journal.own.take([same])
    assert journal.local_lists.load(LIST).etag == here.etag

    other = Queue((Item(Title(TitleId("show:8"), "Eight")), *here.items))
    journal.own.take([Belongings(replace(ADA, id=AccountId("there")), lists={"saved": other, "new": other})])

    taken = journal.local_lists.load(LIST)
    assert (tuple(taken.items), int(taken.etag or 0)) == (other.items, int(here.etag or 0) + 1)
    assert tuple(journal.local_lists.load(QueueRef(ADA.id, "new")).items) == other.items
    assert journal.accounts() == (ADA,)


def test_a_restored_order_replaces_the_one_here_and_the_other_lists_keep_theirs(journal: Journal) -> None:
    journal.local_orders.save(QueueRef(ADA.id, "films"), ORDER)

    ids = journal.own.take([Belongings(replace(ADA, id=AccountId("there")), {"shows": ORDER[::-1]})])

    assert ids == {AccountId("there"): ADA.id}
    assert journal.local_orders.load(SHOWS) == ORDER[::-1]
    assert journal.local_orders.load(QueueRef(ADA.id, "films")) == ORDER


def test_an_account_with_a_list_alone_waits_as_well(journal: Journal) -> None:
    journal.append(SHOWS, (Remove(ORDER),))
    with journal._database.transaction() as connection:
        connection.execute("DELETE FROM arrangement")
    bob = replace(ADA, id=AccountId("b2"), person=Person("u2", "Bob"))
    journal.save_account(bob)
    journal.append(QueueRef(bob.id, "shows"), (Remove(ORDER),))

    journal.forget_account(ADA.id, keeps=True)

    assert awaited(journal) == ADA
    assert journal.accounts() == (bob,)
    assert journal.own.unsent() == 1


@pytest.mark.parametrize(
    "other",
    [
        replace(ADA, provider="tmdb"),
        replace(ADA, server="another"),
        replace(ADA, person=Person("u0", "Ada")),
        replace(ADA, person=Person("u2", "Ada")),
    ],
)
def test_what_is_restored_for_another_account_waits_for_it_and_leaves_this_one_alone(
    journal: Journal, other: Account
) -> None:
    ids = journal.own.take([Belongings(other, {"shows": ORDER[::-1]})])

    assert journal.local_orders.load(SHOWS) == ORDER
    waiting = awaited(journal, other)
    assert waiting is not None
    assert ids == {other.id: waiting.id}
    assert waiting.id != ADA.id
    assert journal.local_orders.load(QueueRef(waiting.id, "shows")) == ORDER[::-1]
    assert journal.own.linked() == {ADA.id}
