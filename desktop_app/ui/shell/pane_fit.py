"""Choice of the panes that are seen in a given width of the window, and the width of each. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class Pane(Enum):
    """The panes of the window, from the leading edge."""

    LEFT = "left"
    MIDDLE = "middle"
    SIDE = "side"


ALL = frozenset(Pane)
_LISTS = frozenset((Pane.LEFT, Pane.MIDDLE))
_WORK = frozenset((Pane.MIDDLE, Pane.SIDE))


@dataclass(frozen=True, slots=True)
class Needs:
    """Pixels that the panes need at least; `roomy` is what the middle has beside two others."""

    left: int
    middle: int
    side: int
    roomy: int

    def of(self, pane: Pane) -> int:
        """The pixels that one pane needs."""
        return {Pane.LEFT: self.left, Pane.MIDDLE: self.middle, Pane.SIDE: self.side}[pane]


def seen_panes(width: int, needs: Needs, front: Pane, *, is_asked: bool) -> frozenset[Pane]:
    """The panes that are seen in `width` pixels: three, or two, or `front` alone.

    `front`: the pane that the person turned to last. `is_asked`: the right pane was opened on request, and goes before
    the sidebar.
    """
    if needs.left + max(needs.roomy, needs.middle) + needs.side <= width:
        return ALL
    pairs = (_WORK, _LISTS) if is_asked else (_LISTS, _WORK)
    for pair in pairs:
        if front in pair and sum(map(needs.of, pair)) <= width:
            return pair
    return frozenset((front,))


def widths(width: int, needs: Needs, seen: frozenset[Pane], wanted: Mapping[Pane, int]) -> list[int]:
    """The widths of the three panes, 0 for one that is not seen; the middle takes what the others leave.

    `wanted`: what the person gave the left and the right pane; they get less where the middle needs it.
    """
    if len(seen) == 1:
        return [width if pane in seen else 0 for pane in Pane]
    given = {pane: max(wanted[pane], needs.of(pane)) if pane in seen else 0 for pane in (Pane.LEFT, Pane.SIDE)}
    for pane in (Pane.SIDE, Pane.LEFT):
        missing = needs.middle - (width - sum(given.values()))
        if missing > 0 and pane in seen:
            given[pane] = max(given[pane] - missing, needs.of(pane))
    if Pane.MIDDLE not in seen:
        return [given[Pane.LEFT], 0, width - given[Pane.LEFT]]
    return [given[Pane.LEFT], width - sum(given.values()), given[Pane.SIDE]]
