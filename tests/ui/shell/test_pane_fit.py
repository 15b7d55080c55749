"""Panes that have no room give way to each other, by rule and in the window."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.ui.shell.pane_fit import ALL, Needs, Pane, seen_panes, widths

NEEDS = Needs(left=200, middle=360, side=240, roomy=496)
LEFT, MIDDLE, SIDE = Pane


def test_three_panes_stand_side_by_side_where_there_is_room() -> None:
    assert seen_panes(936, NEEDS, MIDDLE, is_asked=False) == ALL
    assert seen_panes(935, NEEDS, MIDDLE, is_asked=False) == {LEFT, MIDDLE}


def test_the_sidebar_gives_way_to_what_was_asked_for() -> None:
    assert seen_panes(800, NEEDS, SIDE, is_asked=True) == {MIDDLE, SIDE}
    assert seen_panes(800, NEEDS, LEFT, is_asked=True) == {LEFT, MIDDLE}


def test_one_pane_alone_fills_a_narrow_window() -> None:
    for pane in Pane:
        assert seen_panes(500, NEEDS, pane, is_asked=True) == {pane}
        assert sum(widths(500, NEEDS, frozenset((pane,)), {LEFT: 256, SIDE: 296})) == 500


needs = st.builds(Needs, *(st.integers(1, 900),) * 4)


@given(st.integers(1, 3000), needs, st.sampled_from(Pane), st.booleans(), st.integers(0, 900), st.integers(0, 900))
def test_whatever_is_seen_has_the_room_it_needs_and_no_more_than_there_is(
    width: int, needed: Needs, front: Pane, asked: bool, left: int, side: int
) -> None:
    seen = seen_panes(width, needed, front, is_asked=asked)
    given_widths = dict(zip(Pane, widths(width, needed, seen, {LEFT: left, SIDE: side}), strict=True))

    assert front in seen or seen == ALL
    assert sum(given_widths.values()) == width
    for pane in Pane:
        assert (given_widths[pane] > 0) is (pane in seen)
        assert len(seen) == 1 or pane not in seen or given_widths[pane] >= needed.of(pane)
