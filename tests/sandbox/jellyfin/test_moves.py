"""Where each version puts a moved entry, beside the contract's own counts (jellyfin.md, section 5.2)."""

from itertools import combinations

import pytest

from desktop_app.sandbox.jellyfin.moves import Entry, ServerFault, Sight, moved
from desktop_app.sandbox.jellyfin.versions import MoveRule


def sight(count: int, hidden: tuple[int, ...] = (), dead: tuple[int, ...] = ()) -> Sight:
    linked = tuple(Entry(f"s{n}", f"m{n}") for n in range(count))
    living = tuple(entry for n, entry in enumerate(linked) if n not in dead)
    return Sight(linked, living, tuple(entry for n, entry in enumerate(linked) if n not in {*hidden, *dead}))


def ids(count: int) -> list[str]:
    return [f"m{n}" for n in range(count)]


def asked(order: list[str], old: int, new: int) -> list[str]:
    rest = [one for one in order if one != order[old]]
    rest.insert(new, order[old])
    return rest


def after(one: Sight, media: str, new: int, rule: MoveRule) -> list[str]:
    entry = media.replace("m", "s") if rule == "final index" else media
    return [entry.media for entry in moved(one, entry, new, rule)]


@pytest.mark.parametrize("count", range(2, 8))
@pytest.mark.parametrize("rule", ["final index", "among the visible"])
def test_the_final_index_as_asked(count: int, rule: MoveRule) -> None:
    for old in range(count):
        for new in range(count):
            assert after(sight(count), f"m{old}", new, rule) == asked(ids(count), old, new)
        assert after(sight(count), f"m{old}", count, rule)[-1] == f"m{old}"


@pytest.mark.parametrize("count", range(2, 8))
def test_one_too_far(count: int) -> None:
    for old in range(count):
        for new in range(count):
            lands = new
            if new > old:
                lands = min(new + 1, count - 1)
            elif new == 0 and old > 0:
                lands = 1
            assert after(sight(count), f"m{old}", new, "one too far") == asked(ids(count), old, lands), (old, new)
        with pytest.raises(ServerFault):
            moved(sight(count), f"m{old}", count, "one too far")


def test_beyond_the_end() -> None:
    assert after(sight(4), "m1", 9, "final index") == ["m0", "m2", "m3", "m1"]
    with pytest.raises(ServerFault):
        moved(sight(4), "m1", 5, "among the visible")


@pytest.mark.parametrize(("hidden", "all_moves", "wrong"), [(1, 80, 6), (2, 90, 12)])
def test_hidden_entries_let_some_moves_down_stop_short(hidden: int, all_moves: int, wrong: int) -> None:
    tried, short = 0, 0
    for gone in combinations(range(5), hidden):
        one = sight(5, gone)
        order = [entry.media for entry in one.visible]
        for old, media in enumerate(order):
            for new in range(len(order)):
                shown = [m for m in after(one, media, new, "among the visible") if m in order]
                tried += 1
                if shown != asked(order, old, new):
                    short += 1
                    assert new > old
                    assert shown.index(media) < new
    assert (tried, short) == (all_moves, wrong)


def test_dead_entries_shift_the_place() -> None:
    """Up to 10.10.1 they count; later the place is found without them, and then counted with them."""
    one = sight(4, dead=(0,))

    assert after(one, "m3", 2, "final index") == ["m0", "m1", "m3", "m2"]
    assert after(one, "m3", 1, "among the visible") == ["m0", "m3", "m1", "m2"]
    assert after(sight(4, dead=(3,)), "m2", 1, "among the visible") == ["m0", "m2", "m1", "m3"]


def test_an_unknown_entry() -> None:
    assert moved(sight(3), "other", 1, "among the visible") == sight(3).linked
    for rule in ("final index", "one too far"):
        with pytest.raises(ServerFault):
            moved(sight(3), "other", 1, rule)


def test_of_doubles_the_first_is_moved() -> None:
    twice = (Entry("s0", "m0"), Entry("s1", "m1"), Entry("s2", "m0"), Entry("s3", "m3"))
    order = moved(Sight(twice, twice, twice), "m0", 3, "among the visible")

    assert [entry.slot for entry in order] == ["s1", "s2", "s3", "s0"]
