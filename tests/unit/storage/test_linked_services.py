"""The services of a profile's accounts, read while another program may use it."""

from dataclasses import replace
from pathlib import Path

from desktop_app.domain.account import Account, AccountId, Person
from desktop_app.storage.journal import Journal
from desktop_app.storage.linked_services import linked_services

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
