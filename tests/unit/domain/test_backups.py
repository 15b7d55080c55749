"""What restoring a backup would change here: told before it is done, and nothing of it left out."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from desktop_app.domain.account import Account, AccountId, Person
from desktop_app.domain.backups import (
    AccountChange,
    Backup,
    Belongings,
    Changes,
    ListChange,
    PastOrder,
    SettingChange,
    Value,
    changes,
    translated,
)
from desktop_app.domain.duplicates import pair_of
from desktop_app.domain.queues import ItemId, Queue
from tests.unit.domain.strategies import item, queue

THERE = Account(AccountId("there"), "tmdb", "TMDB", Person("7", "ada"), "Ada at work")
HERE = replace(THERE, id=AccountId("here"), label="Ada")


def ids(letters: str) -> tuple[ItemId, ...]:
    return tuple(ItemId(letter) for letter in letters)


def only(found: Changes) -> AccountChange:
    (account,) = found.accounts
    return account


def between(now: Belongings | None, wanted: Belongings) -> AccountChange:
    return only(changes(Backup(() if now is None else (now,)), Backup((wanted,)), {HERE.id}))


def test_an_account_is_the_same_by_service_server_and_person_and_changes_under_its_name_here() -> None:
    found = between(Belongings(HERE), Belongings(THERE, orders={"watchlist": ids("ab")}))

    assert (found.account, found.is_linked, found.is_new) == (HERE, True, False)


@pytest.mark.parametrize(
    "other",
    [
        replace(THERE, provider="trakt"),
        replace(THERE, server="tmdb.example.org"),
        replace(THERE, person=Person("8", "ada")),
    ],
)
def test_another_service_server_or_person_is_another_account_that_waits_to_be_linked(other: Account) -> None:
    found = between(Belongings(HERE), Belongings(other))

    assert (found.account, found.is_linked, found.is_new, found.is_any) == (other, False, True, True)
    assert not found.brings_any


def test_an_account_that_waits_here_already_is_neither_new_nor_linked() -> None:
    found = only(changes(Backup((Belongings(HERE),)), Backup((Belongings(THERE),)), ()))

    assert (found.is_linked, found.is_new, found.is_any) == (False, False, False)


def test_an_order_that_differs_is_told_with_the_titles_on_both_sides() -> None:
    wanted = Belongings(THERE, orders={"w": ids("abc"), "x": ids("a"), "same": ids("ab")}, titles={"w": "Watchlist"})

    found = between(Belongings(HERE, orders={"w": ids("ba"), "same": ids("ab")}), wanted)

    assert found.lists == (ListChange("Watchlist", 3, 2, is_own=False), ListChange("x", 1, None, is_own=False))


def test_a_list_of_our_own_is_told_with_the_titles_that_would_be_lost() -> None:
    before = Queue(queue("abc").items, saved=(item("s"), item("t")), etag="4")
    after = Queue(queue("ax").items, saved=(item("b"), item("s")), etag="9")

    found = between(Belongings(HERE, lists={"mine": before}), Belongings(THERE, lists={"mine": after}))

    assert found.lists == (ListChange("mine", 4, 5, is_own=True, lost=2),)


def test_a_list_that_is_not_here_yet_loses_nothing() -> None:
    found = between(None, Belongings(THERE, lists={"mine": queue("ab")}, titles={"mine": "Mine"}))

    assert found.lists == (ListChange("Mine", 2, None, is_own=True, lost=0),)


@pytest.mark.parametrize(
    ("wanted", "is_changed"),
    [
        (Queue(queue("ab").items, saved=(item("s"),), etag="77"), False),
        (Queue(queue("ba").items, saved=(item("s"),)), True),
        (Queue(queue("ab").items), True),
        (Queue(queue("abc").items, saved=(item("s"),)), True),
    ],
)
def test_a_list_changes_by_its_titles_and_their_order_not_by_its_version(wanted: Queue, is_changed: bool) -> None:
    here = Belongings(HERE, lists={"mine": Queue(queue("ab").items, saved=(item("s"),), etag="1")})

    assert bool(between(here, Belongings(THERE, lists={"mine": wanted})).lists) is is_changed


def test_earlier_orders_and_choices_count_as_far_as_they_are_not_here() -> None:
    one, two = PastOrder(1.0, ids("ab")), PastOrder(2.0, ids("ba"))
    here = Belongings(HERE, earlier={"w": (one,)}, in_overview={"w": True, "x": False})
    wanted = Belongings(THERE, earlier={"w": (one, two), "x": (one,)}, in_overview={"w": True, "x": True, "y": False})

    found = between(here, wanted)

    assert (found.earlier, found.choices, found.brings_any) == (2, 2, True)
    assert not between(wanted, replace(wanted, account=HERE)).brings_any


@pytest.mark.parametrize(
    "wanted",
    [
        Belongings(THERE, orders={"w": ids("ab")}),
        Belongings(THERE, earlier={"w": (PastOrder(1.0, ids("ab")),)}),
        Belongings(THERE, in_overview={"w": False}),
    ],
)
def test_each_thing_that_comes_for_an_account_is_a_change(wanted: Belongings) -> None:
    assert between(Belongings(HERE), wanted).is_any
    assert changes(Backup((Belongings(HERE),)), Backup((wanted,)), ()).is_any


def test_answers_count_with_those_that_say_the_opposite_of_what_is_here() -> None:
    one, two, three, four = (pair_of(f"n:{letter}", f"t:{letter}") for letter in "abcd")
    wanted = {one: True, two: False, three: True, four: False}

    found = changes(Backup(answers={one: True, two: True}), Backup(answers=wanted), ())

    assert (found.answers, found.replaced_answers) == (3, 1)
    assert found.is_any


@pytest.mark.parametrize(
    ("now", "wanted", "titles", "replaces"),
    [
        (("n:a", "n:b"), ("n:b", "n:a"), 2, True),
        ((), ("n:b", "n:a"), 2, False),
        (("n:a",), ("n:a",), 0, False),
        (("n:a",), (), 0, False),
    ],
)
def test_the_view_over_all_lists_is_told_where_it_gets_another_order(
    now: tuple[str, ...], wanted: tuple[str, ...], titles: int, replaces: bool
) -> None:
    found = changes(Backup(overview=now), Backup(overview=wanted), ())

    assert (found.overview, found.replaces_overview, found.is_any) == (titles, replaces, bool(titles))


def test_settings_and_descriptions_are_told_where_they_differ() -> None:
    now = Backup(settings={"leaving_days": 7, "start_with": "all"}, descriptions={"far.toml": "1", "near.toml": "1"})
    wanted = Backup(
        settings={"leaving_days": 7, "start_with": "last", "new_titles": "top"},
        descriptions={"far.toml": "1", "near.toml": "2", "new.toml": "3"},
    )

    found = changes(now, wanted, ())

    assert found.settings == (SettingChange("start_with", "all", "last"), SettingChange("new_titles", None, "top"))
    assert found.descriptions == ("near.toml", "new.toml")
    assert found.is_any
    assert not changes(now, replace(now, settings={}, descriptions={"other.toml": ""}), ()).is_any


@pytest.mark.parametrize(
    ("settings", "start"),
    [
        ({"start_with": "there/watchlist"}, "here/watchlist"),
        ({"start_with": "there/a/b"}, "here/a/b"),
        ({"start_with": "stranger/watchlist"}, "stranger/watchlist"),
        ({"start_with": "all"}, "all"),
        ({"start_with": "there"}, "there"),
        ({}, None),
    ],
)
def test_the_list_to_start_with_is_named_by_the_account_as_it_is_called_here(
    settings: Mapping[str, Value], start: str | None
) -> None:
    told = translated(Backup(settings={**settings, "leaving_days": 3}), {THERE.id: HERE.id})

    assert told.get("start_with") == start
    assert told["leaving_days"] == 3


def test_a_restored_start_that_is_the_one_of_now_is_no_change() -> None:
    now = Backup((Belongings(HERE),), settings={"start_with": "here/w"})

    assert not changes(now, Backup((Belongings(THERE),), settings={"start_with": "there/w"}), ()).settings


def test_an_account_of_which_nothing_comes_does_not_change() -> None:
    assert not AccountChange(HERE, is_linked=True).is_any
    assert AccountChange(THERE, is_linked=False, is_new=True).is_any
    assert not Changes((AccountChange(HERE, is_linked=True),)).is_any
