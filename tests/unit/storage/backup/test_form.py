"""The contents of a backup come out of its file as they went in."""

from dataclasses import fields

from hypothesis import assume, given
from hypothesis import strategies as st

from desktop_app.domain.account import Account, AccountId, Person
from desktop_app.domain.backups import Backup, Belongings, PastOrder
from desktop_app.domain.queues import Item, Queue
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
    assert {field.name for field in fields(Item)} == {"title", "added", "key", "remark"}, "see `checked.queue_of`"
