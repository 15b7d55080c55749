"""Accounts whose service is still to be asked to forget them."""

from pathlib import Path

from desktop_app.domain.account import Account, AccountId, Person
from desktop_app.storage.journal import Journal


def account(number: str) -> Account:
    return Account(AccountId(number), "trakt", "trakt.tv", Person(f"u{number}", "Ada"), "Ada")


def test_a_farewell_outlives_its_account_and_the_program(tmp_path: Path) -> None:
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
