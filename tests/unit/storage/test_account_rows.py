"""Accounts as the journal keeps them: who must still be forgotten at a service, and which services there are."""

from dataclasses import replace
from pathlib import Path

from desktop_app.domain.account import Account, AccountId, Person
from desktop_app.storage.account_rows import linked_services
from desktop_app.storage.journal import Journal


def account(number: str) -> Account:
    return Account(AccountId(number), "trakt", "trakt.tv", Person(f"u{number}", "Ada"), "Ada")


def test_a_pending_revocation_outlives_its_account_and_the_program(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "lineup.db")
    journal.save_account(account("1"))
    journal.pending_revocations.add(account("1"))
    journal.pending_revocations.add(account("2"))
    journal.pending_revocations.add(account("1"))
    journal.forget_account(AccountId("1"))
    journal.close()

    journal = Journal(tmp_path / "lineup.db")
    assert {found.id for found in journal.pending_revocations.all()} == {"1", "2"}
    journal.pending_revocations.remove(AccountId("1"))
    assert [(found.id, found.server, found.label) for found in journal.pending_revocations.all()] == [
        ("2", "trakt.tv", "Ada")
    ]
    journal.close()


ADA = Account(AccountId("a1"), "trakt", "Trakt", Person("1", "Ada"), "Ada")


def test_each_service_is_named_once_while_the_program_runs(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "lineup.db")
    for number, provider in enumerate(("trakt", "trakt", "tmdb")):
        who = Person(str(number), "Ada")
        journal.save_account(replace(ADA, id=AccountId(str(number)), provider=provider, person=who))

    assert linked_services(tmp_path / "lineup.db") == {"trakt", "tmdb"}
    journal.close()


def test_a_profile_that_is_not_there_or_damaged_has_none_and_is_left_alone(tmp_path: Path) -> None:
    assert linked_services(tmp_path / "lineup.db") == frozenset()
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "lineup.db").write_bytes(b"no database" * 1000)
    assert linked_services(tmp_path / "lineup.db") == frozenset()
    assert (tmp_path / "lineup.db").read_bytes() == b"no database" * 1000
