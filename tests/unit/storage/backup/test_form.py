"""The contents of a backup come out of its file as they went in."""

import json
from dataclasses import fields, replace
from io import BytesIO
from zipfile import ZipFile

from hypothesis import assume, given
from hypothesis import strategies as st

from desktop_app.domain.account import Account, AccountId, Person
from desktop_app.domain.backups import Backup, Belongings, PastOrder
from desktop_app.domain.duplicates import pair_of
from desktop_app.domain.queues import Item, Queue, Title, TitleId
from desktop_app.storage.backup.form import from_file, to_file
from tests.unit.storage.strategies import keys, queues, words

some = st.text(st.characters(codec="utf-8"), min_size=1, max_size=10)
accounts = st.builds(Account, words.map(AccountId), some, words, st.builds(Person, some, words), words)
ids = st.lists(keys, max_size=4, unique=True).map(tuple)
orders = st.lists(st.builds(PastOrder, st.floats(0, 2e9), ids), max_size=3).map(tuple)
belongings = st.builds(
    Belongings,
    accounts,
    st.dictionaries(words, ids, max_size=3),
    st.dictionaries(words, queues, max_size=2),
    st.dictionaries(words, orders, max_size=2),
    st.dictionaries(words, st.booleans(), max_size=2),
    st.dictionaries(words, words, max_size=2),
)
pairs = st.lists(some, min_size=2, max_size=2, unique=True).map(frozenset)
backups = st.builds(
    Backup,
    st.lists(belongings, max_size=3, unique_by=lambda one: one.owner).map(tuple),
    st.dictionaries(pairs, st.booleans(), max_size=3),
    st.lists(words, max_size=3).map(tuple),
    made_at=st.floats(0, 2e9),
)


def has_doubles(backup: Backup) -> bool:
    """Whether a title stands in a list twice, as no list of ours has it."""
    lists = [queue for one in backup.belongings for queue in one.lists.values()]
    told = [[item.id for item in (*queue.items, *queue.saved)] for queue in lists]
    return any(len(set(each)) < len(each) for each in told)


@given(backups)
def test_a_backup_comes_back_from_its_file(backup: Backup) -> None:
    assume(not has_doubles(backup))
    found = from_file(to_file(backup))
    assert found.belongings == tuple(_written(one) for one in backup.belongings)
    assert (found.answers, found.overview, found.made_at) == (backup.answers, backup.overview, backup.made_at)
    assert to_file(found) == to_file(backup)


def _written(one: Belongings) -> Belongings:
    """Return the belongings without entity-tags, which mean nothing elsewhere."""
    lists = {name: Queue(tuple(queue.items), queue.saved) for name, queue in one.lists.items()}
    return Belongings(one.account, one.orders, lists, one.earlier, one.in_overview, one.titles)


def test_every_field_of_an_item_is_written() -> None:
    assert {field.name for field in fields(Item)} == {"title", "added", "key", "remark", "own_id"}, (
        "see `checked._item`"
    )


ADA = Account(AccountId("a1"), "chew.tv", "chew.example", Person("7", "Ada"), "Ada’s films")
FILM, LATER = Item(Title(TitleId("m/1"), "Charade", 1963), 5), Item(Title(TitleId("m/2"), "Élan"))


def parts_of(file: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(file)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_the_parts_have_the_names_and_members_that_are_documented() -> None:
    one = Belongings(
        ADA,
        {"watchlist": (FILM.id, LATER.id)},
        {"saved": Queue((FILM,), (LATER,), "9")},
        {"watchlist": (PastOrder(3.5, (LATER.id,)),)},
        {"watchlist": False},
        {"watchlist": "Watchlist"},
    )
    other = Belongings(replace(ADA, provider="★", person=Person("8", "Bob")))
    backup = Backup((one, other), {pair_of("n:b", "n:a"): True}, ("n:b", "n:a"), {"leaving_days": 3}, made_at=0.0)

    parts = parts_of(to_file(replace(backup, descriptions={"far.toml": "name = 1"})))

    assert [*parts] == [
        *("manifest.json", "README.txt", "accounts/1-chew-tv.json", "accounts/2--.json"),
        *("answers.json", "overview.json", "settings.toml", "services/far.toml"),
    ]
    manifest = json.loads(parts["manifest.json"])
    assert (manifest["format"], manifest["version"], manifest["made_at"], manifest["made_at_unix"]) == (
        *("lineup-backup", 1, "1970-01-01T00:00:00+00:00", 0.0),
    )
    assert from_file(to_file(backup)).made_by == manifest["made_by"] != ""
    assert json.loads(parts["answers.json"]) == {"same": [["n:a", "n:b", True]]}
    assert json.loads(parts["overview.json"]) == {"order": ["n:b", "n:a"]}
    account = json.loads(parts["accounts/1-chew-tv.json"])
    assert parts["settings.toml"].splitlines() == [
        "# Lineup's settings, as far as they were changed.",
        "leaving_days = 3",
    ]
    assert account.items() >= {"id": "a1", "service": "chew.tv", "user_id": "7", "person": "Ada"}.items()
    assert account["orders"] == {"watchlist": ["m/1", "m/2"]}
    assert [each["title"]["id"] for part in ("items", "saved") for each in account["lists"]["saved"][part]] == [
        *("m/1", "m/2"),
    ]
    assert account["earlier_orders"] == {"watchlist": [{"kept_at": 3.5, "titles": ["m/2"]}]}
    assert account["in_all_my_queues"] == {"watchlist": False}


def test_a_person_can_read_it_each_title_of_a_list_has_a_line() -> None:
    one = Belongings(ADA, {}, {"saved": Queue((FILM, LATER))})

    parts = parts_of(to_file(Backup((one,), {pair_of("n:a", "t:a"): True, pair_of("n:b", "t:b"): False})))

    account, answers = parts["accounts/1-chew-tv.json"].splitlines(), parts["answers.json"].splitlines()
    assert [[name in line for name in ("Charade", "Élan")] for line in account if "m/" in line] == [
        [True, False],
        [False, True],
    ]
    assert [line.strip(" ,") for line in answers if "n:" in line] == ['["n:a", "t:a", true]', '["n:b", "t:b", false]']
    assert account[:2] == ["{", ' "id": "a1",']
    assert ' "orders": {},' in account


def test_a_service_without_a_name_has_a_part_all_the_same() -> None:
    one = Belongings(replace(ADA, provider="x" * 200))

    assert [name for name in parts_of(to_file(Backup((one,)))) if name.startswith("accounts/")] == [
        f"accounts/1-{'x' * 30}.json"
    ]
