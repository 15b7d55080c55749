"""When a notice is due: at its boundaries, and under a name by which it is told once."""

import pytest

from desktop_app.domain.account import AccountId
from desktop_app.domain.allowance import Allowance
from desktop_app.domain.queues import Item, ItemId, QueueRef, Title, TitleId
from desktop_app.domain.reminders import (
    DAY,
    SIGN_IN_AHEAD,
    CallsNearlySpent,
    Leaving,
    ListNearlyFull,
    TitlesLeaving,
    TokenEnding,
    calls_nearly_spent,
    leaves_soon,
    list_nearly_full,
    titles_leaving,
    token_ending,
)

NOW = 1_700_000_000.0
ADA = AccountId("ada")
REF = QueueRef(ADA, "instant")


def item(name: str, until: int | None) -> Item:
    return Item(Title(TitleId(name), f"Title {name}", available_until=until))


@pytest.mark.parametrize(
    ("left", "due"), [(SIGN_IN_AHEAD + 1, False), (SIGN_IN_AHEAD, True), (1, True), (0, False), (-1, False)]
)
def test_a_sign_in_that_ends(left: float, due: bool) -> None:
    notice = token_ending(ADA, NOW + left, NOW)
    assert notice == (TokenEnding(ADA, NOW + left) if due else None)


def test_a_sign_in_of_which_nobody_knows_the_end() -> None:
    assert token_ending(ADA, None, NOW) is None


@pytest.mark.parametrize(("left", "soon"), [(7 * DAY + 1, False), (7 * DAY, True), (1, True), (0, False), (-1, False)])
def test_soon_is_within_the_days(left: float, soon: bool) -> None:
    assert leaves_soon(int(NOW + left), NOW, 7) is soon


def test_zero_days_is_never() -> None:
    assert not leaves_soon(int(NOW) + 1, NOW, 0)


def test_several_titles_are_one_notice_the_first_to_leave_first() -> None:
    two, five = int(NOW + 2 * DAY), int(NOW + 5 * DAY)
    notice = titles_leaving(REF, [item("a", five), item("b", None), item("c", two), item("d", int(NOW))], NOW, 7)

    assert notice is not None
    assert notice.titles == (Leaving(ItemId("c"), "Title c", two), Leaving(ItemId("a"), "Title a", five))
    fewer = titles_leaving(REF, [item("a", five)], NOW, 7)
    assert fewer is not None
    assert fewer.name != notice.name


def test_nothing_leaves() -> None:
    assert titles_leaving(REF, [item("a", None), item("b", int(NOW + 8 * DAY))], NOW, 7) is None


@pytest.mark.parametrize(
    ("holds", "largest", "due"), [(89, 100, False), (90, 100, True), (100, 100, True), (5, None, False), (0, 0, False)]
)
def test_a_list_that_is_nearly_full(holds: int, largest: int | None, due: bool) -> None:
    assert list_nearly_full(REF, holds, largest) == (ListNearlyFull(REF, holds, largest or 0) if due else None)


def test_full_is_told_although_nearly_full_was() -> None:
    assert ListNearlyFull(REF, 90, 100).name == ListNearlyFull(REF, 99, 100).name
    assert ListNearlyFull(REF, 100, 100).name != ListNearlyFull(REF, 99, 100).name


@pytest.mark.parametrize(
    ("told", "due"),
    [
        (None, False),
        (Allowance(0), False),
        (Allowance(0, 0), False),
        (Allowance(101, 1000), False),
        (Allowance(100, 1000), True),
        (Allowance(0, 1000), True),
    ],
)
def test_calls_that_are_nearly_spent(told: Allowance | None, due: bool) -> None:
    notice = calls_nearly_spent(ADA, told)
    assert notice == (CallsNearlySpent(ADA, told.left, told.limit or 0) if due and told is not None else None)


def test_a_notice_is_told_again_only_when_it_is_about_something_else() -> None:
    bob = AccountId("bob")
    assert TokenEnding(ADA, NOW).name == TokenEnding(ADA, NOW + 0.2).name
    assert len({TokenEnding(ADA, NOW).name, TokenEnding(ADA, NOW + 60).name, TokenEnding(bob, NOW).name}) == 3
    assert CallsNearlySpent(ADA, 90, 1000).name == CallsNearlySpent(ADA, 3, 1000).name
    assert CallsNearlySpent(ADA, 90, 1000).name != CallsNearlySpent(bob, 90, 1000).name
    other = QueueRef(ADA, "disc")
    leaving = (Leaving(ItemId("a"), "A", 5),)
    assert TitlesLeaving(REF, leaving).name != TitlesLeaving(other, leaving).name
    assert TitlesLeaving(REF, leaving).name != TitlesLeaving(REF, (Leaving(ItemId("a"), "A", 6),)).name
    assert ListNearlyFull(REF, 90, 100).name != ListNearlyFull(other, 90, 100).name


def test_the_end_of_a_sign_in_is_told_three_days_ahead() -> None:
    days = 3 * 24 * 3600
    assert token_ending(ADA, NOW + days, NOW) is not None
    assert token_ending(ADA, NOW + days + 1, NOW) is None
