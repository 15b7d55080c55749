"""Calls that move an entry, tried on the emulated servers of all versions, which share no code with the planner."""

from collections.abc import Iterator
from itertools import combinations

import pytest

from desktop_app.providers.jellyfin.moves import Call, Sight, calls_to
from desktop_app.providers.jellyfin.versions import MoveRule, version_of
from desktop_app.sandbox.jellyfin import moves as served
from desktop_app.sandbox.jellyfin.versions import Version

VERSIONS = ("10.9.11", "10.10.7", "10.11.8", "12.0-rc5")


def cases(longest: int, hidden: int) -> Iterator[tuple[Sight, str, int]]:
    for count in range(1, longest + 1):
        every = tuple("abcdefg"[:count])
        for out in combinations(every, hidden):
            visible = tuple(one for one in every if one not in out)
            for entry in visible:
                yield from ((Sight(every, visible), entry, to) for to in range(len(visible)))


def carried_out(sight: Sight, calls: tuple[Call, ...], version: str) -> tuple[str, ...]:
    """The order that the emulated server has after the calls, as the person sees it."""
    order = tuple(served.Entry(one, one) for one in sight.all)
    for call in calls:
        seen = tuple(one for one in order if one.media in sight.visible)
        order = served.moved(served.Sight(order, order, seen), call.entry, call.index, Version(version).move_rule)
    return tuple(one.media for one in order if one.media in sight.visible)


def wanted(sight: Sight, entry: str, to: int) -> tuple[str, ...]:
    rest = [one for one in sight.visible if one != entry]
    return (*rest[:to], entry, *rest[to:])


@pytest.mark.parametrize("version", VERSIONS)
def test_every_move_of_a_list_that_is_seen_whole_can_be_said(version: str) -> None:
    rule = version_of(version).move_rule
    for sight, entry, to in cases(7, 0):
        calls = calls_to(sight, entry, to, rule)
        assert calls is not None, (sight, entry, to)
        assert carried_out(sight, calls, version) == wanted(sight, entry, to), (sight, entry, to, calls)


@pytest.mark.parametrize("version", VERSIONS[1:])
@pytest.mark.parametrize("hidden", [1, 2])
def test_past_hidden_entries_a_move_is_right_or_is_not_made(version: str, hidden: int) -> None:
    rule = version_of(version).move_rule
    said = 0
    for sight, entry, to in cases(6, hidden):
        calls = calls_to(sight, entry, to, rule)
        if calls is not None:
            said += 1
            assert carried_out(sight, calls, version) == wanted(sight, entry, to), (sight, entry, to, calls)
    assert said


def test_newer_servers_need_one_call_for_a_list_that_is_seen_whole() -> None:
    for sight, entry, to in cases(6, 0):
        calls = calls_to(sight, entry, to, MoveRule.AMONG_VISIBLE)
        assert calls is not None
        assert len(calls) == 1


def test_a_server_that_lands_one_too_far_is_told_one_less() -> None:
    sight = Sight(tuple("abcde"), tuple("abcde"))
    assert calls_to(sight, "a", 3, MoveRule.ONE_TOO_FAR) == (Call("a", 2),)


def test_past_a_hidden_entry_a_move_down_is_told_one_more() -> None:
    sight = Sight(tuple("abxcde"), tuple("abcde"))
    assert calls_to(sight, "a", 2, MoveRule.AMONG_VISIBLE) is not None
    assert sight.after(Call("a", 2), MoveRule.AMONG_VISIBLE) == Sight(tuple("bxacde"), tuple("bacde"))
